import { fold, type TableKey } from '../../../core/cell.ts';
import type { Table } from '../../../core/model.ts';

/** Finds the tab of each table by its titles: the first title counts most, and a tab belongs to one table. */
export function bindTitles<T extends { readonly title: string }>(
  tabs: readonly T[],
  tables: ReadonlyMap<TableKey, Table>,
): Map<TableKey, T> {
  const free = new Map<string, T>();
  for (const tab of tabs) if (!free.has(fold(tab.title))) free.set(fold(tab.title), tab);
  const bound = new Map<TableKey, T>();
  for (const [key, table] of tables) {
    const title = table.titles.map(fold).find((name) => free.has(name));
    if (title === undefined) continue;
    bound.set(key, free.get(title)!);
    free.delete(title);
  }
  return bound;
}
