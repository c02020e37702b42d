import type { FieldKey, RecordId, TableKey } from './cell.ts';
import type { Table } from './model.ts';
import type { Values } from './record.ts';
import type { Index } from './rule.ts';

/** The field in which a record says into which other one of its table it was joined. No settings can name a field so. */
export const joinedField: FieldKey = '_merged_into';

/** The value of that field: the other record, and the text that names it to people, which may be out of date. */
export interface JoinedInto {
  readonly id: RecordId;
  readonly text: string;
}

/** The record into which one was joined; `null` for a record that stands for itself. */
export function joinedInto(values: Values): RecordId | null {
  return (values[joinedField] as JoinedInto | null | undefined)?.id ?? null;
}

/** The keys by which an index finds a record: one that was joined into another is found only where that is asked for. */
export function keysUnder(index: Index, values: Values): readonly string[] {
  return index.joined !== true && joinedInto(values) !== null ? [] : index.keys(values);
}

/** The name of the index that finds, by the id of a record, those that were joined into it. */
export function joinedIndexName(table: string): string {
  return `joined:${table}`;
}

/** Whether links of a field lead on to the record into which the one they lead to was joined: the settings may say that they stay. */
export function leadsOn({ byKey }: Table, table: TableKey, field: FieldKey): boolean {
  const some = byKey.get(joinedField)?.options['leadsOn'];
  return !Array.isArray(some) || some.includes(table) || some.includes(`${table}.${field}`);
}
