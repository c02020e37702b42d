import type { Place } from './a1.ts';
import { parseRange, quoted } from './a1.ts';
import { calculated } from './calculate.ts';
import type { Change } from './change.ts';
import { change } from './change.ts';
import { conventionOf } from './locale.ts';
import { shown } from './showing.ts';
import type { Area, Cell, Doc, Sheet } from './world.ts';
import { newRows } from './world.ts';

/** Who the person is, and who must know of what they do. */
export interface HumanOptions {
  readonly email: string;
  readonly now: () => string;
  touched(doc: Doc, by: string): void;
  heard(event: HumanEvent): void;
}

/** What an installed trigger of Apps Script is told: which cells, where one can say so, and what kind of change it was. */
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

/** What every action of a person needs. */
export interface Desk {
  readonly doc: Doc;
  readonly now: () => string;
  act(sheet: Sheet, changeType: HumanEvent['changeType'], area: Area | null, does: (steps: Change) => void): void;
  /** Takes back this person's last action, whatever others did since. `false`: there is none. */
  undo(): boolean;
  at(tab: string, range: string): Place;
  tab(tab: string): Sheet;
  column(tab: string, column: string): number;
  /** What is on the screen in one cell. */
  text(sheet: Sheet, row: number, column: number): string;
  /** Puts a cell anywhere; the grid grows as it does when one pastes beyond its end. */
  put(steps: Change, sheet: Sheet, row: number, column: number, cell: Cell | undefined): void;
  each(area: Area, visit: (row: number, column: number) => void): void;
}

/** A desk at one spreadsheet, with an empty undo. */
export function deskOf(doc: Doc, { email, now, touched, heard }: HumanOptions): Desk {
  const done: (() => void)[] = [];
  const at = (tab: string, range: string) => parseRange(doc, `${quoted(tab)}!${range}`);
  return {
    doc,
    now,
    act(sheet, changeType, area, does) {
      done.push(change(doc, email, does));
      touched(doc, email);
      heard({ spreadsheetId: doc.id, sheetId: sheet.id, changeType, area, user: email });
    },
    undo() {
      const back = done.pop();
      if (back === undefined) return false;
      back();
      touched(doc, email);
      heard({ spreadsheetId: doc.id, sheetId: doc.sheets[0]!.id, changeType: 'OTHER', area: null, user: email });
      return true;
    },
    at,
    tab: (tab) => at(tab, 'A1').sheet,
    column: (tab, column) => at(tab, `${column}:${column}`).area.left,
    text: (sheet, row, column) =>
      shown(calculated(doc).at(sheet, row, column), sheet.rows[row]?.cells[column]?.format, conventionOf(doc.locale)),
    put(steps, sheet, row, column, cell) {
      if (row >= sheet.rows.length) steps.insertRows(sheet, sheet.rows.length, newRows(row + 1 - sheet.rows.length));
      if (column >= sheet.columns.length)
        steps.insertColumns(sheet, sheet.columns.length, column + 1 - sheet.columns.length);
      steps.cell(sheet, sheet.rows[row]!, column, cell);
    },
    each(area, visit) {
      for (let row = area.top; row < area.bottom; row++)
        for (let column = area.left; column < area.right; column++) visit(row, column);
    },
  };
}
