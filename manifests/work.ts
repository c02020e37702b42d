import { date } from '../adapters/fields/date.ts';
import type { Locale } from '../core/field.ts';
import type { GivenList, ListRows, UnreadRows } from '../core/list-source.ts';
import { dayNumber, dayText, type WorkTime } from '../core/work-time.ts';
import type { Fault } from './fault.ts';
import type { Settings } from './schema.ts';

const everyYear = /^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u;
/** Nobody is away with a whole team for longer: whoever writes so has mistyped the last day. */
const longest = 60;

/**
 * When the team works. In a list of holidays each row is a day, or its first and its last; what is no day there, such as
 * its name, does not matter. `12-25` is that day of each year.
 */
export function compileWork(
  { days, from, to, holidays }: Settings['hours'],
  locale: Locale,
): { readonly work: WorkTime; readonly faults: readonly Fault[]; readonly unread: readonly UnreadRows[] } {
  const read = date.bind({}, locale);
  const dayOf = (text: string): string | null => {
    if (everyYear.test(text)) return text;
    const parsed = read.parse(text);
    return parsed.is === 'value' ? parsed.value : null;
  };
  const work = (found: Iterable<string>): WorkTime => ({ days, from, to, holidays: new Set(found) });
  if (!Array.isArray(holidays)) {
    const list: GivenList = holidays as GivenList;
    const { rows = [] } = list;
    const unread = rows.flatMap(([first = '']) => (dayOf(first) === null ? [first] : []));
    return { work: work(daysIn(rows, dayOf)), faults: [], unread: [{ list: list.from, rows: unread }] };
  }
  const faults = holidays.flatMap((text, i): Fault[] =>
    dayOf(text) === null
      ? [
          {
            message: `"${text}" is no day: write 2026-12-24, or 12-25 for every year`,
            spot: { path: ['hours', 'holidays', i] },
          },
        ]
      : [],
  );
  return { work: work(holidays.flatMap((text) => dayOf(text) ?? [])), faults, unread: [] };
}

function daysIn(rows: ListRows, dayOf: (text: string) => string | null): readonly string[] {
  return rows.flatMap(([first = '', second = '']) => {
    const day = dayOf(first);
    const last = second === '' ? null : dayOf(second);
    if (day === null) return [];
    if (last === null || everyYear.test(day) || everyYear.test(last)) return [day];
    const [from, to] = [dayNumber(day), dayNumber(last)];
    if (to <= from || to - from > longest) return [day];
    return Array.from({ length: to - from + 1 }, (_, i) => dayText(from + i));
  });
}
