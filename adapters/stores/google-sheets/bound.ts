import { type Cell, dict, type FieldKey, type RecordId } from '../../../core/cell.ts';
import { type Binding, headerKey } from '../../../core/columns.ts';
import type { Field } from '../../../core/field.ts';
import type { Table } from '../../../core/model.ts';
import { findHeader, type Header, knownHeaders } from '../workbook/header.ts';
import { boundFields } from '../workbook/records.ts';
import type { Tab } from '../workbook/tab.ts';
import { bindNoted } from './bind-columns.ts';
import { asHeld, type CellData, type ReadCell, type SheetCodec } from './codec.ts';
import { type Grid, isCovered } from './grid.ts';
import { gridTab } from './grid-tab.ts';

/** A table of the settings in the tab that it is bound to. */
export interface Bound {
  readonly table: Table;
  readonly grid: Grid;
  readonly tab: Tab;
  readonly header: Header;
  readonly binding: Binding;
  readonly fields: readonly Field[];
  readonly codec: SheetCodec;
}

/** Finds the header and the columns of a table. `heads`: what stood above its columns before. `null`: there is no header. */
export function bindGrid(grid: Grid, table: Table, codec: SheetCodec, heads: readonly string[] = []): Bound | null {
  const tab = gridTab(grid, codec);
  const known = new Set([...knownHeaders(table), ...heads.map(headerKey).filter((key) => key !== '')]);
  const header = findHeader(tab, known);
  return header && boundTo(grid, tab, table, codec, header);
}

/** The same when it is known in which row the header stands, and what stood there: rows above it were not asked for. */
export function bindAt(
  grid: Grid,
  table: Table,
  codec: SheetCodec,
  { header: row, heads }: { readonly header: number; readonly heads: readonly string[] },
): Bound {
  const written = headersAt(grid, codec, row);
  const headers = Array.from({ length: Math.max(written.length, heads.length) }, (_, at) => {
    const [text = '', before = ''] = [written[at], heads[at]];
    const isFromAbove = text === '' ? isCovered(grid, row, at + 1) : before.endsWith(` ${text}`);
    return isFromAbove ? before : text;
  });
  const region = grid.regions.find(({ is, area }) => is === 'table' && area.top === row) ?? null;
  return boundTo(grid, gridTab(grid, codec), table, codec, { row, headers, table: region });
}

function boundTo(grid: Grid, tab: Tab, table: Table, codec: SheetCodec, header: Header): Bound {
  const binding = bindNoted(table, header.headers, grid.columns);
  return { table, grid, tab, header, binding, codec, fields: boundFields(table, binding) };
}

/** What stands above the columns of a table, by column from 0: its headers, and what else stands in their row. */
export function headsOf({ grid, header, codec }: Bound): readonly string[] {
  const written = headersAt(grid, codec, header.row);
  const heads = Array.from(
    { length: Math.max(written.length, header.headers.length) },
    (_, at) => header.headers[at] || written[at] || '',
  );
  while (heads.at(-1) === '') heads.pop();
  return heads;
}

/** What stands in a row, as text by column from 0. */
function headersAt(grid: Grid, codec: SheetCodec, row: number): readonly string[] {
  const cells = grid.rows.get(row) ?? [];
  return cells.map((data) => String((data && codec.read(data, null)?.cell) ?? '').trim());
}

/** A cell as Google told of it; empty where it told nothing. */
export function dataAt({ grid }: Bound, row: number, column: number): CellData {
  return grid.rows.get(row)?.[column] ?? {};
}

function readAt(bound: Bound, row: number, { key, type }: Field): ReadCell | null {
  const at = bound.binding.at.get(key);
  return at === undefined ? null : bound.codec.read(dataAt(bound, row, at), type.cell);
}

/** What a field of a row holds. */
export function cellAt(bound: Bound, row: number, field: Field): Cell {
  const read = readAt(bound, row, field);
  return read === null ? null : asHeld(read, field.type.cell);
}

/** Whether a formula fills the cell of a field, in that row or from elsewhere. */
export function isComputedAt(bound: Bound, row: number, field: Field): boolean {
  const mark = readAt(bound, row, field)?.mark ?? null;
  return mark === 'computed' || mark === 'error';
}

/** The bound cells of a row by field. */
export function cellsAt(bound: Bound, row: number): Record<FieldKey, Cell> {
  const cells = dict<Cell>();
  for (const field of bound.fields) cells[field.key] = cellAt(bound, row, field);
  return cells;
}

/** What stands in the column of ids. */
export function idAt(bound: Bound, row: number): RecordId | null {
  const { binding, codec } = bound;
  if (binding.id < 0) return null;
  const read = codec.read(dataAt(bound, row, binding.id), null);
  return read === null ? null : String(read.cell);
}
