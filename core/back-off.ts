import { derivedFraction } from './id.ts';

const first = 10_000;
const growth = 3;
const longest = 3_600_000;

/**
 * How long to wait after so many failures, in milliseconds: ten seconds, then three times as long each time, an hour at
 * most; a quarter more or less by chance, so that what failed together does not come back together.
 */
export function backOff(failures: number, chance: string): number {
  const even = Math.min(longest, first * growth ** (Math.max(1, failures) - 1));
  return Math.round(even * (0.75 + derivedFraction(chance) / 2));
}
