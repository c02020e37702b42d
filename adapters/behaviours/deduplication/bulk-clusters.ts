import { groupComponent, type InnerEdge } from './cluster.ts';
import type { Pairs } from './pairs.ts';

/** Loops that run once are compiled while they run, and not as well as what is called again and again. */
const atOnce = 2048;

/**
 * Groups the records that pairs of at least some weight lead to, component by component: `groupComponent` decides within
 * each. `turn` is what breaks ties, by place. Answers groups of places.
 */
export function groupsOf(
  rows: number,
  pairs: Pairs,
  least: number,
  turn: (place: number) => number,
  weigh: (a: number, b: number) => number,
  apart: readonly (readonly [number, number])[],
): readonly (readonly number[])[] {
  const { a, b, weights } = pairs;
  const parted = new Set(apart.flatMap(([x, y]) => [x * rows + y, y * rows + x]));
  const areApart = (x: number, y: number) => parted.size > 0 && parted.has(x * rows + y);
  const groups: (readonly number[])[] = [];
  const { heavy, root } = componentsOf(rows, pairs, least, (one, other) => {
    if (!areApart(one, other)) groups.push([one, other]);
  });
  const sorted = byComponent(heavy, a, root);
  const inComponent = new Int32Array(rows);
  for (let from = 0; from < sorted.length; ) {
    const component = root[a[sorted[from]!]!]!;
    const members: number[] = [];
    let to = from;
    for (; to < sorted.length && root[a[sorted[to]!]!] === component; to++) {
      addMember(members, inComponent, a[sorted[to]!]!, turn);
      addMember(members, inComponent, b[sorted[to]!]!, turn);
    }
    for (let at = 0; at < members.length; at++) inComponent[members[at]!] = at;
    const edges: InnerEdge[] = [];
    for (let i = from; i < to; i++) {
      const pair = sorted[i]!;
      edges.push({ a: inComponent[a[pair]!]!, b: inComponent[b[pair]!]!, weight: weights[pair]! });
    }
    const found = groupComponent(
      members.length,
      edges,
      (x, y) => weigh(members[x]!, members[y]!),
      (x, y) => areApart(members[x]!, members[y]!),
    );
    for (const group of found) groups.push(group.map((member) => members[member]!));
    from = to;
  }
  return groups;
}

/** Puts a record among those of its component, which are in turn, unless it is there. `known` is not 0 for those that are. */
function addMember(members: number[], known: Int32Array, place: number, turn: (place: number) => number): void {
  if (known[place] !== 0) return;
  known[place] = 1;
  const own = turn(place);
  let at = members.length;
  for (; at > 0; at--) {
    const before = members[at - 1]!;
    const its = turn(before);
    if (its < own || (its === own && before < place)) break;
    members[at] = before;
  }
  members[at] = place;
}

interface Components {
  /** Pairs that are heavy enough, but for those of two records that nobody else is like. */
  readonly heavy: Int32Array;
  /** By place, the least place of its component. */
  readonly root: Int32Array;
}

function componentsOf(
  rows: number,
  { a, b, weights }: Pairs,
  least: number,
  alone: (one: number, other: number) => void,
): Components {
  const degrees = new Uint8Array(rows);
  const root = new Int32Array(rows);
  for (let place = 0; place < rows; place++) root[place] = place;
  const heavy = new Int32Array(a.length);
  let count = 0;
  const find = (place: number): number => {
    let at = place;
    while (root[at] !== at) {
      root[at] = root[root[at]!]!;
      at = root[at]!;
    }
    return at;
  };
  const countDegrees = (from: number, to: number) => {
    for (let pair = from; pair < to; pair++) {
      if (weights[pair]! < least) continue;
      if (degrees[a[pair]!]! < 2) degrees[a[pair]!]!++;
      if (degrees[b[pair]!]! < 2) degrees[b[pair]!]!++;
    }
  };
  const join = (from: number, to: number) => {
    for (let pair = from; pair < to; pair++) {
      if (weights[pair]! < least) continue;
      const [one, other] = [a[pair]!, b[pair]!];
      // Most that are one are two, and nobody else is like them.
      if (degrees[one] === 1 && degrees[other] === 1) {
        alone(one, other);
        continue;
      }
      heavy[count++] = pair;
      const [x, y] = [find(one), find(other)];
      if (x !== y) root[Math.max(x, y)] = Math.min(x, y);
    }
  };
  for (const step of [countDegrees, join])
    for (let from = 0; from < a.length; from += atOnce) step(from, Math.min(a.length, from + atOnce));
  for (let i = 0; i < count; i++) {
    root[a[heavy[i]!]!] = find(a[heavy[i]!]!);
    root[b[heavy[i]!]!] = find(b[heavy[i]!]!);
  }
  return { heavy: heavy.subarray(0, count), root };
}

/** Pairs with those of one component beside one another. */
function byComponent(pairs: Int32Array, a: Int32Array, root: Int32Array): Int32Array {
  const next = new Int32Array(root.length + 1);
  for (let i = 0; i < pairs.length; i++) next[root[a[pairs[i]!]!]! + 1]!++;
  for (let place = 0; place < root.length; place++) next[place + 1]! += next[place]!;
  const sorted = new Int32Array(pairs.length);
  for (let i = 0; i < pairs.length; i++) sorted[next[root[a[pairs[i]!]!]!]!++] = pairs[i]!;
  return sorted;
}
