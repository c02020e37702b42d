import type { Cell, CellKind } from '../../../../core/cell.ts';
import { sameCell } from '../../../../core/cell.ts';
import { listOf, textOfList } from '../../binding/lists.ts';
import type { Codec } from '../codec.ts';
import type { Shown } from '../styles.ts';
import { escapeText, longestText } from './escape-text.ts';

/** What a cell of a sheet is given. */
export type Content =
  | { readonly is: 'empty' }
  | { readonly is: 'number'; readonly number: number }
  | { readonly is: 'boolean'; readonly on: boolean }
  | { readonly is: 'text'; readonly text: string };

/** How a cell would have to show numbers for it to be read back the same. */
export type Format = Exclude<Shown, 'time'>;

export type Encoded =
  | { readonly is: 'content'; readonly content: Content }
  /** The same cell in another number format. */
  | { readonly is: 'format'; readonly format: Format }
  | { readonly is: 'unwritable' };

const empty: Encoded = { is: 'content', content: { is: 'empty' } };
const unwritable: Encoded = { is: 'unwritable' };
const text = (text: string): Encoded =>
  text.length > longestText ? unwritable : { is: 'content', content: { is: 'text', text } };
const number = (number: number): Encoded => ({ is: 'content', content: { is: 'number', number } });

/**
 * A cell as the content of a sheet's cell whose format shows numbers in that way. What is answered is always read back
 * as the same cell: dates that no day number stands for become text, and text never becomes a formula.
 */
export function encodeCell(cell: Cell, kind: CellKind | null, shown: Shown, codec: Codec): Encoded {
  if (cell === null || cell === '') return empty;
  switch (typeof cell) {
    case 'boolean':
      return { is: 'content', content: { is: 'boolean', on: cell } };
    case 'number':
      if (!Number.isFinite(cell)) return unwritable;
      return sameCell(codec.dated(cell, shown, kind).cell, cell) ? number(cell) : { is: 'format', format: 'number' };
    case 'string':
      return encodeText(cell, kind, shown, codec);
    default:
      return encodeList(cell);
  }
}

function encodeText(cell: string, kind: CellKind | null, shown: Shown, codec: Codec): Encoded {
  const isDated = kind === 'date' || kind === 'instant';
  const serial = isDated || shown !== 'number' ? codec.serial(cell) : null;
  if (serial === null) return text(cell);
  const readAs = (format: Shown) => codec.dated(serial, format, kind).cell;
  if (shown !== 'number' && readAs(shown) === cell) return number(serial);
  const format = isDated && (['date', 'date-time'] as const).find((one) => readAs(one) === cell);
  return format ? { is: 'format', format } : text(cell);
}

/** A list that its own text would not give back cannot be kept. */
function encodeList(items: readonly string[]): Encoded {
  if (items.length === 0) return empty;
  const written = textOfList(items);
  return sameCell(listOf(written), items) ? text(written) : unwritable;
}

/** The content of a `<c>` with what its tag says of its type. Numbers in the shortest form that is exact. */
export function contentXml(content: Content): { readonly type: string; readonly inside: string } {
  switch (content.is) {
    case 'empty':
      return { type: '', inside: '' };
    case 'number':
      return { type: '', inside: `<v>${String(content.number).toUpperCase()}</v>` };
    case 'boolean':
      return { type: ' t="b"', inside: `<v>${content.on ? 1 : 0}</v>` };
    case 'text':
      return {
        type: ' t="inlineStr"',
        inside: `<is><t xml:space="preserve">${escapeText(content.text)}</t></is>`,
      };
    default:
      return content satisfies never;
  }
}
