import { badRequest } from './refusal.ts';
import type { Area, Doc, Sheet } from './world.ts';

/** A part of one tab. */
export interface Place {
  readonly sheet: Sheet;
  readonly area: Area;
}

/** `A`, `B` … `AA`: the letters of a column counted from zero. */
export function letters(column: number): string {
  let name = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

/** The column of such letters, counted from zero. */
export function columnOf(name: string): number {
  return [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** A tab's name as it stands before `!`. */
export function quoted(title: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(title) && !/^[A-Za-z]{1,3}\d+$/.test(title)
    ? title
    : `'${title.replaceAll("'", "''")}'`;
}

/** `Deals!A2:C9`, as Google writes it in its answers. */
export function rangeName(sheet: Sheet, { top, bottom, left, right }: Area): string {
  const from = `${letters(left)}${top + 1}`;
  const to = `${letters(right - 1)}${bottom}`;
  return `${quoted(sheet.title)}!${from === to ? from : `${from}:${to}`}`;
}

/** All of a tab, counted from zero. */
export function wholeOf(sheet: Sheet): Area {
  return { top: 0, bottom: sheet.rows.length, left: 0, right: sheet.columns.length };
}

/** Where `Deals!A2:C`, `'My deals'`, `A:C` or `2:5` is. A range that begins outside the grid is refused; a far end outside is cut. */
export function parseRange(doc: Doc, text: string): Place {
  const { sheet, reference } = tabOf(doc, text);
  if (reference === null) return { sheet, area: wholeOf(sheet) };
  const parts = /^\$?([A-Za-z]{1,3})?\$?([1-9]\d*)?(?:(:)\$?([A-Za-z]{1,3})?\$?([1-9]\d*)?)?$/.exec(reference);
  if (parts === null || reference === '' || reference === ':') throw unparsed(text);
  const [, left, top, colon, right, bottom] = parts;
  if (colon === undefined && (left === undefined || top === undefined)) throw unparsed(text);
  if (colon !== undefined && right === undefined && bottom === undefined) throw unparsed(text);
  const columns = [left, colon === undefined ? left : right].map((name) =>
    name === undefined ? null : columnOf(name),
  );
  const rows = [top, colon === undefined ? top : bottom].map((digits) =>
    digits === undefined ? null : Number(digits) - 1,
  );
  const down = span(rows, sheet.rows.length);
  const across = span(columns, sheet.columns.length);
  return { sheet, area: within(sheet, { top: down.first, bottom: down.end, left: across.first, right: across.end }) };
}

function span(ends: readonly (number | null)[], count: number): { readonly first: number; readonly end: number } {
  const [a = null, b = null] = ends;
  if (a !== null && b !== null) return { first: Math.min(a, b), end: Math.max(a, b) + 1 };
  return { first: a ?? 0, end: b === null ? count : b + 1 };
}

function tabOf(doc: Doc, text: string): { readonly sheet: Sheet; readonly reference: string | null } {
  const parts = /^(?:'((?:[^']|'')+)'|([^'!]+))(?:!(.+))?$/s.exec(text);
  if (parts === null) throw unparsed(text);
  const [, inQuotes, plain, reference] = parts;
  const title = inQuotes?.replaceAll("''", "'") ?? plain!;
  const sheet = doc.sheets.find((one) => one.title.toLowerCase() === title.toLowerCase());
  if (sheet !== undefined) return { sheet, reference: reference ?? null };
  if (reference !== undefined || inQuotes !== undefined) throw unparsed(text);
  return { sheet: doc.sheets[0]!, reference: title };
}

function unparsed(text: string) {
  return badRequest(`Unable to parse range: ${text}`);
}

/** The area cut to the grid; refused where it begins outside. */
export function within(sheet: Sheet, area: Area): Area {
  const { rows, columns } = sheet;
  if (area.top >= rows.length || area.left >= columns.length)
    throw badRequest(
      `Range (${rangeName(sheet, area)}) exceeds grid limits. Max rows: ${rows.length}, max columns: ${columns.length}`,
    );
  return { ...area, bottom: Math.min(area.bottom, rows.length), right: Math.min(area.right, columns.length) };
}

/** Whether the cell lies in the area. */
export function contains(area: Area, row: number, column: number): boolean {
  return row >= area.top && row < area.bottom && column >= area.left && column < area.right;
}

/** Whether the cell lies under another one that was made larger. */
export function isCovered({ merges }: Sheet, row: number, column: number): boolean {
  return merges.some((area) => contains(area, row, column) && (row !== area.top || column !== area.left));
}

/** Whether the areas share a cell. */
export function intersects(a: Area, b: Area): boolean {
  return a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right;
}
