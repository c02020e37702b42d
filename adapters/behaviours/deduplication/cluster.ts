import { hashText } from './byte-hash.ts';
import { likely, weightOf } from './model.ts';

/** Two records and the log2 odds that they are one. */
export interface Edge {
  readonly a: string;
  readonly b: string;
  readonly weight: number;
}

/** An edge between members of one component, by their places in it. */
export interface InnerEdge {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/**
 * Each pair has a vote of so many bits at most, so that one strange pair does not outvote the others. What speaks for it
 * weighs more: of one thing that was put down thrice, two rows may have little in common but the third.
 */
const mostFor = 8;
const mostAgainst = 4;
const mostCompared = 12;

/**
 * Groups the members `0 … count - 1` of one component: edges are taken from the heaviest on, and two groups become one if
 * no pair of them is kept apart and, unless each is a single record, the mean weight between up to 12 × 12 of their
 * members, clipped to -4 … 8, is not negative (average linkage, Sokal and Michener 1958): one shared phone does not make a
 * chain of strangers one. Members must come in an order that does not depend on the table's, which breaks ties.
 * Answers the groups of two and more.
 */
export function groupComponent(
  count: number,
  edges: readonly InnerEdge[],
  weightBetween: (a: number, b: number) => number,
  areApart: (a: number, b: number) => boolean,
): readonly (readonly number[])[] {
  const groupOf: number[][] = Array.from({ length: count }, (_, member) => [member]);
  const inTurn = edges
    .map(({ a, b, weight }) => (a < b ? { a, b, weight } : { a: b, b: a, weight }))
    .toSorted((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b);
  for (const { a, b } of inTurn) {
    const one = groupOf[a]!;
    const other = groupOf[b]!;
    if (one === other || !mayJoin(one, other, weightBetween, areApart)) continue;
    const joined = [...one, ...other].sort((x, y) => x - y);
    for (const member of joined) groupOf[member] = joined;
  }
  return [...new Set(groupOf)].filter((group) => group.length > 1);
}

function mayJoin(
  one: readonly number[],
  other: readonly number[],
  weightBetween: (a: number, b: number) => number,
  areApart: (a: number, b: number) => boolean,
): boolean {
  if (one.some((a) => other.some((b) => areApart(a, b)))) return false;
  if (one.length + other.length === 2) return true;
  let sum = 0;
  for (const a of one.slice(0, mostCompared))
    for (const b of other.slice(0, mostCompared)) sum += Math.min(mostFor, Math.max(-mostAgainst, weightBetween(a, b)));
  return sum >= 0;
}

/**
 * Groups of records that are one, each in order of id; pairs in `apart` never are. `weightBetween` weighs pairs that are
 * no edge. The same for any order of the edges; a group depends only on the records that edges lead to from it.
 */
export function clusters(
  edges: readonly Edge[],
  apart: readonly (readonly [string, string])[],
  weightBetween: (a: string, b: string) => number,
  threshold = likely,
): string[][] {
  const least = weightOf(threshold);
  const heavy = edges.filter(({ weight }) => weight >= least);
  const neighbours = new Map<string, Edge[]>();
  for (const edge of heavy)
    for (const id of [edge.a, edge.b]) {
      const known = neighbours.get(id);
      if (known === undefined) neighbours.set(id, [edge]);
      else known.push(edge);
    }
  const parted = new Set(apart.flatMap(([a, b]) => [pairKey(a, b), pairKey(b, a)]));
  const seen = new Set<string>();
  const found: string[][] = [];
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const ids = [start];
    for (const id of ids)
      for (const { a, b } of neighbours.get(id)!)
        for (const next of [a, b])
          if (!seen.has(next)) {
            seen.add(next);
            ids.push(next);
          }
    ids.sort(byTurn);
    const places = new Map(ids.map((id, place) => [id, place]));
    const inner = new Set(ids.flatMap((id) => neighbours.get(id)!));
    const groups = groupComponent(
      ids.length,
      [...inner].map(({ a, b, weight }) => ({ a: places.get(a)!, b: places.get(b)!, weight })),
      (a, b) => weightBetween(ids[a]!, ids[b]!),
      (a, b) => parted.has(pairKey(ids[a]!, ids[b]!)),
    );
    for (const group of groups) found.push(group.map((member) => ids[member]!).sort());
  }
  return found.sort((x, y) => (x[0]! < y[0]! ? -1 : 1));
}

/** An order of ids that has nothing to do with who came first, the same in the bulk run. */
function byTurn(a: string, b: string): number {
  return hashText(a) - hashText(b) || (a < b ? -1 : 1);
}

function pairKey(a: string, b: string): string {
  return JSON.stringify([a, b]);
}
