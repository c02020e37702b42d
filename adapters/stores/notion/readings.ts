import type { Cell, CellKind } from '../../../core/cell.ts';
import { listOf } from '../binding/lists.ts';

/** The cell that a text was written from, by what the field holds; any other text stays as it was typed. */
export function cellOfText(text: string, kind: CellKind): Cell {
  if (text === '') return null;
  if (kind === 'list') return listOf(text);
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (kind === 'number' && String(Number(text)) === text && Number.isFinite(Number(text))) return Number(text);
  return text;
}

/** The cell that names chosen in Notion are: none is empty, one is text, several are a list; a field of lists has lists only. */
export function cellOfNames(names: readonly string[], kind: CellKind): Cell {
  const [only, another] = names;
  if (only === undefined) return null;
  return another === undefined && kind !== 'list' ? cellOfText(only, kind) : names;
}
