import type { Compared } from './comparator.ts';
import { type Dictionary, hash, width as recordWidth, second, signature, size, third } from './dictionary.ts';
import { bytes } from './memory.ts';
import type { Rareness } from './model.ts';
import type { Kind } from './normalise.ts';
import type { Schema } from './schema.ts';
import { type ValueWeights, valueWeights, weightOfHash } from './value-weights.ts';

/**
 * How a record lies in memory as one line of numbers, so that most pairs are decided without touching a dictionary:
 * the numbers of its values · how rare each is, a byte each · of values that are compared letter by letter the signature
 * and length in one number · of e-mails and phones their second, of e-mails also their third number · for each way to
 * make a key the key, or 0 where it is nobody else's, or too many have it.
 */
export interface Layout {
  /** Numbers a line. */
  readonly width: number;
  readonly weights: number;
  /** By slot; -1 where a line does not have it. */
  readonly letters: readonly number[];
  readonly second: readonly number[];
  readonly third: readonly number[];
  /** Where the keys begin. */
  readonly keys: number;
}

const comparedByLetters: ReadonlySet<Kind> = new Set<Kind>(['email', 'phone', 'street', 'company', 'text', 'id']);
const letterBits = 27;
/** Lengths from this on are all one. */
export const longLength = 31;

export function layoutOf({ slots, rules }: Schema): Layout {
  const weights = slots.length;
  let width = weights + Math.ceil(slots.length / 4);
  const place = (has: (kind: Kind) => boolean) => slots.map(({ kind }) => (has(kind) ? width++ : -1));
  const letters = place((kind) => comparedByLetters.has(kind));
  const seconds = place((kind) => kind === 'email' || kind === 'phone');
  const thirds = place((kind) => kind === 'email');
  const keys = width;
  width += rules.reduce((sum, rule) => sum + rule.keys.length, 0);
  return { width, weights, letters, second: seconds, third: thirds, keys };
}

/** Writes the line of one record but for its keys; `values` are by slot. */
export function writeLine(
  lines: Int32Array,
  line: number,
  layout: Layout,
  dictionaries: readonly Dictionary[],
  weights: readonly ValueWeights[],
  values: Int32Array,
): void {
  for (let slot = 0; slot < dictionaries.length; slot++) {
    const { records } = dictionaries[slot]!;
    const value = values[slot]!;
    const record = value * recordWidth;
    const byte = value === 0 ? 0 : weightOfHash(weights[slot]!, records[record + hash]!);
    const weightAt = line + layout.weights + (slot >> 2);
    const shift = (slot & 3) << 3;
    lines[line + slot] = value;
    lines[weightAt] = (shift === 0 ? 0 : lines[weightAt]!) | (byte << shift);
    if (layout.letters[slot]! >= 0) lines[line + layout.letters[slot]!] = lettersOf(records, record);
    if (layout.second[slot]! >= 0) lines[line + layout.second[slot]!] = records[record + second]!;
    if (layout.third[slot]! >= 0) lines[line + layout.third[slot]!] = records[record + third]!;
  }
}

/** By value of a dictionary, its weight as a byte: looked up once for every value, not for every record. */
export function weightsByValue(
  { records, count }: Dictionary,
  { rare, listed }: Rareness,
  shared: boolean,
): Uint8Array {
  const weights = valueWeights(rare, listed);
  const byValue = bytes(count, shared);
  for (let from = 1; from < count; from += atOnce)
    lookUpWeights(weights, records, byValue, from, Math.min(count, from + atOnce));
  return byValue;
}

function lookUpWeights(
  weights: ValueWeights,
  records: Int32Array,
  byValue: Uint8Array,
  from: number,
  to: number,
): void {
  for (let value = from; value < to; value++)
    byValue[value] = weightOfHash(weights, records[value * recordWidth + hash]!);
}

/** Records whose lines are written before the next slot's turn, so that they stay in the cache. */
const atOnce = 2048;

/**
 * Writes the lines of the records at places `from … to - 1`, but for their keys. `order` tells which row stands at a
 * place, `values` by slot and row its value, `weights` by slot and value how rare that is. Leaves in `placed` the values
 * by slot and place, for whoever wants but one of a line.
 */
export function writeLines(
  { lines, layout, dictionaries }: Pick<Compared, 'lines' | 'layout' | 'dictionaries'>,
  weights: readonly Uint8Array[],
  values: readonly Int32Array[],
  placed: readonly Int32Array[],
  order: Int32Array,
  from: number,
  to: number,
): void {
  for (let start = from; start < to; start += atOnce) {
    const end = Math.min(to, start + atOnce);
    for (let slot = 0; slot < values.length; slot++) {
      writeValues(lines, layout, slot, values[slot]!, placed[slot]!, weights[slot]!, order, start, end);
      if (layout.letters[slot]! >= 0 || layout.second[slot]! >= 0)
        writeParts(lines, layout, slot, dictionaries[slot]!.records, start, end);
    }
  }
}

function writeValues(
  lines: Int32Array,
  layout: Layout,
  slot: number,
  values: Int32Array,
  placed: Int32Array,
  weights: Uint8Array,
  order: Int32Array,
  from: number,
  to: number,
): void {
  const { width } = layout;
  const weightAt = layout.weights + (slot >> 2);
  const shift = (slot & 3) << 3;
  for (let place = from, line = from * width; place < to; place++, line += width) {
    const value = values[order[place]!]!;
    placed[place] = value;
    lines[line + slot] = value;
    lines[line + weightAt] = (shift === 0 ? 0 : lines[line + weightAt]!) | (weights[value]! << shift);
  }
}

function writeParts(
  lines: Int32Array,
  layout: Layout,
  slot: number,
  records: Int32Array,
  from: number,
  to: number,
): void {
  const { width } = layout;
  const letters = layout.letters[slot]!;
  const secondAt = layout.second[slot]!;
  const thirdAt = layout.third[slot]!;
  for (let line = from * width; line < to * width; line += width) {
    const record = lines[line + slot]! * recordWidth;
    if (letters >= 0) lines[line + letters] = lettersOf(records, record);
    if (secondAt >= 0) lines[line + secondAt] = records[record + second]!;
    if (thirdAt >= 0) lines[line + thirdAt] = records[record + third]!;
  }
}

function lettersOf(records: Int32Array, record: number): number {
  const length = Math.min(records[record + size]!, longLength);
  return (records[record + signature]! & ((1 << letterBits) - 1)) | (length << letterBits);
}

/** The length in what a line says of a value's letters; `longLength` stands for all that are longer. */
export function lengthIn(letters: number): number {
  return letters >>> letterBits;
}

/** The signature in what a line says of a value's letters. */
export function signatureIn(letters: number): number {
  return letters & ((1 << letterBits) - 1);
}
