import { Big } from 'big.js';
import * as z from 'zod';
import type { Cell } from '../../core/cell.ts';
import { fieldType, type Locale, type Parsed, type Wrong } from '../../core/field.ts';
import { plainDigits, plainText } from './reading/plain-text.ts';
import { share, shareRead } from './reading/sampling.ts';
import { unreadable } from './reading/unreadable.ts';
import { wordsOf } from './reading/words.ts';
import { readNumber } from './reading/written-number.ts';
import { showPercent } from './showing/formats.ts';

const options = z.strictObject({
  min: z.number().min(-1000).max(1000).optional().describe('The least it may be, as a fraction: 0.05 is 5 %.'),
  max: z.number().min(-1000).max(1000).optional().describe('The most it may be, as a fraction: 0.3 is 30 %.'),
});
type Options = z.output<typeof options>;

const tooLarge = 1e12;

/** The exact text of a fraction in per cent, `15.5%`. */
function written(fraction: number): string {
  return `${new Big(fraction).times(100).toFixed()}%`;
}

function hundredth(amount: string): number {
  return Number(new Big(amount).times('0.01').toFixed());
}

/** Largest plain number that is surely a fraction: 1, or as far as the settings allow. */
function surelyFraction({ max }: Options): number {
  return Math.max(1, max ?? 1);
}

/** Above 100 % a bare number would be asked about again, so there the sign is written. */
function normal(fraction: number, bound: Options): Cell {
  return Math.abs(fraction) <= surelyFraction(bound) ? fraction : written(fraction);
}

/** A bare number above 100 %: 15 may be 15 % or fifteen times as much. */
function doubtful(number: number, bound: Options): Wrong {
  const meant = hundredth(plainDigits(number));
  if (bound.max === undefined || number < 0)
    return { is: 'wrong', code: 'percent.ambiguous', suggestions: [meant, normal(number, bound)] };
  const suggestions = meant <= bound.max && meant >= (bound.min ?? meant) ? [meant] : [];
  return { is: 'wrong', code: 'percent.above', args: { limit: written(bound.max) }, suggestions };
}

function accept(fraction: number, bound: Options): Parsed<number> {
  const { min, max } = bound;
  const value = fraction + 0;
  if (Math.abs(value) >= tooLarge) return { is: 'wrong', code: 'percent.unreadable' };
  if (min !== undefined && value < min) return { is: 'wrong', code: 'percent.below', args: { limit: written(min) } };
  if (max !== undefined && value > max) return { is: 'wrong', code: 'percent.above', args: { limit: written(max) } };
  return { is: 'value', value, cell: normal(value, bound) };
}

function fromNumber(number: number, bound: Options): Parsed<number> {
  if (!(Math.abs(number) < tooLarge)) return { is: 'wrong', code: 'percent.unreadable' };
  return Math.abs(number) <= surelyFraction(bound) ? accept(number, bound) : doubtful(number, bound);
}

function bind(bound: Options, locale: Locale) {
  const words = wordsOf(locale);
  return {
    parse(cell: Cell): Parsed<number> {
      if (cell === null) return { is: 'empty' };
      if (typeof cell === 'number') return fromNumber(cell, bound);
      const text = typeof cell === 'boolean' ? null : plainText(cell);
      if (text === '') return { is: 'empty' };
      const found = text === null ? null : readNumber(text);
      if (found === null || found.before !== '') return unreadable(text ?? '', words, 'percent.unreadable');
      // Three digits after a mark are decimals here: nobody means thousands of per cent.
      const amount = found.reading.is === 'number' ? found.reading.amount : found.reading.decimal;
      if (found.after === '%') return accept(hundredth(amount), bound);
      return found.after === '' ? fromNumber(Number(amount), bound) : { is: 'wrong', code: 'percent.unreadable' };
    },
    cell: (value: number) => normal(value, bound),
    keys: (value: number) => [plainDigits(value)],
    show: (value: number, language: Locale['language']) => showPercent(value, language),
    compare: (a: number, b: number) => a - b,
    cel: { type: 'double', value: (value: number) => value },
    column: { format: 'percent' } as const,
  };
}

/** A share: 15 % is the number 0.15, which is how spreadsheets hold it. A bare 15 is asked about. */
export const percent = fieldType({
  kind: 'percent',
  summary: 'A percentage.',
  cell: 'number',
  version: 1,
  headers: ['percent', 'discount', 'probability'],
  options,
  bind,
  guess(cells, locale) {
    const signed = share(cells, (cell) => typeof cell === 'string' && cell.includes('%'));
    const fractions = share(cells, (cell) => typeof cell === 'number' && cell > 0 && cell < 1);
    const read = shareRead(cells, bind({}, locale).parse, ['percent.ambiguous']);
    return { fit: read * Math.max(0.95 * signed, 0.45 * fractions), options: {} };
  },
  examples: [
    { cell: 0.15, value: 0.15, normal: 0.15 },
    { cell: 1, value: 1, normal: 1 },
    { cell: '15%', value: 0.15, normal: 0.15 },
    { cell: '15 %', value: 0.15, normal: 0.15 },
    { cell: '15,5%', value: 0.155, normal: 0.155 },
    { cell: '−5%', value: -0.05, normal: -0.05 },
    { cell: '0,2', value: 0.2, normal: 0.2 },
    { cell: '250%', value: 2.5, normal: '250%' },
    { cell: '250%', options: { max: 3 }, value: 2.5, normal: 2.5 },
    { cell: 15, wrong: 'percent.ambiguous', suggestions: [0.15, '1500%'] },
    { cell: 12.5, wrong: 'percent.ambiguous', suggestions: [0.125, '1250%'] },
    { cell: '15', wrong: 'percent.ambiguous', suggestions: [0.15, '1500%'] },
    { cell: 15, options: { max: 0.3 }, wrong: 'percent.above', suggestions: [0.15] },
    { cell: '40%', options: { max: 0.3 }, wrong: 'percent.above' },
    { cell: 0.01, options: { min: 0.05 }, wrong: 'percent.below' },
    { cell: 'a lot', wrong: 'percent.unreadable' },
    { cell: '15% net', wrong: 'percent.unreadable' },
    { cell: '—', wrong: 'cell.nothing', suggestions: [null] },
    { cell: '', empty: true },
  ],
});
