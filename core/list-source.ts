import type { FieldKey, TableKey } from './cell.ts';

/** Where people keep a list: the cells of a tab, as `Lists!A2:B` names them. Rows and columns count from 1. */
export interface ListSource {
  /** As the settings write it. */
  readonly name: string;
  readonly tab: string;
  readonly top: number;
  readonly left: number;
  /** Absent: as far down as there is anything. */
  readonly bottom?: number;
  readonly right: number;
}

/** Where people keep a list: fields of a table that the settings know, the first of them being the item itself. */
export interface ListTable {
  /** As the settings write it. */
  readonly name: string;
  readonly table: TableKey;
  /** None: the field that names a record to people. */
  readonly fields: readonly FieldKey[];
  /** The field of the day from which a record belongs to the list no longer. */
  readonly until?: FieldKey;
}

/** A list that the settings lead to, and what it holds as far as that is known. */
export interface GivenList {
  readonly from: string;
  readonly rows?: ListRows;
}

/** Rows of a list that mean nothing where the settings lead to it, as they are written there. */
export interface UnreadRows {
  readonly list: string;
  readonly rows: readonly string[];
}

/** The filled rows of a list as text, each as wide as what is filled in it. */
export type ListRows = readonly (readonly string[])[];

/** Lists by their names; `null`: its tab was not found. */
export type Lists = ReadonlyMap<string, ListRows | null>;

const reference =
  /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?([0-9]{0,7})(?::\$?([A-Z]{1,3})\$?([0-9]{0,7}))?$/iu;
/** More than a person keeps up by hand. */
const mostRows = 5000;
const mostColumns = 100;

/** Reads `Lists!A2:B`, `'My lists'!A2:A50` or `Lists!C`; `null` for what names no cells of a tab. */
export function readListSource(text: string): ListSource | null {
  const match = reference.exec(text.trim());
  if (match === null) return null;
  const [, quoted, plain = '', from = '', top = '', to = from, bottom = ''] = match;
  const [left, right] = [columnOf(from), columnOf(to)];
  const first = top === '' ? 1 : Number(top);
  const last = bottom === '' ? null : Number(bottom);
  if (left > right || right - left >= mostColumns || first < 1 || (last !== null && last < first)) return null;
  const tab = quoted?.replaceAll("''", "'") ?? plain.trim();
  return { name: text, tab, top: first, left, right, ...(last !== null && { bottom: last }) };
}

const inTable = /^([a-z][a-z0-9-]*)(?:\.([a-z][a-z0-9_]*(?:\s*,\s*[a-z][a-z0-9_]*)*))?$/u;

/** Reads `holidays.day`, `cities.name, also` or `staff`; `null` for what names no table. */
export function readListTable(text: string): ListTable | null {
  const match = inTable.exec(text.trim());
  if (match === null) return null;
  const [, table = '', fields] = match;
  return { name: text, table, fields: fields === undefined ? [] : fields.split(',').map((one) => one.trim()) };
}

/** `A` is 1, `AA` is 27. */
function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** Rows of a list as they are compared and kept: trimmed, without blank rows and what is blank behind the last filled cell. */
export function tidyRows(rows: readonly (readonly string[])[]): ListRows {
  const tidy = rows.map((row) => {
    const cells = row.map((cell) => cell.trim());
    return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
  });
  return tidy.filter((row) => row.length > 0).slice(0, mostRows);
}
