import { handed } from './memory.ts';

/** The cells of a column as UTF-8: row `i` stands in `bytes` from `bounds[2 i]` up to `bounds[2 i + 1]`. */
export interface Column {
  readonly bytes: Uint8Array;
  readonly bounds: Int32Array;
}

const encoder = new TextEncoder();

/** A column of texts. */
export function encodeColumn(texts: readonly string[]): Column {
  const bounds = new Int32Array(texts.length * 2);
  const joined = texts.join('');
  // A UTF-16 unit is at most three bytes of UTF-8.
  const bytes = new Uint8Array(joined.length * 3);
  let end = 0;
  texts.forEach((text, row) => {
    bounds[row * 2] = end;
    end += encoder.encodeInto(text, bytes.subarray(end)).written;
    bounds[row * 2 + 1] = end;
  });
  return { bytes: bytes.slice(0, end), bounds };
}

/** A column as threads may have it: in memory that they share. */
export function handedColumn({ bytes, bounds }: Column, shared: boolean): Column {
  return { bytes: handed(bytes, shared), bounds: handed(bounds, shared) };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const longestPlain = 64;

/** The text of a cell. Short ones of ASCII, as most are, are put together here: a decoder costs more to call. */
export function cellText({ bytes, bounds }: Column, row: number): string {
  const from = bounds[row * 2]!;
  const to = bounds[row * 2 + 1]!;
  if (to - from > longestPlain) return decoder.decode(bytes.slice(from, to));
  let text = '';
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte >= 128) return decoder.decode(bytes.slice(from, to));
    text += String.fromCharCode(byte);
  }
  return text;
}
