import * as z from 'zod';
import type { Cell, Instant } from '../../core/cell.ts';
import { fieldType, type Locale, type Parsed } from '../../core/field.ts';
import { type IsoDate, isSerial, serialMoment } from './reading/calendar.ts';
import { type ClockTime, instantsAt, isInstant, midnight, readInstant, splitTime } from './reading/moments.ts';
import { plainText } from './reading/plain-text.ts';
import { refusedDate } from './reading/refused-date.ts';
import { share } from './reading/sampling.ts';
import { unreadable } from './reading/unreadable.ts';
import { usualDateForm } from './reading/usual-date-form.ts';
import { wordsOf } from './reading/words.ts';
import { readDate } from './reading/written-date.ts';
import { showDay, showTime } from './showing/formats.ts';

/** A time of day that somebody typed, as a moment. Where clocks go back it is the earlier of two. */
function atTime(date: IsoDate, time: ClockTime, zone: string): Parsed<Instant> {
  const { instants, next } = instantsAt(date, time, zone);
  const [earlier, later] = instants;
  if (earlier === undefined)
    return { is: 'wrong', code: 'date-time.skipped', suggestions: next === null ? [] : [next] };
  if (later === undefined) return { is: 'value', value: earlier, cell: earlier };
  return { is: 'value', value: earlier, cell: earlier, doubts: [{ code: 'date-time.twice', suggestions: [later] }] };
}

/** A day alone, as the moment it begins there. */
function startOf(date: IsoDate, zone: string): Instant | null {
  const { instants, next } = instantsAt(date, midnight, zone);
  return instants[0] ?? next;
}

/** The moment that a spreadsheet's bare number means on the clocks of that zone. */
function serialInstant(serial: number, zone: string): Instant | null {
  const wall = serialMoment(serial);
  const time = { hour: wall.getUTCHours(), minute: wall.getUTCMinutes(), second: wall.getUTCSeconds() };
  const { instants, next } = instantsAt(wall.toISOString().slice(0, 10), time, zone);
  return instants[0] ?? next;
}

const options = z.strictObject({
  order: z
    .enum(['day-first', 'month-first'])
    .optional()
    .describe('What stands first in `03/04/2026 10:00`. If not said, such a day is asked about.'),
});

function bind({ order }: z.output<typeof options>, locale: Locale) {
  const { zone } = locale;
  const words = wordsOf(locale);

  const read = (text: string): Parsed<Instant> => {
    const instant = readInstant(text);
    if (instant !== null) return { is: 'value', value: instant, cell: instant };
    if (isSerial(Number(text)))
      return { is: 'wrong', code: 'date.number', suggestions: [serialInstant(Number(text), zone)] };

    const { date, time } = splitTime(text) ?? { date: text, time: null };
    const reading = readDate(date, words, order);
    if (reading.is === 'unreadable') return unreadable(text, words, 'date-time.unreadable');
    if (reading.is !== 'date')
      return refusedDate(reading, (day) => instantsAt(day, time ?? midnight, zone).instants[0] ?? day);
    if (time !== null) return atTime(reading.date, time, zone);
    const start = startOf(reading.date, zone);
    if (start === null) return { is: 'wrong', code: 'date-time.unreadable' };
    return { is: 'value', value: start, cell: start, doubts: [{ code: 'date-time.no-time' }] };
  };

  return {
    parse(cell: Cell): Parsed<Instant> {
      if (typeof cell === 'string' && isInstant(cell)) return { is: 'value', value: cell, cell };
      const text = typeof cell === 'boolean' ? null : plainText(cell);
      if (text === '') return { is: 'empty' };
      return text === null ? { is: 'wrong', code: 'date-time.unreadable' } : read(text);
    },
    cell: (value: Instant) => value,
    keys: (value: Instant) => [value],
    show(value: Instant, language: Locale['language']) {
      const moment = new Date(value);
      return `${showDay(moment, language, zone)}, ${showTime(moment, language, zone)}`;
    },
    compare: (a: Instant, b: Instant) => (a < b ? -1 : Number(a > b)),
    cel: { type: 'google.protobuf.Timestamp', value: (value: Instant) => new Date(value) },
    column: { format: 'date-time' } as const,
  };
}

/** A moment. What people type is meant on the clocks of the team's zone; a day alone begins at midnight. */
export const dateTime = fieldType({
  kind: 'date-time',
  summary: 'A moment: a day and a time of day.',
  cell: 'instant',
  version: 2,
  headers: ['created'],
  options,
  bind,
  guess(cells, locale) {
    const { parse } = bind({}, locale);
    const isMoment = (cell: Cell) => {
      if (typeof cell !== 'string' || (readInstant(cell) === null && splitTime(cell) === null)) return false;
      const parsed = parse(cell);
      return parsed.is === 'value' || (parsed.is === 'wrong' && parsed.code === 'date.ambiguous');
    };
    const days = cells.map((cell) => (typeof cell === 'string' ? (splitTime(cell)?.date ?? cell) : cell));
    const { order } = usualDateForm(days, locale);
    return { fit: 0.96 * share(cells, isMoment), options: order === undefined ? {} : { order } };
  },
  examples: [
    { cell: '2026-12-25T08:00:00.000Z', value: '2026-12-25T08:00:00.000Z', normal: '2026-12-25T08:00:00.000Z' },
    { cell: '2026-12-25T10:00:00+02:00', value: '2026-12-25T08:00:00.000Z', normal: '2026-12-25T08:00:00.000Z' },
    {
      cell: '25.12.2026 10:00',
      locale: { zone: 'Europe/Kyiv' },
      value: '2026-12-25T08:00:00.000Z',
      normal: '2026-12-25T08:00:00.000Z',
    },
    {
      cell: '2026-12-25T10:00',
      locale: { zone: 'Europe/Kyiv' },
      value: '2026-12-25T08:00:00.000Z',
      normal: '2026-12-25T08:00:00.000Z',
    },
    {
      cell: 'Dec 25, 2026 2:30 PM',
      locale: { zone: 'UTC' },
      value: '2026-12-25T14:30:00.000Z',
      normal: '2026-12-25T14:30:00.000Z',
    },
    {
      cell: '25 декабря 2026 в 9:05',
      locale: { zone: 'UTC' },
      value: '2026-12-25T09:05:00.000Z',
      normal: '2026-12-25T09:05:00.000Z',
    },
    {
      cell: '14:30 25.12.2026',
      locale: { zone: 'UTC' },
      value: '2026-12-25T14:30:00.000Z',
      normal: '2026-12-25T14:30:00.000Z',
    },
    {
      cell: '25.12.2026',
      locale: { zone: 'Europe/Kyiv' },
      value: '2026-12-24T22:00:00.000Z',
      normal: '2026-12-24T22:00:00.000Z',
      doubts: ['date-time.no-time'],
    },
    {
      cell: '29.03.2026 03:30',
      locale: { zone: 'Europe/Kyiv' },
      wrong: 'date-time.skipped',
      suggestions: ['2026-03-29T01:30:00.000Z'],
    },
    {
      cell: '25.10.2026 03:30',
      locale: { zone: 'Europe/Kyiv' },
      value: '2026-10-25T00:30:00.000Z',
      normal: '2026-10-25T00:30:00.000Z',
      doubts: ['date-time.twice'],
    },
    {
      cell: '03/04/2026 10:00',
      locale: { zone: 'UTC' },
      wrong: 'date.ambiguous',
      suggestions: ['2026-04-03T10:00:00.000Z', '2026-03-04T10:00:00.000Z'],
    },
    {
      cell: '03/04/2026 10:00',
      options: { order: 'day-first' },
      locale: { zone: 'UTC' },
      value: '2026-04-03T10:00:00.000Z',
      normal: '2026-04-03T10:00:00.000Z',
    },
    { cell: 46_381.5, locale: { zone: 'UTC' }, wrong: 'date.number', suggestions: ['2026-12-25T12:00:00.000Z'] },
    { cell: '25.12 10:00', wrong: 'date.no-year' },
    { cell: '25.12.2026 25:00', wrong: 'date-time.unreadable' },
    { cell: 'tomorrow', wrong: 'date-time.unreadable' },
    { cell: '-', wrong: 'cell.nothing', suggestions: [null] },
    { cell: '', empty: true },
  ],
});
