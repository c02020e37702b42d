import { headerKey } from '../../../core/columns.ts';
import type { Area } from './area.ts';

/** A row that may be the header. */
export interface HeaderRow {
  readonly row: number;
  /** By column from 1. */
  readonly texts: ReadonlyMap<number, string>;
  /** How many of them look like words people put above a column. */
  readonly words: number;
}

const longestWord = 60;

/** Whether a text looks like what people put above a column. */
export function isWord(text: string): boolean {
  return text.length <= longestWord && /\p{L}/u.test(text) && !text.includes('@');
}

/**
 * The rows as merged cells mean them: a header that reaches down over several rows stands in each of them, and of equal
 * headers below different headings each has its heading before it, `Director Phone`. Rows of headings that stand over the
 * header itself are no candidates.
 */
export function withMerged(
  rows: readonly HeaderRow[],
  merged: readonly Area[],
): { readonly all: ReadonlyMap<number, HeaderRow>; readonly candidates: readonly HeaderRow[] } {
  if (merged.length === 0) return { all: new Map(rows.map((row) => [row.row, row])), candidates: rows };
  const plain = new Map(rows.map((row) => [row.row, row]));
  const textAt = ({ top, left }: Area) => plain.get(top)?.texts.get(left) ?? '';
  const filled = new Map(rows.map((row) => [row.row, reachedDown(row, merged, textAt)]));
  const all = new Map([...filled].map(([at, row]) => [at, underHeadings(row, merged, textAt)]));
  const isHeading = (row: HeaderRow) => merged.some((area) => area.top === row.row && standsOver(area, filled, textAt));
  return { all, candidates: rows.flatMap((row) => (isHeading(row) ? [] : (all.get(row.row) ?? row))) };
}

function reachedDown(row: HeaderRow, merged: readonly Area[], textAt: (area: Area) => string): HeaderRow {
  const texts = new Map(row.texts);
  let { words } = row;
  for (const area of merged) {
    const text = area.top < row.row && area.bottom >= row.row && !texts.has(area.left) ? textAt(area) : '';
    if (text === '') continue;
    texts.set(area.left, text);
    if (isWord(text)) words++;
  }
  return { ...row, texts, words };
}

/** Whether a merged cell is a part of a header that goes on in the row below: as itself, or as a heading over two words. */
function standsOver(area: Area, rows: ReadonlyMap<number, HeaderRow>, textAt: (area: Area) => string): boolean {
  const below = rows.get(area.bottom + 1);
  if (textAt(area) === '') return false;
  if (area.bottom > area.top) return rows.has(area.bottom);
  const under = [...(below?.texts ?? [])].filter(([column]) => column >= area.left && column <= area.right);
  return area.right > area.left && under.length > 1 && under.every(([, text]) => isWord(text));
}

function underHeadings(row: HeaderRow, merged: readonly Area[], textAt: (area: Area) => string): HeaderRow {
  const headingOf = (column: number): string => {
    const over = merged.find(
      ({ bottom, left, right }) => bottom === row.row - 1 && right > left && column >= left && column <= right,
    );
    return over === undefined ? '' : textAt(over);
  };
  const same = Map.groupBy(row.texts, ([, text]) => headerKey(text));
  const texts = new Map(row.texts);
  for (const equal of same.values()) {
    const headings = new Set(equal.map(([column]) => headerKey(headingOf(column))));
    if (headings.size < equal.length) continue;
    if (equal.length > 1) for (const [column, text] of equal) texts.set(column, `${headingOf(column)} ${text}`.trim());
  }
  return { ...row, texts };
}
