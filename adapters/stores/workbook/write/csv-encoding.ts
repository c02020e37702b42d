import type { Encoding } from '../csv-text.ts';

/** Writes text in the encoding of a CSV file. */
export interface Encoder {
  encode(text: string): Uint8Array;
  /** Whether every sign of a text has a place in the encoding. */
  canEncode(text: string): boolean;
}

/** The inverse of reading a CSV file. */
export function encoderFor(encoding: Encoding): Encoder {
  switch (encoding) {
    case 'utf-8':
      return { encode: (text) => Buffer.from(text, 'utf8'), canEncode: isUnicode };
    case 'utf-16le':
      return { encode: (text) => Buffer.from(text, 'utf16le'), canEncode: isUnicode };
    case 'utf-16be':
      return { encode: (text) => Buffer.from(text, 'utf16le').swap16(), canEncode: isUnicode };
    case 'windows-1251':
      return cyrillic();
    default:
      return encoding satisfies never;
  }
}

/** A zero would make text look like no text. */
const isUnicode = (text: string) => text.isWellFormed() && !text.includes('\0');

function cyrillic(): Encoder {
  const signs = new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  const bytes = new Map([...signs].map((sign, byte) => [sign, byte]));
  return {
    encode: (text) => Uint8Array.from(text, (sign) => bytes.get(sign) ?? 0x3f),
    canEncode: (text) => !text.includes('\0') && [...text].every((sign) => bytes.has(sign)),
  };
}
