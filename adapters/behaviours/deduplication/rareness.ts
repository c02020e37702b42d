import { hashBytes } from './byte-hash.ts';
import { type Dictionary, hash, offset, size, width } from './dictionary.ts';
import type { Rareness } from './model.ts';
import { weightByte } from './value-weights.ts';

/** A value that fewer records have is rare, and all rare values are alike: so a new value needs no count. */
const fewestCommon = 4;
const rareCount = 2;
const leastAgreement = 1e-9;
const space = 32;
/** Inverse document frequencies, up to some 15, in a byte. */
const wordSteps = 16;

/** How rare the values of a column are: log2(Σp² / p) with p the share of records that have it. */
export function valueRareness({ records, count }: Dictionary, values: Int32Array): Rareness {
  const counts = new Int32Array(count);
  let total = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value === 0) continue;
    counts[value]!++;
    total++;
  }
  let agreement = 0;
  for (let value = 1; value < count; value++) agreement += (counts[value]! / total) ** 2;
  const bitsOf = (often: number) => Math.log2(Math.max(agreement, leastAgreement) / (often / total));
  const listed: number[] = [];
  for (let value = 1; value < count; value++)
    if (counts[value]! >= fewestCommon) listed.push(records[value * width + hash]!, weightByte(bitsOf(counts[value]!)));
  // In a table of a few rows two are many; a value that two have is rare all the same.
  return { rare: weightByte(total === 0 ? 0 : Math.max(0, bitsOf(rareCount))), listed };
}

/** How rare the words of a column of texts are: log(1 + records / records with the word). */
export function wordRareness({ arena, records, count }: Dictionary, values: Int32Array): Rareness {
  const uses = new Int32Array(count);
  let total = 0;
  for (let row = 0; row < values.length; row++) {
    uses[values[row]!]!++;
    if (values[row] !== 0) total++;
  }
  const often = new Map<number, number>();
  for (let value = 1; value < count; value++) {
    if (uses[value] === 0) continue;
    const end = records[value * width + offset]! + records[value * width + size]!;
    for (let from = records[value * width + offset]!; from < end; ) {
      let to = from;
      while (to < end && arena[to] !== space) to++;
      const word = hashBytes(arena, from, to - from);
      often.set(word, (often.get(word) ?? 0) + uses[value]!);
      from = to + 1;
    }
  }
  const byteOf = (records: number) => Math.min(255, Math.round(wordSteps * Math.log(1 + total / records)));
  const listed: number[] = [];
  for (const [word, records] of often) if (records >= fewestCommon) listed.push(word, byteOf(records));
  return { rare: byteOf(rareCount), listed };
}
