import type { Dictionary } from './dictionary.ts';
import type { Lexicon } from './lexicon.ts';
import type { Layout } from './lines.ts';
import type { ValueWeights } from './value-weights.ts';
import { bitsOfByte } from './value-weights.ts';

/** What a comparison works on: lines of records and the dictionaries behind them. */
export interface Compared {
  readonly lines: Int32Array;
  readonly layout: Layout;
  /** By slot. */
  readonly dictionaries: readonly Dictionary[];
  readonly lexicon: Lexicon;
  /** By slot: how rare words of texts are. */
  readonly words: readonly (ValueWeights | undefined)[];
}

/** One of the two has nothing there. */
export const missing = -1;
/** Not the first level; `slow` tells which. */
export const unsure = -2;

/**
 * Compares two records, named by where their lines begin, and answers a level. `quick` reads lines alone and may be
 * unsure; `slow` looks at letters. What a shared value is worth beyond its level is added to `rarity[0]`.
 */
export interface Comparator {
  quick(a: number, b: number): number;
  slow(a: number, b: number): number;
}

/** Bits that shared values add, of the pair being compared. Whoever compares sets it to 0 before. */
export const rarity = new Float64Array(1);

/** Adds what it is worth that both have this value of a slot. */
export function rarityAdder({ lines, layout }: Compared, slot: number): (line: number) => void {
  const at = layout.weights + (slot >> 2);
  const shift = (slot & 3) << 3;
  return (line) => {
    rarity[0]! += bitsOfByte[(lines[line + at]! >>> shift) & 255]!;
  };
}
