import { mixedEitherWay } from './byte-hash.ts';
import { type Column, cellText } from './column.ts';
import { type Dictionary, second, width } from './dictionary.ts';
import { radixSort } from './radix.ts';

/** Bits of the name's sound before those of the id's hash: some hundreds of a million records have them in common. */
const soundBits = 12;

/**
 * The rows in an order that has nothing to do with how the table is sorted: by a part of the sound of the name, so that
 * records that are compared often lie near one another, then by the hash of the id, then by the id.
 */
export function canonicalOrder(
  rows: number,
  ids: readonly Column[],
  idHashes: Int32Array,
  names: readonly NamedColumn[],
): Int32Array {
  const unsorted = new Int32Array(rows);
  const all = new Int32Array(rows);
  for (let row = 0; row < rows; row++) all[row] = row;
  for (let from = 0; from < rows; from += atOnce) addSounds(unsorted, names, from, Math.min(rows, from + atOnce));
  for (let row = 0; row < rows; row++)
    unsorted[row] = (unsorted[row]! << (32 - soundBits)) | (idHashes[row]! >>> soundBits);
  const { keys, rows: order } = radixSort(unsorted, all);
  const idAt = idReader(ids);
  for (let from = 0; from < rows; from++) {
    let to = from + 1;
    while (to < rows && keys[to] === keys[from]) to++;
    if (to - from > 1)
      order.subarray(from, to).sort((a, b) => idHashes[a]! - idHashes[b]! || (idAt(a) < idAt(b) ? -1 : 1));
    from = to - 1;
  }
  return order;
}

interface NamedColumn {
  readonly dictionary: Dictionary;
  readonly values: Int32Array;
}

/** Loops that run once are compiled while they run, and not as well as what is called again and again. */
const atOnce = 4096;

function addSounds(sounds: Int32Array, names: readonly NamedColumn[], from: number, to: number): void {
  for (const { dictionary, values } of names) {
    const { records } = dictionary;
    for (let row = from; row < to; row++)
      sounds[row] = mixedEitherWay(sounds[row]!, records[values[row]! * width + second]!);
  }
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

/** By row, the place where it stands. */
export function placesIn(order: Int32Array): Int32Array {
  const places = new Int32Array(order.length);
  for (let place = 0; place < order.length; place++) places[order[place]!] = place;
  return places;
}
