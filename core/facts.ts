import type { RecordId, TableKey } from './cell.ts';
import type { Entry } from './entry.ts';
import type { Row } from './record.ts';
import { recordKey } from './record.ts';

/** Something a plan must know before it can be made. */
export type Question =
  | { readonly ask: 'get'; readonly table: TableKey; readonly id: RecordId }
  | { readonly ask: 'by'; readonly index: string; readonly key: string; readonly cap: number }
  | { readonly ask: 'count'; readonly index: string; readonly key: string }
  | { readonly ask: 'sum' | 'last'; readonly ledger: string; readonly subject: string };

/** The index under which every record stands by its own record key: whoever asked for a record by id asked this. */
export const recordIndex = 'record';

/** What the world outside a plan's own records holds. `undefined`: not known yet, ask. */
export interface Facts {
  get(table: TableKey, id: RecordId): Row | null | undefined;
  /** The rows under a key, or `crowd` when there are more than `cap`. */
  by(index: string, key: string, cap: number): readonly Row[] | 'crowd' | undefined;
  count(index: string, key: string): number | undefined;
  sum(ledger: string, subject: string): number | undefined;
  last(ledger: string, subject: string): Entry | null | undefined;
}

/** The plan's own records are all there is: bulk checks and first looks. */
export const nothingElse: Facts = {
  get: () => null,
  by: () => [],
  count: () => 0,
  sum: () => 0,
  last: () => null,
};

/** An answer to a question, in the same terms. */
export type Answer = Row | null | readonly Row[] | 'crowd' | number | Entry;

/** The name of a question: equal questions have equal names. */
export function questionKey(question: Question): string {
  switch (question.ask) {
    case 'get':
      return `get\0${recordKey(question.table, question.id)}`;
    case 'by':
      return `by\0${question.index}\0${question.key}\0${question.cap}`;
    case 'count':
      return `count\0${question.index}\0${question.key}`;
    default:
      return `${question.ask}\0${question.ledger}\0${question.subject}`;
  }
}

/** Facts as answered so far: what has no answer is `undefined`, and the plan asks for it. */
export function answered(answers: ReadonlyMap<string, Answer>): Facts {
  return {
    get: (table, id) => answers.get(questionKey({ ask: 'get', table, id })) as Row | null | undefined,
    by: (index, key, cap) =>
      answers.get(questionKey({ ask: 'by', index, key, cap })) as readonly Row[] | 'crowd' | undefined,
    count: (index, key) => answers.get(questionKey({ ask: 'count', index, key })) as number | undefined,
    sum: (ledger, subject) => answers.get(questionKey({ ask: 'sum', ledger, subject })) as number | undefined,
    last: (ledger, subject) => answers.get(questionKey({ ask: 'last', ledger, subject })) as Entry | null | undefined,
  };
}
