import type { Cell, RecordId } from '../../../core/cell.ts';
import { type Decided, decideWrites, type RowChange } from '../binding/decide-writes.ts';
import type { TableWrites } from '../binding/table-writes.ts';
import { type BoundGrid, cellsOf, firstPlace, idOf, type Line } from './grid.ts';

/**
 * Writes what still holds into one tab, each record whole or not at all, never over a formula. `unmoved` says that rows
 * stand where they stood when they were read.
 */
export function writeGrid(bound: BoundGrid, unmoved: boolean, writes: TableWrites): Decided['outcomes'] {
  const { binding, grid } = bound;
  const rows = rowsById(bound);
  const lineAt = (row: number) => grid.lines[row - firstPlace];
  const { outcomes, changes } = decideWrites(
    {
      hasIds: binding.id >= 0,
      hasColumn: (field) => binding.at.has(field),
      rowsOf: (id) => rows.get(id) ?? [],
      recordAt(row) {
        const line = lineAt(row);
        return line ? { id: idOf(bound, line), cells: cellsOf(bound, line) } : null;
      },
      unmoved,
      obstacle: (change) => obstacle(bound, lineAt(change.row), change),
      rowForNew: (placed) => grid.lines.length + firstPlace + placed,
    },
    writes,
  );
  for (const change of changes) write(bound, change);
  return outcomes;
}

function rowsById(bound: BoundGrid): ReadonlyMap<RecordId, readonly number[]> {
  const rows = new Map<RecordId, number[]>();
  bound.grid.lines.forEach((line, i) => {
    const id = idOf(bound, line);
    if (id !== null) rows.set(id, [...(rows.get(id) ?? []), i + firstPlace]);
  });
  return rows;
}

function obstacle({ binding }: BoundGrid, line: Line | undefined, { set }: RowChange): string | null {
  for (const field in set) {
    const mark = line?.marks[binding.at.get(field)!];
    if (mark === 'computed' || mark === 'error') return 'cell.computed';
  }
  return null;
}

function write({ binding, grid }: BoundGrid, { row, id, set, isNew }: RowChange): void {
  if (isNew) grid.lines.push({ cells: grid.headers.map(() => null), marks: grid.headers.map(() => null) });
  const line = grid.lines[row - firstPlace]!;
  if (id !== null) line.cells[binding.id] = id;
  for (const field in set) {
    const at = binding.at.get(field);
    if (at === undefined) continue;
    line.cells[at] = copied(set[field]!);
    line.marks[at] = null;
  }
}

/** A list belongs to whoever gave it; the grid keeps its own. */
const copied = (cell: Cell): Cell => (typeof cell === 'object' && cell !== null ? [...cell] : cell);
