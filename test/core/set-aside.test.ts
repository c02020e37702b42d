import { describe, expect, test } from '@jest/globals';
import type { Cells } from '../../core/cell.ts';
import type { Marks } from '../../core/record.ts';
import { modelOf } from '../settings.ts';

const table = modelOf(`
tables:
  deals:
    label: name
    fields:
      name: { type: text, column: Клієнт, aliases: [Client] }
      stage: { type: text }
      amount: { type: number, column: Сума }
      vat: { type: number }
`).tables.get('deals')!;

const isAside = (cells: Cells, marks: Marks = {}) => table.isAside!({ cells, marks });

describe('what people put between records', () => {
  test.each<[string, { readonly cells: Cells; readonly marks?: Marks }]>([
    [
      'a total by formulas',
      { cells: { name: 'Разом', amount: 1200, vat: 200 }, marks: { amount: 'computed', vat: 'computed' } },
    ],
    ['a total typed by hand', { cells: { name: 'ИТОГО:', amount: 1200 } }],
    ['a total of a month', { cells: { name: 'Total January 2026', amount: 1200 }, marks: { amount: 'computed' } }],
    ['a total kept as text', { cells: { stage: 'Всього', amount: '1 200,50' } }],
    ['a grand total', { cells: { name: 'Grand total', amount: 5 } }],
    ['the header once more', { cells: { name: 'Клієнт', stage: 'Stage', amount: 'Сума' } }],
    ['the header by another name', { cells: { name: 'client', amount: 'сума:' } }],
    ['the name of a month', { cells: { name: 'Січень' } }],
    ['the name of a month with its year', { cells: { name: '— Март 2026 —' } }],
    ['the numbers of the columns', { cells: { name: '2', stage: '3', amount: 4, vat: 5 } }],
    ['a line of dashes', { cells: { name: '-----', stage: '———' } }],
  ])('%s is no record', (_, { cells, marks = {} }) => expect(isAside(cells, marks)).toBe(true));

  test.each<[string, { readonly cells: Cells; readonly marks?: Marks }]>([
    ['a company called Total Energies', { cells: { name: 'Total Energies', amount: 1200 } }],
    ['a company called Total with a stage', { cells: { name: 'Total', stage: 'New', amount: 1200 } }],
    ['a name just typed', { cells: { name: 'Total' } }],
    ['a customer', { cells: { name: 'Ромашка', amount: 1200 } }],
    ['a customer called after a month, with more in the row', { cells: { name: 'Травень', stage: 'New' } }],
    ['a row whose name is still to come', { cells: { amount: 1200 } }],
    ['a row with only its formulas', { cells: { amount: 0, vat: 0 }, marks: { amount: 'computed', vat: 'computed' } }],
    ['a row in which one cell says what stands above it', { cells: { name: 'Клієнт', stage: 'New' } }],
    ['a row of figures', { cells: { name: '2', stage: '3', amount: 4, vat: 6 } }],
    ['three numbers one after another', { cells: { name: '1', amount: 2, vat: 3 } }],
    ['nothing at all', { cells: {} }],
  ])('%s may be one', (_, { cells, marks = {} }) => expect(isAside(cells, marks)).toBe(false));
});
