import { hashBytes } from './byte-hash.ts';
import { type Dictionary, hash, offset, second, size, third, width } from './dictionary.ts';
import type { Take } from './schema.ts';

const space = 32;
const shortestToken = 2;
const dayDigits = 8;

/** What is taken of a value to make a key, as a hash; 0 where the value has no such part. */
export function takenOf({ arena, records }: Dictionary, value: number, take: Take): number {
  if (value === 0) return 0;
  const record = value * width;
  const from = records[record + offset]!;
  const length = records[record + size]!;
  switch (take) {
    case 'whole':
      return records[record + hash]!;
    case 'sound':
    case 'mailbox':
      return records[record + second]!;
    case 'domain':
      return records[record + third]!;
    case 'initial':
      return hashBytes(arena, from, 1);
    case 'start-2':
      return startOf(arena, from, length, 2);
    case 'start-3':
      return startOf(arena, from, length, 3);
    case 'start-4':
      return length >= 6 ? startOf(arena, from, length, 4) : 0;
    case 'month':
      return length === dayDigits ? hashBytes(arena, from, 6) : 0;
    case 'two-words': {
      const firstEnd = endOfWord(arena, from, from + length);
      if (firstEnd === from + length) return 0;
      const end = endOfWord(arena, firstEnd + 1, from + length);
      return hashBytes(arena, from, end - from);
    }
    case 'word-1':
      return tellingWord(arena, from, length, 0);
    case 'word-2':
      return tellingWord(arena, from, length, 1);
    case 'word-3':
      return tellingWord(arena, from, length, 2);
    case 'word-4':
      return tellingWord(arena, from, length, 3);
  }
}

function startOf(arena: Uint8Array, from: number, length: number, letters: number): number {
  return length >= letters ? hashBytes(arena, from, letters) : 0;
}

function endOfWord(arena: Uint8Array, from: number, end: number): number {
  let to = from;
  while (to < end && arena[to] !== space) to++;
  return to;
}

/** The hash of the n-th word that is long enough to tell something. */
function tellingWord(arena: Uint8Array, from: number, length: number, wanted: number): number {
  const end = from + length;
  let left = wanted;
  for (let at = from; at < end; ) {
    const to = endOfWord(arena, at, end);
    if (to - at >= shortestToken && left-- === 0) return hashBytes(arena, at, to - at);
    at = to + 1;
  }
  return 0;
}
