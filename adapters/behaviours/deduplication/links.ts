import type { Pairs } from './pairs.ts';

/** A link of two tables is taken from odds of one to eight on: each record has at most one other, which tells much by itself. */
const leastLink = -3;

/**
 * Links records of two tables one to one, the heaviest pair first (greedy matching). `turn` breaks ties, by place.
 * Answers pairs of places.
 */
export function linksOf(
  rows: number,
  { a, b, weights }: Pairs,
  apart: readonly (readonly [number, number])[],
  turn: (place: number) => number,
): readonly (readonly number[])[] {
  const parted = new Set(apart.flatMap(([x, y]) => [x * rows + y, y * rows + x]));
  const taken = new Uint8Array(rows);
  const inTurn = Array.from(a.keys())
    .filter((pair) => weights[pair]! >= leastLink && !parted.has(a[pair]! * rows + b[pair]!))
    .sort(
      (x, y) =>
        weights[y]! - weights[x]! ||
        turn(a[x]!) - turn(a[y]!) ||
        turn(b[x]!) - turn(b[y]!) ||
        a[x]! - a[y]! ||
        b[x]! - b[y]!,
    );
  const links: number[][] = [];
  for (const pair of inTurn) {
    if (taken[a[pair]!] || taken[b[pair]!]) continue;
    taken[a[pair]!] = 1;
    taken[b[pair]!] = 1;
    links.push([a[pair]!, b[pair]!]);
  }
  return links;
}
