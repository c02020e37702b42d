import type { RecordId } from './cell.ts';

/** Base 32 without the look-alikes i, l, o and u. */
export const idAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';
export const idLength = 12;

const shape = new RegExp(`^[${idAlphabet}]{${idLength}}$`);

/** Whether a text is an id of ours: twelve characters of the alphabet. */
export function isRecordId(text: unknown): text is RecordId {
  return typeof text === 'string' && shape.test(text);
}

/** Where ids come from. Randomness enters here and nowhere else. */
export interface Ids {
  /** A new id that nobody has. */
  fresh(): RecordId;
  /** Always the same id for the same key: creating twice makes one record. */
  derived(key: string): RecordId;
}
