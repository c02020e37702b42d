import { type Dictionary, hash, width as recordWidth, second, signature, size, third } from './dictionary.ts';
import { numbers } from './memory.ts';
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

/** What stands in a line at one place, by value: worked out once for every value, not for every record. */
export interface LinePart {
  readonly slot: number;
  readonly at: number;
  readonly byValue: Int32Array;
  /** Added to what another slot has put there. */
  readonly isAdded: boolean;
}

/** All that stands in lines for one slot beside the value itself. */
export function linePartsOf(
  layout: Layout,
  slot: number,
  dictionary: Dictionary,
  { rare, listed }: Rareness,
  shared: boolean,
): readonly LinePart[] {
  const { records, count } = dictionary;
  const weights = valueWeights(rare, listed);
  const part = (at: number, of: (record: number) => number, isAdded = false): readonly LinePart[] => {
    if (at < 0) return [];
    const byValue = numbers(count, shared);
    for (let value = 1; value < count; value++) byValue[value] = of(value * recordWidth);
    return [{ slot, at, byValue, isAdded }];
  };
  const shift = (slot & 3) << 3;
  return [
    ...part(
      layout.weights + (slot >> 2),
      (record) => weightOfHash(weights, records[record + hash]!) << shift,
      shift > 0,
    ),
    ...part(layout.letters[slot]!, (record) => lettersOf(records, record)),
    ...part(layout.second[slot]!, (record) => records[record + second]!),
    ...part(layout.third[slot]!, (record) => records[record + third]!),
  ];
}

/** Records whose lines are written before the next part's turn, so that they stay in the cache. */
const atOnce = 2048;

/**
 * Writes the lines of the records at places `from … to - 1`, but for their keys. `order` tells which row stands at a
 * place, `values` by slot and row its value.
 */
export function writeLines(
  lines: Int32Array,
  { width }: Layout,
  parts: readonly LinePart[],
  values: readonly Int32Array[],
  order: Int32Array,
  from: number,
  to: number,
): void {
  for (let start = from; start < to; start += atOnce) {
    const end = Math.min(to, start + atOnce);
    for (let slot = 0; slot < values.length; slot++) {
      const column = values[slot]!;
      for (let place = start, at = start * width + slot; place < end; place++, at += width)
        lines[at] = column[order[place]!]!;
    }
    for (const { slot, at: where, byValue, isAdded } of parts)
      for (let line = start * width; line < end * width; line += width) {
        const word = byValue[lines[line + slot]!]!;
        lines[line + where] = isAdded ? lines[line + where]! | word : word;
      }
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
