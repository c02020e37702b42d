import { type Cell, type Cells, cellText, type FieldKey, type TableKey } from '../../../core/cell.ts';
import { type BoundGrid, firstPlace, type Grid, type Line } from './grid.ts';

/** What a person does in a spreadsheet, by row number, without a thought for ids. */
export interface Person {
  type(table: TableKey, row: number, field: FieldKey, cell: Cell): void;
  /** Puts a new row at that number and moves the others down; without a number, below the last. */
  insert(table: TableKey, cells: Cells, row?: number): void;
  remove(table: TableKey, row: number): void;
  /** Sorts the rows by a column, as text, empty cells last. */
  sort(table: TableKey, field: FieldKey): void;
  /** Copies a whole row, its hidden id too, and inserts it at another number. */
  paste(table: TableKey, from: number, to: number): void;
  /** Ticks a box in a line of the tab of Rowcall's own, counted from 0, or takes the tick away. */
  tick(line: number, value: boolean): void;
}

/** A person at the keyboard. Throws `RangeError` for a row or column that is not there. */
export function person(boundTo: (table: TableKey) => BoundGrid, board: () => Grid | undefined): Person {
  const lineAt = (table: TableKey, row: number): Line => {
    const line = boundTo(table).grid.lines[row - firstPlace];
    if (!line) throw new RangeError(`There is no row ${row}.`);
    return line;
  };
  const columnOf = (table: TableKey, field: FieldKey): number => {
    const at = boundTo(table).binding.at.get(field);
    if (at === undefined) throw new RangeError(`There is no column for ${field}.`);
    return at;
  };

  return {
    type(table, row, field, cell) {
      const line = lineAt(table, row);
      const at = columnOf(table, field);
      line.cells[at] = cell;
      line.marks[at] = null;
    },
    insert(table, cells, row) {
      const { headers, lines } = boundTo(table).grid;
      const line: Line = { cells: headers.map(() => null), marks: headers.map(() => null) };
      for (const [field, cell] of Object.entries(cells)) line.cells[columnOf(table, field)] = cell;
      lines.splice(row === undefined ? lines.length : row - firstPlace, 0, line);
    },
    remove(table, row) {
      const { lines } = boundTo(table).grid;
      lines.splice(lines.indexOf(lineAt(table, row)), 1);
    },
    sort(table, field) {
      const at = columnOf(table, field);
      const key = (line: Line) => cellText(line.cells[at] ?? null);
      boundTo(table).grid.lines.sort((a, b) => {
        const [left, right] = [key(a), key(b)];
        if ((left === '') !== (right === '')) return left === '' ? 1 : -1;
        return left < right ? -1 : Number(left > right);
      });
    },
    tick(line, value) {
      const found = board()?.lines[line];
      if (!found) throw new RangeError(`There is no line ${line}.`);
      found.cells[1] = value;
    },
    paste(table, from, to) {
      const { cells, marks } = lineAt(table, from);
      boundTo(table).grid.lines.splice(to - firstPlace, 0, { cells: [...cells], marks: [...marks] });
    },
  };
}
