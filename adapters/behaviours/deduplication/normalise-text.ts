import { foldedBytes } from './fold-letters.ts';

/** The longest normal form in bytes; what is longer is cut. */
const longest = 240;

/** Where every normaliser leaves its result, from the first byte on; the next one writes over it. */
export const normal = new Uint8Array(1024);

const space = 32;
const leftOut = 0;

/** By ASCII character: itself in lower case, a space for what divides words, 0 for what is left out. */
function asciiTable(dividers: string, omitted: string): Uint8Array {
  const table = new Uint8Array(128).fill(space);
  for (let c = 0; c < 128; c++) {
    const character = String.fromCharCode(c).toLowerCase();
    if (/[a-z0-9]/.test(character)) table[c] = character.charCodeAt(0);
    if (omitted.includes(character)) table[c] = leftOut;
    if (dividers.includes(character)) table[c] = space;
  }
  return table;
}

/** A dot divides: `ул.Ленина`, `И.И. Иванов`. */
export const dotsDivide = asciiTable('.', "'`");
/** A dot joins: `О.О.О.`, `Inc.` */
export const dotsJoin = asciiTable('', "'`.");
/** Nothing divides: `12-34 56`. */
export const lettersOnly = asciiTable('', '').map((c) => (c === space ? leftOut : c));

/**
 * Letters and digits of a cell in lower case, accents off, Cyrillic in Latin letters, one space between words.
 * Answers the length of what it left in `normal`.
 */
export function normaliseText(bytes: Uint8Array, start: number, end: number, ascii: Uint8Array): number {
  let length = 0;
  let pending = false;
  for (let i = start; i < end && length < longest; ) {
    const byte = bytes[i]!;
    if (byte < 128) {
      i++;
      const folded = ascii[byte]!;
      if (folded === leftOut) continue;
      if (folded === space) {
        pending = length > 0;
        continue;
      }
      if (pending) normal[length++] = space;
      pending = false;
      normal[length++] = folded;
      continue;
    }
    const folded = foldedBytes(codePointAt(bytes, i, end));
    i += widthOf(byte);
    if (folded.length === 0) continue;
    if (folded[0] === space) {
      pending = length > 0 && ascii !== lettersOnly;
      continue;
    }
    if (pending) normal[length++] = space;
    pending = false;
    for (let k = 0; k < folded.length; k++) normal[length++] = folded[k]!;
  }
  return length;
}

function widthOf(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** The character whose UTF-8 begins there; the sign for a broken one where it is cut short. */
function codePointAt(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at]!;
  const width = widthOf(first);
  if (width === 1 || at + width > end) return 0xfffd;
  let codePoint = first & (0xff >> (width + 1));
  for (let k = 1; k < width; k++) codePoint = (codePoint << 6) | (bytes[at + k]! & 0x3f);
  return codePoint > 0x10ffff ? 0xfffd : codePoint;
}
