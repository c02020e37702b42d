import { groupComponent, type InnerEdge } from './cluster.ts';
import { numbers } from './memory.ts';
import type { Pairs } from './pairs.ts';

/** Loops that run once are compiled while they run, and not as well as what is called again and again. */
const atOnce = 2048;

/** Records that heavy pairs lead to from one another, before it is known which of them are one. */
export interface Components {
  /** Groups of two records that nobody else is like. */
  readonly twos: readonly (readonly number[])[];
  /** All other heavy pairs, those of one component beside one another. */
  readonly sorted: Int32Array;
  /** By place, the least place of its component. */
  readonly root: Int32Array;
}

/** Finds what hangs together by pairs of at least some weight; those kept apart are no group of two. */
export function componentsOf(
  rows: number,
  pairs: Pairs,
  least: number,
  areApart: (a: number, b: number) => boolean,
  shared: boolean,
): Components {
  const twos: (readonly number[])[] = [];
  const root = numbers(rows, shared);
  const heavy = heavyPairs(root, pairs, least, (one, other) => {
    if (!areApart(one, other)) twos.push([one, other]);
  });
  return { twos, root, sorted: byComponent(heavy, pairs.a, root, shared) };
}

/** Where parts of the sorted pairs begin, about as long as one another, so that no component is in two; and where they end. */
export function componentBounds(
  { sorted, root }: Pick<Components, 'sorted' | 'root'>,
  { a }: Pairs,
  parts: number,
): readonly number[] {
  const componentAt = (at: number) => root[a[sorted[at]!]!];
  return Array.from({ length: parts + 1 }, (_, part) => {
    let at = Math.floor((sorted.length * part) / parts);
    while (at > 0 && at < sorted.length && componentAt(at) === componentAt(at - 1)) at++;
    return at;
  });
}

/**
 * Groups the records of the components whose pairs are `from … to - 1`: `groupComponent` decides within each. `turn` is
 * what breaks ties, by place. Answers for each group its size and then its places.
 */
export function groupsIn(
  { sorted, root }: Pick<Components, 'sorted' | 'root'>,
  { a, b, weights }: Pairs,
  turn: (place: number) => number,
  weigh: (a: number, b: number) => number,
  areApart: (a: number, b: number) => boolean,
  range: readonly [number, number],
): Int32Array {
  const groups: number[] = [];
  const inComponent = new Int32Array(root.length);
  for (let [from, end] = range; from < end; ) {
    const component = root[a[sorted[from]!]!]!;
    const members: number[] = [];
    let to = from;
    for (; to < end && root[a[sorted[to]!]!] === component; to++) {
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
    for (const group of found) groups.push(group.length, ...group.map((member) => members[member]!));
    from = to;
  }
  return Int32Array.from(groups);
}

/** Groups as lists, from sizes and places behind one another. */
export function groupLists(groups: Int32Array): readonly (readonly number[])[] {
  const lists: number[][] = [];
  for (let at = 0; at < groups.length; at += groups[at]! + 1)
    lists.push(Array.from(groups.subarray(at + 1, at + 1 + groups[at]!)));
  return lists;
}

/** Tells of two records whether people said that they are not one. */
export function apartness(apart: readonly (readonly [number, number])[]): (a: number, b: number) => boolean {
  const parted = new Map<number, Set<number>>();
  for (const [x, y] of apart.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]))
    parted.set(x, (parted.get(x) ?? new Set()).add(y));
  return (a, b) => parted.size > 0 && parted.get(a)?.has(b) === true;
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

/** Pairs that are heavy enough, but for those of two records that nobody else is like. Fills `root`. */
function heavyPairs(
  root: Int32Array,
  { a, b, weights }: Pairs,
  least: number,
  alone: (one: number, other: number) => void,
): Int32Array {
  const rows = root.length;
  const degrees = new Uint8Array(rows);
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
  return heavy.subarray(0, count);
}

/** Pairs with those of one component beside one another. */
function byComponent(pairs: Int32Array, a: Int32Array, root: Int32Array, shared: boolean): Int32Array {
  const next = new Int32Array(root.length + 1);
  for (let i = 0; i < pairs.length; i++) next[root[a[pairs[i]!]!]! + 1]!++;
  for (let place = 0; place < root.length; place++) next[place + 1]! += next[place]!;
  const sorted = numbers(pairs.length, shared);
  for (let i = 0; i < pairs.length; i++) sorted[next[root[a[pairs[i]!]!]!]!++] = pairs[i]!;
  return sorted;
}
