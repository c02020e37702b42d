/** Seeded randomness: the same seed gives the same draws for ever. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  between(from: number, to: number): number;
  /** Whether something of that probability happens. */
  hits(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** One stream of draws (mulberry32); streams of other names under the same seed do not disturb it. */
export function chanceOf(seed: number, stream: string): Chance {
  let state = seed >>> 0;
  for (let i = 0; i < stream.length; i++) state = Math.imul(state ^ stream.charCodeAt(i), 0x01000193) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  next();
  const below = (most: number) => Math.floor(next() * most);
  return {
    next,
    below,
    between: (from, to) => from + (to - from) * next(),
    hits: (probability) => next() < probability,
    pick: (list) => list[below(list.length)]!,
  };
}
