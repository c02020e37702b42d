import type { ListSource } from '../../../core/list-source.ts';
import { columnName } from '../workbook/area.ts';

/** Rows from one to another, both included. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Rows as few stretches: gaps of so many rows are taken along rather than told apart. */
function stretches(rows: Iterable<number>, gap: number): readonly Stretch[] {
  const found: { from: number; to: number }[] = [];
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last !== undefined && row <= last.to + gap + 1) last.to = row;
    else found.push({ from: row, to: row });
  }
  return found;
}

const closeBy = 10;

/** Rows as at most so many stretches, whatever that takes along. */
export function fewStretches(rows: Iterable<number>, most: number): readonly Stretch[] {
  const all = [...rows];
  let found = stretches(all, closeBy);
  for (let gap = closeBy * 4; found.length > most; gap *= 4) found = stretches(all, gap);
  return found;
}

/** The name of a tab as ranges say it: nothing in it can be taken for anything else. */
function quoted(title: string): string {
  return `'${title.replaceAll("'", "''")}'`;
}

export function wholeTab(title: string): string {
  return quoted(title);
}

export function wholeRows(title: string, { from, to }: Stretch): string {
  return `${quoted(title)}!${from}:${to}`;
}

/** The cells of a list. */
export function listRange({ tab, top, left, bottom, right }: ListSource): string {
  return `${quoted(tab)}!${columnName(left)}${top}:${columnName(right)}${bottom ?? ''}`;
}

/** Rows as far as a column, counted from 1. */
export function rowsTo(title: string, { from, to }: Stretch, column: number): string {
  return `${quoted(title)}!A${from}:${columnName(column)}${to}`;
}

/** A column, counted from 0, from a row to the end of the tab. */
export function columnFrom(title: string, column: number, row: number): string {
  const name = columnName(column + 1);
  return `${quoted(title)}!${name}${row}:${name}`;
}

/** All from a row on, as far as a column, counted from 1. */
export function allFrom(title: string, row: number, column: number): string {
  return `${quoted(title)}!A${row}:${columnName(column)}`;
}
