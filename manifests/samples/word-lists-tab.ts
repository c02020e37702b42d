import { columnLetters, quoted, type Tab } from './ooxml/book.ts';
import type { StyleName } from './ooxml/styles.ts';

const tabName = 'Lists';

/** Words for drop-downs by the name of their range. */
export type WordLists = Readonly<Record<string, readonly string[]>>;

/** The tab with the words that drop-downs offer: one list a column. */
export function wordListsTab(lists: WordLists, header: StyleName): Tab {
  const columns = Object.values(lists);
  const longest = Math.max(...columns.map((words) => words.length));
  const lines = Array.from({ length: longest }, (_, at) =>
    columns.map((words) => ({ value: words[at] ?? null, style: 'plain' as const })),
  );
  return {
    name: tabName,
    colour: '9CA3AF',
    columns: columns.map(() => ({ width: 16 })),
    rows: [Object.keys(lists).map((name) => ({ value: name, style: header })), ...lines],
    freeze: { row: 1, column: 0 },
  };
}

/** The ranges of those words by name, for the whole workbook. */
export function wordListNames(lists: WordLists): Readonly<Record<string, string>> {
  const ranges = Object.entries(lists).map(([name, words], at) => {
    const letters = columnLetters(at);
    return [name, `${quoted(tabName)}!$${letters}$2:$${letters}$${words.length + 1}`] as const;
  });
  return Object.fromEntries(ranges);
}
