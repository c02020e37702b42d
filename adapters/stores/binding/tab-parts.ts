import { fold, type TableKey } from '../../../core/cell.ts';
import { derivedId } from '../../../core/id.ts';
import type { Table } from '../../../core/model.ts';
import type { Place } from '../../../core/record.ts';

/** One tab of a table that stands in several. */
export interface TabPart {
  /** Under which the store knows it: no table of the settings is called so. */
  readonly key: TableKey;
  readonly tab: string;
  /** The table of the settings that it is a part of. */
  readonly of: Table;
}

/** The parts of every table that stands in several tabs, in the order of its tabs. */
export function tabParts(tables: ReadonlyMap<TableKey, Table>, titles: readonly string[]): readonly TabPart[] {
  const parts: TabPart[] = [];
  for (const table of tables.values())
    for (const tab of tabsOf(table, titles))
      parts.push({ key: `${table.key}#${derivedId(fold(tab)).slice(0, 6)}`, tab, of: table });
  return parts;
}

/** Whether the tabs of a table are known only by what is there. */
export function hasPattern({ tabs = [] }: Pick<Table, 'tabs'>): boolean {
  return tabs.some((tab) => tab.includes('*'));
}

function tabsOf({ tabs = [] }: Table, titles: readonly string[]): readonly string[] {
  const named = tabs.flatMap((tab) => (tab.includes('*') ? titles.filter((title) => fits(title, tab)) : [tab]));
  const seen = new Set<string>();
  return named.filter((tab) => {
    const key = fold(tab);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Whether a title is what a pattern says: `*` stands for anything. */
function fits(title: string, pattern: string): boolean {
  const [first = '', ...others] = fold(pattern).split('*');
  const last = others.pop() ?? '';
  let rest = fold(title);
  if (!rest.startsWith(first) || rest.length < first.length + last.length || !rest.endsWith(last)) return false;
  rest = rest.slice(first.length, rest.length - last.length);
  for (const part of others) {
    const at = rest.indexOf(part);
    if (at < 0) return false;
    rest = rest.slice(at + part.length);
  }
  return true;
}

/** The tables as the store is to bind them: a part of each tab in the place of a table that stands in several. */
export function partTables(
  tables: ReadonlyMap<TableKey, Table>,
  parts: readonly TabPart[],
): ReadonlyMap<TableKey, Table> {
  const bound = new Map<TableKey, Table>();
  for (const [key, table] of tables) {
    if (table.tabs === undefined) bound.set(key, table);
    for (const { key: part, tab, of } of parts)
      if (of === table) bound.set(part, { ...table, key: part, title: tab, titles: [tab] });
  }
  return bound;
}

/** A place in a tab as a place in the whole table, `January 12`. */
export function placeIn({ tab }: TabPart, place: Place): Place {
  return `${tab} ${place}`;
}

/** The part that a place is in, and the place there; `null`: it is in none of them. */
export function partAt(
  parts: readonly TabPart[],
  place: Place,
): { readonly part: TabPart; readonly place: Place } | null {
  if (typeof place !== 'string') return null;
  const at = place.lastIndexOf(' ');
  const part = parts.find(({ tab }) => tab === place.slice(0, at));
  if (part === undefined) return null;
  const rest = place.slice(at + 1);
  return { part, place: /^\d+$/u.test(rest) ? Number(rest) : rest };
}
