import { DateTime } from 'luxon';
import type { Instant } from '../../../core/cell.ts';
import { dayNumber, isWorkday, type WorkTime } from '../../../core/work-time.ts';

/** When a team works, and after how many hours of that without a check Rowcall is silent. */
export interface WorkingHours extends WorkTime {
  readonly silent: number;
}

const mostDays = 60;

/** The moment from which on silence is no longer to be expected: so many hours of work after that one. */
export function lateFrom(after: Instant, hours: WorkingHours, zone: string): Instant {
  const { from, to, silent } = hours;
  let left = silent * 60;
  let day = DateTime.fromISO(after, { zone });
  for (let passed = 0; passed < mostDays; passed++) {
    const opens = day.startOf('day').plus({ hours: from });
    const closes = day.startOf('day').plus({ hours: to });
    const begins = DateTime.max(day, opens);
    const minutes = isWorkday(dayNumber(day.toISODate() ?? ''), hours)
      ? Math.max(0, closes.diff(begins, 'minutes').minutes)
      : 0;
    if (minutes >= left) return begins.plus({ minutes: left }).toUTC().toISO() ?? after;
    left -= minutes;
    day = day.startOf('day').plus({ days: 1 });
  }
  return day.toUTC().toISO() ?? after;
}
