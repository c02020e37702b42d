import { hashBytes } from './byte-hash.ts';
import { type Dictionary, hash, offset, size, width } from './dictionary.ts';
import type { Rareness } from './model.ts';
import { weightByte } from './value-weights.ts';

/** A value that fewer records have is rare, and all rare values are alike: so a new value needs no count. */
const fewestCommon = 4;
/** Records that share a rare value with one that has it. */
const rareOthers = 1;
const rareCount = 2;
const leastAgreement = 1e-9;
const space = 32;
/** Inverse document frequencies, up to some 15, in a byte. */
const wordSteps = 16;

/** Loops that run once are compiled while they run, and not as well as what is called again and again. */
const atOnce = 4096;

/** By value, how many rows of a column have it. */
function usesOf(count: number, values: Int32Array): Int32Array {
  const uses = new Int32Array(count);
  for (let from = 0; from < values.length; from += atOnce)
    countUses(values, uses, from, Math.min(values.length, from + atOnce));
  return uses;
}

function countUses(values: Int32Array, uses: Int32Array, from: number, to: number): void {
  for (let row = from; row < to; row++) uses[values[row]!]!++;
}

/**
 * How rare the values of a column are: log2(Σpq / q), p the share of records that have it and q that of the others which
 * share it with one of them.
 */
export function valueRareness({ records, count }: Dictionary, values: Int32Array): Rareness {
  const uses = usesOf(count, values);
  const total = values.length - uses[0]!;
  const others = Math.max(1, total - 1);
  let agreement = 0;
  for (let value = 1; value < count; value++)
    agreement += (uses[value]! / total) * (Math.max(0, uses[value]! - 1) / others);
  const bitsOf = (sharing: number) => Math.log2(Math.max(agreement, leastAgreement) / (sharing / others));
  const listed: number[] = [];
  for (let value = 1; value < count; value++)
    if (uses[value]! >= fewestCommon) listed.push(records[value * width + hash]!, weightByte(bitsOf(uses[value]! - 1)));
  // In a table of a few rows two are many; a value that two have is rare all the same.
  return { rare: weightByte(total === 0 ? 0 : Math.max(0, bitsOf(rareOthers))), listed };
}

/** How rare the words of a column of texts are: log(1 + records / records with the word). */
export function wordRareness(dictionary: Dictionary, values: Int32Array): Rareness {
  const { count } = dictionary;
  const uses = usesOf(count, values);
  const total = values.length - uses[0]!;
  const words = newTally();
  for (let from = 1; from < count; from += atOnce)
    tallyWords(dictionary, uses, words, from, Math.min(count, from + atOnce));
  const byteOf = (records: number) => Math.min(255, Math.round(wordSteps * Math.log(1 + total / records)));
  const listed: number[] = [];
  for (let at = 0; at < words.count; at++)
    if (words.often[at]! >= fewestCommon) listed.push(words.hashes[at]!, byteOf(words.often[at]!));
  return { rare: byteOf(rareCount), listed };
}

/** Words by their hash, in the order in which they first came, with how many records have them. */
interface Tally {
  count: number;
  hashes: Int32Array;
  often: Int32Array;
  /** An open-addressing table of where each word stands, from 1 on. */
  slots: Int32Array;
}

function newTally(): Tally {
  return { count: 0, hashes: new Int32Array(512), often: new Int32Array(512), slots: new Int32Array(1024) };
}

function tallyWords({ arena, records }: Dictionary, uses: Int32Array, words: Tally, from: number, to: number): void {
  for (let value = from; value < to; value++) {
    if (uses[value] === 0) continue;
    const end = records[value * width + offset]! + records[value * width + size]!;
    for (let start = records[value * width + offset]!; start < end; ) {
      let stop = start;
      while (stop < end && arena[stop] !== space) stop++;
      tally(words, hashBytes(arena, start, stop - start), uses[value]!);
      start = stop + 1;
    }
  }
}

function tally(words: Tally, word: number, often: number): void {
  const { slots, hashes } = words;
  const mask = slots.length - 1;
  let slot = word & mask;
  while (slots[slot] !== 0 && hashes[slots[slot]! - 1] !== word) slot = (slot + 1) & mask;
  if (slots[slot] !== 0) {
    words.often[slots[slot]! - 1]! += often;
    return;
  }
  hashes[words.count] = word;
  words.often[words.count] = often;
  slots[slot] = ++words.count;
  if (words.count === hashes.length) enlarge(words);
}

function enlarge(words: Tally): void {
  const twice = (array: Int32Array) => {
    const larger = new Int32Array(array.length * 2);
    larger.set(array);
    return larger;
  };
  words.hashes = twice(words.hashes);
  words.often = twice(words.often);
  words.slots = new Int32Array(words.slots.length * 2);
  const mask = words.slots.length - 1;
  for (let at = 0; at < words.count; at++) {
    let slot = words.hashes[at]! & mask;
    while (words.slots[slot] !== 0) slot = (slot + 1) & mask;
    words.slots[slot] = at + 1;
  }
}
