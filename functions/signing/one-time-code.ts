import type { Seal } from './seal.ts';

/** Base 32 without the look-alikes i, l, o and u; forty bits are more than anybody guesses in half an hour. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 8;

/** The code by which whoever reads the mail of an address proves it for one link; the same however often it is sent. */
export function oneTimeCode(seal: Seal, token: string, email: string): string {
  const bytes = seal.sign('code', token, email);
  const letters = Array.from(bytes.subarray(0, length), (byte) => alphabet[byte & 31]!).join('');
  return `${letters.slice(0, length / 2)}-${letters.slice(length / 2)}`;
}

/** A code as it was typed, in the form it was made in: people leave out the line, and take one sign for another. */
export function typedCode(text: string): string {
  const letters = text
    .toUpperCase()
    .replace(/[^0-9A-Z]/gu, '')
    .replace(/O/gu, '0')
    .replace(/[IL]/gu, '1');
  return `${letters.slice(0, length / 2)}-${letters.slice(length / 2)}`;
}
