import { type Keyed, takenBy } from './blocks.ts';
import { keyOf } from './keys.ts';
import { radixSort } from './radix.ts';
import type { Rule } from './schema.ts';

/** Who shares a key of a rule, kept as records come, change and go. */
export interface LiveBlocks {
  /**
   * Collects the places of the records that have a key of a rule, in no order. Answers how many there are, or a number
   * above the rule's cap when there are more than it; then not all are collected.
   */
  members(rule: number, key: number, into: number[]): number;
  /** Notes that a record has a key, or no longer has it. Its line must say so already. */
  enter(rule: number, key: number, place: number): void;
  leave(rule: number, key: number, place: number): void;
  readonly bytes: number;
}

interface Base {
  /** Places by key as an unsigned number; a record may since have left. */
  readonly places: Int32Array;
  /** By the first bits of a key, where its places begin. */
  readonly starts: Int32Array;
  readonly shift: number;
}

/** Keys that this many times the cap have are only counted: it takes many to leave before one matters again. */
const crowded = 4;
/** Places to look through for a key, on average. */
const perStart = 2;

/** Rewrites the keys in all lines, so that each record has every key that it makes, shared or not. */
export function writeAllKeys({ rows, lines, layout, dictionaries, ways }: Keyed): void {
  ways.forEach((way, at) => {
    const { firsts, seconds, first, second } = takenBy(way, dictionaries);
    const start = layout.keys + ways.findIndex(({ rule }) => rule === way.rule);
    const own = layout.keys + at;
    for (let row = 0, line = 0; row < rows; row++, line += layout.width) {
      let key = keyOf(way, firsts[lines[line + first]!]!, seconds[lines[line + second]!]!);
      for (let before = start; before < own; before++) if (lines[line + before] === key) key = 0;
      lines[line + own] = key;
    }
  });
}

/** Lays out who shares which keys, from lines with all keys. `lineOf` gives the lines as they are at that time. */
export function liveBlocks(keyed: Keyed, rules: readonly Rule[], linesNow: () => Int32Array): LiveBlocks {
  const { layout, ways } = keyed;
  const spans = rules.map((_, rule) => {
    const of = ways.flatMap((way, at) => (way.rule === rule ? [layout.keys + at] : []));
    return [of[0]!, of.at(-1)! + 1] as const;
  });
  const crowds = new Map<number, number>();
  const overlay = new Map<number, number[]>();
  const nameOf = (rule: number, key: number) => rule * 2 ** 32 + (key >>> 0);
  const bases = rules.map((rule, at) =>
    baseOf(keyed, spans[at]!, (key, count) => {
      if (count <= rule.cap * crowded) return false;
      crowds.set(nameOf(at, key), count);
      return true;
    }),
  );

  function has(lines: Int32Array, place: number, rule: number, key: number): boolean {
    const [from, to] = spans[rule]!;
    for (let at = place * layout.width + from; at < place * layout.width + to; at++) if (lines[at] === key) return true;
    return false;
  }

  function inBase(rule: number, key: number, place: number): boolean {
    const { places, starts, shift } = bases[rule]!;
    const at = key >>> shift;
    for (let i = starts[at]!; i < starts[at + 1]!; i++) if (places[i] === place) return true;
    return false;
  }

  /** Only counted so far, and now few enough to matter: looked up in all lines, which is dear and rare. */
  function gather(rule: number, key: number): void {
    const lines = linesNow();
    const found: number[] = [];
    for (let place = 0; place * layout.width < lines.length; place++)
      if (has(lines, place, rule, key)) found.push(place);
    crowds.delete(nameOf(rule, key));
    overlay.set(nameOf(rule, key), found);
  }

  return {
    members(rule, key, into) {
      const name = nameOf(rule, key);
      const { cap } = rules[rule]!;
      const counted = crowds.get(name);
      if (counted !== undefined) return counted;
      const lines = linesNow();
      const { places, starts, shift } = bases[rule]!;
      const at = key >>> shift;
      const before = into.length;
      for (let i = starts[at]!; i < starts[at + 1]! && into.length - before <= cap; i++)
        if (has(lines, places[i]!, rule, key)) into.push(places[i]!);
      for (const place of overlay.get(name) ?? []) {
        if (into.length - before > cap) break;
        into.push(place);
      }
      return into.length - before;
    },
    enter(rule, key, place) {
      const name = nameOf(rule, key);
      const counted = crowds.get(name);
      if (counted !== undefined) {
        crowds.set(name, counted + 1);
        return;
      }
      if (inBase(rule, key, place)) return;
      const added = overlay.get(name);
      if (added === undefined) overlay.set(name, [place]);
      else added.push(place);
    },
    leave(rule, key, place) {
      const name = nameOf(rule, key);
      const counted = crowds.get(name);
      if (counted !== undefined) {
        crowds.set(name, counted - 1);
        if (counted - 1 <= rules[rule]!.cap * 2) gather(rule, key);
        return;
      }
      const added = overlay.get(name);
      if (added === undefined) return;
      const left = added.filter((one) => one !== place);
      if (left.length > 0) overlay.set(name, left);
      else overlay.delete(name);
    },
    bytes: bases.reduce((sum, { places, starts }) => sum + places.byteLength + starts.byteLength, 0),
  };
}

function baseOf(
  { rows, lines, layout }: Keyed,
  [from, to]: readonly [number, number],
  isCrowd: (key: number, count: number) => boolean,
): Base {
  const entryKeys = new Int32Array(rows * (to - from));
  const entryPlaces = new Int32Array(rows * (to - from));
  let count = 0;
  for (let place = 0, line = 0; place < rows; place++, line += layout.width)
    for (let at = from; at < to; at++) {
      entryKeys[count] = lines[line + at]!;
      entryPlaces[count] = place;
      if (lines[line + at] !== 0) count++;
    }
  const { keys, rows: places } = radixSort(entryKeys.subarray(0, count), entryPlaces.subarray(0, count));
  let kept = 0;
  for (let start = 0; start < count; ) {
    let end = start + 1;
    while (end < count && keys[end] === keys[start]) end++;
    if (!isCrowd(keys[start]!, end - start))
      for (let i = start; i < end; i++) {
        keys[kept] = keys[i]!;
        places[kept++] = places[i]!;
      }
    start = end;
  }
  let bits = 1;
  while (2 ** bits * perStart < kept && bits < 24) bits++;
  const shift = 32 - bits;
  const starts = new Int32Array(2 ** bits + 1);
  for (let i = 0; i < kept; i++) starts[(keys[i]! >>> shift) + 1]!++;
  for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!;
  return { places: places.slice(0, kept), starts, shift };
}
