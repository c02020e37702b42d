/**
 * How long things take at Google's, in milliseconds: half of them at most the first, 95 of a hundred at most the second. What
 * Google promises is no more than that it tries; these are ordinary days, as people report them.
 */
const durations = {
  /** From an edit until Google runs the script. */
  trigger: [1000, 4000],
  /** Through the network, there or back. */
  way: [75, 250],
  read: [350, 1000],
  write: [600, 1800],
  light: [150, 500],
} as const;

export type Duration = keyof typeof durations;

/** Numbers from 0 to 1, neither of them, the same for the same seed. */
export function chances(seed: number): () => number {
  let last = seed;
  return () => {
    last = (Math.imul(last, 1_664_525) + 1_013_904_223) >>> 0;
    return (last + 0.5) / 2 ** 32;
  };
}

/** Draws how long something takes: most of the time the usual, now and then much longer. */
export function drawDuration(what: Duration, chance: () => number): number {
  const [middle, most] = durations[what];
  const normal = Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance());
  return middle * Math.exp((Math.log(most / middle) / 1.645) * normal);
}
