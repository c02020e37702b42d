import type { Cell, RecordId } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';
import type { RowChange, Standing } from '../binding/decide-writes.ts';
import type { TableWrites } from '../binding/table-writes.ts';
import { type Bound, cellsAt, dataAt, idAt, isComputedAt } from './bound.ts';
import { isCovered, isLockedAt } from './grid.ts';
import type { Looked } from './look.ts';
import { rowsOf } from './memo.ts';

/**
 * A table as it was seen just before it is written. `before`: the look that those who want to write went by, if it is
 * known here; a row that stands as it stood then, id and all, has not moved.
 */
export function standingOf(looked: Looked, before: Looked | null, { patches }: TableWrites): Standing {
  const { bound, now } = looked;
  const recordAt = (row: number) => {
    const isRead = looked.rows === 'all' ? bound.grid.rows.has(row) : looked.rows.has(row);
    return isRead && row > bound.header.row ? { id: idAt(bound, row), cells: cellsAt(bound, row) } : null;
  };
  const places = patches.flatMap(({ place }) => (typeof place === 'number' ? [place] : []));
  return {
    hasIds: bound.binding.id >= 0,
    hasColumn: (field) => bound.fields.some(({ key }) => key === field),
    rowsOf: (id: RecordId) => rowsOf(now, id),
    recordAt,
    unmoved: looked === before || (before !== null && places.every((row) => isSameRow(before.bound, bound, row))),
    obstacle: (change) => obstacle(bound, change),
    rowForNew: (placed) => now.rows + 1 + placed,
  };
}

function isSameRow(before: Bound, now: Bound, row: number): boolean {
  if (idAt(before, row) !== idAt(now, row)) return false;
  const [was, is] = [cellsAt(before, row), cellsAt(now, row)];
  const fields = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...fields].every((field) => sameCell(was[field] ?? null, is[field] ?? null));
}

function obstacle(bound: Bound, { row, id, set, isNew }: RowChange): string | null {
  const { grid, binding, table, codec } = bound;
  const columns = id === null || isNew ? [] : [binding.id];
  for (const key in set) {
    const field = table.byKey.get(key)!;
    const column = binding.at.get(key);
    if (codec.enter(set[key] as Cell, field.type.cell) === null) return 'cell.unwritable';
    if (isNew || column === undefined) continue;
    if (isComputedAt(bound, row, field)) return 'cell.computed';
    if ((dataAt(bound, row, column).chipRuns?.length ?? 0) > 0) return 'cell.unwritable';
    columns.push(column);
  }
  if (columns.some((column) => isLockedAt(grid, row, column + 1))) return 'cell.locked';
  return columns.some((column) => isCovered(grid, row, column + 1)) ? 'cell.merged' : null;
}
