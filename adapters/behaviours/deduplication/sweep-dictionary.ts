import { type Dictionary, hash, offset, size, width } from './dictionary.ts';

/** New values that one record brings are fewer. */
const enough = 32;
const longestValue = 256;
/** Room to spare behind a sweep, so that the next one is not soon: a share of what is in use, and so many values. */
const spareShare = 0.02;
const spareValues = 1024;
const usualValue = 24;

/** Whether a record more may need more room than there is. */
export function isFull({ records, count, spare, arena, arenaEnd }: Dictionary): boolean {
  const hasNumbers = spare >= enough || (count + enough) * width <= records.length;
  return !hasNumbers || arenaEnd + enough * longestValue > arena.length;
}

/**
 * Frees the numbers of values that nobody has any more, so that new ones get them, and closes the gaps in the arena.
 * Where that brings little it makes room too. `used` tells by number which are in use; those keep their numbers.
 */
export function sweepDictionary(dictionary: Dictionary, used: Uint8Array): void {
  const { arena, records, count, slots } = dictionary;
  const mask = slots.length - 1;
  slots.fill(0);
  dictionary.free = 0;
  dictionary.spare = 0;
  let bytes = 0;
  for (let number = 1; number < count; number++) if (used[number] !== 0) bytes += records[number * width + size]!;
  const closed = new Uint8Array(
    Math.max(arena.length, roomy(bytes) + spareValues * usualValue + enough * longestValue),
  );
  let end = 0;
  for (let number = 1; number < count; number++) {
    const record = number * width;
    if (used[number] === 0) {
      records[record + offset] = dictionary.free;
      dictionary.free = number;
      dictionary.spare++;
      continue;
    }
    const from = records[record + offset]!;
    const length = records[record + size]!;
    for (let i = 0; i < length; i++) closed[end + i] = arena[from + i]!;
    records[record + offset] = end;
    end += length;
    let slot = records[record + hash]! & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number;
  }
  dictionary.arena = closed;
  dictionary.arenaEnd = end;
  const wanted = (roomy(count - dictionary.spare) + spareValues) * width;
  if (wanted <= records.length) return;
  dictionary.records = new Int32Array(wanted);
  dictionary.records.set(records);
}

function roomy(needed: number): number {
  return Math.ceil(needed * (1 + spareShare));
}
