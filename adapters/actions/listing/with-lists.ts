import type { Lists } from '../../../core/list-source.ts';
import type { Loaded } from '../../../manifests/load.ts';
import type { Desk } from '../calling/desk.ts';
import type { Spreadsheet } from '../calling/spreadsheet.ts';

/** The settings with every list: what is not remembered is read, by one more look. Throws `book.…` and `vendor.…`. */
export async function withAllLists(desk: Desk, book: Spreadsheet, loaded: Loaded): Promise<Loaded> {
  const unknown = namesOf(loaded).filter((name) => !loaded.known.has(name));
  if (unknown.length === 0) return loaded;
  const { model } = loaded;
  const lists = loaded.lists.map(({ source }) => source);
  const store = await desk.openBook(book, { tables: model.tables, zone: model.locale.zone, lists });
  try {
    const { lists: read = new Map() } = await store.read([], null);
    return withLists(loaded, new Map([...read, ...loaded.known]));
  } finally {
    await store.close();
  }
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
