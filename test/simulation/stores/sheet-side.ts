import { bindTitles } from '../../../adapters/stores/binding/bind-titles.ts';
import type { Wanted } from '../../../adapters/stores/binding/wanted.ts';
import { isWanted, withCopies } from '../../../adapters/stores/binding/wanted.ts';
import type { BoundGrid, Grid } from '../../../adapters/stores/memory/grid.ts';
import { bindGrid, foundIn } from '../../../adapters/stores/memory/grid.ts';
import type { Cell, FieldKey, TableKey } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Model } from '../../../core/model.ts';
import type { TableSnapshot } from '../../../core/store.ts';
import type { Machine, Process } from '../machine.ts';
import type { Schedule } from '../schedule.ts';
import type { Sheet, SheetLine, Tab } from '../sheet.ts';

/** What every store of the simulation is opened with: one process' way to the one spreadsheet. */
export interface Door {
  readonly sheet: Sheet;
  readonly model: Model;
  readonly machine: Machine;
  readonly schedule: Schedule;
  readonly process: Process;
  /** For the mutant that writes without looking what stands there. */
  readonly blind: boolean;
  /** Told of each cell that is about to be written. */
  wrote(tab: Tab, line: SheetLine, field: FieldKey, after: Cell, aim: Aim): void;
  /** Told of a line that the store added. */
  added(tab: Tab, line: SheetLine): void;
}

/** The call as a whole failed and nothing was written; it may be tried again. */
export function notNow(): RowcallError {
  return new RowcallError('book.open', 'The spreadsheet does not answer now.');
}

/** A copy of the tabs as the server shows them at one moment. */
export function photograph(sheet: Sheet): readonly Grid[] {
  return [...sheet.tabs.values()].map((tab) => ({
    title: tab.title,
    headers: [...tab.headers],
    lines: tab.lines.map(({ cells, marks }) => ({ cells: [...cells], marks: [...marks] })),
  }));
}

export function boundTo(grids: readonly Grid[], model: Model, table: TableKey): BoundGrid | null {
  const grid = bindTitles(grids, model.tables).get(table);
  return grid === undefined ? null : bindGrid(grid, model.tables.get(table)!);
}

export function snapshotOf(bound: BoundGrid | null, wanted: Wanted | null): TableSnapshot {
  if (bound === null) return { records: [], complete: false, fields: new Set() };
  const all = foundIn(bound);
  const some = wanted === null ? all : all.filter((found) => isWanted(found, wanted));
  const more = wanted === null ? null : withCopies(wanted, some);
  return {
    records: more === null ? some : all.filter((found) => isWanted(found, more)),
    complete: wanted === null && bound.binding.at.size > 0,
    fields: new Set(bound.binding.at.keys()),
    ...(bound.binding.id < 0 && { ids: false as const }),
  };
}

/** What a cell was taken for when it was written. */
export interface Aim {
  /** `undefined`: nothing was expected of it. */
  readonly expected: Cell | undefined;
  readonly guard: string;
  /** The id of the record that was meant. */
  readonly meant: string;
  /** The column that was meant; absent: the one that was hit. */
  readonly aimed?: string;
}

/** Puts a cell for Rowcall and notes what that went over. */
export function put(door: Door, tab: Tab, line: SheetLine, at: number, after: Cell, note: Aim): void {
  const field = tab.columns[at];
  const before = line.cells[at] ?? null;
  if (field === undefined || sameCell(before, after)) return;
  const id = line.cells[door.sheet.at(tab, '_id')];
  if (field !== null) door.wrote(tab, line, field, after, note);
  line.cells[at] = after;
  door.sheet.version++;
  door.sheet.changes.push({
    at: door.schedule.now(),
    who: line.who,
    table: tab.table.key,
    field: field ?? '?',
    before,
    after,
    id: typeof id === 'string' ? id : line.rec,
    aimed: field ?? '?',
    ...note,
  });
}
