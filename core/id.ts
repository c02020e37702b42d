import type { RecordId } from './cell.ts';

/** Base 32 without the look-alikes i, l, o and u. */
const idAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const idLength = 12;

const shape = new RegExp(`^[${idAlphabet}]{${idLength}}$`);

/** Whether a text is an id of ours: twelve characters of the alphabet. */
export function isRecordId(text: unknown): text is RecordId {
  return typeof text === 'string' && shape.test(text);
}

/** Where new ids come from. Randomness enters here and nowhere else. */
export interface Ids {
  /** A new id that nobody has. */
  fresh(): RecordId;
}

/**
 * Always the same id for the same key, so that making a record twice makes one.
 * Sixty bits: thirty each of two FNV-1a hashes with a final mix (MurmurHash3's), over UTF-16 units.
 */
export function derivedId(key: string): RecordId {
  return sixLetters(hash32(key, 0x811c9dc5)) + sixLetters(hash32(key, 0x9747b28c));
}

/** Always the same number for the same text, from 0 to below 1, evenly spread. */
export function derivedFraction(text: string): number {
  return hash32(text, 0x811c9dc5) / 2 ** 32;
}

function sixLetters(bits: number): string {
  let letters = '';
  for (let shift = 0; shift < 30; shift += 5) letters += idAlphabet[(bits >>> shift) & 31];
  return letters;
}

function hash32(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
