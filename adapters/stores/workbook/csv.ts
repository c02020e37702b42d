import { notAWorkbook, tooLarge } from './faults.ts';
import { maxColumns, maxRows } from './limits.ts';
import type { Book, Line, Pick, Tab } from './tab.ts';

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Opens a CSV file as a book of one tab. UTF-8, UTF-16 and, when the bytes are no UTF-8, windows-1251 are read;
 * the delimiter is found. Every cell is text. A row is a record of the file, so that a line break within quotes
 * does not count, as spreadsheet programs show it.
 */
export function openCsv(bytes: Uint8Array, title: string): Book {
  const decoded = decodeCsv(bytes);
  const hint = /^sep=(.)\r?\n/.exec(decoded);
  const text = hint ? decoded.slice(hint[0].length) : decoded;
  const delimiter = hint?.[1]?.charCodeAt(0) ?? findDelimiter(text);
  const tab: Tab = {
    title,
    typed: false,
    regions: [],
    isHidden: () => false,
    choices: async () => null,
    scan: (pick, visit) => scanCsv(text, delimiter, pick, visit),
  };
  return { named: false, tabs: [{ title, hidden: false, open: async () => tab }] };
}

function decodeCsv(bytes: Uint8Array): string {
  const encoding = utf16(bytes);
  if (encoding) return new TextDecoder(encoding).decode(bytes);
  if (bytes.subarray(0, 4096).includes(0)) throw notAWorkbook('This file is neither a workbook nor text.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** By its byte order mark or, without one, by the zero in every second byte of Latin text. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.length < 4 || bytes[1] !== 0 || bytes[3] !== 0) return null;
  return bytes[0] !== 0 && bytes[2] !== 0 ? 'utf-16le' : null;
}

/** The one of comma, semicolon and tab that most of the first rows agree on; then the one that makes more columns. */
function findDelimiter(text: string): number {
  let best = { delimiter: 0x2c, agreeing: 0, columns: 0 };
  for (const sign of ',;\t') {
    const delimiter = sign.charCodeAt(0);
    const widths: number[] = [];
    eachRow(text, delimiter, (fields) => widths.push(fields.length) < 30);
    const columns = widths.toSorted((a, b) => a - b)[widths.length >> 1] ?? 0;
    const agreeing = columns < 2 ? 0 : widths.filter((width) => width === columns).length;
    if (agreeing > best.agreeing || (agreeing === best.agreeing && columns > best.columns))
      best = { delimiter, agreeing, columns };
  }
  return best.delimiter;
}

function scanCsv(text: string, delimiter: number, pick: Pick | null, visit: (line: Line) => boolean): void {
  const at: number[] = [];
  const cells: string[] = [];
  let row = 0;
  eachRow(text, delimiter, (fields) => {
    row++;
    if (row > maxRows) throw tooLarge(`A table cannot have more than ${maxRows} rows.`);
    if (fields.length > maxColumns) throw tooLarge(`A table cannot have more than ${maxColumns} columns.`);
    let count = 0;
    fields.forEach((field, i) => {
      const slot = pick === null ? i + 1 : (pick.slots[i + 1] ?? -1);
      if (slot < 0 || field === '') return;
      at[count] = slot;
      cells[count] = field;
      count++;
    });
    return count === 0 || visit({ row, count, at, cells, kinds: allText, marks: noMarks, readWhole });
  });
}

/** Nothing is ever left unread: it costs nothing. */
const readWhole = () => {};

/** Every cell is unmarked text: one list, as long as the longest row, serves all rows. */
const allText: Line['kinds'] = new Array(maxColumns).fill('text');
const noMarks: Line['marks'] = new Array(maxColumns).fill(null);

/** Splits text into rows of fields by RFC 4180, kindly: what follows a closing quote is kept, a missing one ends the file. */
function eachRow(text: string, delimiter: number, visit: (fields: readonly string[]) => boolean): void {
  let fields: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text.charCodeAt(at) === quote) {
      const quoted = readQuoted(text, at);
      field = quoted.text;
      at = quoted.end;
    }
    const from = at;
    let code = text.charCodeAt(at);
    while (at < text.length && code !== delimiter && code !== lineFeed && code !== carriageReturn)
      code = text.charCodeAt(++at);
    if (at > from) field += text.slice(from, at);
    fields.push(field);
    if (at < text.length && code === delimiter) {
      at++;
      if (at < text.length) continue;
      fields.push('');
    } else if (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at += 2;
    else at++;
    if (!visit(fields)) return;
    fields = [];
  }
}

/** The text within quotes that open at `from`, doubled quotes single; `end` is the offset behind the closing one. */
function readQuoted(text: string, from: number): { text: string; end: number } {
  let quoted = '';
  let at = from + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) return { text: quoted + text.slice(at), end: text.length };
    quoted += text.slice(at, end);
    if (text.charCodeAt(end + 1) !== quote) return { text: quoted, end: end + 1 };
    quoted += '"';
    at = end + 2;
  }
}
