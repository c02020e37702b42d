import * as z from 'zod';
import type { Cell } from '../../core/cell.ts';
import { fieldType, type Locale, type Parsed, type Wrong } from '../../core/field.ts';
import { plainDigits, plainText } from './reading/plain-text.ts';
import { isArtefact, roundTo } from './reading/rounding.ts';
import { shareRead } from './reading/sampling.ts';
import { unreadable } from './reading/unreadable.ts';
import { type Words, wordKey, wordsOf } from './reading/words.ts';
import { applyMultiplier, readNumber } from './reading/written-number.ts';
import { showNumber } from './showing/formats.ts';

/** Fifteen digits are what a spreadsheet keeps; a longer number is a code, and its last digits are already lost. */
const tooLarge = 1e15;

const options = z.strictObject({
  min: z.number().optional().describe('The smallest number it may be.'),
  max: z.number().optional().describe('The largest number it may be.'),
  decimals: z.int().min(0).max(10).optional().describe('The most digits after the decimal mark; 0 for whole numbers.'),
  unit: z.string().min(1).max(20).optional().describe('What is counted, `kg`: may be typed after the number.'),
});
type Options = z.output<typeof options>;

/** The number in a cell, before its bounds are looked at. */
function read(cell: Cell, { decimals, unit }: Options, words: Words): number | Wrong {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : { is: 'wrong', code: 'number.unreadable' };
  const text = typeof cell === 'boolean' ? null : plainText(cell);
  const found = text === null ? null : readNumber(text);
  if (found === null) return unreadable(text ?? '', words, 'number.unreadable');

  const isUnit = (after: string) => after === '' || (unit !== undefined && wordKey(after) === wordKey(unit));
  const number = isUnit(found.after) ? found : applyMultiplier(found, words);
  if (number.before !== '' || !isUnit(number.after)) return { is: 'wrong', code: 'number.unreadable' };

  const { reading } = number;
  if (reading.is === 'number') return Number(reading.amount);
  if (decimals === 0) return Number(reading.thousands);
  const { thousands: whole, decimal } = reading;
  return {
    is: 'wrong',
    code: 'number.ambiguous',
    args: { whole, decimal },
    suggestions: [Number(whole), Number(decimal)],
  };
}

/** Holds a number to its bounds and decimals. */
function accept(number: number, { min, max, decimals }: Options): Parsed<number> {
  if (Math.abs(number) >= tooLarge) return { is: 'wrong', code: 'number.too-large' };
  const rounded = decimals === undefined ? number : roundTo(number, decimals);
  const isFine = isArtefact(number, rounded);
  const value = (isFine ? rounded : number) + 0;
  if (min !== undefined && value < min) return { is: 'wrong', code: 'number.below', args: { limit: min } };
  if (max !== undefined && value > max) return { is: 'wrong', code: 'number.above', args: { limit: max } };
  if (isFine) return { is: 'value', value, cell: value };
  const doubts = [{ code: 'number.too-fine', args: { decimals: decimals ?? 0 }, suggestions: [rounded + 0] }];
  return { is: 'value', value, cell: value, doubts };
}

function bind(bound: Options, locale: Locale) {
  const words = wordsOf(locale);
  const { decimals, unit } = bound;
  return {
    parse(cell: Cell): Parsed<number> {
      if (cell === null || (typeof cell !== 'number' && plainText(cell) === '')) return { is: 'empty' };
      const number = read(cell, bound, words);
      return typeof number === 'number' ? accept(number, bound) : number;
    },
    cell: (value: number) => value,
    keys: (value: number) => [plainDigits(value)],
    show: (value: number, language: Locale['language']) =>
      showNumber(value, language, decimals) + (unit === undefined ? '' : `\u00a0${unit}`),
    compare: (a: number, b: number) => a - b,
    cel: { type: 'double', value: (value: number) => value },
    column: decimals === undefined ? {} : { format: { decimals } },
  };
}

/** A number, as people and spreadsheets write it. Where a mark may group thousands or begin decimals, it asks. */
export const number = fieldType({
  kind: 'number',
  summary: 'A number.',
  cell: 'number',
  version: 1,
  headers: ['quantity'],
  options,
  bind,
  guess: (cells, locale) => ({
    fit: 0.7 * shareRead(cells, bind({}, locale).parse, ['number.ambiguous']),
    options: {},
  }),
  examples: [
    { cell: 42, value: 42, normal: 42 },
    { cell: -0, value: 0, normal: 0 },
    { cell: '1 234,5', value: 1234.5, normal: 1234.5 },
    { cell: '1\u00a0234,5', value: 1234.5, normal: 1234.5 },
    { cell: '1,234.5', value: 1234.5, normal: 1234.5 },
    { cell: '1.234,5', value: 1234.5, normal: 1234.5 },
    { cell: '1’234.5', value: 1234.5, normal: 1234.5 },
    { cell: '1,234,567', value: 1_234_567, normal: 1_234_567 },
    { cell: ',5', value: 0.5, normal: 0.5 },
    { cell: '0,125', value: 0.125, normal: 0.125 },
    { cell: '1234,567', value: 1234.567, normal: 1234.567 },
    { cell: '−12', value: -12, normal: -12 },
    { cell: '(12.5)', value: -12.5, normal: -12.5 },
    { cell: '+7', value: 7, normal: 7 },
    { cell: '1.5e3', value: 1500, normal: 1500 },
    { cell: '5 тыс', value: 5000, normal: 5000 },
    { cell: '5 тис.', value: 5000, normal: 5000 },
    { cell: '1.2k', value: 1200, normal: 1200 },
    { cell: '2 млн', value: 2_000_000, normal: 2_000_000 },
    { cell: '12 кг', options: { unit: 'кг' }, value: 12, normal: 12 },
    { cell: '1,234', wrong: 'number.ambiguous', suggestions: [1234, 1.234] },
    { cell: '1.234', wrong: 'number.ambiguous', suggestions: [1234, 1.234] },
    { cell: '1,234', options: { decimals: 0 }, value: 1234, normal: 1234 },
    { cell: 10.299999999999999, options: { decimals: 2 }, value: 10.3, normal: 10.3 },
    { cell: 2.5, options: { decimals: 0 }, value: 2.5, normal: 2.5, doubts: ['number.too-fine'] },
    { cell: 3, options: { min: 5 }, wrong: 'number.below' },
    { cell: 30, options: { max: 5 }, wrong: 'number.above' },
    { cell: '4111111111111111', wrong: 'number.too-large' },
    { cell: '12 34', wrong: 'number.unreadable' },
    { cell: '5-10', wrong: 'number.unreadable' },
    { cell: '12 кг', wrong: 'number.unreadable' },
    { cell: true, wrong: 'number.unreadable' },
    { cell: Number.POSITIVE_INFINITY, wrong: 'number.unreadable' },
    { cell: 'n/a', wrong: 'cell.nothing', suggestions: [null] },
    { cell: ' ', empty: true },
    { cell: null, empty: true },
  ],
});
