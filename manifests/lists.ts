import { fold } from '../core/cell.ts';
import { type ListRows, type ListSource, type Lists, readListSource } from '../core/list-source.ts';
import type { Fault } from './fault.ts';
import type { Settings } from './schema.ts';

/** A list that the settings lead to, and where they say so. */
export interface NamedList {
  readonly source: ListSource;
  /** Where it stands in the settings. */
  readonly path: readonly PropertyKey[];
  /** The table whose column it is for; `null` for a dictionary. */
  readonly table: string | null;
}

const longest = 200;
const mostOptions = 500;
const mostSpellings = 100;

/** Every list that the settings keep in cells. */
export function listsNamed({ dictionaries, tables }: Pick<Settings, 'dictionaries' | 'tables'>): readonly NamedList[] {
  return [
    ...placesIn(dictionaries, ['dictionaries'], null),
    ...Object.entries(tables).flatMap(([key, { fields }]) => placesIn(fields, ['tables', key, 'fields'], key)),
  ];
}

function placesIn(node: unknown, path: readonly PropertyKey[], table: string | null): readonly NamedList[] {
  if (typeof node !== 'object' || node === null) return [];
  const source = sourceIn(node);
  if (source !== null) return [{ source, path, table }];
  return Object.entries(node).flatMap(([key, value]) => placesIn(value, [...path, key], table));
}

/** The list that a part of the settings leads to; `null` for anything else. */
function sourceIn(node: object): ListSource | null {
  const [[key, value] = [], ...others] = Object.entries(node);
  return key === 'from' && others.length === 0 && typeof value === 'string' ? readListSource(value) : null;
}

/** The settings with these lists written into them; a list that is not known, or holds nothing, stays as it is named. */
export function withLists(settings: Settings, lists: Lists): Settings {
  const dictionaries = Object.entries(settings.dictionaries).map(([name, written]) => [
    name,
    filled(written, lists, dictionaryOf),
  ]);
  const tables = Object.entries(settings.tables).map(([key, table]) => [
    key,
    {
      ...table,
      fields: Object.fromEntries(
        Object.entries(table.fields).map(([name, field]) => [
          name,
          Object.fromEntries(Object.entries(field).map(([option, said]) => [option, filled(said, lists, optionsOf)])),
        ]),
      ),
    },
  ]);
  return { ...settings, dictionaries: Object.fromEntries(dictionaries), tables: Object.fromEntries(tables) };
}

function filled(written: unknown, lists: Lists, make: (rows: ListRows) => unknown): unknown {
  const source = typeof written === 'object' && written !== null ? sourceIn(written) : null;
  const rows = source === null ? null : (lists.get(source.name) ?? null);
  return rows === null || rows.length === 0 ? written : make(rows);
}

/** Each spelling counts once, where it is met first: what people keep by hand is never a fault of the settings. */
function spellingsOf(rows: ListRows): readonly (readonly [string, readonly string[]])[] {
  const taken = new Set<string>();
  const isNew = (text: string) => {
    const key = fold(text);
    if (key === '' || text.length > longest || taken.has(key)) return false;
    taken.add(key);
    return true;
  };
  return rows.flatMap(([first = '', ...others]) =>
    isNew(first) ? [[first, others.filter(isNew).slice(0, mostSpellings)] as const] : [],
  );
}

function dictionaryOf(rows: ListRows): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(spellingsOf(rows));
}

function optionsOf(rows: ListRows): unknown {
  const options = spellingsOf(rows).slice(0, mostOptions);
  return options.map(([key, aliases]) => (aliases.length === 0 ? key : { key, aliases }));
}

/** Lists in a spreadsheet of a kind in which nobody can read them. */
export function unreadableLists(lists: readonly NamedList[], kind: string, hasLists: boolean): readonly Fault[] {
  if (hasLists) return [];
  const message = `A list cannot be read from cells in a spreadsheet of the kind ${kind}: write it here`;
  return lists.map(({ path }) => ({ message, spot: { path: [...path, 'from'] } }));
}
