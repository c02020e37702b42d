import type { Dictionary } from './dictionary.ts';
import { takenOf } from './key-parts.ts';
import { type KeyWay, keyOf } from './keys.ts';
import type { Layout } from './lines.ts';
import { radixSort } from './radix.ts';
import type { Rule, Take } from './schema.ts';
import { touched } from './touched.ts';

/** Records of a rule that share a key with others, by key; records of one key stand in their order. */
export interface Blocks {
  readonly keys: Int32Array;
  readonly rows: Int32Array;
}

/** The lines of all records, whose keys are noted in them for those who share them. */
export interface Keyed {
  readonly rows: number;
  readonly lines: Int32Array;
  readonly layout: Layout;
  readonly dictionaries: readonly Dictionary[];
  readonly ways: readonly KeyWay[];
}

/**
 * Finds the records that share a key of a rule, as long as not more than its cap do, and notes the key in their lines.
 * `values` are by slot and place.
 */
export function blocksOf(keyed: Keyed, values: readonly Int32Array[], { cap }: Rule, rule: number): Blocks {
  const own = keyed.ways.flatMap((way, at) => (way.rule === rule ? [at] : []));
  const entries = entriesOf(keyed, values, own);
  const { keys, rows: sorted } = radixSort(entries.keys, entries.rows);
  let kept = 0;
  for (let from = 0; from < keys.length; ) {
    const key = keys[from]!;
    let to = from + 1;
    while (to < keys.length && keys[to] === key) to++;
    if (to - from > 1) {
      // Entries of one key are in the order of their records: one that has it twice stands beside itself.
      let distinct = 1;
      for (let i = from + 1; i < to; i++) if (sorted[i] !== sorted[i - 1]) distinct++;
      if (distinct > 1 && distinct <= cap)
        for (let i = from; i < to; i++) {
          if (i > from && sorted[i] === sorted[i - 1]) continue;
          keys[kept] = key;
          sorted[kept++] = sorted[i]!;
        }
    }
    from = to;
  }
  note(keys, sorted, kept, keyed, own);
  return { keys: keys.slice(0, kept), rows: sorted.slice(0, kept) };
}

/** Keys are counted in so many places or more for each entry, so that few that stand alone seem to have company. */
const placesPerEntry = 2;
const mostPlaceBits = 22;
/** Loops that run once are compiled while they run, and not as well as what is called again and again. */
const atOnce = 2048;

/** The keys that some ways make, record by record, without most of those that nobody else has. */
function entriesOf({ rows, dictionaries, ways }: Keyed, values: readonly Int32Array[], own: readonly number[]): Blocks {
  const taken = own.map((at) => ({ way: ways[at]!, ...takenBy(ways[at]!, dictionaries) }));
  const keys = new Int32Array(rows * own.length);
  let bits = 10;
  while (2 ** bits < keys.length * placesPerEntry && bits < mostPlaceBits) bits++;
  const shift = 32 - bits;
  const counts = new Uint8Array(2 ** bits);
  taken.forEach((one, at) => {
    for (let from = 0; from < rows; from += atOnce)
      countKeys(one, values, keys, own.length, at, counts, shift, from, Math.min(rows, from + atOnce));
  });
  const records = new Int32Array(keys.length);
  let count = 0;
  for (let from = 0; from < keys.length; from += atOnce)
    count = keepShared(keys, records, own.length, counts, shift, from, Math.min(keys.length, from + atOnce), count);
  return { keys: keys.subarray(0, count), rows: records.subarray(0, count) };
}

type Taken = ReturnType<typeof takenBy> & { readonly way: KeyWay };

/** Makes the keys of records `from … to - 1` by one way and counts by their first bits whether they come once or again. */
function countKeys(
  { way, firsts, seconds, first, second }: Taken,
  values: readonly Int32Array[],
  keys: Int32Array,
  ways: number,
  at: number,
  counts: Uint8Array,
  shift: number,
  from: number,
  to: number,
): void {
  const [ones, others] = [values[first]!, values[second]!];
  for (let row = from; row < to; row++) {
    const key = keyOf(way, firsts[ones[row]!]!, seconds[others[row]!]!);
    keys[row * ways + at] = key;
    const place = key >>> shift;
    counts[place] = counts[place]! === 0 ? 1 : 2;
  }
}

/** Moves entries `from … to - 1` whose keys are not alone to the front, behind the first `count`; answers how many there are. */
function keepShared(
  keys: Int32Array,
  records: Int32Array,
  ways: number,
  counts: Uint8Array,
  shift: number,
  from: number,
  to: number,
  count: number,
): number {
  let kept = count;
  for (let i = from; i < to; i++) {
    const key = keys[i]!;
    keys[kept] = key;
    records[kept] = ways === 1 ? i : Math.floor(i / ways);
    if (key !== 0 && counts[key >>> shift]! > 1) kept++;
  }
  return kept;
}

/** What a way takes of each value, and of which slots. */
export function takenBy({ first, second }: KeyWay, dictionaries: readonly Dictionary[]) {
  const firsts = taken(dictionaries[first.slot]!, first.take);
  const seconds = second === null ? firsts : taken(dictionaries[second.slot]!, second.take);
  return { firsts, seconds, first: first.slot, second: second?.slot ?? first.slot };
}

/** What rules take of a dictionary's values is the same for many of them. */
const known = new WeakMap<Int32Array, Map<Take, Int32Array>>();

function taken(dictionary: Dictionary, take: Take): Int32Array {
  const byTake = known.get(dictionary.records) ?? new Map<Take, Int32Array>();
  known.set(dictionary.records, byTake);
  let hashes = byTake.get(take);
  if (hashes === undefined) {
    hashes = new Int32Array(dictionary.count);
    for (let value = 1; value < hashes.length; value++) hashes[value] = takenOf(dictionary, value, take);
    byTake.set(take, hashes);
  }
  return hashes;
}

/** Notes the keys that are shared; a rule with several ways has them in any of its places, each once. */
function note(
  keys: Int32Array,
  rows: Int32Array,
  count: number,
  { lines, layout }: Keyed,
  own: readonly number[],
): void {
  const first = layout.keys + own[0]!;
  for (let i = 0; i < count; i++) {
    let at = rows[i]! * layout.width + first;
    while (lines[at] !== 0) at++;
    lines[at] = keys[i]!;
  }
}

/** Entries of blocks whose lines are fetched before the pairs of a block are looked at. */
const ahead = 24;

/**
 * Calls `visit` once for every pair of records that share a key, in the slice of each rule's blocks from `low` to `high`
 * (0 to 1, moved to where a block begins), with where their lines begin. A pair that shares several keys comes with the
 * first rule, and with the least key of it.
 */
export function eachPair(
  { ways, lines, layout }: Pick<Keyed, 'ways' | 'lines' | 'layout'>,
  blocks: readonly Blocks[],
  low: number,
  high: number,
  visit: (a: number, b: number) => void,
): void {
  const spans = spansOf(ways, layout.keys);
  blocks.forEach((block, rule) => {
    const count = block.keys.length;
    const end = blockStart(block.keys, Math.floor(count * high));
    for (let from = blockStart(block.keys, Math.floor(count * low)); from < end; )
      from = someBlocks(block, lines, layout.width, spans, rule, from, Math.min(end, from + atOnce), visit);
  });
}

/** The pairs of the blocks of a rule from an entry on, up to where one ends at `end` or behind it; answers where. */
function someBlocks(
  { keys, rows }: Blocks,
  lines: Int32Array,
  width: number,
  spans: Int32Array,
  rule: number,
  begin: number,
  end: number,
  visit: (a: number, b: number) => void,
): number {
  const count = keys.length;
  let seen = 0;
  let from = begin;
  while (from < end) {
    const key = keys[from]!;
    let to = from + 1;
    while (to < count && keys[to] === key) to++;
    for (let i = from + ahead; i < to + ahead && i < count; i++) {
      const line = rows[i]! * width;
      seen ^= lines[line]! ^ lines[line + width - 1]!;
    }
    for (let i = from; i < to; i++) {
      const a = rows[i]! * width;
      for (let j = i + 1; j < to; j++) {
        const b = rows[j]! * width;
        if (!comesEarlier(lines, a, b, spans, rule, key)) visit(a, b);
      }
    }
    from = to;
  }
  touched[0]! ^= seen;
  return from;
}

function blockStart(keys: Int32Array, near: number): number {
  let at = near;
  while (at > 0 && at < keys.length && keys[at] === keys[at - 1]) at++;
  return at;
}

/** By rule, where in a line its keys begin; and where the last end. */
function spansOf(ways: readonly KeyWay[], keys: number): Int32Array {
  const rules = (ways.at(-1)?.rule ?? -1) + 1;
  return Int32Array.from({ length: rules + 1 }, (_, rule) => {
    const at = ways.findIndex((way) => way.rule >= rule);
    return keys + (at < 0 ? ways.length : at);
  });
}

function comesEarlier(lines: Int32Array, a: number, b: number, spans: Int32Array, rule: number, key: number): boolean {
  const from = spans[0]!;
  // Where every rule has but one key, those of two records stand at the same places.
  if (spans[rule + 1]! - from === rule + 1) {
    for (let i = from; i < from + rule; i++) if (lines[a + i] === lines[b + i] && lines[a + i] !== 0) return true;
    return false;
  }
  for (let earlier = 0; earlier <= rule; earlier++) {
    const start = spans[earlier]!;
    const end = spans[earlier + 1]!;
    for (let i = start; i < end; i++) {
      const one = lines[a + i]!;
      if (one === 0 || (earlier === rule && one >= key)) continue;
      for (let j = start; j < end; j++) if (lines[b + j] === one) return true;
    }
  }
  return false;
}
