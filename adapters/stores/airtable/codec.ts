import { DateTime } from 'luxon';
import type { Cell, CellKind } from '../../../core/cell.ts';
import type { Mark } from '../../../core/record.ts';
import { listOf, textOfList } from '../binding/lists.ts';
import { isComputed, kindOf } from './field-types.ts';

/** What a value of Airtable says in our terms. */
export interface Decoded {
  readonly cell: Cell;
  readonly mark: Mark | null;
}

/** A cell as Airtable takes it, or why it would not. */
export type Encoded = { readonly value: unknown } | { readonly refused: 'cell.computed' | 'cell.unwritable' };

const empty: Decoded = { cell: null, mark: null };
const unwritable: Encoded = { refused: 'cell.unwritable' };

/**
 * Reads the value of a field of that type, as a record or as a webhook tells it; absent is empty. `wanted` is what the
 * field of the settings holds: text of a text column is read as a number only where that is exactly how we would write
 * it. A day of a column of moments is the day in `zone`.
 */
export function decode(type: string, value: unknown, wanted: CellKind, zone: string): Decoded {
  if (isComputed(type)) {
    const { cell, mark } = plain(value, wanted);
    return { cell, mark: mark ?? 'computed' };
  }
  // An empty box is how Airtable says no.
  if (type === 'checkbox') return { cell: value === true, mark: null };
  if (isNothing(value)) return empty;
  if (type === 'richText') return { cell: String(value), mark: 'rich' };
  if (type === 'multipleRecordLinks' && Array.isArray(value)) return { cell: value.map(nameOf), mark: null };
  if (type === 'dateTime' && wanted === 'date' && typeof value === 'string')
    return { cell: dayIn(value, zone), mark: null };
  const { cell } = plain(value, wanted);
  const isMisplaced = kindOf(type) === 'text' && typeof cell === 'string' && notText.has(wanted);
  return { cell, mark: isMisplaced ? 'text' : null };
}

const notText: ReadonlySet<CellKind> = new Set(['number', 'date', 'instant']);

/** Whether Airtable would leave the field out of the record. */
export function isNothing(value: unknown): boolean {
  return value == null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
}

function plain(value: unknown, wanted: CellKind): Decoded {
  if (isNothing(value)) return value === false ? { cell: false, mark: null } : empty;
  switch (typeof value) {
    case 'number':
    case 'boolean':
      return { cell: value, mark: null };
    case 'string':
      return { cell: ofText(value, wanted), mark: null };
    case 'object': {
      if (Array.isArray(value)) return { cell: ofList(value.map(nameOf), wanted), mark: null };
      const { error, specialValue } = value as Readonly<Record<string, unknown>>;
      if (typeof error === 'string') return { cell: error, mark: 'error' };
      if (typeof specialValue === 'string') return { cell: specialValue, mark: 'error' };
      return { cell: ofList([nameOf(value)], wanted), mark: null };
    }
    default:
      return empty;
  }
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

function ofText(text: string, wanted: CellKind): Cell {
  if (wanted === 'list') return listOf(text);
  if (wanted === 'number') return String(Number(text)) === text ? Number(text) : text;
  if (wanted === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (wanted === 'instant' && moment.test(text)) {
    const at = Date.parse(text);
    return Number.isNaN(at) ? text : new Date(at).toISOString();
  }
  return text;
}

function ofList(items: readonly string[], wanted: CellKind): Cell {
  const [only] = items;
  if (wanted === 'list') return items;
  if (items.length === 1 && only !== undefined) return ofText(only, wanted);
  return wanted === 'text' ? textOfList(items) : items;
}

/** What people see of a choice, a person, a file or a link; of a link its id. */
function nameOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const { id, name, email, filename, text, label, value } = item as Readonly<Record<string, unknown>>;
  if (typeof id === 'string' && id.startsWith('rec')) return id;
  const shown = [email, filename, name, text, label, value, id].find((one) => typeof one === 'string');
  return typeof shown === 'string' ? shown : '';
}

/** A cell as the value of a field of that type. Whether a choice is offered or a record is there, Airtable says. */
export function encode(type: string, cell: Cell, zone: string): Encoded {
  if (isComputed(type)) return { refused: 'cell.computed' };
  if (cell === null) return { value: type === 'checkbox' ? false : null };
  switch (type) {
    case 'singleLineText':
    case 'multilineText':
    case 'richText':
    case 'email':
    case 'url':
    case 'phoneNumber':
      return { value: typeof cell === 'object' ? textOfList(cell) : String(cell) };
    case 'number':
    case 'currency':
    case 'percent':
    case 'duration':
    case 'rating':
      return typeof cell === 'number' && Number.isFinite(cell) ? { value: cell } : unwritable;
    case 'checkbox':
      return typeof cell === 'boolean' ? { value: cell } : unwritable;
    case 'date':
      return typeof cell === 'string' && day.test(cell) ? { value: cell } : unwritable;
    case 'dateTime':
      return typeof cell === 'string' ? momentOf(cell, zone) : unwritable;
    case 'singleSelect':
      return oneOf(cell);
    case 'multipleSelects':
      return { value: itemsOf(cell) };
    case 'multipleRecordLinks':
      return typeof cell === 'object' ? { value: [...cell] } : unwritable;
    case 'singleCollaborator':
      return typeof cell === 'string' && cell.includes('@') ? { value: { email: cell } } : unwritable;
    case 'multipleCollaborators': {
      const people = itemsOf(cell);
      return people.every((one) => one.includes('@')) ? { value: people.map((email) => ({ email })) } : unwritable;
    }
    default:
      return unwritable;
  }
}

const day = /^\d{4}-\d\d-\d\d$/;

function momentOf(cell: string, zone: string): Encoded {
  if (moment.test(cell)) return { value: cell };
  const midnight = day.test(cell) ? DateTime.fromISO(cell, { zone }) : null;
  return midnight?.isValid ? { value: midnight.toUTC().toISO() } : unwritable;
}

function dayIn(text: string, zone: string): string {
  const at = DateTime.fromISO(text, { zone });
  return at.isValid ? at.toISODate() : text;
}

function oneOf(cell: Cell): Encoded {
  if (typeof cell !== 'object' || cell === null) return { value: String(cell) };
  return cell.length > 1 ? unwritable : { value: cell[0] ?? null };
}

function itemsOf(cell: Cell): string[] {
  if (typeof cell === 'object' && cell !== null) return [...cell];
  const items = listOf(String(cell));
  return typeof items === 'object' && items !== null ? [...items] : [String(cell)];
}
