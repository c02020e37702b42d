import type { Cell, Cells, FieldKey, RecordId, TableKey } from './cell.ts';
import { dict, sameCell } from './cell.ts';
import type { Doubt, Field, Wrong } from './field.ts';
import type { Table } from './model.ts';

/**
 * What a store knows of a cell beyond its content.
 * `computed`: a formula or roll-up, never written · `error`: `#REF!` and its like ·
 * `text`: text where the column holds dates or numbers · `rich`: formatted inside.
 */
export type Mark = 'computed' | 'error' | 'text' | 'rich';
export type Marks = Readonly<Record<FieldKey, Mark>>;

/** Where a record stands, in the store's own words: a row number, a native id. Core never interprets it. */
export type Place = number | string;

/** Values by field key, as field types parsed them; `null` is empty. */
export type Values = Readonly<Record<FieldKey, unknown>>;

type ByField<T> = Readonly<Record<FieldKey, T>>;

/** A record as rules see it. */
export interface Row {
  readonly table: TableKey;
  readonly id: RecordId;
  /** Raised each time a change of the record is accepted; 0 before the first. */
  readonly revision: number;
  readonly cells: Cells;
  /** What the CRM stands by; for an unreadable or held cell the value accepted before. */
  readonly values: Values;
  /** Cells that cannot be read. */
  readonly wrong: ByField<Wrong>;
  /** Normal forms of readable cells that are written another way. */
  readonly forms: ByField<Cell>;
  /** Readable cells that may be slips. */
  readonly doubts: ByField<readonly Doubt[]>;
  readonly marks: Marks;
}

const none = Object.freeze(dict<never>());
const noMarks: Marks = none;

/** Names a record across tables. Table keys hold no slash. */
export function recordKey(table: TableKey, id: RecordId): string {
  return `${table}/${id}`;
}

/** The table and the id that a record key names; text without a slash names no table. */
export function partsOfKey(record: string): { readonly table: TableKey; readonly id: RecordId } {
  const slash = record.indexOf('/');
  return { table: record.slice(0, Math.max(slash, 0)), id: record.slice(slash + 1) };
}

interface Read {
  readonly id: RecordId;
  readonly cells: Cells;
  readonly marks?: Marks;
}

const errorCell: Wrong = { is: 'wrong', code: 'cell.error' };

/** Parses what a store read. `accepted` are the record's former values: they stay where a cell cannot be read. */
export function toRow(table: Table, read: Read, revision = 0, accepted: Values | null = null): Row {
  const marks = read.marks ?? noMarks;
  const values = dict<unknown>();
  let wrong: Record<FieldKey, Wrong> | null = null;
  let forms: Record<FieldKey, Cell> | null = null;
  let doubts: Record<FieldKey, readonly Doubt[]> | null = null;

  for (const field of table.fields) {
    const { key } = field;
    const cell = read.cells[key] ?? null;
    values[key] = null;
    if (cell === null) continue;
    const parsed = marks[key] === 'error' ? errorCell : field.parse(cell);
    if (parsed.is === 'value') {
      values[key] = parsed.value;
      if (parsed.stays !== true && !sameCell(parsed.cell, cell)) forms = put(forms, key, parsed.cell);
      if (parsed.doubts !== undefined) doubts = put(doubts, key, parsed.doubts);
    } else if (parsed.is === 'wrong') {
      wrong = put(wrong, key, parsed);
      values[key] = accepted?.[key] ?? null;
    }
  }
  return {
    table: table.key,
    id: read.id,
    revision,
    cells: read.cells,
    values,
    wrong: wrong ?? none,
    forms: forms ?? none,
    doubts: doubts ?? none,
    marks,
  };
}

/** Most rows have nothing to say: the object is made when the first thing is. */
function put<T>(all: Record<FieldKey, T> | null, key: FieldKey, value: T): Record<FieldKey, T> {
  const target = all ?? dict<T>();
  target[key] = value;
  return target;
}

/** The row with one field set by a rule: its value, its normal form, and nothing left to say of the old cell. */
export function withValue(row: Row, field: Field, value: unknown): Row {
  const { key } = field;
  const cell = value === null ? null : field.cell(value);
  return {
    ...row,
    cells: replaced(row.cells, key, cell),
    values: row.values[key] === value ? row.values : replaced(row.values, key, value),
    wrong: without(row.wrong, key),
    forms: without(row.forms, key),
    doubts: without(row.doubts, key),
  };
}

/** A record made by a rule out of values. */
export function madeRow(table: Table, id: RecordId, set: Values): Row {
  const cells = dict<Cell>();
  for (const field of table.fields) {
    const value = set[field.key] ?? null;
    cells[field.key] = value === null ? null : field.cell(value);
  }
  return toRow(table, { id, cells });
}

function replaced<T>(all: ByField<T>, key: FieldKey, value: T): ByField<T> {
  const copy = Object.assign(dict<T>(), all);
  copy[key] = value;
  return copy;
}

function without<T>(all: ByField<T>, key: FieldKey): ByField<T> {
  if (!(key in all)) return all;
  const copy = Object.assign(dict<T>(), all);
  delete copy[key];
  return copy;
}

/** Whether two values mean the same: plain data compared by content, without regard to key order. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.keys(a);
  if (left.length !== Object.keys(b).length) return false;
  return left.every((key) => Object.hasOwn(b, key) && sameValue((a as Values)[key], (b as Values)[key]));
}
