import type { Dictionary } from './dictionary.ts';
import type { Lexicon } from './lexicon.ts';
import type { Layout } from './lines.ts';
import type { ValueWeights } from './value-weights.ts';
import { chanceOfByte } from './value-weights.ts';

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
 * unsure; `slow` looks at letters. How telling a shared value is beyond its level goes into `chance`.
 */
export interface Comparator {
  quick(a: number, b: number): number;
  slow(a: number, b: number): number;
}

/**
 * How often those who are not one share the values that the pair being compared shares, against usual values: [0] for
 * strangers, [1] for neighbours. What neighbours share because they are neighbours, as a telephone, tells nothing more
 * for being rare. Whoever compares sets both to 1 before.
 */
export const chance = new Float64Array(2);

/** Notes that both have this value of a slot; `byNeighbours`: people under one roof or of one firm share it anyway. */
export function sharing({ lines, layout }: Compared, slot: number, byNeighbours: boolean): (line: number) => void {
  const at = layout.weights + (slot >> 2);
  const shift = (slot & 3) << 3;
  return (line) => {
    const factor = chanceOfByte[(lines[line + at]! >>> shift) & 255]!;
    chance[0]! *= factor;
    if (!byNeighbours) chance[1]! *= factor;
  };
}
