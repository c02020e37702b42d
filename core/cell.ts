/**
 * What a store holds in one cell. `null` is empty and, in a patch, an explicit clear.
 * Dates travel as `YYYY-MM-DD`, instants as `YYYY-MM-DDTHH:mm:ss.sssZ` in UTC.
 */
export type Cell = string | number | boolean | null | readonly string[];

/** The six shapes a store must be able to carry; every field type picks one. */
export type CellKind = 'text' | 'number' | 'boolean' | 'date' | 'instant' | 'list';

/** A moment as UTC text, `2026-11-22T09:00:00.000Z`; sorts as text. */
export type Instant = string;

export type TableKey = string;
export type FieldKey = string;

/** Twelve characters, base 32 without look-alikes, or the store's own native id. */
export type RecordId = string;

/** The cells of one record by field key; without a prototype, so that no field name is special. */
export type Cells = Readonly<Record<FieldKey, Cell>>;

/** Whether two cells hold the same: lists by their items in order, numbers so that `-0` is `0` and `NaN` is itself. */
export function sameCell(a: Cell, b: Cell): boolean {
  if (a === b || Object.is(a, b)) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** A cell as plain text, for people and for comparison; empty text for an empty cell. */
export function cellText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.join(', ') : String(cell);
}

/**
 * An empty object without a prototype: `__proto__` is a key like any other. Made in two steps because V8 keeps
 * `Object.create(null)` as a hash table, at four times the memory.
 */
export function dict<T>(): Record<string, T> {
  return Object.setPrototypeOf({}, null);
}

/** Letters and digits as a person reads them: NFKC, lower case, one space between words, none outside. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** The words of a text as a person reads them, without what stands between letters and digits. */
export function wordsIn(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
