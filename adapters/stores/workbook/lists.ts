import { cellText, fold } from '../../../core/cell.ts';
import { type ListRows, type ListSource, type Lists, tidyRows } from '../../../core/list-source.ts';
import type { Book, Tab } from './tab.ts';

/** The lists of a book; `null` where there is no such tab. */
export async function listsIn(book: Book, lists: readonly ListSource[]): Promise<Lists> {
  const read = new Map<string, ListRows | null>();
  for (const list of lists) {
    const entry = book.tabs.find(({ title }) => fold(title) === fold(list.tab));
    read.set(list.name, entry === undefined ? null : rowsOf(await entry.open(), list));
  }
  return read;
}

function rowsOf(tab: Tab, { top, left, bottom = Number.POSITIVE_INFINITY, right }: ListSource): ListRows {
  const rows: string[][] = [];
  tab.scan(null, (line) => {
    if (line.row < top) return true;
    if (line.row > bottom) return false;
    const row = Array.from({ length: right - left + 1 }, () => '');
    for (let i = 0; i < line.count; i++) {
      const at = line.at[i]! - left;
      if (at >= 0 && at < row.length) row[at] = cellText(line.cells[i]!);
    }
    rows.push(row);
    return true;
  });
  return tidyRows(rows);
}
