import type { Cells, TableKey } from '../../../core/cell.ts';
import type { Model, Table } from '../../../core/model.ts';
import { recordKey, toRow } from '../../../core/record.ts';
import type { Backup } from './backup-file.ts';
import type { Left } from './comparison.ts';
import type { StandingTable } from './standing.ts';

/** Rows of a backup that had no id yet. */
interface UnnamedRows {
  /** Records that hold now exactly what such a row held, as record keys. */
  readonly found: readonly string[];
  /** The others: nobody can tell which record they are. */
  readonly left: readonly Left[];
}

/** Looks for rows without an id by what they held. */
export function unnamedRows(
  model: Model,
  { records }: Backup,
  standing: ReadonlyMap<TableKey, StandingTable>,
): UnnamedRows {
  const unnamed = records.filter(({ id, table }) => id === null && model.tables.has(table));
  const found: string[] = [];
  const left: Left[] = [];
  for (const [key, list] of Map.groupBy(unnamed, ({ table }) => table)) {
    const table = model.tables.get(key)!;
    const now = Map.groupBy(standing.get(key)?.records.values() ?? [], ({ cells }) => print(table, cells));
    for (const { cells } of list) {
      const same = now.get(print(table, cells))?.pop();
      if (same !== undefined) found.push(recordKey(key, same.id));
      else left.push({ table: table.title, row: toRow(table, { id: '', cells }), column: '', why: 'id' });
    }
  }
  return { found, left };
}

/** The cells that are not Rowcall's own, as one text. */
function print({ fields }: Table, cells: Cells): string {
  return JSON.stringify(fields.map(({ key, owner }) => (owner === 'rowcall' ? null : (cells[key] ?? null))));
}
