import { nodePlatform } from '../../adapters/stores/workbook/file.ts';
import { describeWorkbook, readWorkbook } from '../../adapters/stores/workbook/read-workbook.ts';
import type { Table } from '../../core/model.ts';
import type { Columns, TableSnapshot } from '../../core/store.ts';

interface Given {
  readonly zone?: string;
  readonly ending?: string;
}

const fileOf = (bytes: Uint8Array, ending = '.xlsx') => ({ bytes, title: 'book', ending });

function readingOf(tables: readonly Table[], zone = 'UTC') {
  return { tables: new Map(tables.map((table) => [table.key, table])), zone, platform: nodePlatform };
}

/** Reads a whole table from the bytes of a file. */
export async function readBytes(bytes: Uint8Array, table: Table, { zone, ending }: Given = {}): Promise<TableSnapshot> {
  const read = await readWorkbook(fileOf(bytes, ending), readingOf([table], zone), [{ table: table.key }]);
  return read.get(table.key)!.snapshot;
}

/** Describes the file with three sampled cells a column. */
export async function describeBytes(
  bytes: Uint8Array,
  tables: readonly Table[],
  { zone, ending }: Given = {},
): Promise<Columns> {
  return describeWorkbook(fileOf(bytes, ending), readingOf(tables, zone), 3);
}
