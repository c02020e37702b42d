import { type Cell, type Content, columnLetters, type Tab, type Table } from './ooxml/book.ts';
import type { StyleName } from './ooxml/styles.ts';

/** One column of a list and what a record puts into it. */
export interface ListColumn<R> {
  readonly header: string;
  readonly width: number;
  readonly style?: StyleName;
  readonly hidden?: true;
  /** What was typed, or what the formula last came to. */
  cell(record: R): Content;
  /** The formula of the cell in a row, from 1. */
  readonly formula?: (row: number) => string;
  /** How many of the first letters are bold. */
  readonly bold?: (record: R) => number;
  /** What stands below the list: a sum in this look, or a word. */
  readonly total?: { readonly sum: number; readonly style: StyleName } | { readonly label: string };
}

/** Finds cells of a list by what stands above them. */
export interface At {
  /** The whole column below its header: `C2:C141`. */
  range(header: string): string;
  /** The first cell of the column for rules that are moved down: `$C2`. */
  first(header: string): string;
  /** The cell of the n-th record, from 0. */
  ref(header: string, record: number): string;
}

/** A list of records with a header, as most tabs are. */
export interface List<R> {
  readonly name: string;
  readonly colour: string;
  readonly header: StyleName;
  /** Lines above the header, the first one the title; empty text for a blank row. */
  readonly above?: readonly string[];
  readonly columns: readonly ListColumn<R>[];
  readonly records: readonly R[];
  /** The name under which Excel knows the list as a table; totals then stand below it. */
  readonly table?: string;
  readonly filter?: true;
  /** Columns that stay in sight. */
  readonly frozen?: number;
  /** What belongs to the tab beyond its cells. */
  readonly more?: (at: At) => Partial<Tab>;
}

/** In points. */
const lineHeight = 15;

function titleRow(text: string, at: number): Cell[] {
  return text === '' ? [] : [{ value: text, style: at === 0 ? 'title' : 'quiet' }];
}

function bodyCell<R>(column: ListColumn<R>, record: R, row: number): Cell {
  return {
    value: column.cell(record),
    style: column.style ?? 'plain',
    ...(column.formula && { formula: column.formula(row) }),
    ...(column.bold && { bold: column.bold(record) }),
  };
}

function totalCell<R>(column: ListColumn<R>, table: string): Cell {
  const { total, header } = column;
  if (total === undefined) return { value: null, style: 'total' };
  if ('label' in total) return { value: total.label, style: 'total' };
  return { value: total.sum, style: total.style, formula: `SUBTOTAL(109,${table}[${header}])` };
}

function tableOf<R>(list: List<R>, name: string, range: string, totals: boolean): Table {
  const columns = list.columns.map(({ header, formula, total }) => ({
    name: header,
    ...(formula && { formula: formula(0) }),
    ...(total && { total: 'sum' in total ? ('sum' as const) : total }),
  }));
  return { name, range, totals, columns };
}

/** How many lines the longest wrapped cell of a record takes; a letter is a little narrower than Excel's unit. */
function linesOf<R>(columns: readonly ListColumn<R>[], record: R): number {
  const lines = columns
    .filter((column) => column.style === 'wrapped')
    .flatMap((column) => {
      const paragraphs = String(column.cell(record) ?? '').split('\n');
      return paragraphs.reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / (column.width * 1.2))), 0);
    });
  return Math.max(1, ...lines);
}

/** The tab that shows a list. */
export function listTab<R>(list: List<R>): Tab {
  const { columns, records, above = [], table } = list;
  const headerRow = above.length + 1;
  const firstRow = headerRow + 1;
  const lastRow = headerRow + records.length;
  const last = columnLetters(columns.length - 1);
  const totals = table !== undefined && columns.some((column) => column.total);
  const range = `A${headerRow}:${last}${lastRow + (totals ? 1 : 0)}`;

  const letters = (header: string) => columnLetters(columns.findIndex((column) => column.header === header));
  const at: At = {
    range: (header) => `${letters(header)}${firstRow}:${letters(header)}${lastRow}`,
    first: (header) => `$${letters(header)}${firstRow}`,
    ref: (header, record) => `${letters(header)}${firstRow + record}`,
  };

  const tall = records.flatMap((record, n) => {
    const lines = linesOf(columns, record);
    return lines > 1 ? [[firstRow + n, lines * lineHeight] as const] : [];
  });

  return {
    name: list.name,
    colour: list.colour,
    columns: columns.map(({ width, hidden }) => ({ width, ...(hidden && { hidden }) })),
    rows: [
      ...above.map(titleRow),
      columns.map(({ header }) => ({ value: header, style: list.header })),
      ...records.map((record, n) => columns.map((column) => bodyCell(column, record, firstRow + n))),
      ...(totals ? [columns.map((column) => totalCell(column, table))] : []),
    ],
    heights: { ...(above.length > 0 && { 1: 28 }), [headerRow]: 32, ...Object.fromEntries(tall) },
    freeze: { row: headerRow, column: list.frozen ?? 1 },
    ...(table !== undefined && { table: tableOf(list, table, range, totals) }),
    ...(list.filter && { filter: range }),
    print: { landscape: true, title: list.name, repeat: headerRow },
    ...list.more?.(at),
  };
}
