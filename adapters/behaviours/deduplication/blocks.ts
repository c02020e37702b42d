import type { Dictionary } from './dictionary.ts';
import { takenOf } from './key-parts.ts';
import { type KeyWay, keyOf } from './keys.ts';
import { radixSort } from './radix.ts';
import type { Part, Rule } from './schema.ts';

/** Records of a rule that share a key with others, by key; records of one key stand in their order. */
export interface Blocks {
  readonly keys: Int32Array;
  readonly rows: Int32Array;
}

/** The lines of all records, and where each way's keys are noted for those who share them. */
export interface Keyed {
  readonly rows: number;
  readonly lines: Int32Array;
  readonly lineWidth: number;
  readonly dictionaries: readonly Dictionary[];
  /** By record, a number for each way to make a key: the key, or 0 where it is nobody else's, or too many have it. */
  readonly shared: Int32Array;
  readonly ways: readonly KeyWay[];
}

/** Two bits for each of some millions of hashes: seen never, once, or more often. */
const mostCounters = 1 << 23;

/** Finds the records that share a key of a rule, as long as not more than its cap do, and notes those keys in `shared`. */
export function blocksOf(keyed: Keyed, { cap }: Rule, rule: number): Blocks {
  const { rows, ways, shared } = keyed;
  const own = ways.flatMap((way, at) => (way.rule === rule ? [at] : []));
  const entries = repeated(rows, own, wayKeys(keyed, own));
  const { keys, rows: sorted } = radixSort(entries.keys, entries.rows);
  let kept = 0;
  for (let from = 0; from < keys.length; ) {
    const key = keys[from]!;
    let to = from;
    let distinct = 0;
    for (; to < keys.length && keys[to] === key; to++) if (to === from || sorted[to] !== sorted[to - 1]) distinct++;
    if (distinct > 1 && distinct <= cap)
      for (let i = from; i < to; i++) {
        if (i > from && sorted[i] === sorted[i - 1]) continue;
        keys[kept] = key;
        sorted[kept++] = sorted[i]!;
      }
    from = to;
  }
  note(keys, sorted, kept, keyed, own, shared);
  return { keys: keys.slice(0, kept), rows: sorted.slice(0, kept) };
}

/** The keys of every record, by way. */
function wayKeys({ rows, lines, lineWidth, dictionaries, ways }: Keyed, own: readonly number[]): readonly Int32Array[] {
  return own.map((at) => {
    const way = ways[at]!;
    const { first, second } = way;
    const firsts = taken(dictionaries[first.slot]!, first.take);
    const seconds = second === null ? firsts : taken(dictionaries[second.slot]!, second.take);
    const secondSlot = second?.slot ?? first.slot;
    const keys = new Int32Array(rows);
    for (let row = 0, line = 0; row < rows; row++, line += lineWidth)
      keys[row] = keyOf(way, firsts[lines[line + first.slot]!]!, seconds[lines[line + secondSlot]!]!);
    return keys;
  });
}

/** What is taken of each value of a dictionary. */
function taken(dictionary: Dictionary, take: Part['take']): Int32Array {
  const hashes = new Int32Array(dictionary.count);
  for (let value = 1; value < hashes.length; value++) hashes[value] = takenOf(dictionary, value, take);
  return hashes;
}

/** Entries whose key may occur more than once: most keys do not, and need not be sorted. */
function repeated(rows: number, own: readonly number[], keys: readonly Int32Array[]): Blocks {
  let counters = 1 << 12;
  while (counters < rows * own.length * 2 && counters < mostCounters) counters *= 2;
  const seen = new Uint8Array(counters);
  const slot = (key: number) => (key ^ (key >>> 9)) & (counters - 1);
  for (const column of keys)
    for (let row = 0; row < rows; row++) {
      const key = column[row]!;
      if (key !== 0 && seen[slot(key)]! < 2) seen[slot(key)]!++;
    }
  let count = 0;
  for (const column of keys)
    for (let row = 0; row < rows; row++) if (column[row] !== 0 && seen[slot(column[row]!)] === 2) count++;
  const found: Blocks = { keys: new Int32Array(count), rows: new Int32Array(count) };
  let at = 0;
  for (let row = 0; row < rows; row++)
    for (const column of keys)
      if (column[row] !== 0 && seen[slot(column[row]!)] === 2) {
        found.keys[at] = column[row]!;
        found.rows[at++] = row;
      }
  return found;
}

/** Notes the keys that are shared; a rule with several ways has them in any of its places, each once. */
function note(
  keys: Int32Array,
  rows: Int32Array,
  count: number,
  { ways }: Keyed,
  own: readonly number[],
  shared: Int32Array,
): void {
  for (let i = 0; i < count; i++) {
    let at = rows[i]! * ways.length + own[0]!;
    while (shared[at] !== 0) at++;
    shared[at] = keys[i]!;
  }
}

/**
 * Calls `visit` once for every pair of records that share a key, in the slice of each rule's blocks from `low` to `high`
 * (0 to 1, moved to where a block begins). A pair that shares several keys comes with the first rule, and with the
 * least key of it.
 */
export function eachPair(
  { ways, shared }: Pick<Keyed, 'ways' | 'shared'>,
  blocks: readonly Blocks[],
  low: number,
  high: number,
  visit: (a: number, b: number) => void,
): void {
  const spans = spansOf(ways);
  blocks.forEach(({ keys, rows }, rule) => {
    const count = keys.length;
    let from = blockStart(keys, Math.floor(count * low));
    const end = blockStart(keys, Math.floor(count * high));
    while (from < end) {
      const key = keys[from]!;
      let to = from + 1;
      while (to < count && keys[to] === key) to++;
      for (let i = from; i < to; i++)
        for (let j = i + 1; j < to; j++) {
          const [a, b] = [rows[i]!, rows[j]!];
          if (!comesEarlier(shared, a * ways.length, b * ways.length, spans, rule, key)) visit(a, b);
        }
      from = to;
    }
  });
}

function blockStart(keys: Int32Array, near: number): number {
  let at = near;
  while (at > 0 && at < keys.length && keys[at] === keys[at - 1]) at++;
  return at;
}

/** By rule, where its ways begin; and where the last ends. */
function spansOf(ways: readonly KeyWay[]): Int32Array {
  const rules = (ways.at(-1)?.rule ?? -1) + 1;
  return Int32Array.from({ length: rules + 1 }, (_, rule) => {
    const at = ways.findIndex((way) => way.rule >= rule);
    return at < 0 ? ways.length : at;
  });
}

function comesEarlier(shared: Int32Array, a: number, b: number, spans: Int32Array, rule: number, key: number): boolean {
  for (let earlier = 0; earlier <= rule; earlier++)
    for (let i = spans[earlier]!; i < spans[earlier + 1]!; i++) {
      const one = shared[a + i]!;
      if (one === 0 || (earlier === rule && one >= key)) continue;
      for (let j = spans[earlier]!; j < spans[earlier + 1]!; j++) if (shared[b + j] === one) return true;
    }
  return false;
}
