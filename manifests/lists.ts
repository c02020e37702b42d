import { fold } from '../core/cell.ts';
import {
  type GivenList,
  type ListRows,
  type ListSource,
  type Lists,
  type ListTable,
  readListSource,
  readListTable,
} from '../core/list-source.ts';
import type { Table } from '../core/model.ts';
import { unknownField, unknownTable } from '../core/unknown-name.ts';
import type { Sections } from './compile.ts';
import type { Fault } from './fault.ts';
import type { Kinds } from './kinds.ts';
import type { Settings } from './schema.ts';

/** A list that the settings lead to, and where they say so. */
export interface NamedList {
  readonly source: ListSource | ListTable;
  /** Where it stands in the settings. */
  readonly path: readonly PropertyKey[];
  /** The table whose column it is for; `null` for what is for all of them. */
  readonly table: string | null;
}

const longest = 200;
const mostOptions = 500;
const mostSpellings = 100;

/** Every list that the settings keep in the spreadsheet. */
export function listsNamed(
  { dictionaries, tables, hours }: Pick<Settings, 'dictionaries' | 'tables' | 'hours'>,
  sections: Sections,
  bound: ReadonlyMap<string, Table>,
  { behaviours }: Pick<Kinds, 'behaviours'>,
): readonly NamedList[] {
  const brought = new Map(
    behaviours.flatMap(({ name, list }) => {
      const made = sections[name] === undefined ? null : (list?.(sections[name], bound) ?? null);
      return made === null ? [] : [[name, made] as const];
    }),
  );
  const sourceOf = (from: string): NamedList['source'] | null => {
    const own = brought.get(from);
    return own === undefined ? (readListSource(from) ?? readListTable(from)) : { name: from, ...own };
  };
  const placesIn = (node: unknown, path: readonly PropertyKey[], table: string | null): readonly NamedList[] => {
    if (typeof node !== 'object' || node === null) return [];
    const from = fromIn(node);
    const source = from === null ? null : sourceOf(from);
    if (source !== null) return [{ source, path, table }];
    return Object.entries(node).flatMap(([key, value]) => placesIn(value, [...path, key], table));
  };
  return [
    ...placesIn(dictionaries, ['dictionaries'], null),
    ...placesIn(hours, ['hours'], null),
    ...Object.entries(tables).flatMap(([key, { fields }]) => placesIn(fields, ['tables', key, 'fields'], key)),
    ...placesIn(sections, [], null),
  ];
}

/** What a part of the settings says after `from`, where that is all it says. */
function fromIn(node: object): string | null {
  const [[key, value] = [], ...others] = Object.entries(node);
  return key === 'from' && others.length === 0 && typeof value === 'string' ? value : null;
}

/** Settings and sections with these lists written into them; a list that is not known, or holds nothing, stays as it is named. */
export function withLists(
  settings: Settings,
  sections: Sections,
  lists: Lists,
): { readonly settings: Settings; readonly sections: Sections } {
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
  return {
    settings: {
      ...settings,
      hours: given(settings.hours, lists) as Settings['hours'],
      dictionaries: Object.fromEntries(dictionaries),
      tables: Object.fromEntries(tables),
    },
    sections: given(sections, lists) as Sections,
  };
}

function filled(written: unknown, lists: Lists, make: (rows: ListRows, from: string) => unknown): unknown {
  const from = typeof written === 'object' && written !== null ? fromIn(written) : null;
  const rows = from === null ? null : (lists.get(from) ?? null);
  return from === null || rows === null || rows.length === 0 ? written : make(rows, from);
}

/** A part of the settings with the rows of each list beside its name: what they mean there, that part knows. */
function given(node: unknown, lists: Lists): unknown {
  if (typeof node !== 'object' || node === null) return node;
  const made = filled(node, lists, (rows, from): GivenList => ({ from, rows }));
  if (made !== node) return made;
  if (Array.isArray(node)) return node.map((item) => given(item, lists));
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, given(value, lists)]));
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

/** Lists that cannot be: in cells, where a spreadsheet of that kind has none, or in a table or field that is not there. */
export function unreadableLists(
  lists: readonly NamedList[],
  tables: ReadonlyMap<string, Table>,
  kind: string,
  hasLists: boolean,
): readonly Fault[] {
  return lists.flatMap(({ source, path }): readonly Fault[] => {
    const spot = { path: [...path, 'from'] };
    if (!('table' in source)) {
      if (hasLists) return [];
      const message = `A list cannot be read from cells in a spreadsheet of the kind ${kind}: name a table and its field, as cities.name, or write the list here`;
      return [{ message, spot }];
    }
    const table = tables.get(source.table);
    if (table === undefined) return [{ ...unknownTable(source.table, tables), spot }];
    const unknown = source.fields.filter((field) => !table.byKey.has(field));
    return unknown.map((word) => ({ ...unknownField(word, table), spot }));
  });
}
