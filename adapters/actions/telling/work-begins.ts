import { DateTime } from 'luxon';
import type { Instant } from '../../../core/cell.ts';
import type { Locale } from '../../../core/field.ts';
import { dayNumber, dayText, usualWork, workdayFrom } from '../../../core/work-time.ts';

/** The moment at which a team begins to work on the first workday from the day of that moment on. */
export function workBegins(from: Instant, { zone, work = usualWork }: Pick<Locale, 'zone' | 'work'>): Instant {
  const today = DateTime.fromISO(from, { zone }).toISODate() ?? from.slice(0, 10);
  const day = dayText(workdayFrom(dayNumber(today), work));
  const opens = DateTime.fromISO(day, { zone }).set({ hour: Math.floor(work.from), minute: (work.from % 1) * 60 });
  return opens.toUTC().toISO() ?? from;
}
