import { damaged, tooLarge } from './faults.ts';
import { maxColumns, maxRows } from './limits.ts';

/** How a cell says what its value is: ECMA-376 part 1, 18.18.11. */
type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e' | 'd';

/** The last `<row>` or `<c>` tag that was read; one object is used for all of them. */
export interface TagCursor {
  /** Row number or column number from 1; 0 when the tag does not say. */
  number: number;
  style: number;
  type: CellType;
  /** Offset behind its `>`. */
  end: number;
  empty: boolean;
  /** The attribute just read: its name when that is one letter, else 0, and where its value stands. */
  name: number;
  from: number;
  to: number;
}

export const tagCursor = (): TagCursor => ({
  number: 0,
  style: 0,
  type: 'n',
  end: 0,
  empty: false,
  name: 0,
  from: 0,
  to: 0,
});

const gt = 0x3e;
const slash = 0x2f;
const equals = 0x3d;
const quote = 0x22;
const apostrophe = 0x27;
const r = 0x72;
const s = 0x73;
const t = 0x74;

/** Reads a `<row …>` tag whose name ends at `at`. */
export function readRowTag(bytes: Uint8Array, at: number, tag: TagCursor): void {
  tag.number = 0;
  tag.end = at;
  while (nextAttribute(bytes, tag)) {
    if (tag.name !== r) continue;
    tag.number = digits(bytes, tag.from, tag.to);
    if (tag.number > maxRows) throw tooLarge(`A sheet cannot have more than ${maxRows} rows.`);
  }
}

/** Reads a `<c …>` tag whose name ends at `at`. */
export function readCellTag(bytes: Uint8Array, at: number, tag: TagCursor): void {
  tag.number = 0;
  tag.style = 0;
  tag.type = 'n';
  tag.end = at;
  while (nextAttribute(bytes, tag)) {
    if (tag.name === r) tag.number = columnOf(bytes, tag.from, tag.to);
    else if (tag.name === s) tag.style = digits(bytes, tag.from, tag.to);
    else if (tag.name === t) tag.type = typeOf(bytes, tag.from, tag.to);
  }
}

/** Steps to the next attribute; at the end of the tag sets `end` and `empty` and answers `false`. */
function nextAttribute(bytes: Uint8Array, tag: TagCursor): boolean {
  const { length } = bytes;
  let at = tag.end;
  while (at < length && bytes[at]! <= 0x20) at++;
  if (bytes[at] === gt || bytes[at] === slash) {
    tag.empty = bytes[at] === slash;
    tag.end = tag.empty ? at + 2 : at + 1;
    return false;
  }
  const nameFrom = at;
  while (at < length && bytes[at] !== equals && bytes[at]! > 0x20) at++;
  tag.name = at === nameFrom + 1 ? bytes[nameFrom]! : 0;
  while (at < length && (bytes[at] === equals || bytes[at]! <= 0x20)) at++;
  const mark = bytes[at];
  if (mark !== quote && mark !== apostrophe) throw damaged('A cell of the workbook is not written as XML.');
  tag.from = ++at;
  while (at < length && bytes[at] !== mark) at++;
  if (at >= length) throw damaged('The workbook is cut short within a cell.');
  tag.to = at;
  tag.end = at + 1;
  return true;
}

function digits(bytes: Uint8Array, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = bytes[at]! - 0x30;
    if (digit < 0 || digit > 9 || number > 0xfffffff)
      throw damaged('A row or cell of the workbook has no proper number.');
    number = number * 10 + digit;
  }
  return number;
}

/** The column of `BC12`; its row is that of the row it stands in. */
function columnOf(bytes: Uint8Array, from: number, to: number): number {
  let column = 0;
  for (let at = from; at < to; at++) {
    const letter = bytes[at]! - 0x40;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
    if (column > maxColumns) throw tooLarge(`A sheet cannot have more than ${maxColumns} columns.`);
  }
  if (column === 0) throw damaged('A cell of the workbook has no proper address.');
  return column;
}

function typeOf(bytes: Uint8Array, from: number, to: number): CellType {
  const first = bytes[from];
  if (first === s) return to === from + 1 ? 's' : 'str';
  if (first === 0x6e) return 'n';
  if (first === 0x69) return 'inlineStr';
  if (first === 0x62) return 'b';
  if (first === 0x65) return 'e';
  if (first === 0x64) return 'd';
  throw damaged('A cell of the workbook is of a type that is not known.');
}
