import type { Cell } from '../../../../core/cell.ts';
import type { Header } from '../header.ts';
import { maxRows } from '../limits.ts';
import { scanSheet } from '../sheet.ts';
import type { OpenSheet } from '../xlsx.ts';
import type { RowIndex } from './row-index.ts';
import { tagText } from './tag-text.ts';

/** Where new rows of a table go. */
export interface Room {
  /** The row for a new record when that many were placed already, or a code that says why there is none. */
  rowForNew(placed: number): number | string;
}

interface Filled {
  readonly value: Cell;
  /** The shape of its formula; `null` where there is none. */
  readonly formula: string | null;
}

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

  const isForeign = (row: number): boolean =>
    sheet.tab.regions.some(
      ({ is, area }) =>
        is === 'table' &&
        area !== own?.area &&
        row >= area.top &&
        row <= area.bottom &&
        area.left <= right &&
        area.right >= left,
    );

  const isFree = (row: number): boolean => {
    if (isForeign(row)) return false;
    for (const [column, cell] of cellsOf(sheet, rows, row)) {
      const isOurs = column >= left && column <= right;
      if (isOurs && !goesOn(lastCells.get(column), cell, row - last)) return false;
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

/** Whether a cell below the last record only goes on with what stands there: the same formula, or the number of the row. */
function goesOn(above: Filled | undefined, { value, formula }: Filled, rows: number): boolean {
  if (above === undefined || formula !== null || above.formula !== null)
    return formula !== null && formula === above?.formula;
  return typeof value === 'number' && typeof above.value === 'number' && value - above.value === rows;
}

/** The filled cells of one row. */
function cellsOf({ xml, kit }: OpenSheet, rows: RowIndex, number: number): ReadonlyMap<number, Filled> {
  const cells = new Map<number, Filled>();
  const row = rows.row(number);
  if (row === null || row.isEmpty) return cells;
  const spots = new Map(rows.cells(row).map((spot) => [spot.column, spot]));
  scanSheet({ xml, from: row.start, to: row.end }, kit, null, ({ count, at, cells: values }) => {
    for (let i = 0; i < count; i++) {
      const spot = spots.get(at[i]!);
      const text = spot ? tagText(xml.bytes, { start: spot.inside, end: spot.end }) : '';
      cells.set(at[i]!, { value: values[i]!, formula: formulaShape(text, number) });
    }
    return true;
  });
  return cells;
}

/** A formula as it is the same in every row it was dragged down: with the rows it names counted from its own. */
function formulaShape(cell: string, row: number): string | null {
  const formula = /<f(?=[\s/>])([^>]*)>([^<]*)/.exec(cell);
  if (!formula) return null;
  const [, attributes = '', text = ''] = formula;
  const shared = /\ssi\s*=\s*["'](\d+)/.exec(attributes)?.[1];
  if (shared !== undefined) return `shared ${shared}`;
  return text.replace(/(\$?[A-Z]{1,3})(\$?)(\d{1,7})/g, (address, column: string, fixed: string, named: string) =>
    fixed === '' ? `${column}[${Number(named) - row}]` : address,
  );
}
