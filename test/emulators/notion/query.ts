import { bodyFails, invalid } from './refusal.ts';
import { emptyValue, type TextItem } from './values.ts';
import type { Page, Source } from './world.ts';

type Test = (page: Page) => boolean;
type Timestamp = 'created_time' | 'last_edited_time';

const minuteOf = (page: Page, which: Timestamp) =>
  Math.floor((which === 'created_time' ? page.created : page.edited) / 60_000) * 60_000;

const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  equals: (left, right) => left === right,
  after: (left, right) => left > right,
  before: (left, right) => left < right,
  on_or_after: (left, right) => left >= right,
  on_or_before: (left, right) => left <= right,
};

/** Which pages a filter lets through; filters that the emulator does not know are refused. */
export function filterOf(filter: unknown, source: Source, depth = 0): Test {
  if (filter === undefined) return () => true;
  const given = filter as Readonly<Record<string, unknown>>;
  for (const key of ['or', 'and'] as const) {
    if (!(key in given)) continue;
    if (depth > 1) throw bodyFails('filter', 'should be nested at most two levels deep');
    const list = given[key];
    if (!Array.isArray(list) || list.length > 100)
      throw bodyFails(`filter.${key}`, 'should be an array of at most `100`');
    const tests = list.map((one) => filterOf(one, source, depth + 1));
    return key === 'or' ? (page) => tests.some((test) => test(page)) : (page) => tests.every((test) => test(page));
  }
  if (given['timestamp'] === 'created_time' || given['timestamp'] === 'last_edited_time')
    return byTime(given['timestamp'], given[given['timestamp']]);
  return byText(given, source);
}

function byTime(which: Timestamp, condition: unknown): Test {
  const [name, text] = Object.entries((condition ?? {}) as object)[0] ?? [];
  const compare = name === undefined ? undefined : comparisons[name];
  const right = Math.floor(Date.parse(String(text)) / 60_000) * 60_000;
  if (compare === undefined || Number.isNaN(right)) throw bodyFails(`filter.${which}`, 'should be a date condition');
  return (page) => compare(minuteOf(page, which), right);
}

function byText(given: Readonly<Record<string, unknown>>, source: Source): Test {
  const property = source.properties.find(
    ({ id, name }) => name === given['property'] || decodeURIComponent(id) === given['property'],
  );
  if (property === undefined) throw invalid(`Could not find property with name or id: ${String(given['property'])}`);
  const condition = given[property.type] as { equals?: unknown } | undefined;
  if ((property.type !== 'rich_text' && property.type !== 'title') || typeof condition?.equals !== 'string')
    throw invalid(`database property ${property.type} does not match filter, or is not emulated`);
  const { equals } = condition;
  return (page) => {
    const items = (page.values.get(property.id) ?? emptyValue(property)) as TextItem[];
    return items.map(({ plain_text }) => plain_text).join('') === equals;
  };
}

/** Pages in the order asked for: as they were made if nothing is said. */
export function sorted(pages: readonly Page[], sorts: unknown): readonly Page[] {
  if (sorts === undefined) return pages;
  const [sort, another] = sorts as readonly { timestamp?: Timestamp; direction?: string }[];
  if (sort?.timestamp === undefined || another !== undefined) throw invalid('Only one sort by time is emulated');
  const { timestamp, direction } = sort;
  const sign = direction === 'descending' ? -1 : 1;
  return pages.toSorted((a, b) => sign * (minuteOf(a, timestamp) - minuteOf(b, timestamp)));
}

/** One page of a list. A cursor is good for the very request that it was given to. */
export function pageOf<T>(list: readonly T[], start: unknown, size: unknown, what: string) {
  if (size !== undefined && (typeof size !== 'number' || size < 1 || size > 100))
    throw bodyFails('page_size', `should be ≤ \`100\`, instead was \`${String(size)}\``);
  const print = Buffer.from(what).toString('base64url').slice(-24);
  const [from, of] = typeof start === 'string' ? start.split('~') : ['0', print];
  if (of !== print) throw invalid('The start_cursor provided is invalid.');
  const begin = Number(from);
  const end = begin + ((size as number | undefined) ?? 100);
  const more = end < list.length;
  return { results: list.slice(begin, end), has_more: more, next_cursor: more ? `${end}~${print}` : null, end };
}
