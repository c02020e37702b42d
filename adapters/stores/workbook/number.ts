/** Powers of ten that a double holds exactly. */
const exactTens = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

const minus = 0x2d;
const point = 0x2e;

/**
 * The number written in ASCII between two offsets, exactly as `Number` reads it; `NaN` for anything that is not a
 * decimal number. Up to fifteen digits are read by hand: both the digits and the power of ten are then exact, and one
 * division rounds correctly (W. D. Clinger, How to read floating point numbers accurately, 1990).
 */
export function readNumber(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  const negative = bytes[at] === minus;
  if (negative) at++;
  let digits = 0;
  let count = 0;
  let decimals = -1;
  for (; at < to; at++) {
    const digit = bytes[at]! - 0x30;
    if (digit >= 0 && digit <= 9) {
      digits = digits * 10 + digit;
      count++;
      if (decimals >= 0) decimals++;
    } else if (bytes[at] === point && decimals < 0) decimals = 0;
    else return readSlowly(bytes, from, to);
  }
  if (count === 0 || count > 15) return readSlowly(bytes, from, to);
  const value = decimals > 0 ? digits / exactTens[decimals]! : digits;
  return negative ? -value : value;
}

const decimal = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;

function readSlowly(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > 400) return Number.NaN;
  const text = String.fromCharCode(...bytes.subarray(from, to)).trim();
  return decimal.test(text) ? Number(text) : Number.NaN;
}
