import { Big } from 'big.js';
import * as z from 'zod';
import type { Cell } from '../../core/cell.ts';
import { fieldType, type Guess, type Locale, type Parsed, type Wrong } from '../../core/field.ts';
import { currenciesOf, currencyDigits, isCurrency } from './reading/currency.ts';
import { plainDigits, plainText } from './reading/plain-text.ts';
import { isArtefact, roundTo } from './reading/rounding.ts';
import { shareRead } from './reading/sampling.ts';
import { unreadable } from './reading/unreadable.ts';
import { type Words, wordsOf } from './reading/words.ts';
import { applyMultiplier, type Decimal, readNumber, toDecimal, type WrittenNumber } from './reading/written-number.ts';
import { showAmount } from './showing/formats.ts';

/** An exact amount: plain decimal digits without an exponent or idle zeros, and the ISO 4217 code of its currency. */
export interface Money {
  readonly amount: Decimal;
  readonly currency: string;
}

const mostCurrencies = 20;

const code = z
  .string()
  .regex(/^[A-Z]{3}$/u, { message: 'A currency is three capital letters, such as EUR.' })
  .refine(isCurrency, { message: 'There is no such currency in ISO 4217.' });

const options = z.strictObject({
  currency: code.optional().describe("The column's own currency; the team's if not said."),
  currencies: z
    .array(code)
    .max(mostCurrencies)
    .default([])
    .describe('Other currencies that may be typed in this column.'),
  negative: z.boolean().default(false).describe('Whether an amount may be below zero, as refunds are.'),
});

/** The options with what follows from them, made once. */
interface Purse {
  readonly currency: string;
  readonly allowed: readonly string[];
  readonly negative: boolean;
  readonly words: Words;
  /** The mark that groups thousands in the team's own language, if it is a full stop or a comma. */
  readonly groupMark: string;
}

/** Fifteen digits are what a spreadsheet keeps: ten thousand billions with cents. */
function tooLarge(currency: string): number {
  return 10 ** (15 - currencyDigits(currency));
}

function cellOf({ amount, currency }: Money, own: string): Cell {
  if (currency === own) return Number(amount);
  return `${new Big(amount).toFixed(currencyDigits(currency))} ${currency}`;
}

/** The amount of a cell that is a number; in the column's own currency. */
function fromNumber(number: number, { currency, negative }: Purse): Parsed<Money> {
  if (!Number.isFinite(number)) return { is: 'wrong', code: 'money.unreadable' };
  if (Math.abs(number) >= tooLarge(currency)) return { is: 'wrong', code: 'money.too-large' };
  if (number < 0 && !negative) return { is: 'wrong', code: 'money.negative', suggestions: [-number] };
  if (Number.isInteger(number))
    return { is: 'value', value: { amount: String(number + 0), currency }, cell: number + 0 };

  const decimals = currencyDigits(currency);
  const rounded = roundTo(number, decimals) + 0;
  const cell = isArtefact(number, rounded) ? rounded : number;
  const value = { amount: plainDigits(cell), currency };
  if (cell === rounded) return { is: 'value', value, cell };
  // Typically a formula without rounding: the amount stands, and a person is asked.
  return { is: 'value', value, cell, doubts: [{ code: 'money.too-fine', args: { decimals }, suggestions: [rounded] }] };
}

/** The currency that the words around a number name: the column's own where they may mean it; `null`: no currency. */
function currencyAround({ before, after }: WrittenNumber, { currency, allowed, words }: Purse): string | null {
  if (before === '' && after === '') return currency;
  const named = [before, after].filter((word) => word !== '').map((word) => currenciesOf(word, words));
  const candidates = (named[0] ?? []).filter((one) => named.every((codes) => codes.includes(one)));
  return (
    candidates.find((one) => one === currency) ??
    candidates.find((one) => allowed.includes(one)) ??
    candidates[0] ??
    null
  );
}

/** The written number with the currency it is in; a word after it may multiply it first, `5 тыс. руб.` */
function inCurrency(found: WrittenNumber, purse: Purse): { written: WrittenNumber; currency: string } | null {
  for (const written of [found, applyMultiplier(found, purse.words)]) {
    const currency = currencyAround(written, purse);
    if (currency !== null) return { written, currency };
  }
  return null;
}

function roundedCell(amount: Decimal, currency: string, purse: Purse): Cell {
  return cellOf({ amount: toDecimal(new Big(amount).round(currencyDigits(currency))), currency }, purse.currency);
}

/** The amount. Where a mark may mean two things, the team's own mark for thousands does: money is not so fine. */
function amountOf({ reading }: WrittenNumber, currency: string, purse: Purse): Decimal | Wrong {
  if (reading.is === 'number') return reading.amount;
  if (reading.mark === purse.groupMark && currencyDigits(currency) < 3) return reading.thousands;
  const { thousands: whole, decimal } = reading;
  const suggestions = [whole, decimal].map((amount) => roundedCell(amount, currency, purse));
  return { is: 'wrong', code: 'money.ambiguous', args: { whole, decimal }, suggestions };
}

/** Holds an exact amount to what the column allows. */
function accept(amount: Decimal, currency: string, purse: Purse): Parsed<Money> {
  const decimals = currencyDigits(currency);
  const exact = new Big(amount);
  const rounded = exact.round(decimals);
  if (exact.abs().gte(tooLarge(currency))) return { is: 'wrong', code: 'money.too-large' };
  if (exact.lt(0) && !purse.negative)
    return { is: 'wrong', code: 'money.negative', suggestions: [roundedCell(amount.slice(1), currency, purse)] };
  if (!isArtefact(Number(amount), Number(rounded)))
    return {
      is: 'wrong',
      code: 'money.too-fine',
      args: { decimals },
      suggestions: [roundedCell(amount, currency, purse)],
    };
  const value = { amount: toDecimal(rounded), currency };
  return { is: 'value', value, cell: cellOf(value, purse.currency) };
}

function fromText(text: string, purse: Purse): Parsed<Money> {
  const found = readNumber(text);
  if (found === null) return unreadable(text, purse.words, 'money.unreadable');
  const { written, currency } = inCurrency(found, purse) ?? {};
  if (written === undefined || currency === undefined) return { is: 'wrong', code: 'money.unreadable' };
  if (currency !== purse.currency && !purse.allowed.includes(currency))
    return { is: 'wrong', code: 'money.other-currency', args: { currency, expected: purse.currency } };
  const amount = amountOf(written, currency, purse);
  return typeof amount === 'string' ? accept(amount, currency, purse) : amount;
}

function groupMark(locale: Locale): string {
  const parts = new Intl.NumberFormat(locale.language.code).formatToParts(1_234_567);
  return parts.find(({ type }) => type === 'group')?.value ?? '';
}

function bind({ currency, currencies, negative }: z.output<typeof options>, locale: Locale) {
  const own = currency ?? locale.currency;
  const words = wordsOf(locale);
  const purse: Purse = { currency: own, allowed: currencies, negative, words, groupMark: groupMark(locale) };
  return {
    parse(cell: Cell): Parsed<Money> {
      if (typeof cell === 'number') return fromNumber(cell, purse);
      if (cell === null) return { is: 'empty' };
      const text = typeof cell === 'boolean' ? null : plainText(cell);
      if (text === '') return { is: 'empty' };
      return text === null ? { is: 'wrong', code: 'money.unreadable' } : fromText(text, purse);
    },
    cell: (value: Money) => cellOf(value, own),
    keys: (value: Money) => [`${value.amount} ${value.currency}`],
    show: (value: Money, language: Locale['language']) => showAmount(value.amount, value.currency, language),
    compare(a: Money, b: Money) {
      if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1;
      return Number(a.amount) - Number(b.amount);
    },
    cel: { type: 'double', value: (value: Money) => Number(value.amount) },
    column: { format: { decimals: currencyDigits(own) } },
  };
}

/** What a cell shows before any options are known: the currency of its sign or word, if any, and whether it is below zero. */
function glance(cell: Cell, words: Words): { readonly currency: string | null; readonly isNegative: boolean } {
  if (typeof cell === 'number') return { currency: null, isNegative: cell < 0 };
  const found = typeof cell === 'string' ? readNumber(plainText(cell) ?? '') : null;
  if (found === null) return { currency: null, isNegative: false };
  const { before, after, reading } = applyMultiplier(found, words);
  const currency = currenciesOf(before === '' ? after : before, words)[0] ?? null;
  return { currency, isNegative: reading.is === 'number' && reading.amount.startsWith('-') };
}

/** Bare numbers may be anything; a sign of a currency on most of them makes it money. */
function guess(cells: readonly Cell[], locale: Locale): Guess {
  const glances = cells.map((cell) => glance(cell, wordsOf(locale)));
  const count = (code: string) => glances.filter(({ currency }) => currency === code).length;
  const named = new Set(glances.flatMap(({ currency }) => currency ?? []));
  const [currency = locale.currency, ...others] = [...named].toSorted((a, b) => count(b) - count(a));
  const guessed = {
    ...(currency !== locale.currency && { currency }),
    ...(others.length > 0 && { currencies: others.slice(0, mostCurrencies) }),
    ...(glances.some(({ isNegative }) => isNegative) && { negative: true }),
  };
  const read = shareRead(cells, bind(options.parse(guessed), locale).parse, ['money.ambiguous']);
  const signed = glances.filter((one) => one.currency !== null).length / (cells.length || 1);
  return { fit: read * (signed > 0 ? 0.7 + 0.25 * signed : 0.4), options: guessed };
}

/** An amount of money. In its own currency the cell is a number, in another one text with the code, `12.50 EUR`. */
export const money = fieldType({
  kind: 'money',
  summary: 'An exact amount of money with its currency.',
  cell: 'number',
  version: 1,
  headers: ['amount', 'price'],
  options,
  bind,
  guess,
  examples: [
    { cell: 12.5, value: { amount: '12.5', currency: 'UAH' }, normal: 12.5 },
    { cell: 0, value: { amount: '0', currency: 'UAH' }, normal: 0 },
    { cell: '1 234,50 грн', value: { amount: '1234.5', currency: 'UAH' }, normal: 1234.5 },
    { cell: '₴500', value: { amount: '500', currency: 'UAH' }, normal: 500 },
    { cell: '5 тис. грн', value: { amount: '5000', currency: 'UAH' }, normal: 5000 },
    { cell: '2 млн', value: { amount: '2000000', currency: 'UAH' }, normal: 2_000_000 },
    { cell: '$1,234', options: { currency: 'USD' }, value: { amount: '1234', currency: 'USD' }, normal: 1234 },
    { cell: '1.234', options: { currency: 'EUR' }, wrong: 'money.ambiguous', suggestions: [1234, 1.23] },
    { cell: '1,234', options: { currency: 'KWD' }, wrong: 'money.ambiguous', suggestions: [1234, 1.234] },
    {
      cell: '1.234,56 €',
      options: { currency: 'EUR' },
      value: { amount: '1234.56', currency: 'EUR' },
      normal: 1234.56,
    },
    {
      cell: 'USD 12.50',
      options: { currencies: ['USD'] },
      value: { amount: '12.5', currency: 'USD' },
      normal: '12.50 USD',
    },
    { cell: '12.50 EUR', wrong: 'money.other-currency' },
    { cell: 10.299999999999999, value: { amount: '10.3', currency: 'UAH' }, normal: 10.3 },
    { cell: 12.3456, value: { amount: '12.3456', currency: 'UAH' }, normal: 12.3456, doubts: ['money.too-fine'] },
    { cell: '12.3456', wrong: 'money.too-fine', suggestions: [12.35] },
    {
      cell: 0.5,
      options: { currency: 'JPY' },
      value: { amount: '0.5', currency: 'JPY' },
      normal: 0.5,
      doubts: ['money.too-fine'],
    },
    { cell: -5, wrong: 'money.negative', suggestions: [5] },
    { cell: '(5.00)', options: { negative: true }, value: { amount: '-5', currency: 'UAH' }, normal: -5 },
    { cell: '90071992547409.93', wrong: 'money.too-large' },
    { cell: '100 $ 20', wrong: 'money.unreadable' },
    { cell: '5 apples', wrong: 'money.unreadable' },
    { cell: Number.NaN, wrong: 'money.unreadable' },
    { cell: '—', wrong: 'cell.nothing', suggestions: [null] },
    { cell: '', empty: true },
    { cell: null, empty: true },
  ],
});
