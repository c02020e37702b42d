import { IANAZone } from 'luxon';
import type { Instant } from '../../../core/cell.ts';
import { type IsoDate, isIsoDate } from './calendar.ts';

/** A time of day on a clock of the wall. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export const midnight: ClockTime = { hour: 0, minute: 0, second: 0 };

const normalForm = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/u;
const isoMoment =
  /^(\d{4}-\d\d-\d\d)(?:T| )(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?: ?(?:(Z)|([+-])(\d\d)(?::?(\d\d))?))$/iu;
const timeAtEnd = /^(.*?),?\s(?:\p{L}{1,2}\s)?(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?(?:([ap])\.?m\.?)?$/iu;
const timeAtStart = /^(\d{1,2}):(\d\d)(?::(\d\d))?,?\s(.*)$/u;
const isoLocal = /^(\d{4}-\d\d-\d\d)T(\d\d:.*)$/iu;

/** Whether a text is an instant in its normal form, `2026-11-22T09:00:00.000Z`. */
export function isInstant(text: string): boolean {
  return text.length === 24 && normalForm.test(text) && isIsoDate(text.slice(0, 10));
}

function toInstant(milliseconds: number): Instant | null {
  const isDate = Math.abs(milliseconds) <= 8.64e15;
  const text = isDate ? new Date(milliseconds).toISOString() : '';
  return isInstant(text) ? text : null;
}

/** Whether a text may hold a time of day at all; most dates do not, and need not be searched for one. */
export function mayHoldTime(text: string): boolean {
  return text.includes(':');
}

/** Reads a moment that says its own distance from UTC, `2026-12-25T10:00+02:00`; `null` for anything else. */
export function readInstant(text: string): Instant | null {
  if (isInstant(text)) return text;
  const [, date = '', hour, minute, second = '0', fraction = '0', , sign, hours = '0', minutes = '0'] =
    isoMoment.exec(text) ?? [];
  if (!isIsoDate(date) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const behind = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const time = ((Number(hour) * 60 + Number(minute) - behind) * 60 + Number(second)) * 1000;
  return toInstant(Date.parse(date) + time + Math.floor(Number(`0.${fraction}`) * 1000));
}

function clockTime(
  hour: string,
  minute: string,
  second: string | undefined,
  half: string | undefined,
): ClockTime | null {
  const given = Number(hour);
  if (half !== undefined && (given < 1 || given > 12)) return null;
  const inDay = half === undefined ? given : (given % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const time = { hour: inDay, minute: Number(minute), second: Number(second ?? 0) };
  return time.hour < 24 && time.minute < 60 && time.second < 60 ? time : null;
}

/** Parts a text with a time of day into the date and the time; `null` when it has no time of day. */
export function splitTime(text: string): { readonly date: string; readonly time: ClockTime } | null {
  if (text.length > 100) return null;
  const plain = text.replace(isoLocal, '$1 $2');
  const atEnd = timeAtEnd.exec(plain);
  const atStart = atEnd ? null : timeAtStart.exec(plain);
  const time = atEnd
    ? clockTime(atEnd[2]!, atEnd[3]!, atEnd[4], atEnd[5])
    : atStart && clockTime(atStart[1]!, atStart[2]!, atStart[3], undefined);
  return time ? { date: (atEnd?.[1] ?? atStart?.[4] ?? '').trim(), time } : null;
}

/** Milliseconds by which clocks in that zone are ahead of UTC at that moment. */
function ahead(moment: number, zone: string): number {
  return IANAZone.create(zone).offset(moment) * 60_000;
}

/** The day that calendars in that zone show at that instant. */
export function dayOf(instant: Instant, zone: string): IsoDate {
  const moment = Date.parse(instant);
  return toInstant(moment + ahead(moment, zone))?.slice(0, 10) ?? instant.slice(0, 10);
}

/**
 * The instants at which clocks in that zone show that time of that day, the earlier first: one on nearly every day,
 * two where clocks go back, none where they go forward; then `next` is the moment as far after the change as was meant.
 */
export function instantsAt(
  date: IsoDate,
  time: ClockTime,
  zone: string,
): { readonly instants: readonly Instant[]; readonly next: Instant | null } {
  const shown = Date.parse(date) + ((time.hour * 60 + time.minute) * 60 + time.second) * 1000;
  const before = ahead(shown - 86_400_000, zone);
  const after = ahead(shown + 86_400_000, zone);
  const next = toInstant(shown - before);
  if (before === after) return { instants: next === null ? [] : [next], next };
  const moments = [shown - before, shown - after].filter((moment) => moment + ahead(moment, zone) === shown);
  return { instants: moments.flatMap((moment) => toInstant(moment) ?? []).toSorted(), next };
}
