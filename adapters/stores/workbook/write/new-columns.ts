import { headerKey, idHeader } from '../../../../core/columns.ts';
import type { Table } from '../../../../core/model.ts';
import type { SetUp } from '../../../../core/store.ts';
import { findHeader, knownHeaders } from '../header.ts';
import type { Tab } from '../tab.ts';
import type { Located } from './locate-table.ts';

/** A column that a table lacks and is given. */
export interface NewColumn {
  readonly column: number;
  readonly header: string;
  readonly isHidden: boolean;
  readonly width: number;
}

/** In characters. What stands above a column tells how long what stands below will be, as far as anything does. */
const widthOf = (header: string) => Math.min(40, Math.max(14, header.length * 3));

/** The columns that a table still lacks, from the first one right of its last; the id column comes last and is hidden. */
export function newColumns(
  { header, binding, span: [, right] }: Located,
  wishes: readonly SetUp['columns'][number][],
): readonly NewColumn[] {
  const taken = new Set(header.headers.map(headerKey));
  const columns: NewColumn[] = [];
  const add = (text: string, isHidden: boolean) => {
    if (taken.has(headerKey(text))) return;
    taken.add(headerKey(text));
    columns.push({ column: right + 1 + columns.length, header: text, isHidden, width: widthOf(text) });
  };
  for (const { field, header: text, hidden } of wishes) if (!binding.at.has(field)) add(text, hidden);
  if (binding.id < 0) add(idHeader, true);
  return columns;
}

/** Whether new columns are where they were put. */
export function columnsFound(tab: Tab, table: Table, columns: readonly NewColumn[]): boolean {
  const header = findHeader(tab, knownHeaders(table));
  return columns.every(({ column, header: text }) => header?.headers[column - 1] === text.trim());
}

/** Whether nothing stands in the new columns between two rows. */
export function isRoomFor(tab: Tab, columns: readonly NewColumn[], top: number, bottom: number): boolean {
  const slots = new Int32Array(2 + Math.max(0, ...columns.map(({ column }) => column))).fill(-1);
  for (const { column } of columns) slots[column] = 0;
  let isFree = true;
  tab.scan({ slots, kinds: [null] }, ({ row }) => {
    isFree &&= row < top || row > bottom;
    return isFree && row < bottom;
  });
  return isFree;
}
