import { boardTitle } from '../../../core/board.ts';
import type { TableKey } from '../../../core/cell.ts';
import type { Table } from '../../../core/model.ts';
import type { Hint, Store } from '../../../core/store.ts';
import { hasPattern, type TabPart, tabParts } from './tab-parts.ts';

interface Parts {
  readonly parts: readonly TabPart[];
  readonly store: Store;
}

/**
 * A store in which tables stand in whatever tabs fit a pattern, and may go on into a tab that is added while it is open:
 * which tabs there are is asked again whenever such a table is looked at as a whole.
 */
export async function followTabs(
  tables: ReadonlyMap<TableKey, Table>,
  open: (titles: readonly string[]) => Promise<Parts>,
  titles: readonly string[],
): Promise<Store> {
  const first = await open(titles);
  const opened = [first];
  let now = first;
  let isNew = true;

  async function renew(): Promise<Store> {
    if (isNew) {
      isNew = false;
      return now.store;
    }
    const there = (await now.store.titles?.()) ?? (await now.store.describe()).tables.map(({ title }) => title);
    const keys = tabParts(
      tables,
      there.filter((title) => title !== boardTitle),
    ).map(({ key }) => key);
    const isSame = keys.length === now.parts.length && keys.every((key, at) => key === now.parts[at]!.key);
    if (isSame) return now.store;
    now = await open(there.filter((title) => title !== boardTitle));
    opened.push(now);
    return now.store;
  }

  const isWhole = ({ table, ids, places }: Hint) =>
    ids === undefined && places === undefined && hasPattern(tables.get(table) ?? {});
  const { revoke, takeOut, touched, keepAlive } = first.store;

  return {
    ...first.store,
    describe: async (sample) => await (await renew()).describe(sample),
    setUp: async (changes) => await (await renew()).setUp(changes),
    read: async (asked, memo) => await (asked.some(isWhole) ? await renew() : now.store).read(asked, memo),
    write: async (part, memo, name) => await now.store.write(part, memo, name),
    ...(revoke && { revoke: async (name) => await now.store.revoke!(name) }),
    ...(takeOut && { takeOut: async (columns) => await (await renew()).takeOut!(columns) }),
    ...(touched && { touched: async (memo) => await now.store.touched!(memo) }),
    ...(keepAlive && { keepAlive: async (memo) => await now.store.keepAlive!(memo) }),
    async close() {
      for (const { store } of opened) await store.close();
    },
  };
}
