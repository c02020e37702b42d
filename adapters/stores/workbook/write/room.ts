import type { Header } from '../header.ts';
import { maxRows } from '../limits.ts';
import { scanSheet } from '../sheet.ts';
import type { Line } from '../tab.ts';
import type { OpenSheet } from '../xlsx.ts';
import type { RowIndex } from './row-index.ts';

/** Where new rows of a table go. */
export interface Room {
  /** The row for a new record when that many were placed already, or a code that says why there is none. */
  rowForNew(placed: number): number | string;
}

type Cells = ReadonlyMap<number, { readonly computed: boolean; readonly value: Line['cells'][number] }>;

const occupied = 'row.occupied';

/**
 * New rows go directly below the last record. There and in the row below nothing may stand in the columns of the
 * table, so that nothing is overwritten and no total comes to stand among the records. Formulas that were dragged down
 * ahead of the data, and numbers that count the rows, do not stand in the way.
 */
export function roomBelow(
  sheet: OpenSheet,
  rows: RowIndex,
  header: Header,
  [left, right]: readonly [left: number, right: number],
  last: number,
): Room {
  const own = header.table;
  const limit = own && own.totals > 0 ? own.area.bottom - own.totals : maxRows;
  const lastCells = cellsOf(sheet, rows, last);

  const isFree = (row: number): boolean => {
    const isForeign = sheet.tab.regions.some(
      ({ is, area }) =>
        is === 'table' &&
        area !== own?.area &&
        row >= area.top &&
        row <= area.bottom &&
        area.left <= right &&
        area.right >= left,
    );
    if (isForeign) return false;
    for (const [column, cell] of cellsOf(sheet, rows, row)) {
      if (column < left || column > right) continue;
      const above = lastCells.get(column);
      const goesOn =
        cell.computed && above?.computed === true && last > header.row
          ? true
          : typeof cell.value === 'number' &&
            typeof above?.value === 'number' &&
            cell.value - above.value === row - last;
      if (!goesOn) return false;
    }
    return true;
  };

  return {
    rowForNew(placed) {
      const row = last + 1 + placed;
      const below = row + 1;
      const isLastRow = row === limit;
      return row <= limit && isFree(row) && (isLastRow || isFree(below)) ? row : occupied;
    },
  };
}

/** The filled cells of one row. */
function cellsOf({ xml, kit }: OpenSheet, rows: RowIndex, number: number): Cells {
  const cells = new Map<number, { computed: boolean; value: Line['cells'][number] }>();
  const row = rows.row(number);
  if (row === null || row.isEmpty) return cells;
  scanSheet({ xml, from: row.start, to: row.end }, kit, null, ({ count, at, cells: values, marks }) => {
    for (let i = 0; i < count; i++)
      cells.set(at[i]!, { computed: marks[i] === 'computed' || marks[i] === 'error', value: values[i]! });
    return true;
  });
  return cells;
}
