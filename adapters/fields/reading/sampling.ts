import type { Cell } from '../../../core/cell.ts';
import type { Parsed } from '../../../core/field.ts';

/** Share of cells, 0 to 1, for which it holds; 0 when there are none. */
export function share(cells: readonly Cell[], holds: (cell: Cell) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(holds).length / cells.length;
}

/** Share of cells that are read as a value, or refused with one of `near`: codes that only a cell of that type can get. */
export function shareRead(
  cells: readonly Cell[],
  parse: (cell: Cell) => Parsed<unknown>,
  near: readonly string[] = [],
): number {
  return share(cells, (cell) => {
    const parsed = parse(cell);
    return parsed.is === 'value' || (parsed.is === 'wrong' && near.includes(parsed.code));
  });
}
