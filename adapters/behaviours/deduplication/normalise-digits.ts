import { normal } from './normalise-text.ts';

const plus = 43;
const slash = 47;
const dot = 46;
const zero = 48;
const nine = 57;
const isDigit = (byte: number) => byte >= zero && byte <= nine;
const isLetter = (byte: number) => (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte >= 128;

/** The last digits of a phone number, which are the same with and without country code and trunk prefix. */
const significant = 9;
const fewest = 5;
const most = 18;

/**
 * The last nine digits of a phone number: `+7 916 123-45-67`, `8 (916) 1234567` and `916-123-45-67` are the same, whatever
 * the country. An extension, `доб. 12`, is left out; so are numbers nobody has, 1234567890 and 000-000.
 */
export function normalisePhone(bytes: Uint8Array, start: number, end: number): number {
  let length = 0;
  for (let i = start; i < end && length < most; i++) {
    const byte = bytes[i]!;
    if (isDigit(byte)) normal[length++] = byte;
    else if (length >= 7 && (isLetter(byte) || byte === 35 || byte === 44 || byte === 59)) break;
    else if (byte === plus && length >= 7) break;
    else if (byte === 40 && bytes[i + 1] === zero && bytes[i + 2] === 41 && length > 0) i += 2;
  }
  if (length < fewest || isInvented(length)) return 0;
  const cut = length > significant ? length - significant : 0;
  if (cut > 0) normal.copyWithin(0, cut, length);
  length -= cut;
  let zeros = 0;
  while (cut === 0 && zeros < length && normal[zeros] === zero) zeros++;
  if (zeros > 0) normal.copyWithin(0, zeros, length);
  return length - zeros < fewest ? 0 : length - zeros;
}

/** All significant digits alike, or the whole number counting up. */
function isInvented(length: number): boolean {
  let alike = true;
  for (let i = Math.max(1, length - significant + 1); i < length; i++) if (normal[i] !== normal[i - 1]) alike = false;
  let rising = true;
  for (let i = 1; i < length; i++) if ((normal[i]! - normal[i - 1]! + 10) % 10 !== 1) rising = false;
  return alike || rising;
}

/**
 * A day as `yyyymmdd`, from 1990-12-31, 31.12.1990, 12/31/1990, 19901231 and the like; a year alone stays one. Between
 * strokes the month may come first: it does where the second number is no month.
 */
export function normaliseDate(bytes: Uint8Array, start: number, end: number): number {
  const part = [0, 0, 0];
  const size = [0, 0, 0];
  let count = 0;
  let divider = 0;
  for (let i = start; i < end && count < 3; i++) {
    const byte = bytes[i]!;
    if (isDigit(byte)) {
      part[count] = part[count]! * 10 + byte - zero;
      size[count]!++;
      if (size[count] === 8) count = 3;
    } else if (size[count] !== 0) {
      if (count === 0) divider = byte;
      count++;
    }
  }
  const [a = 0, b = 0, c = 0] = part;
  if (size[0] === 8) return putDay(Math.floor(a / 10_000), Math.floor(a / 100) % 100, a % 100);
  if (size[0] === 4 && size[1] === 0) return put(0, 4, a);
  if (size[0] === 4) return putDay(a, b, c);
  if (size[1] === 0 || size[2] === 0) return 0;
  const year = size[2] === 2 ? c + (c > 30 ? 1900 : 2000) : c;
  const monthFirst = (divider === slash && b > 12) || (divider !== dot && a <= 12 && b > 12);
  return monthFirst ? putDay(year, a, b) : putDay(year, b, a);
}

function putDay(year: number, month: number, day: number): number {
  if (year < 1000 || year > 9999 || month > 12 || day > 31) return 0;
  put(0, 4, year);
  put(4, 2, month);
  put(6, 2, day);
  return 8;
}

function put(at: number, digits: number, value: number): number {
  for (let i = digits - 1, rest = value; i >= 0; i--, rest = Math.floor(rest / 10)) normal[at + i] = zero + (rest % 10);
  return at + digits;
}
