/**
 * How many bits of evidence it is that two records share a value, more or less than sharing a usual value of that column:
 * log2(Σp² / p), between -8 and 8, in a byte. Values are known by their hash; those that are not listed are rare.
 */
export interface ValueWeights {
  /** Of every value that is not listed. */
  readonly rare: number;
  /** An open-addressing table of hashes, 0 where it is free, and of their bytes. */
  readonly hashes: Int32Array;
  readonly bytes: Uint8Array;
}

const mostBits = 8;
const steps = 255 / (2 * mostBits);

/** A weight as a byte. */
export function weightByte(bits: number): number {
  return Math.round((Math.min(mostBits, Math.max(-mostBits, bits)) + mostBits) * steps);
}

/** The bits of a byte. */
export function bitsOfByte(byte: number): number {
  return byte / steps - mostBits;
}

/** By its byte, how often strangers share that value against a usual one: two to the power of minus its bits. */
export const chanceOfByte: Float64Array = Float64Array.from(
  { length: 256 },
  (_, byte) => 2 ** (mostBits - byte / steps),
);

/** A table to look weights up in, from pairs of hash and byte. */
export function valueWeights(rare: number, listed: readonly number[]): ValueWeights {
  let slots = 16;
  while (slots < listed.length * 2) slots *= 2;
  const hashes = new Int32Array(slots);
  const bytes = new Uint8Array(slots);
  for (let i = 0; i + 1 < listed.length; i += 2) {
    let slot = listed[i]! & (slots - 1);
    while (hashes[slot] !== 0) slot = (slot + 1) & (slots - 1);
    hashes[slot] = listed[i]!;
    bytes[slot] = listed[i + 1]!;
  }
  return { rare, hashes, bytes };
}

/** The byte of a value by its hash. */
export function weightOfHash({ rare, hashes, bytes }: ValueWeights, wanted: number): number {
  const mask = hashes.length - 1;
  for (let slot = wanted & mask; ; slot = (slot + 1) & mask) {
    if (hashes[slot] === wanted) return bytes[slot]!;
    if (hashes[slot] === 0) return rare;
  }
}
