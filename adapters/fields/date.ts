import * as z from 'zod';
import type { Cell } from '../../core/cell.ts';
import { type Doubt, fieldType, type Locale, type Parsed } from '../../core/field.ts';
import { type IsoDate, isIsoDate, isSerial } from './reading/calendar.ts';
import { dateWriter, isDatePicture, orderOfPicture } from './reading/date-picture.ts';
import { dayOf, mayHoldTime, midnight, readInstant, splitTime } from './reading/moments.ts';
import { plainText } from './reading/plain-text.ts';
import { refusedDate } from './reading/refused-date.ts';
import { share } from './reading/sampling.ts';
import { unreadable } from './reading/unreadable.ts';
import { usualDateForm } from './reading/usual-date-form.ts';
import { wordsOf } from './reading/words.ts';
import { type DateOrder, readDate } from './reading/written-date.ts';
import { showDay } from './showing/formats.ts';

const options = z.strictObject({
  min: z.iso.date().optional().describe('The first day it may be, as 2026-12-25.'),
  max: z.iso.date().optional().describe('The last day it may be, as 2026-12-25.'),
  form: z
    .union([
      z.literal('as-typed'),
      z.string().refine(isDatePicture, { error: 'Picture the day with D, M and Y, as DD.MM.YYYY or D MMM YYYY' }),
    ])
    .optional()
    .describe(
      'How days are written where the column keeps them as text: `DD.MM.YYYY`, `D MMM YYYY`, `MM/DD/YY`, or `as-typed`. If not said, they become dates of the spreadsheet. Its own dates stay what they are.',
    ),
  order: z
    .enum(['day-first', 'month-first'])
    .optional()
    .describe('What stands first in `03/04/2026`. If not said, such a day is asked about.'),
});
type Options = z.output<typeof options>;

/** Holds a day to its bounds. A year that nobody alive plans for is likelier a slip of the finger. */
function accept(date: IsoDate, { min, max }: Options, doubts: readonly Doubt[] = []): Parsed<IsoDate> {
  if (min !== undefined && date < min) return { is: 'wrong', code: 'date.before', args: { limit: min } };
  if (max !== undefined && date > max) return { is: 'wrong', code: 'date.after', args: { limit: max } };
  if (date < '1900' || date >= '2101')
    return { is: 'value', value: date, cell: date, doubts: [...doubts, { code: 'date.far' }] };
  return doubts.length === 0
    ? { is: 'value', value: date, cell: date }
    : { is: 'value', value: date, cell: date, doubts };
}

/** Share of a column that are numbers in place of days when it lost its format. */
const mostlyNumbered = 0.8;

/** Days that tell whether a form can be read back. */
const probes = ['2026-04-03', '2026-11-28'];

/** Throws when day and month stand otherwise in the form than the order says. */
function orderIn({ form, order }: Options): DateOrder | undefined {
  const pictured = form === undefined || form === 'as-typed' ? null : orderOfPicture(form);
  if (pictured !== null && order !== undefined && pictured !== order)
    throw new Error(`The form ${form} has day and month the other way round than the order ${order}`);
  return pictured ?? order;
}

function bind(bound: Options, locale: Locale) {
  const words = wordsOf(locale);
  const { form } = bound;
  const order = orderIn(bound);
  const write = form === undefined || form === 'as-typed' ? null : dateWriter(form, locale, order);
  if (write !== null && probes.some((date) => write(date) === null))
    throw new Error(`A day in the form ${form} could not be read back: as DD.MM.YYYY or D MMM YYYY it can`);
  const cellOf = (date: IsoDate): string => write?.(date) ?? date;

  const read = (cell: Cell): Parsed<IsoDate> => {
    if (typeof cell === 'string' && isIsoDate(cell)) return accept(cell, bound);
    const text = typeof cell === 'boolean' ? null : plainText(cell);
    if (text === '') return { is: 'empty' };
    if (text === null) return { is: 'wrong', code: 'date.unreadable' };

    const instant = mayHoldTime(text) ? readInstant(text) : null;
    if (instant !== null) return accept(dayOf(instant, locale.zone), bound);
    const { date = text, time = midnight } = (mayHoldTime(text) ? splitTime(text) : null) ?? {};
    const reading = readDate(date, words, order);
    if (reading.is === 'unreadable') return unreadable(text, words, 'date.unreadable');
    if (reading.is !== 'date') return refusedDate(reading, cellOf);
    const isMidnight = time.hour + time.minute + time.second === 0;
    return accept(reading.date, bound, isMidnight ? [] : [{ code: 'date.with-time' }]);
  };

  return {
    parse(cell: Cell): Parsed<IsoDate> {
      const parsed = read(cell);
      if (form === undefined || parsed.is !== 'value') return parsed;
      const written = { ...parsed, cell: cellOf(parsed.value) };
      return form === 'as-typed' || cell === parsed.value ? { ...written, stays: true } : written;
    },
    cell: cellOf,
    keys: (value: IsoDate) => [value],
    show: (value: IsoDate, language: Locale['language']) =>
      write?.(value) ?? showDay(new Date(`${value}T00:00:00Z`), language),
    compare: (a: IsoDate, b: IsoDate) => (a < b ? -1 : Number(a > b)),
    // A day is not a moment; midnight UTC is the one that `getFullYear()` and its like take apart rightly.
    cel: { type: 'google.protobuf.Timestamp', value: (value: IsoDate) => new Date(`${value}T00:00:00Z`) },
    column: { format: write === null ? 'date' : 'text' } as const,
  };
}

/** A day of the calendar. Where day and month may be taken for one another it asks; a date without a year is none. */
export const date = fieldType({
  kind: 'date',
  summary: 'A day of the calendar.',
  cell: 'date',
  version: 2,
  headers: ['date', 'due', 'birthday'],
  options,
  bind,
  guess(cells, locale) {
    const { parse } = bind({}, locale);
    const isNumbered = (cell: Cell) => (typeof cell === 'number' || typeof cell === 'string') && isSerial(Number(cell));
    const isDay = (cell: Cell) => {
      if (typeof cell !== 'string' || readInstant(cell) !== null) return false;
      const parsed = parse(cell);
      return parsed.is === 'value'
        ? !parsed.doubts?.some(({ code }) => code === 'date.with-time')
        : parsed.is === 'wrong' && ['date.ambiguous', 'date.no-year', 'date.impossible'].includes(parsed.code);
    };
    const numbered = share(cells, isNumbered);
    // Whole columns of such numbers are days that lost their format, where the header says so too.
    const fit = 0.95 * share(cells, isDay) + (numbered > mostlyNumbered ? 0.6 * numbered : 0);
    return { fit, options: { ...usualDateForm(cells, locale) } };
  },
  examples: [
    { cell: '2026-12-25', value: '2026-12-25', normal: '2026-12-25' },
    { cell: '25.12.2026', value: '2026-12-25', normal: '2026-12-25' },
    { cell: '5.1.26', value: '2026-01-05', normal: '2026-01-05' },
    { cell: '5.1.86', value: '1986-01-05', normal: '1986-01-05' },
    { cell: '25.12.2026 г.', value: '2026-12-25', normal: '2026-12-25' },
    { cell: '25 декабря 2026', value: '2026-12-25', normal: '2026-12-25' },
    { cell: '25 грудня 2026 р.', value: '2026-12-25', normal: '2026-12-25' },
    { cell: '25 дек. 2026', value: '2026-12-25', normal: '2026-12-25' },
    { cell: 'Dec 25, 2026', value: '2026-12-25', normal: '2026-12-25' },
    { cell: 'Friday, December 25th, 2026', value: '2026-12-25', normal: '2026-12-25' },
    { cell: '25-Dec-2026', value: '2026-12-25', normal: '2026-12-25' },
    { cell: '2026/12/25', value: '2026-12-25', normal: '2026-12-25' },
    { cell: '20261225', value: '2026-12-25', normal: '2026-12-25' },
    { cell: '25/12/2026', value: '2026-12-25', normal: '2026-12-25' },
    { cell: '12/25/2026', value: '2026-12-25', normal: '2026-12-25' },
    { cell: '04/04/2026', value: '2026-04-04', normal: '2026-04-04' },
    { cell: '03/04/2026', wrong: 'date.ambiguous', suggestions: ['2026-04-03', '2026-03-04'] },
    { cell: '31.02.2026', wrong: 'date.impossible', suggestions: ['2026-02-28'] },
    { cell: '12.25.2026', wrong: 'date.impossible', suggestions: ['2026-12-25'] },
    { cell: 46_381, wrong: 'date.number', suggestions: ['2026-12-25'] },
    { cell: '25 декабря', wrong: 'date.no-year' },
    { cell: '25.12', wrong: 'date.no-year' },
    { cell: 'December 2026', wrong: 'date.no-day' },
    { cell: 'next week', wrong: 'date.unreadable' },
    { cell: 7, wrong: 'date.unreadable' },
    { cell: 'n/a', wrong: 'cell.nothing', suggestions: [null] },
    { cell: '2026-12-24T22:00:00.000Z', locale: { zone: 'Europe/Kyiv' }, value: '2026-12-25', normal: '2026-12-25' },
    { cell: '25.12.2026 00:00:00', value: '2026-12-25', normal: '2026-12-25' },
    { cell: '25.12.2026 14:30', value: '2026-12-25', normal: '2026-12-25', doubts: ['date.with-time'] },
    { cell: '25.12.2926', value: '2926-12-25', normal: '2926-12-25', doubts: ['date.far'] },
    { cell: '03/04/2026', options: { order: 'day-first' }, value: '2026-04-03', normal: '2026-04-03' },
    { cell: '03/04/2026', options: { order: 'month-first' }, value: '2026-03-04', normal: '2026-03-04' },
    { cell: '12/25/2026', options: { order: 'day-first' }, value: '2026-12-25', normal: '2026-12-25' },
    { cell: '3 Apr 2026', options: { form: 'DD.MM.YYYY' }, value: '2026-04-03', normal: '03.04.2026' },
    { cell: '05.01.1935', options: { form: 'D.M.YY' }, value: '1935-01-05', normal: '5.1.1935' },
    { cell: '03.04.2026', options: { form: 'D MMM YYYY' }, value: '2026-04-03', normal: '3 Apr 2026' },
    { cell: '25.12.2026', options: { form: 'MM/DD/YYYY' }, value: '2026-12-25', normal: '12/25/2026' },
    { cell: '25.12.2026', options: { form: 'as-typed' }, value: '2026-12-25', normal: '2026-12-25' },
    { cell: '2026-12-25', options: { max: '2026-06-30' }, wrong: 'date.after' },
    { cell: '2026-12-25', options: { min: '2027-01-01' }, wrong: 'date.before' },
    { cell: '\u200b', empty: true },
    { cell: null, empty: true },
  ],
});
