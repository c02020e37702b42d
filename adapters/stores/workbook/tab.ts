import type { Cell, CellKind } from '../../../core/cell.ts';
import type { Mark } from '../../../core/record.ts';
import type { Area } from './area.ts';
import type { Kind } from './codec.ts';

/** The filled cells of one row. Valid only within the call that hands it over: its lists are used again. */
export interface Line {
  /** From 1, as people see it. */
  readonly row: number;
  readonly count: number;
  /** For each filled cell its column from 1 or, when columns were picked, its slot. */
  readonly at: readonly number[];
  readonly cells: readonly Cell[];
  readonly kinds: readonly Kind[];
  readonly marks: readonly (Exclude<Mark, 'text'> | null)[];
  /** Reads what was left unread in this row. */
  readWhole(): void;
}

/** The columns somebody wants, so that others need not be read. */
export interface Pick {
  /** Slot by column, from 1; −1 or absent: not wanted. */
  readonly slots: Int32Array;
  /** What each slot's field holds; `null` where it does not matter. */
  readonly kinds: readonly (CellKind | null)[];
  /** Slots below this number only matter as filled or not: what they hold comes as `true`. None if not said. */
  readonly unread?: number;
}

/** A part of a tab that the workbook itself treats as a table: the range of a table or of its filter. */
export interface Region {
  readonly is: 'table' | 'filter';
  /** With its header row. */
  readonly area: Area;
  /** How many rows at its end hold totals. */
  readonly totals: number;
}

/** One tab of a workbook, or the whole of a CSV file. */
export interface Tab {
  readonly title: string;
  /** Whether cells know what they hold; in a CSV file everything is text. */
  readonly typed: boolean;
  /** The sign before the decimals of numbers that are written as text. */
  readonly decimal: ',' | '.';
  readonly regions: readonly Region[];
  /** Cells that were made larger, over several rows or columns; what they hold stands in the first. */
  readonly merged: readonly Area[];
  /** Often only some rows of it are at hand: then nothing is concluded from what stands around a row. */
  readonly inParts?: true;
  isHidden(column: number): boolean;
  /** The choices that a drop-down in this column demands; `null` when there is none. */
  choices(column: number): Promise<readonly string[] | null>;
  /** Hands over every row that has a filled cell, from the top, until `visit` returns `false`. Throws `RowcallError`. */
  scan(pick: Pick | null, visit: (line: Line) => boolean): void;
}

/** A workbook or CSV file ready to be read. */
export interface Book {
  readonly tabs: readonly TabEntry[];
  /** Whether people named the tabs; the title of a CSV file's only tab is just the name of the file. */
  readonly named: boolean;
}

export interface TabEntry {
  readonly title: string;
  readonly hidden: boolean;
  open(): Promise<Tab>;
}
