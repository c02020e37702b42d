import { damaged, unwritable } from '../faults.ts';
import { readCellTag, readRowTag, tagCursor } from '../sheet-tags.ts';
import { endsName } from '../strings.ts';
import { attributeOf, find, tagEnd } from '../xml.ts';

const lt = 0x3c;
const slash = 0x2f;
const c = 0x63;

/** Where a row stands in its part. */
export interface RowSpot {
  readonly number: number;
  readonly start: number;
  /** Offset behind its opening tag. */
  readonly inside: number;
  /** Offset behind the whole element. */
  readonly end: number;
  /** Written as one tag, without cells. */
  readonly isEmpty: boolean;
}

/** Where a cell stands in its part. */
export interface CellSpot {
  readonly column: number;
  readonly start: number;
  /** Offset behind its opening tag. */
  readonly inside: number;
  readonly end: number;
  readonly style: number;
  readonly isError: boolean;
}

/** The rows of a sheet by number. */
export interface RowIndex {
  readonly count: number;
  /** The n-th row, in order. */
  nth(n: number): RowSpot;
  row(number: number): RowSpot | null;
  /** Offset at which a row of that number would have to be put in. */
  gap(number: number): number;
  cells(row: RowSpot): readonly CellSpot[];
  /** `computed` by a formula, as an error always is, or `special`: data of another kind hangs on it. */
  mark(cell: CellSpot): 'computed' | 'special' | null;
}

/**
 * Finds every row of a sheet by its `r` attribute. Throws `book.unwritable` where rows or cells do not say where they
 * stand, and where comments or CDATA stand between them, as no spreadsheet program writes them.
 */
export function indexRows(part: Uint8Array, from: number, to: number): RowIndex {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  const next = (text: string, at: number) => {
    const found = bytes.indexOf(text, at, 'latin1');
    return found < 0 || found >= to ? to : found;
  };
  if (next('<!', from) < to || next('<?', from) < to)
    throw unwritable('The cells of a sheet hold markup of another kind.');

  const numbers: number[] = [];
  const starts: number[] = [];
  const tag = tagCursor();
  for (let at = next('<row', from); at < to; at = next('<row', at + 4)) {
    if (!endsName(bytes[at + 4])) continue;
    readRowTag(bytes, at + 4, tag);
    if (tag.number === 0) throw unwritable('The rows of a sheet do not say their numbers.');
    numbers.push(tag.number);
    starts.push(at);
  }

  /** How many rows have a smaller number. */
  const rank = (number: number): number => {
    let low = 0;
    let high = numbers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[middle]! < number) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const nth = (n: number): RowSpot => {
    const start = starts[n]!;
    readRowTag(bytes, start + 4, tag);
    const { end: inside, empty: isEmpty } = tag;
    const close = isEmpty ? inside : next('</row', inside);
    if (close >= to && !isEmpty) throw damaged(`Row ${numbers[n]} of a sheet has no end.`);
    return { number: numbers[n]!, start, inside, end: isEmpty ? inside : tagEnd(bytes, close), isEmpty };
  };

  return {
    count: numbers.length,
    nth,
    row(number) {
      const n = rank(number);
      return numbers[n] === number ? nth(n) : null;
    },
    gap: (number) => starts[rank(number)] ?? to,
    cells(row) {
      const cells: CellSpot[] = [];
      if (row.isEmpty) return cells;
      for (let at = nextTag(row.inside, row.end); at < row.end; at = nextTag(at, row.end)) {
        if (bytes[at + 1] === c && endsName(bytes[at + 2])) {
          const cell = readCell(at);
          cells.push(cell);
          at = cell.end;
        } else at++;
      }
      return cells;
    },
    mark({ start, inside, end, isError }) {
      const says = (name: string) => attributeOf(bytes, start + 2, inside - 1, name) !== null;
      if (isError || holds('<f', inside, end) || says('cm')) return 'computed';
      return says('vm') || holds('<extLst', inside, end) ? 'special' : null;
    },
  };

  function readCell(start: number): CellSpot {
    readCellTag(bytes, start + 2, tag);
    const { number: column, style, type, end: inside, empty } = tag;
    if (column === 0) throw unwritable('The cells of a sheet do not say where they stand.');
    const end = empty ? inside : cellEnd(inside);
    return { column, start, inside, end, style, isError: type === 'e' };
  }

  function nextTag(from: number, end: number): number {
    let at = from;
    while (at < end && bytes[at] !== lt) at++;
    return at;
  }

  /** Offset behind the `</c>` that ends a cell: no element within is named so. */
  function cellEnd(inside: number): number {
    let at = nextTag(inside, to);
    while (at < to && !(bytes[at + 1] === slash && bytes[at + 2] === c && endsName(bytes[at + 3])))
      at = nextTag(at + 1, to);
    return tagEnd(bytes, at);
  }

  function holds(element: string, inside: number, end: number): boolean {
    let at = find(bytes, element, inside, end);
    while (at >= 0 && !endsName(bytes[at + element.length])) at = find(bytes, element, at + 1, end);
    return at >= 0;
  }
}
