import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';

/** What stands in a cell as it was entered; exactly one. */
export type Entered =
  | { readonly stringValue: string }
  | { readonly numberValue: number }
  | { readonly boolValue: boolean }
  | { readonly formulaValue: string };

/** What a cell comes to. */
export type Effective =
  | Exclude<Entered, { formulaValue: string }>
  | { readonly errorValue: { readonly type: string; readonly message: string } };

/** How a number is shown, and what typing means. */
export interface NumberFormat {
  readonly type: string;
  readonly pattern?: string;
}

/** One cell; never changed, only replaced. */
export interface Cell {
  readonly value?: Entered;
  readonly format?: NumberFormat;
  readonly validation?: sheets_v4.Schema$DataValidationRule;
  readonly note?: string;
  /** Parts of the text that look different, and smart chips in it; gone with the value. */
  readonly textRuns?: readonly sheets_v4.Schema$TextFormatRun[];
  readonly chipRuns?: readonly sheets_v4.Schema$ChipRun[];
}

/** A row of the grid. What is bound to a row is bound to this object: it moves with inserts, not with sorts. */
export interface Row {
  cells: (Cell | undefined)[];
  hiddenByUser: boolean;
  hiddenByFilter: boolean;
}

/** A column of the grid. What is bound to a column is bound to this object: it moves with it. */
export interface Column {
  hiddenByUser: boolean;
}

/** Counted from zero; the far ends are outside. */
export interface Area {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A part of a tab that is kept from some, or for which people are warned. */
export interface Protection {
  readonly id: number;
  readonly area: Area;
  /** Parts of it that everybody may edit. */
  readonly except: readonly Area[];
  readonly json: Omit<sheets_v4.Schema$ProtectedRange, 'range' | 'unprotectedRanges'>;
}

/** Coloured bands over a range. */
export interface Banding {
  readonly id: number;
  readonly area: Area;
  readonly json: Omit<sheets_v4.Schema$BandedRange, 'bandedRangeId' | 'range'>;
}

/** A format that some cells get by a condition. */
export interface Look {
  readonly areas: readonly Area[];
  readonly json: Omit<sheets_v4.Schema$ConditionalFormatRule, 'ranges'>;
}

/** A filter laid over a tab: the texts that it hides, by column. */
export interface Filter {
  readonly area: Area;
  readonly hidden: readonly { readonly column: number; readonly values: readonly string[] }[];
}

/** A table that people see as one. */
export interface Table {
  readonly id: string;
  readonly name: string;
  readonly area: Area;
  readonly columns: readonly sheets_v4.Schema$TableColumnProperties[];
  /** Colours of its rows; one for a footer says that the last row is a row of totals. */
  readonly look?: sheets_v4.Schema$TableRowsProperties;
}

/** A tab. */
export interface Sheet {
  readonly id: number;
  /** A tab filled by a chart has no cells. */
  readonly kind: 'GRID' | 'OBJECT';
  title: string;
  hidden: boolean;
  frozenRows: number;
  rows: Row[];
  columns: Column[];
  merges: readonly Area[];
  protections: readonly Protection[];
  bandings: readonly Banding[];
  looks: readonly Look[];
  tables: readonly Table[];
  filter: Filter | null;
}

/** Developer metadata, bound to what it belongs to and not to a position. */
export interface Meta {
  readonly id: number;
  readonly key: string;
  readonly value: string | null;
  readonly visibility: string;
  readonly sheet: Sheet | null;
  readonly row: Row | null;
  readonly column: Column | null;
}

/** Somebody who may open the file, and what they may do. */
export interface Permission {
  readonly id: string;
  readonly type: 'user' | 'group' | 'domain' | 'anyone';
  readonly role: 'owner' | 'writer' | 'commenter' | 'reader';
  readonly emailAddress?: string;
  readonly displayName?: string;
}

/** One spreadsheet, which is also a file of Drive. */
export interface Doc {
  readonly id: string;
  title: string;
  readonly locale: string;
  readonly timeZone: string;
  sheets: Sheet[];
  meta: readonly Meta[];
  permissions: readonly Permission[];
  trashed: boolean;
  /** Rises with every change by anyone. */
  version: number;
  /** Rises with every single step, also of a change that is taken back. */
  steps: number;
  modifiedAt: string;
  modifiedBy: string;
}

/** An empty row. */
export function newRow(): Row {
  return { cells: [], hiddenByUser: false, hiddenByFilter: false };
}

/** So many empty rows. */
export function newRows(count: number): Row[] {
  return Array.from({ length: count }, newRow);
}

/** So many columns. */
export function newColumns(count: number): Column[] {
  return Array.from({ length: count }, () => ({ hiddenByUser: false }));
}

/** An empty tab of so many rows and columns. */
export function newSheet(id: number, title: string, rows = 1000, columns = 26): Sheet {
  return {
    id,
    kind: 'GRID',
    title,
    hidden: false,
    frozenRows: 0,
    rows: newRows(rows),
    columns: newColumns(columns),
    merges: [],
    protections: [],
    bandings: [],
    looks: [],
    tables: [],
    filter: null,
  };
}

/** Whether the cell holds something. */
export function hasValue(cell: Cell | undefined): cell is Cell & { readonly value: Entered } {
  return cell?.value !== undefined;
}
