import { groupComponent } from './cluster.ts';
import type { Pairs } from './pairs.ts';

/**
 * Groups the records that pairs of at least some weight lead to, component by component: `groupComponent` decides within
 * each. `turn` is what breaks ties, by place. Answers groups of places.
 */
export function groupsOf(
  rows: number,
  { a, b, weights }: Pairs,
  least: number,
  turn: (place: number) => number,
  weigh: (a: number, b: number) => number,
  apart: readonly (readonly [number, number])[],
): readonly (readonly number[])[] {
  const heavy: number[] = [];
  const root = new Int32Array(rows);
  for (let place = 0; place < rows; place++) root[place] = place;
  const find = (place: number): number => {
    let at = place;
    while (root[at] !== at) {
      root[at] = root[root[at]!]!;
      at = root[at]!;
    }
    return at;
  };
  const parted = new Set(apart.flatMap(([x, y]) => [x * rows + y, y * rows + x]));
  const groups: (readonly number[])[] = [];
  const degrees = new Uint8Array(rows);
  for (let pair = 0; pair < a.length; pair++) {
    if (weights[pair]! < least) continue;
    const [one, other] = [a[pair]!, b[pair]!];
    if (degrees[one]! < 2) degrees[one]!++;
    if (degrees[other]! < 2) degrees[other]!++;
  }
  for (let pair = 0; pair < a.length; pair++) {
    if (weights[pair]! < least) continue;
    const [one, other] = [a[pair]!, b[pair]!];
    // Most that are one are two, and nobody else is like them.
    if (degrees[one] === 1 && degrees[other] === 1) {
      if (!parted.has(one * rows + other)) groups.push([one, other]);
      continue;
    }
    heavy.push(pair);
    const [x, y] = [find(one), find(other)];
    if (x !== y) root[Math.max(x, y)] = Math.min(x, y);
  }
  const components = byComponent(heavy, rows, (pair) => find(a[pair]!));
  for (const pairs of components) {
    const members = [...new Set(pairs.flatMap((pair) => [a[pair]!, b[pair]!]))];
    members.sort((x, y) => turn(x) - turn(y) || x - y);
    const places = new Map(members.map((member, place) => [member, place]));
    const found = groupComponent(
      members.length,
      pairs.map((pair) => ({ a: places.get(a[pair]!)!, b: places.get(b[pair]!)!, weight: weights[pair]! })),
      (x, y) => weigh(members[x]!, members[y]!),
      (x, y) => parted.has(members[x]! * rows + members[y]!),
    );
    for (const group of found) groups.push(group.map((member) => members[member]!));
  }
  return groups;
}

/** Pairs by their component, those of one beside one another. */
function byComponent(
  pairs: readonly number[],
  rows: number,
  componentOf: (pair: number) => number,
): readonly (readonly number[])[] {
  const starts = new Int32Array(rows + 1);
  const component = Int32Array.from(pairs, componentOf);
  for (let i = 0; i < component.length; i++) starts[component[i]! + 1]!++;
  for (let place = 0; place < rows; place++) starts[place + 1]! += starts[place]!;
  const next = starts.slice();
  const sorted = new Array<number>(pairs.length);
  pairs.forEach((pair, i) => {
    sorted[next[component[i]!]!++] = pair;
  });
  const found: number[][] = [];
  for (let from = 0; from < sorted.length; ) {
    const to = next[componentOf(sorted[from]!)]!;
    found.push(sorted.slice(from, to));
    from = to;
  }
  return found;
}
