import * as z from 'zod';
import type { Cell } from '../../core/cell.ts';
import { fieldType, type Locale, type Parsed } from '../../core/field.ts';
import type { TimeUnit } from '../../core/language.ts';
import { plainDigits, plainText } from './reading/plain-text.ts';
import { share } from './reading/sampling.ts';
import { unreadable } from './reading/unreadable.ts';
import { type Words, wordKey, wordsOf } from './reading/words.ts';
import { showUnit } from './showing/formats.ts';

/** Minutes in a unit. A month is thirty days and a year 365, as in agreements: a length of time has no calendar. */
const minutesIn: Readonly<Record<TimeUnit, number>> = {
  minute: 1,
  hour: 60,
  day: 1440,
  week: 10_080,
  month: 43_200,
  year: 525_600,
};

const options = z.strictObject({
  unit: z
    .enum(['minute', 'hour', 'day', 'week', 'month', 'year'])
    .default('minute')
    .describe('What a bare number counts, and what is written into the column.'),
});

const longest = 60;
const clock = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/u;
const bareNumber = /^\d{1,12}(?:[.,]\d{1,6})?$/u;
const countOfUnits = /(\d{1,9}(?:[.,]\d{1,6})?)\s?([\p{L}.]+)[\s,]*/uy;
/** A thousand years: more is a slip. */
const tooLong = 525_600_000;

function toNumber(digits: string): number {
  return Number(digits.replace(',', '.'));
}

/** Minutes to a millionth, so that a count in hours comes back as the same minutes. */
function rounded(minutes: number): number {
  return Math.round(minutes * 1e6) / 1e6;
}

/** `1h 30m`, `2 дня`: counts of different units, added up; `null` when any part is something else. */
function readUnits(text: string, words: Words): number | null {
  countOfUnits.lastIndex = 0;
  const seen = new Set<TimeUnit>();
  let minutes = 0;
  while (countOfUnits.lastIndex < text.length) {
    const [, count = '', word = ''] = countOfUnits.exec(text) ?? [];
    const unit = words.units.get(wordKey(word));
    if (unit === undefined || seen.has(unit)) return null;
    seen.add(unit);
    minutes += toNumber(count) * minutesIn[unit];
  }
  return minutes;
}

/** Minutes that a text means; `null` when it is not a length of time. */
function readMinutes(text: string, unit: TimeUnit, words: Words): number | null {
  if (text.length > longest) return null;
  if (bareNumber.test(text)) return toNumber(text) * minutesIn[unit];
  const [, hours, minutes, seconds = '0'] = clock.exec(text) ?? [];
  if (hours !== undefined) return Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
  return readUnits(text, words);
}

function bind({ unit }: z.output<typeof options>, locale: Locale) {
  const words = wordsOf(locale);
  const cellOf = (minutes: number) => minutes / minutesIn[unit];

  const accept = (minutes: number): Parsed<number> => {
    if (minutes < 0) return { is: 'wrong', code: 'duration.negative' };
    if (!(minutes <= tooLong)) return { is: 'wrong', code: 'duration.unreadable' };
    const value = rounded(minutes) + 0;
    return { is: 'value', value, cell: cellOf(value) };
  };

  return {
    parse(cell: Cell): Parsed<number> {
      if (typeof cell === 'number') return accept(cell * minutesIn[unit]);
      const text = typeof cell === 'boolean' ? null : plainText(cell);
      if (text === '') return { is: 'empty' };
      const minutes = text === null ? null : readMinutes(text, unit, words);
      if (minutes !== null) return accept(minutes);
      return /^[-−–]\s?\d/u.test(text ?? '')
        ? { is: 'wrong', code: 'duration.negative' }
        : unreadable(text ?? '', words, 'duration.unreadable');
    },
    cell: cellOf,
    keys: (value: number) => [plainDigits(value)],
    show(value: number, language: Locale['language']) {
      const whole = Math.round(value);
      const parts = [
        [Math.floor(whole / 1440), 'day'],
        [Math.floor((whole % 1440) / 60), 'hour'],
        [whole % 60, 'minute'],
      ] as const;
      const shown = parts.filter(([count]) => count > 0).map(([count, part]) => showUnit(count, part, language));
      return shown.length === 0 ? showUnit(0, 'minute', language) : shown.join(' ');
    },
    compare: (a: number, b: number) => a - b,
    cel: { type: 'double', value: (value: number) => value },
    column: {},
  };
}

/** A length of time in minutes. The cell is a number of the column's unit. */
export const duration = fieldType({
  kind: 'duration',
  summary: 'A length of time.',
  cell: 'number',
  version: 1,
  headers: ['duration'],
  options,
  bind,
  guess(cells, locale) {
    const { parse } = bind({ unit: 'minute' }, locale);
    const isWritten = (cell: Cell) => typeof cell === 'string' && /[\p{L}:]/u.test(cell) && parse(cell).is === 'value';
    return { fit: 0.85 * share(cells, isWritten), options: {} };
  },
  examples: [
    { cell: 90, value: 90, normal: 90 },
    { cell: '90', value: 90, normal: 90 },
    { cell: '90 мин', value: 90, normal: 90 },
    { cell: '1:30', value: 90, normal: 90 },
    { cell: '1h 30m', value: 90, normal: 90 },
    { cell: '1 година, 30 хвилин', value: 90, normal: 90 },
    { cell: '1,5 часа', value: 90, normal: 90 },
    { cell: '2 дня', value: 2880, normal: 2880 },
    { cell: '2 days', options: { unit: 'hour' }, value: 2880, normal: 48 },
    { cell: 1.5, options: { unit: 'hour' }, value: 90, normal: 1.5 },
    { cell: '100 min', options: { unit: 'hour' }, value: 100, normal: 100 / 60 },
    { cell: 0, value: 0, normal: 0 },
    { cell: -5, wrong: 'duration.negative' },
    { cell: '-1:30', wrong: 'duration.negative' },
    { cell: '1h 2h', wrong: 'duration.unreadable' },
    { cell: 'a while', wrong: 'duration.unreadable' },
    { cell: Number.NaN, wrong: 'duration.unreadable' },
    { cell: 'n/a', wrong: 'cell.nothing', suggestions: [null] },
    { cell: '', empty: true },
  ],
});
