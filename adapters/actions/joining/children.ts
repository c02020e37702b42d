import type { RecordId } from '../../../core/cell.ts';
import { questionKey } from '../../../core/facts.ts';
import type { Field } from '../../../core/field.ts';
import { isField } from '../../../core/field.ts';
import { leadsOn } from '../../../core/joined.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { Row } from '../../../core/record.ts';
import { rowOf } from '../../../core/starts.ts';
import type { Kept, State } from '../../../core/state.ts';
import type { Ref } from '../../fields/reference.ts';
import { reference, referenceIndex } from '../../fields/reference.ts';

/** Records of one table that lead to others by one of their fields. */
export interface Children {
  readonly table: Table;
  readonly field: Field;
  readonly count: number;
  /** The first few of them. */
  readonly rows: readonly Row[];
}

const mostShown = 5;
const mostLooked = 1000;

/** Every field by which records may lead to records of a table, and on from one that is joined into another. */
function fieldsTo({ tables }: Model, target: Table): readonly { readonly table: Table; readonly field: Field }[] {
  return [...tables.values()].flatMap((table) =>
    table.fields.flatMap((field) =>
      isField(field, reference) && field.options['table'] === target.key && leadsOn(target, table.key, field.key)
        ? [{ table, field }]
        : [],
    ),
  );
}

/** What leads to some records, by what is remembered. */
export async function childrenKnown(
  model: Model,
  state: State,
  target: Table,
  ids: readonly RecordId[],
): Promise<readonly Children[]> {
  const found: Children[] = [];
  for (const { table, field } of fieldsTo(model, target)) {
    const index = referenceIndex(table.key, field.key).name;
    const by = ids.map((id) => ({ ask: 'by', index, key: id, cap: mostLooked }) as const);
    const counts = ids.map((id) => ({ ask: 'count', index, key: id }) as const);
    const replies = await state.answer([...by, ...counts]);
    const count = counts.reduce((sum, one) => sum + Number(replies.get(questionKey(one)) ?? 0), 0);
    const rows = by.flatMap((one) => {
      const reply = replies.get(questionKey(one));
      return Array.isArray(reply) ? (reply as readonly Kept[]).map((kept) => rowOf(table, kept)) : [];
    });
    if (count > 0) found.push({ table, field, count, rows: rows.slice(0, mostShown) });
  }
  return found;
}

/** What leads to some records, among all rows of a spreadsheet. */
export function childrenAmong(
  model: Model,
  rows: readonly Row[],
  target: Table,
  ids: readonly RecordId[],
): readonly Children[] {
  return fieldsTo(model, target).flatMap(({ table, field }) => {
    const leading = rows.filter(
      (row) =>
        row.table === table.key &&
        ((row.values[field.key] ?? []) as readonly Ref[]).some(({ id }) => id !== null && ids.includes(id)),
    );
    return leading.length === 0 ? [] : [{ table, field, count: leading.length, rows: leading.slice(0, mostShown) }];
  });
}
