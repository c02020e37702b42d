import * as z from 'zod';
import type { Cell } from '../../core/cell.ts';
import { type FieldCodec, fieldType, type Locale } from '../../core/field.ts';
import { plainLines, plainText } from './reading/plain-text.ts';
import { showNumber } from './showing/formats.ts';
import { textOrder } from './showing/order.ts';

/** Not-a-number has no text; it is still equal to itself. */
function asText(cell: Cell): string {
  return plainLines(cell) ?? 'NaN';
}

function isNumber(cell: Cell): cell is number {
  return typeof cell === 'number' && Number.isFinite(cell);
}

/** Numbers stand before everything else, so that a column of all sorts still has one order. */
function rank(cell: Cell): number {
  return isNumber(cell) ? 0 : 1;
}

function bind(_: unknown, locale: Locale): FieldCodec<Cell> {
  const order = textOrder(locale.language);
  return {
    parse(cell) {
      const isEmpty = typeof cell !== 'number' && plainText(cell) === '';
      return isEmpty ? { is: 'empty' } : { is: 'value', value: cell, cell };
    },
    cell: (value) => value,
    keys: (value) => [asText(value)],
    show: (value, language) => (isNumber(value) ? showNumber(value, language) : asText(value)),
    compare: (a, b) => (isNumber(a) && isNumber(b) ? a - b : rank(a) - rank(b) || order(asText(a), asText(b))),
    cel: { type: 'dyn', value: (value) => value },
    column: {},
  };
}

/** What a formula or roll-up of the spreadsheet came to: taken as it is, never written. */
export const computed = fieldType({
  kind: 'computed',
  summary: 'What a formula of the spreadsheet came to; never written.',
  cell: 'text',
  version: 1,
  headers: [],
  options: z.strictObject({}),
  bind,
  guess: () => null,
  examples: [
    { cell: 12.5, value: 12.5, normal: 12.5 },
    { cell: ' as it is ', value: ' as it is ', normal: ' as it is ' },
    { cell: false, value: false, normal: false },
    { cell: ['a', 'b'], value: ['a', 'b'], normal: ['a', 'b'] },
    { cell: '', empty: true },
    { cell: null, empty: true },
  ],
});
