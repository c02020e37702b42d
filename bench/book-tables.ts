import type { CellKind, TableKey } from '../core/cell.ts';
import type { Table } from '../core/model.ts';
import { typedTable } from '../test/typed-table.ts';
import { bookHeaders } from './book.ts';

const kinds: Readonly<Record<string, CellKind>> = {
  Created: 'date',
  Due: 'date',
  Amount: 'number',
  Probability: 'number',
};
const columns = Object.fromEntries(bookHeaders.map((header) => [header, { kind: kinds[header] ?? 'text' }]));

/** The one table of the book, as settings would describe it. */
export const bookTables: ReadonlyMap<TableKey, Table> = new Map([['deals', typedTable('deals', columns, ['Deals'])]]);
