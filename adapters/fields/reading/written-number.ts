import { Big } from 'big.js';
import { plainDigits } from './plain-text.ts';
import { type Words, wordKey } from './words.ts';

/** Longest text that is looked at: no number a person types is longer. */
const longest = 60;

/** Plain decimal digits with a minus if need be, never an exponent, no zeros at the ends: `-1234.5`. */
export type Decimal = string;

/** What a written number may mean. `1,234` is both 1.234 and 1234, and only the writer knows. */
type NumberReading =
  | { readonly is: 'number'; readonly amount: Decimal }
  | { readonly is: 'ambiguous'; readonly mark: '.' | ','; readonly decimal: Decimal; readonly thousands: Decimal };

/** A number inside a text, and what stands before and after it, both trimmed. */
export interface WrittenNumber {
  readonly before: string;
  readonly after: string;
  readonly reading: NumberReading;
}

const minuses = /[−–—‒﹣－]/gu;
const apostrophes = /['’`´]/gu;
const scientific = /^\d{1,20}(?:\.\d{1,20})?e[+-]?\d{1,2}$/iu;
const digitsAndMarks = /^[\d., ]+$/u;
/** What programs write, and most people: nothing around it, and no mark that might group thousands. */
const unmistakable = /^-?\d{1,12}(?:\.\d{1,2})?$/u;
const numberInside = /^([^\d]*?)((?<!\p{L})[.,])?(\d(?:.*\d)?)([^\d]*)$/u;

/** The decimal without an exponent or idle zeros. */
export function toDecimal(value: Big): Decimal {
  return value.eq(0) ? '0' : value.toFixed();
}

/** Digits as written, `0012.50`, as a decimal. Up to fifteen of them a float keeps, which is much the faster way. */
function canonical(digits: string): Decimal {
  return digits.length <= 15 ? plainDigits(Number(digits) + 0) : toDecimal(new Big(digits));
}

/** Digits with a mark between groups of three, as one run of digits; `null` when the groups are not of three. */
function joinGroups(integer: string, mark: string): string | null {
  if (!integer.includes(mark)) return integer;
  const [first = '', ...rest] = integer.split(mark);
  if (first.length < 1 || first.length > 3 || rest.some((group) => group.length !== 3)) return null;
  return first + rest.join('');
}

/** One mark, with groups of spaces or without: a decimal mark, unless exactly three digits follow a short group. */
function readSingleMark(integer: string, fraction: string, mark: '.' | ','): NumberReading | null {
  if (fraction.includes(' ')) return null;
  const joined = joinGroups(integer, ' ');
  if (joined === null) return null;
  const decimal = canonical(`${joined || '0'}.${fraction || '0'}`);
  const couldGroup = fraction.length === 3 && integer.length <= 3 && /^[1-9]/u.test(integer);
  if (!couldGroup) return { is: 'number', amount: decimal };
  return { is: 'ambiguous', mark, decimal, thousands: canonical(integer + fraction) };
}

function whole(digits: string | null, fraction = '0'): NumberReading | null {
  return digits === null ? null : { is: 'number', amount: canonical(`${digits}.${fraction}`) };
}

/** Reads digits with marks: of two kinds of mark the last is the decimal one; a mark that repeats groups thousands. */
function readDigits(text: string): NumberReading | null {
  if (scientific.test(text)) return { is: 'number', amount: toDecimal(new Big(text)) };
  const plain = text.replace(apostrophes, ' ');
  if (!digitsAndMarks.test(plain)) return null;

  const dot = plain.lastIndexOf('.');
  const comma = plain.lastIndexOf(',');
  if (dot < 0 && comma < 0) return whole(joinGroups(plain, ' '));

  const [last, mark, other] = dot > comma ? ([dot, '.', ','] as const) : ([comma, ',', '.'] as const);
  const integer = plain.slice(0, last);
  const fraction = plain.slice(last + 1);
  const bothKinds = dot >= 0 && comma >= 0;
  const repeats = integer.includes(mark);
  if (!bothKinds && !repeats) return readSingleMark(integer, fraction, mark);
  if (plain.includes(' ') || (bothKinds && repeats)) return null;
  return bothKinds ? whole(joinGroups(integer, other), fraction) : whole(joinGroups(plain, mark));
}

function withSign(reading: NumberReading, negative: boolean): NumberReading {
  if (!negative) return reading;
  const minus = (amount: Decimal) => (amount === '0' ? amount : `-${amount}`);
  return reading.is === 'number'
    ? { is: 'number', amount: minus(reading.amount) }
    : { ...reading, decimal: minus(reading.decimal), thousands: minus(reading.thousands) };
}

/**
 * Finds the one number in a line of text, in the ways English, Russian, Ukrainian and their neighbours write it.
 * A minus before it or brackets around it make it negative. `null` when there is no number, or something odd in it.
 */
export function readNumber(text: string): WrittenNumber | null {
  if (unmistakable.test(text)) return { before: '', after: '', reading: { is: 'number', amount: canonical(text) } };
  if (text.length > longest) return null;
  const [, start = '', leadingMark = '', digits = '', end = ''] = numberInside.exec(text.replace(minuses, '-')) ?? [];
  if (digits === '') return null;
  const reading = readDigits(leadingMark === '' ? digits : `0.${digits}`);
  if (reading === null || (leadingMark !== '' && /\D/u.test(digits))) return null;

  const inBrackets = start.includes('(') && end.endsWith(')');
  const before = inBrackets ? start.replace('(', '') : start;
  const after = inBrackets ? end.slice(0, -1) : end;
  const sign = /^[^+-]*([+-])[^+-]*$/u.exec(before)?.[1];
  return {
    before: (sign === undefined ? before : before.replace(sign, '')).trim(),
    after: after.trim(),
    reading: withSign(reading, inBrackets !== (sign === '-')),
  };
}

/** The multiplier that a text begins with, `тыс.` or `т.р.`, and what stands behind it. */
function multiplierAt(text: string, words: Words): { factor: number; rest: string } | null {
  for (const shape of [/^([\p{L}.]+)\s*(.*)$/u, /^(\p{L}+)\.?\s*(.*)$/u]) {
    const [, word = '', rest = ''] = shape.exec(text) ?? [];
    const factor = words.multipliers.get(wordKey(word));
    if (factor !== undefined) return { factor, rest };
  }
  return null;
}

/** Multiplies what was read by the word after the number, `тыс`, `k`; `after` is what is left behind that word. */
export function applyMultiplier(number: WrittenNumber, words: Words): WrittenNumber {
  const found = multiplierAt(number.after, words);
  if (found === null) return number;
  const { factor, rest } = found;
  const times = (amount: Decimal) => toDecimal(new Big(amount).times(factor));
  const { reading } = number;
  return {
    ...number,
    after: rest,
    reading:
      reading.is === 'number'
        ? { is: 'number', amount: times(reading.amount) }
        : { ...reading, decimal: times(reading.decimal), thousands: times(reading.thousands) },
  };
}
