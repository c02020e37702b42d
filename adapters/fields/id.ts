import * as z from 'zod';
import { type Cell, fold } from '../../core/cell.ts';
import { fieldType, type Parsed } from '../../core/field.ts';
import { plainLines, plainText } from './reading/plain-text.ts';
import { share } from './reading/sampling.ts';
import { readShort } from './reading/short-text.ts';
import { wordsOf } from './reading/words.ts';
import { asText } from './showing/as-text.ts';

const code = /^(?=.*\d)[\p{L}\d]+(?:[-_/.#№ ][\p{L}\d]+)*$/u;

/** Looks like a code that cannot be a number: letters among digits, groups with marks, or a zero in front. */
function looksLikeCode(cell: Cell): boolean {
  const text = plainText(cell) ?? '';
  return text.length <= 40 && code.test(text) && /^0\d|[^\d.,\s]/u.test(text);
}

/** A number or code that names a thing: kept to the letter, whatever spreadsheets would make of it. */
export const id = fieldType({
  kind: 'id',
  summary: 'A number or code that names a thing: an order, a product.',
  cell: 'text',
  version: 1,
  headers: ['id', 'sku', 'barcode', 'order'],
  options: z.strictObject({}),
  bind(_, locale) {
    const words = wordsOf(locale);
    return {
      ...asText(locale.language),
      parse(cell): Parsed<string> {
        const value = plainLines(cell)?.replace(/[\n\t]/gu, ' ') ?? null;
        return readShort(value, words);
      },
      column: { format: 'text' },
    };
  },
  guess(cells) {
    const isDistinct = new Set(cells.map((cell) => fold(plainText(cell) ?? ''))).size === cells.length;
    return cells.length >= 3 && isDistinct ? { fit: 0.8 * share(cells, looksLikeCode), options: {} } : null;
  },
  examples: [
    { cell: 'ORD-0042', value: 'ORD-0042', normal: 'ORD-0042' },
    { cell: '007', value: '007', normal: '007' },
    { cell: 1e5, value: '100000', normal: '100000' },
    { cell: 1e21, value: '1000000000000000000000', normal: '1000000000000000000000' },
    { cell: '1e5', value: '1e5', normal: '1e5' },
    { cell: ' 4820000\u200b000000 ', value: '4820000000000', normal: '4820000000000' },
    { cell: 'A  1', value: 'A  1', normal: 'A  1' },
    { cell: '=A1', value: '=A1', normal: '=A1' },
    { cell: 'n/a', wrong: 'cell.nothing', suggestions: [null] },
    { cell: 'SKU\ud800', wrong: 'text.broken' },
    { cell: ' ', empty: true },
    { cell: null, empty: true },
  ],
});
