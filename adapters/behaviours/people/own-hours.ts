import { fold } from '../../../core/cell.ts';
import type { Locale } from '../../../core/field.ts';
import { usualWork, type WorkTime } from '../../../core/work-time.ts';

/** When a person works, and on whose clocks. */
export interface OwnHours extends WorkTime {
  readonly zone: string;
}

const longest = 100;
const span = /(\d{1,2})(?:[:.](\d\d))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d\d))?/u;
const zoneName = /\b(?:UTC|[A-Za-z_]+\/[A-Za-z0-9_+/-]+)/u;
/** 2024 began on a Monday. */
const mondays = Date.UTC(2024, 0, 1);

/**
 * Reads a person's own hours, `10-19`, `Mon-Thu 9:30-18`, `пн, ср 9–13 Europe/Warsaw`; what is not said is as in the
 * team. `null`: nobody can tell what is meant.
 */
export function readOwnHours(text: string, locale: Locale): OwnHours | null {
  const { work = usualWork } = locale;
  if (text.length > longest) return null;
  const [zone = locale.zone] = zoneName.exec(text) ?? [];
  const rest = text.replace(zoneName, ' ');
  const said = span.exec(rest);
  const [, fromHour = '', fromMinute = '0', toHour = '', toMinute = '0'] = said ?? [];
  const from = said === null ? work.from : Number(fromHour) + Number(fromMinute) / 60;
  const to = said === null ? work.to : Number(toHour) + Number(toMinute) / 60;
  const named = rest.replace(span, ' ').replace(/^[\s,;.:]+|[\s,;:]+$/gu, '');
  const days = named === '' ? work.days : daysNamed(named, locale);
  const isNothing = said === null && named === '' && zone === locale.zone && !zoneName.test(text);
  if (isNothing || days === null || from >= to || to > 24 || !isZone(zone)) return null;
  return { days, from, to, holidays: work.holidays, zone };
}

/** `Mon-Fri`, `пн, ср`; `null` where a word is no day of the week. */
function daysNamed(text: string, { languages }: Locale): readonly number[] | null {
  const names = new Map(languages.flatMap(({ code }) => weekdays(code)));
  const dayOf = (word: string) => names.get(fold(word).replace(/\.$/u, ''));
  const days = new Set<number>();
  for (const part of text.split(/[,;]|\s(?![-–—])(?<![-–—]\s)/u).filter((one) => one.trim() !== '')) {
    const ends = part.split(/[-–—]/u).map(dayOf);
    const [first, last] = [ends[0], ends.at(-1)];
    if (first === undefined || last === undefined || ends.length > 2) return null;
    for (let day = first; ; day = (day % 7) + 1) {
      days.add(day);
      if (day === last) break;
    }
  }
  return days.size === 0 ? null : [...days].sort();
}

function weekdays(code: string): readonly (readonly [string, number])[] {
  return (['long', 'short'] as const).flatMap((weekday) => {
    const format = new Intl.DateTimeFormat(code, { weekday, timeZone: 'UTC' });
    return Array.from({ length: 7 }, (_, i) => {
      const name = fold(format.format(mondays + i * 86_400_000)).replace(/\.$/u, '');
      return [name, i + 1] as const;
    });
  });
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
