import type { Column } from './column.ts';

/** JSON as it is written, in UTF-8, piece behind piece. */
export interface JsonBytes {
  bytes: Uint8Array;
  end: number;
}

const encoder = new TextEncoder();
const hex = encoder.encode('0123456789abcdef');
const quote = 34;
const backslash = 92;
const space = 32;
const letterU = 117;
const zero = 48;
/** What stands behind a stroke for signs that have such a form. */
const short = new Uint8Array(128);
for (const [sign, letter] of ['\bb', '\ff', '\nn', '\rr', '\tt', '""', '\\\\'])
  short[sign!.charCodeAt(0)] = letter!.charCodeAt(0);
/** A sign takes no more bytes than this when it is written as JSON. */
const mostForOne = 6;
const delete_ = 0x7f;
/** In UTF-8 the signs of 0x80 to 0x9f, which command some terminals, are this byte and one below 0xa0. */
const firstOfControl = 0xc2;
const behindControls = 0xa0;

export function newJsonBytes(room: number): JsonBytes {
  return { bytes: new Uint8Array(room), end: 0 };
}

/** Bytes that are JSON already. */
export function putBytes(into: JsonBytes, piece: Uint8Array): void {
  const { length } = piece;
  makeRoom(into, length);
  const { bytes, end } = into;
  for (let i = 0; i < length; i++) bytes[end + i] = piece[i]!;
  into.end += length;
}

/**
 * What stands in a cell of a file with columns, as the inside of a JSON text: signs that command a terminal are written as
 * numbers, quotation marks that the file doubles are single.
 */
export function putCell(into: JsonBytes, { bytes: from, bounds }: Column, row: number): void {
  const last = bounds[row * 2 + 1]!;
  const first = bounds[row * 2]!;
  makeRoom(into, (last - first) * mostForOne);
  const { bytes } = into;
  let { end } = into;
  for (let at = first; at < last; at++) {
    const byte = from[at]!;
    if (byte >= space && byte !== quote && byte !== backslash && byte !== delete_ && byte !== firstOfControl) {
      bytes[end++] = byte;
      continue;
    }
    if (byte === quote && at + 1 < last && from[at + 1] === quote) at++;
    if (byte === firstOfControl && from[at + 1]! >= behindControls) {
      bytes[end++] = byte;
      continue;
    }
    const sign = byte === firstOfControl ? from[++at]! : byte;
    bytes[end++] = backslash;
    if (sign < short.length && short[sign] !== 0) bytes[end++] = short[sign]!;
    else {
      bytes[end++] = letterU;
      bytes[end++] = zero;
      bytes[end++] = zero;
      bytes[end++] = hex[sign >> 4]!;
      bytes[end++] = hex[sign & 15]!;
    }
  }
  into.end = end;
}

const digits = 6;

/** A number from 0 to 1, rounded to six digits behind the point: 0.999 and 0.9999 are far from one another. */
export function putShare(into: JsonBytes, share: number): void {
  makeRoom(into, digits + 2);
  const millionths = Math.round(share * 1e6);
  const { bytes } = into;
  if (millionths % 1e6 === 0) {
    bytes[into.end++] = zero + millionths / 1e6;
    return;
  }
  bytes[into.end++] = zero;
  bytes[into.end++] = 46;
  let left = millionths;
  for (let unit = 1e5; left > 0; unit /= 10) {
    const digit = Math.floor(left / unit);
    bytes[into.end++] = zero + digit;
    left -= digit * unit;
  }
}

function makeRoom(into: JsonBytes, more: number): void {
  if (into.end + more <= into.bytes.length) return;
  const larger = new Uint8Array((into.bytes.length + more) * 2);
  larger.set(into.bytes.subarray(0, into.end));
  into.bytes = larger;
}
