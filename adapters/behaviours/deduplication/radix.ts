const bits = 11;
const buckets = 1 << bits;

/** Keys in order with what goes with each. */
export interface Sorted {
  readonly keys: Int32Array;
  readonly rows: Int32Array;
}

/** Sorts pairs by key as unsigned numbers, those of one key left in their order. Both arrays are used up. */
export function radixSort(keys: Int32Array, rows: Int32Array): Sorted {
  let from: Sorted = { keys, rows };
  let to: Sorted = { keys: new Int32Array(keys.length), rows: new Int32Array(keys.length) };
  const counts = new Int32Array(buckets);
  for (let shift = 0; shift < 32; shift += bits) {
    const [oldKeys, oldRows, newKeys, newRows] = [from.keys, from.rows, to.keys, to.rows];
    counts.fill(0);
    for (let i = 0; i < oldKeys.length; i++) counts[(oldKeys[i]! >>> shift) & (buckets - 1)]!++;
    let start = 0;
    for (let bucket = 0; bucket < buckets; bucket++) {
      const count = counts[bucket]!;
      counts[bucket] = start;
      start += count;
    }
    for (let i = 0; i < oldKeys.length; i++) {
      const bucket = (oldKeys[i]! >>> shift) & (buckets - 1);
      const place = counts[bucket]!;
      counts[bucket] = place + 1;
      newKeys[place] = oldKeys[i]!;
      newRows[place] = oldRows[i]!;
    }
    [from, to] = [to, from];
  }
  return from;
}
