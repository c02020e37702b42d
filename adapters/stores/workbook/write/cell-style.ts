import type { Cell, CellKind } from '../../../../core/cell.ts';
import type { Codec } from '../codec.ts';
import { type Content, encodeCell, type Format } from './content.ts';
import type { RowIndex } from './row-index.ts';
import type { StyleBook } from './style-book.ts';

/** Which styles the cells of a table mostly have. */
export interface UsualStyles {
  /** The most frequent style of a column, or of the whole table, among those that fit; `null` when none does. */
  of(column: number | 'table', fits: (style: number) => boolean): number | null;
}

/** So many rows, evenly spread, tell the usual style of a column. */
const sampled = 1000;

/** Counts the styles of the rows of a table, once somebody asks. */
export function usualStyles(rows: RowIndex, first: number, last: number): UsualStyles {
  let counts: ReadonlyMap<number | 'table', ReadonlyMap<number, number>> | undefined;
  return {
    of(column, fits) {
      counts ??= countStyles(rows, first, last);
      let best: number | null = null;
      let most = 0;
      for (const [style, count] of counts.get(column) ?? []) {
        if (count <= most || !fits(style)) continue;
        best = style;
        most = count;
      }
      return best;
    },
  };
}

function countStyles(rows: RowIndex, first: number, last: number) {
  const counts = new Map<number | 'table', Map<number, number>>();
  const count = (column: number | 'table', style: number) => {
    const of = counts.get(column) ?? new Map<number, number>();
    counts.set(column, of.set(style, (of.get(style) ?? 0) + 1));
  };
  const step = Math.ceil(Math.max(1, last - first) / sampled);
  for (let number = first; number <= last; number += step) {
    const row = rows.row(number);
    for (const { column, style } of row ? rows.cells(row) : []) {
      count(column, style);
      count('table', style);
    }
  }
  return counts;
}

/** Where a cell is to be written. */
export interface CellPlace {
  readonly column: number;
  readonly kind: CellKind | null;
  /** The style it has already; `null` where there is no cell yet. */
  readonly style: number | null;
}

export interface Dressed {
  readonly style: number;
  readonly content: Content;
}

/** Chooses how a cell is dressed. */
export interface Wardrobe {
  /** Whether the cell can be written there at all. */
  canHold(cell: Cell, place: CellPlace): boolean;
  /** A cell keeps its style wherever that shows it as it is; `null` when there is no way to write it. */
  dress(cell: Cell, place: CellPlace): Dressed | null;
}

/**
 * Dresses the cells of one table. A new cell looks like the others of its column. Where a number format is needed that
 * the cell does not have, a style of that column or one that looks the same is taken; only where there is none, made.
 */
export function wardrobe(
  book: StyleBook,
  usual: UsualStyles,
  defaultStyle: (column: number) => number | null,
  codec: Codec,
): Wardrobe {
  const encode = (cell: Cell, kind: CellKind | null, style: number) => encodeCell(cell, kind, book.shown(style), codec);
  const baseOf = ({ column, style }: CellPlace): number =>
    style ?? usual.of(column, () => true) ?? defaultStyle(column) ?? usual.of('table', isPlain) ?? 0;
  const isPlain = (style: number) => book.shown(style) === 'number';

  const find = (cell: Cell, place: CellPlace, base: number, format: Format): number | null => {
    const fits = (style: number) => encode(cell, place.kind, style).is === 'content';
    const ofColumn = usual.of(place.column, fits);
    const alike = book.alike(base, format);
    return place.style === null ? (ofColumn ?? alike) : (alike ?? ofColumn);
  };

  return {
    canHold(cell, place) {
      const base = baseOf(place);
      const encoded = encode(cell, place.kind, base);
      if (encoded.is !== 'format') return encoded.is === 'content';
      return find(cell, place, base, encoded.format) !== null || book.canMake(base);
    },
    dress(cell, place) {
      const base = baseOf(place);
      const encoded = encode(cell, place.kind, base);
      if (encoded.is === 'content') return { style: base, content: encoded.content };
      if (encoded.is === 'unwritable') return null;
      const style = find(cell, place, base, encoded.format) ?? book.made(base, encoded.format);
      const again = style === null ? null : encode(cell, place.kind, style);
      return style !== null && again?.is === 'content' ? { style, content: again.content } : null;
    },
  };
}
