import type { Cell, Cells, FieldKey, RecordId } from '../../../core/cell.ts';
import { dict, sameCell } from '../../../core/cell.ts';
import { idHeader } from '../../../core/columns.ts';
import type { Outcome, Overwritten } from '../../../core/store.ts';
import { type Bound, cellAt, cellsAt, idAt } from './bound.ts';
import type { CellWrite, RowWrite } from './row-write.ts';

/** What became of a row, and what people had written that was written over by mistake. */
export interface Judged {
  readonly outcome: Outcome;
  readonly victims: readonly Overwritten[];
}

/** Whether a text that was to be replaced was found, by the cell that it was looked for in. */
export type Found = ReadonlyMap<CellWrite, boolean>;

/**
 * What became of a row that was there, from how it stood right after, which is part of the same moment: by its id it is
 * known whether it was this row that was written, by the columns whether it was these cells.
 */
export function judgeRow(write: RowWrite, after: Bound, found: Found): Judged {
  const { id, change, bound } = write;
  const { row } = change;
  const isMoved = ({ field, column }: CellWrite) => columnOf(after, field) !== column;
  // A text that was found is the cell that was meant, whatever stands above its column by now.
  const isHit = (cell: CellWrite) =>
    cell.find === null ? cell.field !== idHeader && !isMoved(cell) : found.get(cell) === true;
  if (!sitsThere(write, after)) {
    // The row that carries the id is the record from now on, whatever else it holds.
    if (change.id !== null && idAt(after, row) === id && !isBare(write, after))
      return {
        outcome: { is: 'conflict', now: cellsAt(after, row), ...wrote(write.cells.filter(isHit)) },
        victims: [],
      };
    const told = idAt(after, row) === null ? write.cells.filter((cell) => found.get(cell) === true) : [];
    return { outcome: { is: 'missing', ...wrote(told) }, victims: wrongRow(write, after, found) };
  }
  const moved = write.cells.filter(isMoved);
  const victims = wrongColumns(write, after, moved);
  const conflict: Outcome = { is: 'conflict', now: cellsAt(after, row), ...wrote(write.cells.filter(isHit)) };
  if (moved.length > 0) return { outcome: conflict, victims };
  const odd = write.cells.filter((cell) => !holds(after, row, cell));
  if (odd.length === 0) return { outcome: { is: 'applied', id, place: row }, victims };
  // A text that stands there and is not found will not be found another time either.
  const isUnfindable = odd.every(
    (cell) => found.get(cell) === false && sameCell(heldAt(after, row, cell), heldAt(bound, row, cell)),
  );
  return { outcome: isUnfindable ? { is: 'refused', why: 'cell.unwritable' } : conflict, victims };
}

/** The cells that were written all the same. */
function wrote(cells: readonly CellWrite[]): { readonly wrote?: Cells } {
  return cells.length === 0 ? {} : { wrote: Object.fromEntries(cells.map(({ field, set }) => [field, set])) };
}

/** Whether a row holds nothing but what was just put there. */
function isBare({ cells, change }: RowWrite, { grid }: Bound): boolean {
  const ours = new Set(cells.map(({ column }) => column));
  return (grid.rows.get(change.row) ?? []).every((data, at) => !data?.effectiveValue || ours.has(at));
}

/** What became of a new record: where it stands, once it stands there with all that it was given. */
export function judgeNew(
  write: RowWrite,
  after: Bound,
  rows: readonly number[],
): Judged & { readonly row: number | null } {
  const [row] = rows;
  if (row === undefined) return { outcome: { is: 'unknown' }, victims: [], row: null };
  const isWhole = write.cells.every((cell) => columnOf(after, cell.field) === cell.column);
  const outcome: Outcome = isWhole
    ? { is: 'applied', id: write.id, place: row }
    : { is: 'conflict', now: cellsAt(after, row) };
  return { outcome, victims: [], row };
}

function columnOf({ binding }: Bound, field: FieldKey): number | undefined {
  return field === idHeader ? binding.id : binding.at.get(field);
}

/** A row that was given its id is known by all else that it holds. */
function sitsThere({ id, change, bound }: RowWrite, after: Bound): boolean {
  if (idAt(after, change.row) !== id) return false;
  if (change.id === null) return true;
  return bound.fields.every(
    (field) =>
      field.key in change.set ||
      sameCell(cellAt(after, change.row, field), cellAt(bound, change.row, field)) ||
      !after.binding.at.has(field.key),
  );
}

function heldAt(bound: Bound, row: number, { field }: CellWrite): Cell {
  const known = bound.table.byKey.get(field);
  return known === undefined ? idAt(bound, row) : cellAt(bound, row, known);
}

function holds(after: Bound, row: number, cell: CellWrite): boolean {
  const { set } = cell;
  const isEmpty = set === '' || (typeof set === 'object' && set?.length === 0);
  return sameCell(heldAt(after, row, cell), isEmpty ? null : set);
}

/** What another record held that came to stand there: a text that was found is known, else it is what was last seen. */
function wrongRow({ cells, bound, change }: RowWrite, after: Bound, found: Found): readonly Overwritten[] {
  const id = idAt(after, change.row);
  if (id === null) return [];
  const was = dict<Cell>();
  const before = rowOf(bound, id);
  for (const cell of cells) {
    if (cell.owner === 'rowcall' || columnOf(after, cell.field) !== cell.column) continue;
    if (cell.find !== null) {
      if (found.get(cell) === true) was[cell.field] = cell.find;
    } else if (before !== null) was[cell.field] = heldAt(bound, before, cell);
  }
  return victim(bound, id, was);
}

function rowOf(bound: Bound, id: RecordId): number | null {
  for (const row of bound.grid.rows.keys()) if (row > bound.header.row && idAt(bound, row) === id) return row;
  return null;
}

/** What stood in columns that came to stand where others had been. */
function wrongColumns(
  { id, bound, change }: RowWrite,
  after: Bound,
  moved: readonly CellWrite[],
): readonly Overwritten[] {
  const was = dict<Cell>();
  for (const { column, find } of moved) {
    const hit = after.fields.find(({ key }) => after.binding.at.get(key) === column);
    if (find === null && hit !== undefined && hit.owner !== 'rowcall') was[hit.key] = cellAt(bound, change.row, hit);
  }
  return victim(bound, id, was);
}

function victim({ table }: Bound, id: RecordId, was: Cells): readonly Overwritten[] {
  return Object.keys(was).length > 0 ? [{ table: table.key, id, was }] : [];
}
