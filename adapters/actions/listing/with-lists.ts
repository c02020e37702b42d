import type { ListSource, Lists } from '../../../core/list-source.ts';
import type { Loaded } from '../../../manifests/load.ts';
import type { Desk } from '../calling/desk.ts';
import type { Spreadsheet } from '../calling/spreadsheet.ts';
import { listsOfTables, tableLists } from './table-lists.ts';

/** The settings with every list: what is not remembered is read, by one more look. Throws `book.…` and `vendor.…`. */
export async function withAllLists(desk: Desk, book: Spreadsheet, loaded: Loaded): Promise<Loaded> {
  const unknown = namesOf(loaded).filter((name) => !loaded.known.has(name));
  if (unknown.length === 0) return loaded;
  const { model } = loaded;
  const store = await desk.openBook(book, { tables: model.tables, zone: model.locale.zone, lists: cellLists(loaded) });
  try {
    const asked = [...new Set(tableLists(loaded).map(({ table }) => table))];
    const { lists: read = new Map(), tables } = await store.read(
      asked.map((table) => ({ table })),
      null,
    );
    const held = await listsOfTables(loaded, async (table) => tables.get(table)?.records ?? [], desk.clock.now());
    return withLists(loaded, new Map([...read, ...held, ...loaded.known]));
  } finally {
    await store.close();
  }
}

/** The lists that stand in cells: those that the store itself brings along. */
export function cellLists({ lists }: Pick<Loaded, 'lists'>): readonly ListSource[] {
  return lists.flatMap(({ source }) => ('table' in source ? [] : [source]));
}

/** The names of the lists that the settings lead to. */
export function namesOf({ lists }: Pick<Loaded, 'lists'>): readonly string[] {
  return [...new Set(lists.map(({ source }) => source.name))];
}

/** The settings with these lists, as far as they lead there and fit. */
export function withLists(loaded: Loaded, lists: Lists): Loaded {
  const named = namesOf(loaded).flatMap((name) => (lists.has(name) ? [[name, lists.get(name) ?? []] as const] : []));
  return named.length === 0 ? loaded : (loaded.withLists(new Map(named)) ?? loaded);
}
