import { parseRange } from './a1.ts';
import { calculated } from './calculate.ts';
import type { Change } from './change.ts';
import { change, rowLike } from './change.ts';
import { conventionOf } from './locale.ts';
import { copied } from './references.ts';
import { shown } from './showing.ts';
import { sortRows } from './sort.ts';
import { typedInto } from './values.ts';
import type { Area, Cell, Doc, NumberFormat, Sheet } from './world.ts';
import { hasValue, newRows, newSheet } from './world.ts';

/** A person at the keyboard. Rows are numbered and columns lettered as on the screen; tabs go by their name. */
export interface Human {
  /** Types a text and presses Enter. `false`: a strict drop-down did not take it. */
  type(tab: string, cell: string, text: string): boolean;
  /** Selects and presses Delete: values go, formats stay. */
  clear(tab: string, range: string): void;
  /** Pastes texts from elsewhere; a format comes along where it is given, and drop-downs do not stop it. */
  paste(tab: string, cell: string, texts: readonly (readonly string[])[], format?: NumberFormat): void;
  /** Copies cells within the spreadsheet, with formats and drop-downs; formulas follow. */
  copy(tab: string, range: string, to: string): void;
  /** Moves cells by cutting: what points at them does not follow here. */
  cut(tab: string, range: string, to: string): void;
  /** Fills the same text into every cell. */
  fill(tab: string, range: string, text: string): void;
  /** Sorts a range, or all rows below the header. */
  sort(tab: string, column: string, order?: 'up' | 'down', range?: string): void;
  insertRows(tab: string, before: number, count?: number): void;
  deleteRows(tab: string, first: number, count?: number): void;
  /** Drags rows to stand before another one. */
  moveRows(tab: string, first: number, count: number, before: number): void;
  insertColumns(tab: string, before: string, count?: number): void;
  deleteColumns(tab: string, first: string, count?: number): void;
  moveColumn(tab: string, column: string, before: string): void;
  hideRows(tab: string, first: number, count?: number): void;
  hideColumn(tab: string, column: string): void;
  /** Filters: rows below the header whose shown text in the column is not wanted are hidden. */
  filter(tab: string, column: string, keep: (text: string) => boolean): void;
  format(tab: string, range: string, format: NumberFormat | null): void;
  merge(tab: string, range: string): void;
  renameTab(tab: string, title: string): void;
  addTab(title: string): void;
  deleteTab(tab: string): void;
  moveTab(tab: string, index: number): void;
  /** Takes back this person's last action, whatever others did since. `false`: there is none. */
  undo(): boolean;
  /** What is on the screen in one cell. */
  see(tab: string, cell: string): string;
  /** Everything on the screen, without empty ends. */
  screen(tab: string): string[][];
}

export interface HumanOptions {
  readonly email: string | undefined;
  readonly now: () => string;
  touched(doc: Doc, by: string): void;
  /** Hears of every action, as a trigger of Apps Script would. */
  heard?(event: HumanEvent): void;
}

/** What an installed trigger is told: which cells where one can say so, and what kind of change it was. */
export interface HumanEvent {
  readonly spreadsheetId: string;
  readonly sheetId: number;
  readonly changeType:
    | 'EDIT'
    | 'INSERT_ROW'
    | 'REMOVE_ROW'
    | 'INSERT_COLUMN'
    | 'REMOVE_COLUMN'
    | 'INSERT_GRID'
    | 'REMOVE_GRID'
    | 'FORMAT'
    | 'OTHER';
  readonly area: Area | null;
  readonly user: string;
}

/** Somebody with their own undo. */
export function human(doc: Doc, { email = 'owner@example.com', now, touched, heard }: HumanOptions): Human {
  const done: (() => void)[] = [];

  function act(
    sheet: Sheet,
    changeType: HumanEvent['changeType'],
    area: Area | null,
    does: (steps: Change) => void,
  ): void {
    done.push(change(doc, email, does));
    touched(doc, email);
    heard?.({ spreadsheetId: doc.id, sheetId: sheet.id, changeType, area, user: email });
  }

  const at = (tab: string, range: string) => parseRange(doc, `'${tab.replaceAll("'", "''")}'!${range}`);
  const tabOf = (tab: string) => at(tab, 'A1').sheet;
  const columnAt = (tab: string, column: string) => at(tab, `${column}:${column}`).area.left;

  function put(steps: Change, sheet: Sheet, row: number, column: number, cell: Cell | undefined): void {
    while (row >= sheet.rows.length) steps.insertRows(sheet, sheet.rows.length, newRows(1));
    while (column >= sheet.columns.length) steps.insertColumns(sheet, sheet.columns.length, 1);
    steps.cell(sheet, sheet.rows[row]!, column, cell);
  }

  function each(area: Area, visit: (row: number, column: number) => void): void {
    for (let row = area.top; row < area.bottom; row++)
      for (let column = area.left; column < area.right; column++) visit(row, column);
  }

  const text = (sheet: Sheet, row: number, column: number) =>
    shown(calculated(doc).at(sheet, row, column), sheet.rows[row]?.cells[column]?.format, conventionOf(doc.locale));

  function place(tab: string, range: string, to: string, isCut: boolean): void {
    const { sheet, area } = at(tab, range);
    const target = at(tab, to).area;
    const down = target.top - area.top;
    const across = target.left - area.left;
    const taken = new Map<string, Cell | undefined>();
    each(area, (row, column) => taken.set(`${row}/${column}`, sheet.rows[row]!.cells[column]));
    act(sheet, 'EDIT', area, (steps) => {
      if (isCut) each(area, (row, column) => put(steps, sheet, row, column, undefined));
      each(area, (row, column) => {
        const cell = taken.get(`${row}/${column}`);
        const isFormula = cell?.value !== undefined && 'formulaValue' in cell.value && !isCut;
        const moved = isFormula
          ? {
              ...cell,
              value: {
                formulaValue: copied((cell.value as { formulaValue: string }).formulaValue, sheet, doc, down, across),
              },
            }
          : cell;
        put(steps, sheet, row + down, column + across, moved);
      });
    });
  }

  return {
    type(tab, cell, typedText) {
      const { sheet, area } = at(tab, cell);
      const before = sheet.rows[area.top]!.cells[area.left];
      if (!takes(before, typedText)) return false;
      act(sheet, 'EDIT', area, (steps) =>
        put(steps, sheet, area.top, area.left, typedInto(doc, before, typedText, now())),
      );
      return true;
    },
    clear(tab, range) {
      const { sheet, area } = at(tab, range);
      act(sheet, 'EDIT', area, (steps) =>
        each(area, (row, column) => {
          const cell = sheet.rows[row]!.cells[column];
          if (!hasValue(cell)) return;
          const { value: _, ...dress } = cell;
          put(steps, sheet, row, column, Object.keys(dress).length === 0 ? undefined : dress);
        }),
      );
    },
    paste(tab, cell, texts, format) {
      const { sheet, area } = at(tab, cell);
      act(sheet, 'EDIT', area, (steps) => {
        for (const [i, line] of texts.entries())
          for (const [j, one] of line.entries()) {
            const before = sheet.rows[area.top + i]?.cells[area.left + j];
            const dressed = format === undefined ? before : { ...before, format };
            put(steps, sheet, area.top + i, area.left + j, typedInto(doc, dressed, one, now()));
          }
      });
    },
    copy: (tab, range, to) => place(tab, range, to, false),
    cut: (tab, range, to) => place(tab, range, to, true),
    fill(tab, range, filled) {
      const { sheet, area } = at(tab, range);
      act(sheet, 'EDIT', area, (steps) =>
        each(area, (row, column) =>
          put(steps, sheet, row, column, typedInto(doc, sheet.rows[row]!.cells[column], filled, now())),
        ),
      );
    },
    sort(tab, column, order = 'up', range) {
      const sheet = tabOf(tab);
      const last = sheet.rows.findLastIndex(({ cells }) => cells.some(hasValue)) + 1;
      const area =
        range === undefined ? { top: 1, bottom: last, left: 0, right: sheet.columns.length } : at(tab, range).area;
      if (area.bottom <= area.top) return;
      const by = [{ column: columnAt(tab, column), isDescending: order === 'down' }];
      act(sheet, 'OTHER', area, (steps) => sortRows(steps, sheet, area, by));
    },
    insertRows(tab, before, count = 1) {
      const sheet = tabOf(tab);
      const model = sheet.rows[Math.max(0, before - 2)];
      act(sheet, 'INSERT_ROW', null, (steps) =>
        steps.insertRows(
          sheet,
          before - 1,
          newRows(count).map(() => rowLike(model)),
        ),
      );
    },
    deleteRows(tab, first, count = 1) {
      const sheet = tabOf(tab);
      act(sheet, 'REMOVE_ROW', null, (steps) => steps.deleteRows(sheet, first - 1, count));
    },
    moveRows(tab, first, count, before) {
      const sheet = tabOf(tab);
      act(sheet, 'OTHER', null, (steps) => steps.moveRows(sheet, first - 1, count, before - 1));
    },
    insertColumns(tab, before, count = 1) {
      const sheet = tabOf(tab);
      const column = columnAt(tab, before);
      act(sheet, 'INSERT_COLUMN', null, (steps) => steps.insertColumns(sheet, column, count));
    },
    deleteColumns(tab, first, count = 1) {
      const sheet = tabOf(tab);
      const column = columnAt(tab, first);
      act(sheet, 'REMOVE_COLUMN', null, (steps) => steps.deleteColumns(sheet, column, count));
    },
    moveColumn(tab, column, before) {
      const sheet = tabOf(tab);
      const [from, to] = [columnAt(tab, column), columnAt(tab, before)];
      act(sheet, 'OTHER', null, (steps) => steps.moveColumns(sheet, from, 1, to));
    },
    hideRows(tab, first, count = 1) {
      const sheet = tabOf(tab);
      act(sheet, 'OTHER', null, (steps) => {
        for (const row of sheet.rows.slice(first - 1, first - 1 + count)) steps.set(row, 'hiddenByUser', true);
      });
    },
    hideColumn(tab, column) {
      const sheet = tabOf(tab);
      const hidden = sheet.columns[columnAt(tab, column)]!;
      act(sheet, 'OTHER', null, (steps) => steps.set(hidden, 'hiddenByUser', true));
    },
    filter(tab, column, keep) {
      const sheet = tabOf(tab);
      const by = columnAt(tab, column);
      const bottom = sheet.rows.findLastIndex(({ cells }) => cells.some(hasValue)) + 1;
      act(sheet, 'OTHER', null, (steps) => {
        steps.set(sheet, 'filter', { top: 0, bottom, left: 0, right: sheet.columns.length });
        for (const [i, row] of sheet.rows.entries())
          if (i > 0 && i < bottom) steps.set(row, 'hiddenByFilter', !keep(text(sheet, i, by)));
      });
    },
    format(tab, range, format) {
      const { sheet, area } = at(tab, range);
      act(sheet, 'FORMAT', area, (steps) =>
        each(area, (row, column) => {
          const { format: _, ...rest } = sheet.rows[row]!.cells[column] ?? {};
          const now = format === null ? rest : { ...rest, format };
          put(steps, sheet, row, column, Object.keys(now).length === 0 ? undefined : now);
        }),
      );
    },
    merge(tab, range) {
      const { sheet, area } = at(tab, range);
      act(sheet, 'OTHER', area, (steps) => {
        each(area, (row, column) => {
          if (row !== area.top || column !== area.left) put(steps, sheet, row, column, undefined);
        });
        steps.set(sheet, 'merges', [...sheet.merges, area]);
      });
    },
    renameTab(tab, title) {
      const sheet = tabOf(tab);
      act(sheet, 'OTHER', null, (steps) => steps.set(sheet, 'title', title));
    },
    addTab(title) {
      const sheet = newSheet(Math.max(...doc.sheets.map(({ id }) => id)) + 1, title);
      act(sheet, 'INSERT_GRID', null, (steps) => steps.set(doc, 'sheets', [...doc.sheets, sheet]));
    },
    deleteTab(tab) {
      const sheet = tabOf(tab);
      const rest = doc.sheets.filter((one) => one !== sheet);
      act(sheet, 'REMOVE_GRID', null, (steps) => steps.set(doc, 'sheets', rest));
    },
    moveTab(tab, index) {
      const sheet = tabOf(tab);
      const rest = doc.sheets.filter((one) => one !== sheet);
      act(sheet, 'OTHER', null, (steps) => steps.set(doc, 'sheets', rest.toSpliced(index, 0, sheet)));
    },
    undo() {
      const back = done.pop();
      if (back === undefined) return false;
      back();
      touched(doc, email);
      return true;
    },
    see(tab, cell) {
      const { sheet, area } = at(tab, cell);
      return text(sheet, area.top, area.left);
    },
    screen(tab) {
      const sheet = tabOf(tab);
      const lines = sheet.rows.map((_, row) => {
        const line = sheet.columns.map((_, column) => text(sheet, row, column));
        return line.slice(0, line.findLastIndex((one) => one !== '') + 1);
      });
      return lines.slice(0, lines.findLastIndex((line) => line.length > 0) + 1);
    },
  };
}

/** A strict drop-down takes nothing that is not in its list. */
function takes(cell: Cell | undefined, text: string): boolean {
  const rule = cell?.validation;
  if (rule?.strict !== true || text === '' || rule.condition?.type !== 'ONE_OF_LIST') return true;
  return rule.condition.values?.some(({ userEnteredValue }) => userEnteredValue === text) === true;
}
