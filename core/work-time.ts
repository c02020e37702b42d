/** When a team or a person works. */
export interface WorkTime {
  /** From 1, Monday, to 7. */
  readonly days: readonly number[];
  /** Hours of the day, from midnight. */
  readonly from: number;
  readonly to: number;
  /** Days on which nobody works: `2026-12-24`, or `12-25` for that day of each year. */
  readonly holidays: ReadonlySet<string>;
}

/** Monday to Friday, nine to six, without holidays. */
export const usualWork: WorkTime = { days: [1, 2, 3, 4, 5], from: 9, to: 18, holidays: new Set() };

const length = 86_400_000;
const yearly = /^\d\d-\d\d$/u;

/** A day given as `2026-12-24` as a number: 0 is the first of January 1970. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / length;
}

/** The day of a number, as `2026-12-24`. */
export function dayText(day: number): string {
  const [text = ''] = new Date(day * length).toISOString().split('T');
  return text;
}

/** Whether anybody works on the day of that number. */
export function isWorkday(day: number, { days, holidays }: Pick<WorkTime, 'days' | 'holidays'>): boolean {
  if (!days.includes(weekdayOf(day))) return false;
  if (holidays.size === 0) return true;
  const text = dayText(day);
  return !holidays.has(text) && !holidays.has(text.slice(-5));
}

/** From 1, Monday, to 7. The first of January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/**
 * Workdays behind the day of one number up to that of another, which counts; negative when the second is earlier. In
 * steps of weeks and years, since nobody knows how far apart people write two days.
 */
export function workdaysBetween(from: number, to: number, work: Pick<WorkTime, 'days' | 'holidays'>): number {
  if (to < from) return -workdaysBetween(to, from, work);
  const weeks = Math.floor((to - from) / 7);
  let count = weeks * work.days.length;
  for (let day = from + weeks * 7 + 1; day <= to; day++) if (work.days.includes(weekdayOf(day))) count++;
  return count - holidaysBetween(from, to, work);
}

/** Holidays of the same span on which else somebody would work. */
function holidaysBetween(from: number, to: number, { days, holidays }: Pick<WorkTime, 'days' | 'holidays'>): number {
  const [first = 1, last = 1] = [from, to].map((day) => Math.max(1, new Date(day * length).getUTCFullYear()));
  let count = 0;
  const counts = (day: number) => day > from && day <= to && days.includes(weekdayOf(day));
  for (const holiday of holidays) {
    if (!yearly.test(holiday)) {
      if (!holidays.has(holiday.slice(-5)) && counts(dayNumber(holiday))) count++;
      continue;
    }
    for (let year = first; year <= last; year++) {
      const day = dayNumber(`${String(year).padStart(4, '0')}-${holiday}`);
      // There is no 29th of February in most years; the calendar makes the first of March of it.
      if (!Number.isNaN(day) && dayText(day).endsWith(holiday) && counts(day)) count++;
    }
  }
  return count;
}

/** More than two years without a workday are no calendar that anybody works by. */
const mostIdle = 800;

/** The first workday on or behind the day of that number; the day itself where there is none for years. */
export function workdayFrom(day: number, work: Pick<WorkTime, 'days' | 'holidays'>): number {
  for (let next = day; next < day + mostIdle; next++) if (isWorkday(next, work)) return next;
  return day;
}
