import { DateTime } from 'luxon';
import type { Instant } from '../../../core/cell.ts';

/** When a team works, and after how many hours of that without a check Rowcall is silent. */
export interface WorkingHours {
  /** From 1, Monday, to 7. */
  readonly days: readonly number[];
  /** Hours of the day, from midnight. */
  readonly from: number;
  readonly to: number;
  readonly silent: number;
}

const mostDays = 60;

/** The moment from which on silence is no longer to be expected: so many hours of work after that one. */
export function lateFrom(after: Instant, { days, from, to, silent }: WorkingHours, zone: string): Instant {
  let left = silent * 60;
  let day = DateTime.fromISO(after, { zone });
  for (let passed = 0; passed < mostDays; passed++) {
    const opens = day.startOf('day').plus({ hours: from });
    const closes = day.startOf('day').plus({ hours: to });
    const begins = DateTime.max(day, opens);
    const minutes = days.includes(day.weekday) ? Math.max(0, closes.diff(begins, 'minutes').minutes) : 0;
    if (minutes >= left) return begins.plus({ minutes: left }).toUTC().toISO() ?? after;
    left -= minutes;
    day = day.startOf('day').plus({ days: 1 });
  }
  return day.toUTC().toISO() ?? after;
}
