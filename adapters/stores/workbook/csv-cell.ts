import type { Cell, CellKind } from '../../../core/cell.ts';
import { listOf } from '../binding/lists.ts';

/** The cell that text stands for in a file that knows only text: a plain number, yes and no, a list. */
export function cellOfText(text: string, kind: CellKind | null, decimal: ',' | '.'): Cell {
  if (kind === 'list') return listOf(text);
  if (kind === 'boolean' && (text === 'TRUE' || text === 'FALSE')) return text === 'TRUE';
  if (kind !== 'number') return text;
  const plain = decimal === ',' ? text.replace(',', '.') : text;
  const isPlain = decimal === '.' || !text.includes('.');
  return isPlain && String(Number(plain)) === plain && Number.isFinite(Number(plain)) ? Number(plain) : text;
}
