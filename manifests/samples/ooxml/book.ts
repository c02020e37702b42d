import type { FormatName, StyleName } from './styles.ts';

/** What stands in a cell, as typed; dates are serial days since 1899-12-30. */
export type Content = string | number | boolean | null;

/** One cell. With a formula, `value` is what it last came to; a value such as `#VALUE!` is then an error. */
export interface Cell {
  readonly value: Content;
  readonly style: StyleName;
  readonly formula?: string;
  /** How many of the first letters are bold. */
  readonly bold?: number;
}

interface Column {
  /** In characters, as Excel counts. */
  readonly width: number;
  readonly hidden?: boolean;
}

/** A drop-down or a limit on what may be typed; `loose` only warns, as sheets that grew over years do. */
export interface Validation {
  readonly range: string;
  readonly type: 'list' | 'decimal' | 'date';
  readonly formulas: readonly string[];
  readonly loose: boolean;
  readonly prompt?: readonly [title: string, text: string];
}

/** A rule that colours cells. */
export type Format = { readonly range: string } & (
  | { readonly is: 'when'; readonly formula: string; readonly format: FormatName }
  | { readonly is: 'duplicate'; readonly format: FormatName }
  | { readonly is: 'bars'; readonly colour: string }
);

/** An old-style note pinned to a cell. */
export interface Note {
  readonly ref: string;
  readonly author: string;
  readonly text: string;
}

/** A conversation on a cell, first message first; times are ISO in UTC without a letter. */
export interface Thread {
  readonly ref: string;
  readonly messages: readonly { readonly author: string; readonly at: string; readonly text: string }[];
}

/** A list with a header that Excel knows as a table. */
export interface Table {
  readonly name: string;
  /** The header, the body and, if `totals`, the last row with totals. */
  readonly range: string;
  readonly totals: boolean;
  readonly columns: readonly {
    readonly name: string;
    readonly formula?: string;
    /** What stands below: a sum, or a word. */
    readonly total?: 'sum' | { readonly label: string };
  }[];
}

/** A bar or column chart over a list of names and one of numbers. */
export interface Chart {
  readonly title: string;
  readonly bars: 'across' | 'upright';
  readonly colour: string;
  readonly format: string;
  readonly names: Series<string>;
  readonly numbers: Series<number>;
  readonly at: Box;
}

interface Series<T> {
  /** `'Sheet'!$A$1:$A$9`. */
  readonly range: string;
  readonly values: readonly T[];
}

/** Columns and rows from 0; `to` is just outside. */
interface Box {
  readonly from: readonly [column: number, row: number];
  readonly to: readonly [column: number, row: number];
}

/** A picture that lies on the tab. */
export interface Picture {
  readonly name: string;
  readonly png: Uint8Array;
  readonly at: readonly [column: number, row: number];
  /** In pixels. */
  readonly size: number;
}

/** A pivot table over the rows of a table: by one of its columns, it counts a second and sums a third. */
export interface Pivot {
  readonly name: string;
  readonly table: Table;
  /** The body of that table, column by column as in the table. */
  readonly records: readonly (readonly Cell[])[];
  readonly by: string;
  readonly count: string;
  readonly sum: string;
  /** Captions of the columns with the count and the sum. */
  readonly captions: readonly [count: string, sum: string];
}

/** How a tab goes to paper. */
interface Print {
  readonly landscape: boolean;
  readonly title: string;
  /** The row to repeat on each page, from 1. */
  readonly repeat?: number;
  readonly area?: string;
}

/** One tab. Rows and columns are named from 1 and A; `rows` may be ragged. */
export interface Tab {
  readonly name: string;
  readonly colour: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Heights in points by row. */
  readonly heights?: Readonly<Record<number, number>>;
  readonly gridLines?: false;
  readonly freeze?: { readonly row: number; readonly column: number };
  readonly filter?: string;
  readonly table?: Table;
  readonly merges?: readonly string[];
  readonly formats?: readonly Format[];
  readonly validations?: readonly Validation[];
  readonly links?: readonly { readonly ref: string; readonly url: string }[];
  readonly notes?: readonly Note[];
  readonly threads?: readonly Thread[];
  readonly charts?: readonly Chart[];
  readonly pictures?: readonly Picture[];
  readonly pivot?: Pivot;
  readonly print?: Print;
}

/** A whole workbook. */
export interface Book {
  readonly title: string;
  readonly creator: string;
  /** ISO instant. */
  readonly saved: string;
  readonly tabs: readonly Tab[];
  /** Names for ranges, sorted. */
  readonly names: Readonly<Record<string, string>>;
}

/** The letters of a column from 0: `A`, `Z`, `AA`. */
export function columnLetters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : columnLetters(Math.floor(at / 26) - 1) + last;
}

/** A tab's name as a formula wants it. */
export function quoted(tab: string): string {
  return `'${tab.replaceAll("'", "''")}'`;
}
