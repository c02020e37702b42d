import type { Pairs } from './pairs.ts';

/** Links from these odds on, eight to one, tell how many records have another at all. */
const sureLink = 3;
/** Where nearly all have found theirs, the rest are linked from odds of one to eight on. */
const leastLink = -3;

/**
 * Links records of two tables one to one, the heaviest pair first (greedy matching), from even odds on, or from less where
 * so many records of the smaller table have found theirs that those left over probably have one too. `sides` tells by
 * place which table a record is of; `turn` breaks ties, by place. Answers pairs of places.
 */
export function linksOf(
  sides: Uint8Array,
  { a, b, weights }: Pairs,
  apart: readonly (readonly [number, number])[],
  turn: (place: number) => number,
): readonly (readonly number[])[] {
  const rows = sides.length;
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
  let least: number | null = null;
  for (const pair of inTurn) {
    if (weights[pair]! < sureLink) least ??= leastOf(links.length, sides);
    if (least !== null && weights[pair]! < least) break;
    if (taken[a[pair]!] || taken[b[pair]!]) continue;
    taken[a[pair]!] = 1;
    taken[b[pair]!] = 1;
    links.push([a[pair]!, b[pair]!]);
  }
  return links;
}

/** Log2 odds that a record has none, as far as the others tell; never above even odds. */
function leastOf(found: number, sides: Uint8Array): number {
  const others = sides.reduce((sum, side) => sum + side, 0);
  const share = found / Math.min(others, sides.length - others);
  return Math.max(leastLink, Math.min(0, Math.log2((1 - share) / share)));
}
