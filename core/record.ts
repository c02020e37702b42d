import type { Cells, FieldKey, RecordId, TableKey } from './cell.ts';
import { dict } from './cell.ts';
import type { Wrong } from './field.ts';
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

/** A record as rules see it. */
export interface Row {
  readonly table: TableKey;
  readonly id: RecordId;
  /** Raised each time a change of the record is accepted; 0 before the first. */
  readonly revision: number;
  readonly cells: Cells;
  /** What the CRM stands by; for an unreadable or held cell the value accepted before. */
  readonly values: Values;
  /** Cells that cannot be read, by field. */
  readonly wrong: Readonly<Record<FieldKey, Wrong>>;
  readonly marks: Marks;
}

const nothingWrong: Row['wrong'] = Object.freeze(dict<Wrong>());
export const noMarks: Marks = Object.freeze(dict<Mark>());

/** Names a record across tables. Table keys hold no slash. */
export function recordKey(table: TableKey, id: RecordId): string {
  return `${table}/${id}`;
}

interface Read {
  readonly id: RecordId;
  readonly cells: Cells;
  readonly marks?: Marks;
}

/** Parses what a store read. `accepted` are the record's former values: they stay where a cell cannot be read. */
export function toRow(table: Table, read: Read, revision = 0, accepted: Values | null = null): Row {
  const values = dict<unknown>();
  let wrong = nothingWrong as Record<FieldKey, Wrong>;
  for (const field of table.fields) {
    const cell = read.cells[field.key] ?? null;
    const parsed = cell === null ? null : field.parse(cell);
    if (parsed?.is === 'value') values[field.key] = parsed.value;
    else if (parsed?.is === 'wrong') {
      if (wrong === nothingWrong) wrong = dict<Wrong>();
      wrong[field.key] = parsed;
      values[field.key] = accepted?.[field.key] ?? null;
    } else values[field.key] = null;
  }
  return { table: table.key, id: read.id, revision, cells: read.cells, values, wrong, marks: read.marks ?? noMarks };
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
