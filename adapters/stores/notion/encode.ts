import type { Cell, CellKind } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';
import type { NotionRequest, NotionValue } from '../../vendors/notion.ts';
import { textOfList } from '../binding/lists.ts';
import { dateOfCell } from './moments.ts';
import { cellOfNames, cellOfText } from './readings.ts';
import { piecesOf } from './texts.ts';

export type PropertyType = NotionValue['type'];

/** Who and what the names and ids in cells mean. */
export interface Known {
  /** The one user of that very name; `null` where there is none, or more than one. */
  user(name: string): string | null;
  /** The page of a record; `null` where there is none. */
  page(id: string): string | null;
}

/** Notion takes so much of each. */
const most = { options: 100, option: 100, url: 2000, email: 200, phone_number: 200, relations: 100, people: 100 };

/**
 * What is sent so that a property of that type, bound to a field of that kind, holds a cell and is read back the same;
 * `null`: it cannot hold it, or Notion fills it by itself.
 */
export function encode(type: PropertyType, cell: Cell, kind: CellKind, known: Known): NotionRequest | null {
  switch (type) {
    case 'title': {
      const pieces = piecesIn(cell, kind);
      return pieces && { title: pieces };
    }
    case 'rich_text': {
      const pieces = piecesIn(cell, kind);
      return pieces && { rich_text: pieces };
    }
    case 'number':
      return cell === null || (typeof cell === 'number' && Number.isFinite(cell)) ? { number: cell } : null;
    case 'checkbox':
      return typeof cell === 'boolean' ? { checkbox: cell } : null;
    case 'select': {
      if (cell === null) return { select: null };
      const [name, another] = optionsIn(cell, kind) ?? [];
      return name === undefined || another !== undefined ? null : { select: { name } };
    }
    case 'status': {
      const [name, another] = optionsIn(cell, kind) ?? [];
      return name === undefined || another !== undefined ? null : { status: { name } };
    }
    case 'multi_select': {
      const names = optionsIn(cell, kind);
      return names && { multi_select: names.map((name) => ({ name })) };
    }
    case 'date': {
      if (cell === null) return { date: null };
      const date = typeof cell === 'string' ? dateOfCell(cell) : null;
      return date && { date };
    }
    case 'url':
      return isShort(cell, most.url) ? { url: cell } : null;
    case 'email':
      return isShort(cell, most.email) ? { email: cell } : null;
    case 'phone_number':
      return isShort(cell, most.phone_number) ? { phone_number: cell } : null;
    case 'people': {
      const ids = allOf(namesIn(cell, kind), known.user, most.people);
      return ids && { people: ids };
    }
    case 'relation': {
      const ids = allOf(idsIn(cell), known.page, most.relations);
      return ids && { relation: ids };
    }
    default:
      return null;
  }
}

/** Whether Notion fills such a property by itself. */
export function isComputed(type: PropertyType): boolean {
  return computed.has(type);
}

const computed: ReadonlySet<PropertyType> = new Set([
  'formula',
  'rollup',
  'created_time',
  'last_edited_time',
  'created_by',
  'last_edited_by',
  'unique_id',
  'files',
  'button',
  'verification',
  'place',
]);

/** Text that would be read as something else is not sent. */
function piecesIn(cell: Cell, kind: CellKind): ReturnType<typeof piecesOf> {
  const text = cell === null ? '' : typeof cell === 'object' ? textOfList(cell) : String(cell);
  return sameCell(cellOfText(text, kind), cell) ? piecesOf(text) : null;
}

function namesIn(cell: Cell, kind: CellKind): readonly string[] | null {
  const names = cell === null ? [] : typeof cell === 'object' ? cell : [String(cell)];
  return sameCell(cellOfNames(names, kind), cell) ? names : null;
}

/** Names that Notion takes for choices: no commas, none twice. */
function optionsIn(cell: Cell, kind: CellKind): readonly string[] | null {
  const names = namesIn(cell, kind);
  const isTaken = (name: string) => name !== '' && name.length <= most.option && !name.includes(',');
  if (names === null || new Set(names).size !== names.length || names.length > most.options) return null;
  return names.every(isTaken) ? names : null;
}

/** Links are read as a list, however many there are. */
function idsIn(cell: Cell): readonly string[] | null {
  if (cell === null) return [];
  return typeof cell === 'object' && cell.length > 0 ? cell : null;
}

function isShort(cell: Cell, length: number): cell is string | null {
  return cell === null || (typeof cell === 'string' && cell !== '' && cell.length <= length);
}

function allOf(
  names: readonly string[] | null,
  idOf: (name: string) => string | null,
  limit: number,
): { id: string }[] | null {
  const ids = names?.map(idOf) ?? [null];
  if (ids.length > limit || ids.includes(null) || new Set(ids).size !== ids.length) return null;
  return ids.map((id) => ({ id: id! }));
}
