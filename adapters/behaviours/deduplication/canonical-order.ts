import { mixedEitherWay } from './byte-hash.ts';
import { type Column, cellText } from './column.ts';
import { type Dictionary, second, width } from './dictionary.ts';
import { radixSort } from './radix.ts';

/**
 * The rows in an order that has nothing to do with how the table is sorted: by the sound of the name, so that records
 * that are compared often lie near one another, then by the hash of the id, then by the id.
 */
export function canonicalOrder(
  rows: number,
  ids: readonly Column[],
  idHashes: Int32Array,
  names: readonly { readonly dictionary: Dictionary; readonly values: Int32Array }[],
): Int32Array {
  const byHash = radixSort(
    idHashes.slice(0, rows),
    Int32Array.from({ length: rows }, (_, row) => row),
  );
  const sounds = new Int32Array(rows);
  for (let place = 0; place < rows; place++) sounds[place] = soundOf(byHash.rows[place]!, names);
  const { keys, rows: order } = radixSort(sounds, byHash.rows);
  const idAt = idReader(ids);
  for (let from = 0; from < rows; from++) {
    let to = from + 1;
    while (to < rows && keys[to] === keys[from] && idHashes[order[to]!] === idHashes[order[from]!]) to++;
    if (to - from > 1) order.subarray(from, to).sort((a, b) => (idAt(a) < idAt(b) ? -1 : 1));
    from = to - 1;
  }
  return order;
}

function soundOf(
  row: number,
  names: readonly { readonly dictionary: Dictionary; readonly values: Int32Array }[],
): number {
  let sound = 0;
  for (const { dictionary, values } of names)
    sound = mixedEitherWay(sound, dictionary.records[values[row]! * width + second]!);
  return sound;
}

function idReader(ids: readonly Column[]): (row: number) => string {
  return (row) => {
    let left = row;
    for (const column of ids) {
      const count = column.bounds.length >> 1;
      if (left < count) return cellText(column, left);
      left -= count;
    }
    return '';
  };
}
