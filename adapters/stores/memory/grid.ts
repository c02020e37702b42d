import type { Cell, Cells } from '../../../core/cell.ts';
import { dict } from '../../../core/cell.ts';
import { type Binding, bindColumns, idHeader } from '../../../core/columns.ts';
import type { Table } from '../../../core/model.ts';
import type { Mark } from '../../../core/record.ts';
import type { Found } from '../../../core/store.ts';

/** One row: cells by the position of their header, `null` where empty, and their marks. */
export interface Line {
  cells: Cell[];
  marks: (Mark | null)[];
}

/** One tab in memory. Its header is row 1; an id is the cell under `_id`, as in any spreadsheet. */
export interface Grid {
  readonly title: string;
  readonly headers: string[];
  readonly lines: Line[];
}

/** A tab as it is given: rows of cells in the order of the headers, and the positions of calculated columns. */
export interface GivenTab {
  readonly title: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly computed?: readonly number[];
}

/** The row number of the first line below the header. */
export const firstPlace = 2;

export function gridOf({ title, headers, rows, computed = [] }: GivenTab): Grid {
  const lines = rows.map((cells) => ({
    cells: headers.map((_, at) => cells[at] ?? null),
    marks: headers.map((_, at) => (computed.includes(at) ? ('computed' as const) : null)),
  }));
  return { title, headers: [...headers], lines };
}

/** A tab with every column of a table and the id column, filled with records given by field. */
export function tabOf(table: Table, records: readonly Cells[]): GivenTab {
  return {
    title: table.title,
    headers: [...table.fields.map((field) => field.label), idHeader],
    rows: records.map((cells) => [...table.fields.map((field) => cells[field.key] ?? null), cells[idHeader] ?? null]),
  };
}

/** A grid as a table of the settings sees it. */
export interface BoundGrid {
  readonly grid: Grid;
  readonly table: Table;
  readonly binding: Binding;
}

export function bindGrid(grid: Grid, table: Table): BoundGrid {
  return { grid, table, binding: bindColumns(table, grid.headers) };
}

/** The bound cells of a line by field. */
export function cellsOf({ binding }: BoundGrid, line: Line): Record<string, Cell> {
  const cells = dict<Cell>();
  for (const [field, at] of binding.at) cells[field] = line.cells[at] ?? null;
  return cells;
}

export function idOf({ binding }: BoundGrid, line: Line): string | null {
  const id = binding.id < 0 ? null : (line.cells[binding.id] ?? null);
  return id === null || id === '' ? null : String(id);
}

/** Every line that holds anything in a bound column, as a record; what people put between records is none. */
export function foundIn(bound: BoundGrid): Found[] {
  const records: Found[] = [];
  bound.grid.lines.forEach((line, i) => {
    const cells = cellsOf(bound, line);
    if (Object.values(cells).every((cell) => cell === null)) return;
    const marks = dict<Mark>();
    for (const [field, at] of bound.binding.at) {
      const mark = line.marks[at];
      if (mark) marks[field] = mark;
    }
    const bare = { id: idOf(bound, line), place: i + firstPlace, cells };
    const found: Found = Object.keys(marks).length > 0 ? { ...bare, marks } : bare;
    if (found.id !== null || !bound.table.isAside?.(found)) records.push(found);
  });
  return records;
}
