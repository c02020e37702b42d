import type { RecordId, TableKey } from './cell.ts';
import type { Hint } from './store.ts';

/** Where to look for some records: one hint a table, each id once. */
export function hintsTo(records: readonly { readonly table: TableKey; readonly id: RecordId }[]): readonly Hint[] {
  return [...Map.groupBy(records, ({ table }) => table)].map(([table, list]) => ({
    table,
    ids: [...new Set(list.map(({ id }) => id))],
  }));
}
