const bits = 11;
const buckets = 1 << bits;

/** Keys in order with what goes with each. */
export interface Sorted {
  readonly keys: Int32Array;
  readonly rows: Int32Array;
}

const passes = 3;

/** Sorts pairs by key as unsigned numbers, those of one key left in their order. Both arrays are used up. */
export function radixSort(keys: Int32Array, rows: Int32Array): Sorted {
  const counts = countsOf(keys);
  let from: Sorted = { keys, rows };
  let to: Sorted = { keys: new Int32Array(keys.length), rows: new Int32Array(keys.length) };
  for (let pass = 0; pass < passes; pass++) {
    const next = counts.subarray(pass * buckets, (pass + 1) * buckets);
    let start = 0;
    for (let bucket = 0; bucket < buckets; bucket++) {
      const count = next[bucket]!;
      next[bucket] = start;
      start += count;
    }
    for (let begin = 0; begin < keys.length; begin += atOnce)
      deal(from, to, next, pass * bits, begin, Math.min(keys.length, begin + atOnce));
    [from, to] = [to, from];
  }
  return from;
}

/** Loops that run once are compiled while they run, and not as well as what is called again and again. */
const atOnce = 4096;

/** How many keys fall in each bucket, pass by pass. */
function countsOf(keys: Int32Array): Int32Array {
  const counts = new Int32Array(passes * buckets);
  for (let begin = 0; begin < keys.length; begin += atOnce)
    count(keys, counts, begin, Math.min(keys.length, begin + atOnce));
  return counts;
}

function count(keys: Int32Array, counts: Int32Array, begin: number, end: number): void {
  for (let i = begin; i < end; i++) {
    const key = keys[i]!;
    counts[key & (buckets - 1)]!++;
    counts[buckets + ((key >>> bits) & (buckets - 1))]!++;
    counts[2 * buckets + (key >>> (2 * bits))]!++;
  }
}

function deal(from: Sorted, to: Sorted, next: Int32Array, shift: number, begin: number, end: number): void {
  const { keys, rows } = from;
  const { keys: newKeys, rows: newRows } = to;
  for (let i = begin; i < end; i++) {
    const key = keys[i]!;
    const bucket = (key >>> shift) & (buckets - 1);
    const place = next[bucket]!;
    next[bucket] = place + 1;
    newKeys[place] = key;
    newRows[place] = rows[i]!;
  }
}
