import { copyAndHash } from './byte-hash.ts';
import type { Column } from './column.ts';
import { add, type Dictionary, find, intern, newDictionary } from './dictionary.ts';
import type { Lexicon } from './lexicon.ts';
import { nameFillers } from './name-halves.ts';
import { normalisers } from './normalise.ts';
import { normal } from './normalise-text.ts';
import type { Schema } from './schema.ts';
import { splitName } from './split-name.ts';
import { touched } from './touched.ts';

/** Cells that are normalised before the dictionary is asked for any of them. */
const batch = 4096;
/** How far ahead the dictionary is touched, so that memory is fetched while others are compared. */
const ahead = 12;

/**
 * Reads the columns of slots of one kind into one dictionary and writes the numbers of their values, by slot and row.
 * `columns` holds for each slot its column in each table, one table behind the other. Answers also the rows in which
 * a whole name stands in for the given and the family name.
 */
export function internColumns(
  schema: Schema,
  lexicon: Lexicon,
  slots: readonly number[],
  columns: readonly (readonly Column[])[],
  values: readonly Int32Array[],
): { readonly dictionary: Dictionary; readonly filled: readonly number[] } {
  const kind = schema.slots[slots[0]!]!.kind;
  const dictionary = newDictionary(kind, 1024);
  slots.forEach((slot, i) => {
    let row = 0;
    for (const column of columns[i]!) {
      const half = schema.slots[slot]!.half;
      if (half === undefined) internCells(dictionary, lexicon, column, values[i]!, row);
      else internHalves(dictionary, lexicon, column, half, values[i]!, row);
      row += column.bounds.length >> 1;
    }
  });
  return { dictionary, filled: fill(schema, slots, values) };
}

function internCells(
  dictionary: Dictionary,
  lexicon: Lexicon,
  { bytes, bounds }: Column,
  values: Int32Array,
  firstRow: number,
): void {
  const normalise = normalisers[dictionary.kind];
  const rows = bounds.length >> 1;
  const rowOf = new Int32Array(batch);
  const hashes = new Int32Array(batch);
  const starts = new Int32Array(batch + 1);
  let forms = new Uint8Array(batch * 32);
  for (let row = 0; row < rows; ) {
    let count = 0;
    let end = 0;
    for (; row < rows && count < batch; row++) {
      const start = bounds[row * 2]!;
      const behind = bounds[row * 2 + 1]!;
      if (start === behind) continue;
      const length = normalise(bytes, start, behind, lexicon);
      if (length === 0) continue;
      if (end + length > forms.length) {
        const larger = new Uint8Array(forms.length * 2 + length);
        larger.set(forms);
        forms = larger;
      }
      rowOf[count] = row;
      hashes[count] = copyAndHash(normal, length, forms, end);
      starts[count++] = end;
      end += length;
    }
    starts[count] = end;
    lookUp(dictionary, lexicon, forms, starts, hashes, rowOf, count, values, firstRow);
  }
}

function lookUp(
  dictionary: Dictionary,
  lexicon: Lexicon,
  forms: Uint8Array,
  starts: Int32Array,
  hashes: Int32Array,
  rowOf: Int32Array,
  count: number,
  values: Int32Array,
  firstRow: number,
): void {
  let seen = 0;
  for (let i = 0; i < count; i++) {
    const { slots } = dictionary;
    if (i + ahead < count) seen ^= slots[hashes[i + ahead]! & (slots.length - 1)]!;
    const from = starts[i]!;
    const length = starts[i + 1]! - from;
    const found = find(dictionary, forms, from, length, hashes[i]!);
    values[firstRow + rowOf[i]!] =
      found >= 0 ? found : add(dictionary, -found - 1, forms, from, length, hashes[i]!, lexicon);
  }
  touched[0]! ^= seen;
}

function internHalves(
  dictionary: Dictionary,
  lexicon: Lexicon,
  { bytes, bounds }: Column,
  half: 'given' | 'family',
  values: Int32Array,
  firstRow: number,
): void {
  for (let row = 0; row * 2 < bounds.length; row++) {
    const [from, length] = splitName(bytes, bounds[row * 2]!, bounds[row * 2 + 1]!, lexicon)[half];
    if (length > 0) values[firstRow + row] = intern(dictionary, from, length, lexicon);
  }
}

/** Whole names stand in for given and family names where both are empty. Answers the rows. */
function fill(schema: Schema, slots: readonly number[], values: readonly Int32Array[]): readonly number[] {
  const fillers = nameFillers(schema).map(([to, from]) => [slots.indexOf(to), slots.indexOf(from)] as const);
  const [first] = fillers;
  const filled: number[] = [];
  if (first === undefined || first[0] < 0) return filled;
  for (let row = 0; row < values[first[0]]!.length; row++)
    if (fillers.every(([to]) => values[to]![row] === 0)) {
      for (const [to, from] of fillers) values[to]![row] = values[from]![row]!;
      filled.push(row);
    }
  return filled;
}
