import type { Grid, Line } from '../../adapters/stores/memory/grid.ts';
import type { Cell, Cells, FieldKey, TableKey } from '../../core/cell.ts';
import { idHeader } from '../../core/columns.ts';
import type { Model, Table } from '../../core/model.ts';

/** What one line is to the people who wrote it, whatever its id column says; it goes with their cells. */
export interface Who {
  readonly name: string;
  readonly table: TableKey;
  /** Lines copied from one another: nobody can always tell them apart. */
  readonly family: Family;
  /** What people last typed, by field; absent: nothing. */
  readonly typed: Map<FieldKey, Cell>;
  /** Every id that stood beside it when somebody looked. */
  readonly ids: Set<string>;
  /** The key of the rule that made it, for a line that no person typed. */
  readonly made: boolean;
  alive: boolean;
  /** What people typed in it since it was last known by an id. */
  readonly bare: Set<FieldKey>;
  /** Its id was copied, cleared, overwritten or left behind, and Rowcall may not know yet. */
  tampered: boolean;
}

/** What may be said of lines that came from one another. */
export interface Family {
  /** How often people made something of it that calls for a message, by kind. */
  readonly allowed: Map<string, number>;
  /** Messages that must have gone out, by kind, for each line that still calls for one. */
  readonly owed: Map<string, Set<Who>>;
  /** Kinds of undecidable stories it was in. */
  readonly excuses: Set<string>;
  /** What stands beside it in a column that the settings do not know. */
  foreign: Cell;
}

export interface SheetLine extends Line {
  who: Who;
  /** The store's own id, where it gives one. */
  rec: string;
}

/** A tab of the spreadsheet; `columns` tells what each column truly is, whatever its header says now. */
export interface Tab extends Grid {
  readonly table: Table;
  title: string;
  readonly columns: (FieldKey | null)[];
  readonly lines: SheetLine[];
}

/** One cell that Rowcall wrote, as the spreadsheet saw it. */
export interface Change {
  readonly at: number;
  readonly who: Who;
  readonly table: TableKey;
  readonly field: FieldKey;
  readonly before: Cell;
  readonly after: Cell;
  readonly id: string | null;
  /** What the writer took the cell for; another content means that it went over something unseen. */
  readonly expected: Cell | undefined;
  /** Written by position where the writer found out, or may not have found out, that it hit another place. */
  readonly guard: string;
  /** The record and the column it was meant for. */
  readonly meant: string;
  readonly aimed: string;
}

/** The spreadsheet as it is, with a memory of its own that no program can read. */
export interface Sheet {
  readonly tabs: ReadonlyMap<TableKey, Tab>;
  readonly changes: Change[];
  /** The boxes of Rowcall's own tab, by key; `null`: there is no such tab. */
  board: Map<string, boolean> | null;
  /** Raised with everything that people or programs do. */
  version: number;
  fresh(table: TableKey, cells: Cells, made: boolean, family?: Family): SheetLine;
  at(tab: Tab, column: string): number;
  cell(tab: Tab, line: SheetLine, field: string): Cell;
  lines(): readonly (readonly [Tab, SheetLine])[];
}

/** The header over the key of a record that rules made, in stores that give ids of their own. */
export const keyHeader = '_key';

/**
 * `made`: the columns under headers of ours that people had made before, where the sheet is as it was before Rowcall came;
 * absent: it has all columns.
 */
export function openSheet(model: Model, ownIds: boolean, made?: readonly FieldKey[]): Sheet {
  const tabs = new Map<TableKey, Tab>();
  for (const table of model.tables.values()) {
    const extra = ownIds ? idHeader : keyHeader;
    const isNew = made !== undefined;
    const fields = table.fields.filter(({ key, owner }) => !isNew || owner !== 'rowcall' || made.includes(key));
    tabs.set(table.key, {
      table,
      title: table.title,
      headers: [...fields.map(({ label }) => label), isNew ? 'Notes' : extra],
      columns: [...fields.map(({ key }) => key), isNew ? null : extra],
      lines: [],
    });
  }
  let born = 0;
  const at = (tab: Tab, column: string) => tab.columns.indexOf(column);
  return {
    tabs,
    changes: [],
    board: null,
    version: 0,
    at,
    cell: (tab, line, field) => line.cells[at(tab, field)] ?? null,
    lines: () => [...tabs.values()].flatMap((tab) => tab.lines.map((line) => [tab, line] as const)),
    fresh(table, cells, made, family = freshFamily()) {
      const tab = tabs.get(table)!;
      const number = ++born;
      const who: Who = {
        name: `${table} ${number}`,
        table,
        family,
        typed: new Map(Object.entries(cells)),
        ids: new Set(),
        bare: new Set(),
        made,
        alive: true,
        tampered: false,
      };
      return {
        who,
        rec: `rec${String(number).padStart(9, '0')}`,
        cells: tab.columns.map((field) => (field === null ? family.foreign : (cells[field] ?? null))),
        marks: tab.columns.map(() => null),
      };
    },
  };
}

export function freshFamily(): Family {
  return { allowed: new Map(), owed: new Map(), excuses: new Set(), foreign: null };
}

/** The fields of a table that people write. */
export function theirs(table: Table): readonly FieldKey[] {
  return table.fields.flatMap(({ key, owner }) => (owner === 'rowcall' ? [] : [key]));
}
