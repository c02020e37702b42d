import type { Finding } from '../../../core/finding.ts';
import type { Lists } from '../../../core/list-source.ts';
import type { Store } from '../../../core/store.ts';
import type { Loaded } from '../../../manifests/load.ts';
import { nextLists } from './next-lists.ts';

/** A store that remembers what the lists held when it was last read. */
export interface Listening {
  readonly store: Store;
  /** `null`: no table was read whole yet. */
  heard(): Lists | null;
}

/** Listens to the lists that come along, and tells with what is wrong as a whole which of them are gone or do not fit. */
export function listening(store: Store, loaded: Loaded): Listening {
  if (loaded.lists.length === 0) return { store, heard: () => null };
  let heard: Lists | null = null;
  return {
    heard: () => heard,
    store: {
      ...store,
      async read(asked, memo) {
        const snapshot = await store.read(asked, memo);
        heard = snapshot.lists ?? heard;
        return snapshot;
      },
      async describe(sample) {
        const columns = await store.describe(sample);
        return { ...columns, findings: [...columns.findings, ...findingsOf(loaded, heard), ...unreadIn(loaded)] };
      },
    },
  };
}

/** How many rows of a list are named. */
const mostNamed = 3;

/** Rows of lists that mean nothing where the settings lead to them, as the lists count now. */
function unreadIn({ model }: Loaded): readonly Finding[] {
  const [first = ''] = model.tables.keys();
  return (model.unread ?? []).map(({ list, rows }) => ({
    code: 'list.rows',
    severity: 'note',
    table: first,
    record: '',
    args: { list, count: rows.length, some: rows.slice(0, mostNamed).join(', '), isMore: rows.length > mostNamed },
  }));
}

function findingsOf(loaded: Loaded, heard: Lists | null): readonly Finding[] {
  if (heard === null) return [];
  const fits = loaded.withLists(nextLists(loaded, loaded.known, heard)) !== null;
  const [first = ''] = loaded.model.tables.keys();
  const told = new Map<string, Finding>();
  for (const { source, table, path } of loaded.lists) {
    const { name } = source;
    // Of a list in a table nothing is heard here; that its table is gone is told by itself.
    const isGone = !('table' in source) && (heard.get(name) ?? []).length === 0;
    if (told.has(name) || (fits && !isGone)) continue;
    const isKnown = (loaded.known.get(name) ?? []).length > 0;
    told.set(name, {
      code: isGone ? 'list.missing' : 'list.unfit',
      severity: 'warning',
      table: table ?? first,
      record: '',
      args: { list: name, isKnown, isOfCells: path[0] === 'tables' || path[0] === 'dictionaries' },
    });
  }
  return [...told.values()];
}
