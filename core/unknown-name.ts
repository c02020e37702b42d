import type { FieldKey, TableKey } from './cell.ts';
import type { Table } from './model.ts';

/** What is wrong with a name in the settings, and which names there are, for “did you mean”. */
export interface UnknownName {
  readonly message: string;
  readonly word: string;
  readonly known: readonly string[];
}

/** The settings name a table that they do not describe. */
export function unknownTable(word: TableKey, tables: ReadonlyMap<TableKey, unknown>): UnknownName {
  return { message: `There is no table "${word}"`, word, known: [...tables.keys()] };
}

/** The settings name a field that the table does not have. */
export function unknownField(word: FieldKey, { title, byKey }: Pick<Table, 'title' | 'byKey'>): UnknownName {
  return { message: `There is no field "${word}" in ${title}`, word, known: [...byKey.keys()] };
}
