import type { Desk } from '../adapters/actions/calling/desk.ts';
import type { Memo, Store } from '../core/store.ts';

/** A spreadsheet that stays open, and what was last seen in it through this process. */
export interface KeptStore extends Store {
  /** Whether anybody may have touched it since it was last read or written through this process. */
  touchedSince(): Promise<boolean>;
}

export interface KeptStores {
  /** The same desk, on which spreadsheets stay open from action to action, and settings that have not changed stay read. */
  readonly desk: Desk;
  /** The spreadsheets that are open. */
  open(): readonly KeptStore[];
  close(): Promise<void>;
}

/** Keeps spreadsheets open: they know their pace, their keys and where their rows were. Other settings open them anew. */
export function keepStores(desk: Desk): KeptStores {
  const loaded = new Map<string, { readonly text: string; readonly settings: ReturnType<Desk['load']> }>();
  const stores = new Map<string, { readonly tables: unknown; readonly opening: Promise<KeptStore> }>();
  let open: readonly KeptStore[] = [];

  async function close(key: string): Promise<void> {
    const kept = stores.get(key);
    stores.delete(key);
    const store = await kept?.opening.catch(() => null);
    if (store === null || store === undefined) return;
    open = open.filter((one) => one !== store);
    await store.close();
  }

  const keeping: Desk = {
    ...desk,
    load(text, file) {
      const before = loaded.get(file);
      if (before?.text === text) return before.settings;
      const settings = desk.load(text, file);
      loaded.set(file, { text, settings });
      return settings;
    },
    async openBook(book, setting) {
      // Whoever binds no tables only looks what is there, once.
      if (setting.tables.size === 0) return await desk.openBook(book, setting);
      const key = JSON.stringify([book.kind.kind, book.options, book.folder]);
      if (stores.get(key)?.tables !== setting.tables) {
        const closing = close(key);
        const opening = closing.then(() => desk.openBook(book, setting)).then(keptStore);
        stores.set(key, { tables: setting.tables, opening });
        opening.then(
          (store) => {
            open = [...open, store];
          },
          () => stores.delete(key),
        );
      }
      return { ...(await stores.get(key)!.opening), close: async () => {} };
    },
  };
  return {
    desk: keeping,
    open: () => open,
    async close() {
      await Promise.all([...stores.keys()].map(close));
    },
  };
}

function keptStore(store: Store): KeptStore {
  let memo: Memo | null = null;
  const remember = <T extends { readonly memo: Memo }>(seen: T): T => {
    memo = { ...memo, ...seen.memo };
    return seen;
  };
  return {
    ...store,
    read: async (...given) => remember(await store.read(...given)),
    write: async (...given) => remember(await store.write(...given)),
    touchedSince: async () => (await store.touched?.(memo)) ?? true,
  };
}
