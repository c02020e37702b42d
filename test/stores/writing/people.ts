import { type Cell, type CellKind, dict } from '../../../core/cell.ts';
import { typedTable } from '../../typed-table.ts';
import { cellXml, type SheetXml, type WorkbookXml, xlsxOf } from '../xlsx-file.ts';

const kinds: Readonly<Record<string, CellKind>> = {
  _id: 'text',
  Name: 'text',
  Age: 'number',
  Born: 'date',
  Seen: 'instant',
  Vip: 'boolean',
  Tags: 'list',
  Note: 'text',
};

/** A table with a column of every kind. */
export const people = typedTable(
  'people',
  {
    name: { headers: ['Name'], required: true },
    age: { headers: ['Age'], kind: 'number' },
    born: { headers: ['Born'], kind: 'date' },
    seen: { headers: ['Seen'], kind: 'instant' },
    vip: { headers: ['Vip'], kind: 'boolean' },
    tags: { headers: ['Tags'], kind: 'list' },
    note: { headers: ['Note'], owner: 'rowcall' },
  },
  ['People'],
);

/** A record without anything in it but what is said. */
export const cellsWith = (cells: Readonly<Record<string, Cell>>) =>
  Object.assign(
    dict<Cell>(),
    { name: null, age: null, born: null, seen: null, vip: null, tags: null, note: null },
    cells,
  );

const letter = (at: number) => String.fromCharCode(65 + at);

/** The cells of rows below a header in row 1, as XML; `null` where there is no cell. */
export function rowsOf(headers: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [headers, ...rows].map((cells, r) => {
    const inside = cells.map((cell, c) =>
      cell === null ? '' : cellXml(`${letter(c)}${r + 1}`, cell, r === 0 ? 'text' : (kinds[headers[c]!] ?? 'text')),
    );
    return `<row r="${r + 1}">${inside.join('')}</row>`;
  });
  return lines.join('');
}

/** A workbook whose one sheet holds these rows. */
export function bookWith(rows: string, more: Partial<SheetXml> = {}, book: Partial<WorkbookXml> = {}): Buffer {
  return xlsxOf({ sheets: [{ title: 'People', rows, ...more }], ...book });
}

/** A workbook with people in it. */
export function peopleBook(headers: readonly string[], rows: readonly (readonly Cell[])[]): Buffer {
  return bookWith(rowsOf(headers, rows));
}

export const ann = 'aaaaaaaaaaaa';
export const bob = 'bbbbbbbbbbbb';
