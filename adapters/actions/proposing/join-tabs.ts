import { fold } from '../../../core/cell.ts';
import { headerKey } from '../../../core/columns.ts';
import type { Language } from '../../../core/language.ts';
import { firstTab } from '../../../core/model.ts';
import type { FoundColumn } from '../../../core/store.ts';
import { conceptOf, tableConceptOf } from './header-evidence.ts';
import { type Period, periodOf } from './period-of.ts';
import type { RecordTab } from './record-tabs.ts';

interface Titled {
  readonly tab: RecordTab;
  readonly period: Period | null;
}

/** Share of their headers that two tabs must have in common. */
const mostlySame = 0.8;
const fewestColumns = 3;
/** So many tabs alike are one table, whatever they are called. */
const manyAlike = 3;

/**
 * The tabs, those of one table as one: months, quarters or years whose headers agree, tabs of colleagues whose headers are
 * the same, and three or more whose headers are the same and whose names say nothing else. It stands where the first of
 * them stood.
 */
export function joinTabs(tabs: readonly RecordTab[], languages: readonly Language[]): readonly RecordTab[] {
  const titled = tabs.map((tab): Titled => ({ tab, period: periodOf(tab.title, languages) }));
  const people = namesOfPeople(tabs, languages);
  const taken = new Set<Titled>();
  return titled.flatMap((one): readonly RecordTab[] => {
    if (taken.has(one)) return [];
    const others = titled.filter((other) => other !== one && !taken.has(other));
    const group = [one, ...others.filter((other) => belongs(one, other, people))];
    const isOne = one.period !== null || people(one.tab.title) ? group.length > 1 : group.length >= manyAlike;
    if (!isOne) return [one.tab];
    for (const member of group) taken.add(member);
    return [joined(group, tabs, languages)];
  });
}

function belongs(one: Titled, other: Titled, people: (title: string) => boolean): boolean {
  if ((one.period === null) !== (other.period === null)) return false;
  if (one.period !== null && other.period !== null)
    return fold(one.period.rest) === fold(other.period.rest) && likeness(one.tab, other.tab) >= mostlySame;
  const isNamed = one.tab.concept !== null || other.tab.concept !== null;
  if (isNamed || people(one.tab.title) !== people(other.tab.title)) return false;
  return one.tab.columns.length >= fewestColumns && likeness(one.tab, other.tab) === 1;
}

/** Share of all headers of two tabs that both have. */
function likeness(one: RecordTab, other: RecordTab): number {
  const own = new Set(one.columns.map(({ header }) => headerKey(header)));
  const others = new Set(other.columns.map(({ header }) => headerKey(header)));
  const both = [...own].filter((key) => others.has(key)).length;
  return both / (own.size + others.size - both);
}

/** Whether a title is the name of a colleague: a given name is in it, or a tab tells of deals or tasks that are theirs. */
function namesOfPeople(tabs: readonly RecordTab[], languages: readonly Language[]): (title: string) => boolean {
  const given = new Set(languages.flatMap(({ nicknames }) => nicknames.flat()));
  const owners = new Set(
    tabs.flatMap(({ columns }) =>
      columns
        .filter(({ header }) => conceptOf(header, languages)?.concept === 'owner')
        .flatMap(({ sample }) => sample.map((cell) => (typeof cell === 'string' ? fold(cell) : ''))),
    ),
  );
  return (title) => owners.has(fold(title)) || (title.match(/\p{L}+/gu) ?? []).some((word) => given.has(fold(word)));
}

function joined(group: readonly Titled[], all: readonly RecordTab[], languages: readonly Language[]): RecordTab {
  const titles = group.map(({ tab }) => tab.title);
  const filled = group.filter(({ tab }) => tab.rows > 0);
  const newest = newestOf(filled.length > 0 ? filled : group);
  const rest = group[0]!.period?.rest ?? '';
  const pattern = patternOf(
    titles,
    all.map(({ title }) => title),
  );
  const { title: into } = newest.tab;
  return {
    title: rest || sharedBy(pattern) || `${titles[0]} – ${titles.at(-1)}`,
    ...(rest === '' && { unsaid: true }),
    concept: rest === '' ? null : tableConceptOf(rest, languages),
    rows: group.reduce((sum, { tab }) => sum + tab.rows, 0),
    columns: columnsOf([newest, ...group.filter((one) => one !== newest)].map(({ tab }) => tab)),
    found: titles,
    tabs: pattern === null ? titles : [pattern],
    ...(into !== titles.at(-1) && { into: pattern !== null && into === titles[0] ? firstTab : into }),
  };
}

/** Where new rows belong: the latest by its year and month; without years, or for colleagues, the last. */
function newestOf(group: readonly Titled[]): Titled {
  const at = ({ period }: Titled) => (period?.year == null ? null : period.year * 100 + period.month);
  if (group.some((one) => at(one) === null)) return group.at(-1)!;
  return group.reduce((best, one) => (at(one)! >= at(best)! ? one : best));
}

/**
 * What the titles share around one part that differs, `2026-*`, so that a tab added later belongs to the table; `null`
 * where that would say too little or fit other tabs.
 */
function patternOf(titles: readonly string[], all: readonly string[]): string | null {
  const [first = ''] = titles;
  const shared = (from: (title: string, length: number) => string) => {
    let length = 0;
    while (length < first.length && titles.every((title) => from(title, length + 1) === from(first, length + 1)))
      length++;
    return from(first, length);
  };
  const start = shared((title, length) => title.slice(0, length)).replace(/[\p{L}\p{N}]+$/u, '');
  const end = shared((title, length) => title.slice(title.length - length)).replace(/^[\p{L}\p{N}]+/u, '');
  if (!/\d{4}|\p{L}{3}/u.test(`${start} ${end}`)) return null;
  const fits = (title: string) =>
    fold(title).startsWith(fold(start)) && fold(title).endsWith(fold(end)) && title.length > start.length + end.length;
  return all.filter(fits).length === titles.length && titles.every(fits) ? `${start}*${end}` : null;
}

/** What a pattern says without what differs: `2026` of `2026-*`. */
function sharedBy(pattern: string | null): string {
  return (pattern ?? '').replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/** Every column of any of the tabs, in the order of the first that has it. */
function columnsOf(tabs: readonly RecordTab[]): readonly FoundColumn[] {
  const byHeader = Map.groupBy(
    tabs.flatMap(({ columns }) => columns),
    ({ header }) => headerKey(header),
  );
  return [...byHeader.values()].map((same) => {
    const [first] = same as [FoundColumn];
    const { choices: _, kind: __, ...plain } = first;
    const choices = [...new Set(same.flatMap((one) => one.choices ?? []))];
    const kinds = new Set(same.filter(({ sample }) => sample.length > 0).map(({ kind }) => kind));
    const [kind] = kinds;
    return {
      ...plain,
      sample: same.flatMap(({ sample }) => sample),
      computed: same.some(({ computed }) => computed),
      ...(choices.length > 0 && { choices }),
      ...(kinds.size === 1 && kind !== undefined && { kind }),
    };
  });
}
