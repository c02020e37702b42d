import type { Pivot, Tab } from './ooxml/book.ts';
import { pivotCells } from './ooxml/pivot-table.ts';

/** What a pivot counts and sums, and where it stands. */
export interface PivotPlan {
  readonly tab: string;
  readonly by: string;
  readonly count: string;
  readonly sum: string;
  readonly captions: Pivot['captions'];
}

/** The tab with a pivot over a list that is a table of Excel. */
export function pivotTab(list: Tab, plan: PivotPlan): Tab {
  const { table } = list;
  if (!table) throw new RangeError(`${list.name} is no table of Excel`);
  const headerAt = list.rows.findIndex((cells) => cells[0]?.value === table.columns[0]?.name);
  const records = list.rows.slice(headerAt + 1, table.totals ? -1 : undefined);
  const { tab: name, ...rest } = plan;
  const pivot: Pivot = { ...rest, name, table, records };
  return {
    name,
    colour: '9CA3AF',
    columns: [{ width: 26 }, { width: 14 }, { width: 20 }],
    rows: [[], [], ...pivotCells(pivot)],
    pivot,
  };
}
