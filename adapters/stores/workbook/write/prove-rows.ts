import type { Cell, Cells, FieldKey } from '../../../../core/cell.ts';
import { cellText, dict, sameCell } from '../../../../core/cell.ts';
import { bindColumns } from '../../../../core/columns.ts';
import type { Table } from '../../../../core/model.ts';
import type { Found } from '../../../../core/store.ts';
import type { RowChange } from '../../binding/decide-writes.ts';
import { listOf } from '../../binding/lists.ts';
import { unproven } from '../faults.ts';
import { findHeader, knownHeaders } from '../header.ts';
import { readRecords } from '../records.ts';
import type { Tab } from '../tab.ts';

/** A changed row, and the record that was found there before. */
export interface ChangedRow {
  readonly change: RowChange;
  readonly before: Found | null;
}

/** Throws `book.unproven` unless the rows of a tab, read anew, hold what was to be written. */
export function proveRows(tab: Tab, table: Table, rows: readonly ChangedRow[]): void {
  const header = findHeader(tab, knownHeaders(table));
  if (!header) throw unproven(`The header of ${table.title} was not found again.`);
  const places = new Set(rows.map(({ change }) => change.row));
  const bottom = rows.reduce((most, { change }) => Math.max(most, change.row), 0);
  const upper: Tab = { ...tab, scan: (pick, visit) => tab.scan(pick, (line) => line.row <= bottom && visit(line)) };
  const { records } = readRecords(upper, header, table, bindColumns(table, header.headers), { ids: new Set(), places });
  const byRow = new Map(records.map((found) => [found.place, found]));
  for (const row of rows) {
    const found = byRow.get(row.change.row);
    if (!holds(tab, table, row, found))
      throw unproven(`Row ${row.change.row} of ${table.title} did not read back as meant.`);
  }
}

function holds(tab: Tab, table: Table, { change, before }: ChangedRow, found: Found | undefined): boolean {
  const wanted: Cells = Object.assign(dict(), before?.cells, change.set);
  // A record whose last cell was cleared is none any more.
  if (!found) return Object.values(wanted).every(isEmpty);
  const id = change.id ?? before?.id ?? null;
  return found.id === id && Object.keys(found.cells).every((field) => holdsCell(tab, table, field, found, wanted));
}

function holdsCell(tab: Tab, table: Table, field: FieldKey, found: Found, wanted: Cells): boolean {
  const is = found.cells[field] ?? null;
  const cell = wanted[field] ?? null;
  if (isEmpty(cell)) return is === null;
  if (table.byKey.get(field)?.type.cell === 'list') return sameCell(is, typeof cell === 'string' ? listOf(cell) : cell);
  return tab.typed ? sameCell(is, cell) : cellText(is) === cellText(cell);
}

const isEmpty = (cell: Cell) => cellText(cell) === '';
