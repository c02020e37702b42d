import type { TableKey } from '../../../core/cell.ts';
import type { Table } from '../../../core/model.ts';
import { bindTitles } from '../binding/bind-titles.ts';
import type { Book, TabEntry } from './tab.ts';

/** Finds the tab of each table by its titles; a CSV file's only tab is that of the only table, whatever its name. */
export function bindTabs(book: Book, tables: ReadonlyMap<TableKey, Table>): Map<TableKey, TabEntry> {
  const bound = bindTitles(book.tabs, tables);
  const [only] = book.tabs;
  const [key] = tables.keys();
  if (!book.named && bound.size === 0 && tables.size === 1 && only && key !== undefined) bound.set(key, only);
  return bound;
}
