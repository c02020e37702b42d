import { rowLike } from './change.ts';
import { layFilter } from './filter.ts';
import type { Desk } from './human-desk.ts';
import { sortRows } from './sort.ts';
import type { Sheet } from './world.ts';
import { hasValue, newRows } from './world.ts';

/** What a person does to rows and columns. Rows count from 1. */
export function gridActions({ act, at, tab: tabOf, column: columnAt, put, each, text }: Desk) {
  const lastRow = (sheet: Sheet) => sheet.rows.findLastIndex(({ cells }) => cells.some(hasValue)) + 1;

  return {
    /** Sorts a range, or all rows below the header. */
    sort(tab: string, column: string, order: 'up' | 'down' = 'up', range?: string): void {
      const sheet = tabOf(tab);
      const all = { top: 1, bottom: lastRow(sheet), left: 0, right: sheet.columns.length };
      const area = range === undefined ? all : at(tab, range).area;
      if (area.bottom <= area.top) return;
      const by = [{ column: columnAt(tab, column), isDescending: order === 'down' }];
      act(sheet, 'OTHER', area, (steps) => sortRows(steps, sheet, area, by));
    },
    /**
     * Puts rows into another order, as sorting by several columns does: what stands in them goes, the rows stay. `order`
     * names, from the top, which of them comes there, counted from 0. Of some columns only: as only these were chosen.
     */
    rearrange(tab: string, first: number, order: readonly number[], columns?: readonly string[]): void {
      const sheet = tabOf(tab);
      const rows = sheet.rows.slice(first - 1, first - 1 + order.length);
      const area = { top: first - 1, bottom: first - 1 + order.length, left: 0, right: sheet.columns.length };
      const chosen = columns?.map((column) => columnAt(tab, column)) ?? sheet.columns.keys();
      act(sheet, 'OTHER', area, (steps) => {
        for (const column of chosen)
          steps.cells(
            sheet,
            rows,
            column,
            order.map((from) => [rows[from]?.cells[column]]),
          );
      });
    },
    /** Empty rows that look like the one above. */
    insertRows(tab: string, before: number, count = 1): void {
      const sheet = tabOf(tab);
      const model = sheet.rows[Math.max(0, before - 2)];
      const rows = newRows(count).map(() => rowLike(model));
      act(sheet, 'INSERT_ROW', null, (steps) => steps.insertRows(sheet, before - 1, rows));
    },
    deleteRows(tab: string, first: number, count = 1): void {
      const sheet = tabOf(tab);
      act(sheet, 'REMOVE_ROW', null, (steps) => steps.deleteRows(sheet, first - 1, count));
    },
    /** Drags rows to stand before another one. */
    moveRows(tab: string, first: number, count: number, before: number): void {
      const sheet = tabOf(tab);
      act(sheet, 'OTHER', null, (steps) => steps.moveRows(sheet, first - 1, count, before - 1));
    },
    insertColumns(tab: string, before: string, count = 1): void {
      const sheet = tabOf(tab);
      const column = columnAt(tab, before);
      act(sheet, 'INSERT_COLUMN', null, (steps) => steps.insertColumns(sheet, column, count));
    },
    deleteColumns(tab: string, first: string, count = 1): void {
      const sheet = tabOf(tab);
      const column = columnAt(tab, first);
      act(sheet, 'REMOVE_COLUMN', null, (steps) => steps.deleteColumns(sheet, column, count));
    },
    /** Drags a column to stand before another one. */
    moveColumn(tab: string, column: string, before: string): void {
      const sheet = tabOf(tab);
      const [from, to] = [columnAt(tab, column), columnAt(tab, before)];
      act(sheet, 'OTHER', null, (steps) => steps.moveColumns(sheet, from, 1, to));
    },
    hideRows(tab: string, first: number, count = 1): void {
      const sheet = tabOf(tab);
      act(sheet, 'OTHER', null, (steps) => {
        for (const row of sheet.rows.slice(first - 1, first - 1 + count)) steps.set(row, 'hiddenByUser', true);
      });
    },
    hideColumn(tab: string, column: string): void {
      const sheet = tabOf(tab);
      const hidden = sheet.columns[columnAt(tab, column)]!;
      act(sheet, 'OTHER', null, (steps) => steps.set(hidden, 'hiddenByUser', true));
    },
    /** Hides the rows below the header whose shown text in the column is not wanted. */
    filter(tab: string, column: string, keep: (text: string) => boolean): void {
      const sheet = tabOf(tab);
      const by = columnAt(tab, column);
      const bottom = lastRow(sheet);
      const texts = sheet.rows.slice(1, bottom).map((_, i) => text(sheet, i + 1, by));
      const values = [...new Set(texts)].filter((one) => !keep(one));
      const area = { top: 0, bottom, left: 0, right: sheet.columns.length };
      act(sheet, 'OTHER', null, (steps) => layFilter(steps, sheet, { area, hidden: [{ column: by, values }] }));
    },
    /** Only what stands in the first cell stays. */
    merge(tab: string, range: string): void {
      const { sheet, area } = at(tab, range);
      act(sheet, 'OTHER', area, (steps) => {
        each(area, (row, column) => {
          if (row !== area.top || column !== area.left) put(steps, sheet, row, column, undefined);
        });
        steps.set(sheet, 'merges', [...sheet.merges, area]);
      });
    },
  };
}
