import { notAWorkbook } from './faults.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';

/** A CSV file as text, and how it is written. */
export interface CsvText {
  /** All of it, with its byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  /** Where its rows begin: behind the byte order mark and a line that names the delimiter. */
  readonly from: number;
  readonly delimiter: number;
}

/** One row of a CSV file. Valid only within the call that hands it over: `bounds` is used again. */
export interface CsvRow {
  readonly fields: readonly string[];
  /** Of each field the offsets of its beginning and its end, quotes included. */
  readonly bounds: readonly number[];
  /** Offset behind its last field, before the line break. */
  readonly end: number;
  /** Offset of the next row. */
  readonly next: number;
  /** Whether a quotation mark in it is never closed, so that it swallows the rest of the file. */
  readonly isOpen: boolean;
}

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Reads UTF-8, UTF-16 and, when the bytes are no UTF-8, windows-1251; finds the delimiter.
 * Throws `book.not-a-workbook` for what is no text.
 */
export function readCsvText(bytes: Uint8Array): CsvText {
  const { text, encoding } = decode(bytes);
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const hint = /^sep=(.)\r?\n/.exec(text.slice(mark, mark + 8));
  const from = mark + (hint?.[0].length ?? 0);
  return { text, encoding, from, delimiter: hint?.[1]?.charCodeAt(0) ?? findDelimiter(text, from) };
}

function decode(bytes: Uint8Array): Pick<CsvText, 'text' | 'encoding'> {
  const wide = utf16(bytes);
  if (wide) return { text: new TextDecoder(wide, { ignoreBOM: true }).decode(bytes), encoding: wide };
  if (bytes.subarray(0, 4096).includes(0)) throw notAWorkbook('This file is neither a workbook nor text.');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1251').decode(bytes), encoding: 'windows-1251' };
  }
}

/** By its byte order mark or, without one, by the zero in every second byte of Latin text. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.length < 4 || bytes[1] !== 0 || bytes[3] !== 0) return null;
  return bytes[0] !== 0 && bytes[2] !== 0 ? 'utf-16le' : null;
}

/**
 * The one of comma, semicolon and tab on which the largest share of the first rows agrees; then the one that makes more
 * columns. The share, since a wrong one takes lines within quotes for rows and has more of them.
 */
function findDelimiter(text: string, from: number): number {
  let best = { delimiter: 0x2c, agreeing: 0, columns: 0 };
  for (const sign of ',;\t') {
    const delimiter = sign.charCodeAt(0);
    const widths: number[] = [];
    eachRow({ text, from, delimiter }, ({ fields }) => widths.push(fields.length) < 30);
    const columns = widths.toSorted((a, b) => a - b)[widths.length >> 1] ?? 0;
    const agreeing = columns < 2 ? 0 : widths.filter((width) => width === columns).length / widths.length;
    if (agreeing > best.agreeing || (agreeing === best.agreeing && columns > best.columns))
      best = { delimiter, agreeing, columns };
  }
  return best.delimiter;
}

/** Splits text into rows of fields by RFC 4180, kindly: what follows a closing quote is kept, a missing one ends the file. */
export function eachRow(
  { text, from, delimiter }: Pick<CsvText, 'text' | 'from' | 'delimiter'>,
  visit: (row: CsvRow) => boolean,
): void {
  const bounds: number[] = [];
  let fields: string[] = [];
  let isOpen = false;
  let at = from;
  const put = (field: string, start: number, end: number) => {
    bounds[fields.length * 2] = start;
    bounds[fields.length * 2 + 1] = end;
    fields.push(field);
  };
  while (at < text.length) {
    const start = at;
    let field = '';
    if (text.charCodeAt(at) === quote) {
      const quoted = readQuoted(text, at);
      field = quoted.text;
      at = quoted.end;
      isOpen ||= quoted.isOpen;
    }
    const rest = at;
    let code = text.charCodeAt(at);
    while (at < text.length && code !== delimiter && code !== lineFeed && code !== carriageReturn)
      code = text.charCodeAt(++at);
    if (at > rest) field += text.slice(rest, at);
    put(field, start, at);
    if (at < text.length && code === delimiter) {
      at++;
      if (at < text.length) continue;
      put('', at, at);
    }
    const end = at;
    if (at < text.length) at += code === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? 2 : 1;
    if (!visit({ fields, bounds, end, next: at, isOpen })) return;
    fields = [];
  }
}

/** The text within quotes that open at `from`, doubled quotes single; `end` is the offset behind the closing one. */
function readQuoted(text: string, from: number): { text: string; end: number; isOpen: boolean } {
  let quoted = '';
  let at = from + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) return { text: quoted + text.slice(at), end: text.length, isOpen: true };
    quoted += text.slice(at, end);
    if (text.charCodeAt(end + 1) !== quote) return { text: quoted, end: end + 1, isOpen: false };
    quoted += '"';
    at = end + 2;
  }
}
