import type { Question } from '../../../core/facts.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { Viewer } from '../../../core/present.ts';
import { presentLabel } from '../../../core/present.ts';
import type { Row } from '../../../core/record.ts';
import { recordKey } from '../../../core/record.ts';

/** What a rule looked up elsewhere, for people; `rows` are the records that may be named, by record key. */
export function askedInWords(question: Question, model: Model, viewer: Viewer, rows: ReadonlyMap<string, Row>): string {
  const { say } = viewer.language;
  const title = (table: string | undefined) => model.tables.get(table ?? '')?.title ?? '';
  switch (question.ask) {
    case 'get': {
      const row = rows.get(recordKey(question.table, question.id));
      const name = row === undefined ? question.id : presentLabel(model, viewer, row);
      return say({ code: 'report.asked.get', args: { table: title(question.table), name } });
    }
    case 'by':
    case 'count': {
      const table = model.indexes.get(question.index)?.table;
      const key = keyInWords(question.key, model.tables.get(table ?? ''));
      return say({ code: `report.asked.${question.ask}`, args: { table: title(table), key } });
    }
    case 'sum':
    case 'last':
      return say({ code: 'report.asked.ledger', args: { ledger: question.ledger, subject: question.subject } });
    default:
      return question satisfies never;
  }
}

/** A key that begins with the key of a field, `email:ann@example.com`, with what stands above that column. */
function keyInWords(key: string, table: Table | undefined): string {
  const at = key.indexOf(':');
  const field = table?.byKey.get(key.slice(0, at));
  return field === undefined ? key : `${field.label}: ${key.slice(at + 1)}`;
}
