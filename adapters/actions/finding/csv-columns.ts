import type { Column } from '../../behaviours/deduplication/column.ts';
import type { Part } from '../../behaviours/deduplication/crew.ts';
import { numbers } from '../../behaviours/deduplication/memory.ts';
import { eachRow, readCsvText } from '../../stores/workbook/csv-text.ts';

/** A CSV file whose header is known; its columns are read when they are asked for, and `part` is told how far that is. */
export interface CsvColumns {
  readonly header: readonly string[];
  /** Reads columns by their places in the header; `rows` is how many records the file has. */
  read(places: readonly number[], part?: Part): { readonly rows: number; readonly columns: readonly Column[] };
}

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
/** Delimiter, encoding and header are told from the beginning of the file. */
const beginning = 1 << 16;
/** Bytes after which it is told how far reading is. */
const toldEvery = 1 << 22;

/**
 * Opens a CSV file without making text of its cells: columns are offsets into its bytes, as UTF-8. Delimiter and encoding
 * are found as the workbook store finds them; `isUtf8` looks at all bytes, which Node does faster than we can. Throws `book.not-a-workbook` for what is no text.
 */
export function openCsvColumns(file: Uint8Array, isUtf8: (bytes: Uint8Array) => boolean): CsvColumns {
  const head =
    file.length <= beginning ? file : file.subarray(0, Math.max(1, file.lastIndexOf(lineFeed, beginning) + 1));
  const { encoding, delimiter } = readCsvText(head);
  const bytes = encoding === 'utf-8' && isUtf8(file) ? file : reencoded(file);
  const start = skipBeginning(bytes);
  const header: string[] = [];
  const text = new TextDecoder().decode(bytes.subarray(start, start + beginning));
  let length = 0;
  eachRow({ text, from: 0, delimiter }, ({ fields, next }) => {
    header.push(...fields.map((field) => field.trim()));
    length = next;
    return header.every((name) => name === '');
  });
  const from = start + new TextEncoder().encode(text.slice(0, length)).length;
  return { header, read: (places, part) => readColumns(bytes, from, delimiter, places, part) };
}

function reencoded(file: Uint8Array): Uint8Array {
  return new TextEncoder().encode(readCsvText(file).text);
}

/** Behind a byte order mark and a line that names the delimiter. */
function skipBeginning(bytes: Uint8Array): number {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const first = new TextDecoder().decode(bytes.subarray(mark, mark + 8));
  return mark + (/^sep=.\r?\n/.exec(first)?.[0].length ?? 0);
}

function readColumns(
  bytes: Uint8Array,
  from: number,
  delimiter: number,
  places: readonly number[],
  part: Part = () => {},
): { rows: number; columns: Column[] } {
  const slots = new Int32Array(Math.max(0, ...places) + 1).fill(-1);
  // A column may be asked for twice: the second time it is the same.
  const distinct = [...new Set(places)];
  distinct.forEach((place, slot) => {
    slots[place] = slot;
  });
  let room = Math.max(64, Math.ceil((bytes.length - from) / 60));
  const shared = bytes.buffer instanceof SharedArrayBuffer;
  let bounds = distinct.map(() => numbers(room * 2, shared));
  let rows = 0;
  let tellFrom = from;
  for (let at = from; at < bytes.length; ) {
    if (at >= tellFrom) {
      part(at / bytes.length);
      tellFrom = at + toldEvery;
    }
    if (rows === room) {
      room *= 2;
      bounds = bounds.map((old) => {
        const larger = numbers(room * 2, shared);
        larger.set(old);
        return larger;
      });
    }
    let filled = false;
    for (let place = 0; ; place++) {
      let start = at;
      let end = at;
      if (bytes[at] === quote) {
        start = at + 1;
        end = closingQuote(bytes, start);
        at = end + 1;
        while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== lineFeed) at++;
      } else {
        let byte = bytes[at];
        while (at < bytes.length && byte !== delimiter && byte !== lineFeed && byte !== carriageReturn)
          byte = bytes[++at];
        end = at;
        if (byte === carriageReturn && bytes[at + 1] === lineFeed) at++;
      }
      if (end > start) filled = true;
      const slot = place < slots.length ? slots[place]! : -1;
      if (slot >= 0) {
        while (start < end && bytes[start]! <= space) start++;
        while (end > start && bytes[end - 1]! <= space) end--;
        bounds[slot]![rows * 2] = start;
        bounds[slot]![rows * 2 + 1] = end;
      }
      if (at >= bytes.length || bytes[at] !== delimiter) break;
      at++;
    }
    at++;
    if (filled) rows++;
    else for (const column of bounds) column.fill(0, rows * 2, rows * 2 + 2);
  }
  const columns = places.map((place) => ({ bytes, bounds: bounds[slots[place]!]!.subarray(0, rows * 2) }));
  return { rows, columns };
}

/** The offset of the quotation mark that ends a field, or the end of the file; doubled ones belong to the field. */
function closingQuote(bytes: Uint8Array, from: number): number {
  for (let at = from; ; at++) {
    const end = bytes.indexOf(quote, at);
    if (end < 0) return bytes.length;
    if (bytes[end + 1] !== quote) return end;
    at = end + 1;
  }
}
