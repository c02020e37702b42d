/** Chance from a seed: the same seed always draws the same (mulberry32). */
export interface Draw {
  /** 0 up to, not including, 1. */
  number(): number;
  /** 0 up to, not including, `limit`. */
  below(limit: number): number;
  chance(probability: number): boolean;
  of<T>(items: readonly T[]): T;
  /** As `of`, the first ones more often: of a hundred the first is drawn seven times as often as the average. */
  common<T>(items: readonly T[]): T;
  digits(count: number): string;
}

const skew = 1.7;

export function drawFrom(seed: number): Draw {
  let state = seed | 0;
  const number = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(number() * limit);
  return {
    number,
    below,
    chance: (probability) => number() < probability,
    of: (items) => items[below(items.length)]!,
    common: (items) => items[Math.floor(items.length * number() ** skew)]!,
    digits: (count) => Array.from({ length: count }, () => below(10)).join(''),
  };
}
