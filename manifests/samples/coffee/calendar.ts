import { serial } from '../typing/dates.ts';
import type { Tongue } from './said.ts';

/** Days of the story as the workbook counts them; `today` is `YYYY-MM-DD`. */
export interface Calendar {
  readonly today: string;
  readonly year: number;
  /** The serial number of the day so many days from today. */
  day(fromToday: number): number;
  /** The same with a time of day, `16:40`. */
  moment(fromToday: number, time: string): number;
  /** `YYYY-MM-DD` of the day so many days from today. */
  iso(fromToday: number): string;
  /** This month, or the one before: its name, its first day, and how many of its days have begun. */
  month(before: 0 | 1): { readonly title: string; readonly first: number; readonly days: number };
}

const dayInMilliseconds = 86_400_000;

/** The calendar around a day, with months named in a language. */
export function calendarAround(today: string, tongue: Tongue): Calendar {
  const start = Date.parse(`${today}T00:00:00Z`);
  const iso = (fromToday: number) => new Date(start + fromToday * dayInMilliseconds).toISOString().slice(0, 10);
  const now = new Date(start);
  return {
    today,
    year: now.getUTCFullYear(),
    iso,
    day: (fromToday) => serial(iso(fromToday)),
    moment: (fromToday, time) => serial(`${iso(fromToday)} ${time}`),
    month(before) {
      const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - before, 1));
      const next = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1);
      const name = new Intl.DateTimeFormat(tongue, { month: 'long', timeZone: 'UTC' }).format(first);
      return {
        title: `${name.slice(0, 1).toUpperCase()}${name.slice(1)} ${first.getUTCFullYear()}`,
        first: serial(first.toISOString().slice(0, 10)),
        days: before === 0 ? now.getUTCDate() : Math.round((next - first.getTime()) / dayInMilliseconds),
      };
    },
  };
}
