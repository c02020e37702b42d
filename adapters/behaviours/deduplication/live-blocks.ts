import { type Keyed, takenBy } from './blocks.ts';
import { keyOf } from './keys.ts';
import { liveEntries } from './live-entries.ts';
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
  /** Lays anew what too much has been added to. All that lines say must have been noted. */
  tidy(): void;
  bytes(): number;
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
/** When more entries than this share of the base have come since, and more than so many, the base is laid anew. */
const mostAdded = 0.025;
const fewAdded = 50;
/** About what an entry of a map takes. */
const mapEntryBytes = 40;

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

/** Lays out who shares which keys, from lines with all keys. `linesNow` gives the lines as they are at that time. */
export function liveBlocks(
  { layout, ways }: Pick<Keyed, 'layout' | 'ways'>,
  rules: readonly Rule[],
  linesNow: () => Int32Array,
): LiveBlocks {
  const byRule = rules.map(({ cap }, rule) => {
    const of = ways.flatMap((way, at) => (way.rule === rule ? [layout.keys + at] : []));
    return ruleBlocks(layout.width, [of[0]!, of.at(-1)! + 1], cap, linesNow);
  });
  return {
    members: (rule, key, into) => byRule[rule]!.members(key, into),
    enter: (rule, key, place) => byRule[rule]!.enter(key, place),
    leave: (rule, key, place) => byRule[rule]!.leave(key, place),
    tidy: () => {
      for (const one of byRule) one.tidy();
    },
    bytes: () => byRule.reduce((sum, one) => sum + one.bytes(), 0),
  };
}

/** The same for one rule: a base as of some time, and what has come since; of what has gone since the lines tell. */
function ruleBlocks(width: number, [from, to]: readonly [number, number], cap: number, linesNow: () => Int32Array) {
  let crowds = new Map<number, number>();
  let base = layBase();
  let added = liveEntries();

  function layBase(): Base {
    crowds = new Map();
    return baseOf(linesNow(), width, [from, to], (key, count) => {
      if (count <= cap * crowded) return false;
      crowds.set(key, count);
      return true;
    });
  }

  function has(lines: Int32Array, place: number, key: number): boolean {
    for (let at = place * width + from; at < place * width + to; at++) if (lines[at] === key) return true;
    return false;
  }

  function inBase(key: number, place: number): boolean {
    const at = key >>> base.shift;
    for (let i = base.starts[at]!; i < base.starts[at + 1]!; i++) if (base.places[i] === place) return true;
    return false;
  }

  /** Only counted so far, and now few enough to matter: looked up in all lines, which is dear and rare. */
  function gather(key: number): void {
    const lines = linesNow();
    crowds.delete(key);
    for (let place = 0; place * width < lines.length; place++)
      if (has(lines, place, key) && !inBase(key, place)) added.add(key, place);
  }

  return {
    members(key: number, into: number[]): number {
      const counted = crowds.get(key);
      if (counted !== undefined) return counted;
      const lines = linesNow();
      const { places, starts, shift } = base;
      const at = key >>> shift;
      const before = into.length;
      for (let i = starts[at]!; i < starts[at + 1]! && into.length - before <= cap; i++) {
        const place = places[i]!;
        // Two keys of a record may begin alike: then it stands there twice, for each of them.
        if (has(lines, place, key) && (to - from === 1 || !into.includes(place, before))) into.push(place);
      }
      added.collect(key, into, before + cap + 1);
      return into.length - before;
    },
    enter(key: number, place: number): void {
      const counted = crowds.get(key);
      if (counted !== undefined) {
        crowds.set(key, counted + 1);
        return;
      }
      if (!inBase(key, place)) added.add(key, place);
    },
    leave(key: number, place: number): void {
      const counted = crowds.get(key);
      if (counted === undefined) {
        added.remove(key, place);
        return;
      }
      crowds.set(key, counted - 1);
      if (counted - 1 <= cap * 2) gather(key);
    },
    tidy(): void {
      if (added.count <= Math.max(fewAdded, base.places.length * mostAdded)) return;
      base = layBase();
      added = liveEntries();
    },
    bytes: () => base.places.byteLength + base.starts.byteLength + added.bytes() + crowds.size * mapEntryBytes,
  };
}

function baseOf(
  lines: Int32Array,
  width: number,
  [from, to]: readonly [number, number],
  isCrowd: (key: number, count: number) => boolean,
): Base {
  const rows = lines.length / width;
  // One entry more, to write to when all have been taken.
  const entryKeys = new Int32Array(rows * (to - from) + 1);
  const entryPlaces = new Int32Array(entryKeys.length);
  let count = 0;
  for (let place = 0, line = 0; place < rows; place++, line += width)
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
