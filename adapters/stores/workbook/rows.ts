import type { Header } from './header.ts';
import type { Line, Tab } from './tab.ts';

/**
 * What a row below the header is. `typed`: somebody filled a cell · `calculated`: only formulas stand in it, as when
 * one was dragged down ahead of the data · `blank`: nothing that counts · `beyond`: the table has ended.
 */
export type RowKind = 'typed' | 'calculated' | 'blank' | 'beyond';

/**
 * Judges the rows of one scan in turn. A table of the workbook's own ends before its totals or, without totals, at the
 * first gap below it; any table ends where another one begins below it in the same columns.
 */
export function rowJudge(tab: Tab, header: Header, columns: readonly number[], counts: (at: number) => boolean) {
  const own = header.table;
  let last = Number.POSITIVE_INFINITY;
  if (own && own.totals > 0) last = own.area.bottom - own.totals;
  for (const { is, area } of tab.regions) {
    const shares = columns.some((column) => column >= area.left && column <= area.right);
    if (is === 'table' && area.top > header.row && shares) last = Math.min(last, area.top - 1);
  }
  let before = own ? own.area.bottom : Number.POSITIVE_INFINITY;

  return (line: Line): RowKind => {
    if (line.row <= header.row) return 'blank';
    if (line.row > last || line.row > before + 1) return 'beyond';
    const kind = kindOf(line, counts);
    if (kind !== 'blank') before = Math.max(before, line.row);
    return kind;
  };
}

function kindOf(line: Line, counts: (at: number) => boolean): RowKind {
  let kind: RowKind = 'blank';
  for (let i = 0; i < line.count; i++) {
    if (!counts(line.at[i]!)) continue;
    const mark = line.marks[i];
    if (mark !== 'computed' && mark !== 'error') return 'typed';
    kind = 'calculated';
  }
  return kind;
}
