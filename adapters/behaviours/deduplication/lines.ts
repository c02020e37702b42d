import { type Dictionary, width as recordWidth, second, signature, size, third } from './dictionary.ts';
import type { Kind } from './normalise.ts';
import type { Schema } from './schema.ts';
import { type ValueWeights, weightOf } from './value-weights.ts';

/**
 * How a record lies in memory as one line of numbers, so that most pairs are decided without touching a dictionary:
 * the numbers of its values · how rare each is, a byte each · of values that are compared letter by letter the signature
 * and length in one number · of e-mails and phones their second, of e-mails also their third number.
 */
export interface Layout {
  /** Numbers a line. */
  readonly width: number;
  readonly weights: number;
  /** By slot; -1 where a line does not have it. */
  readonly letters: readonly number[];
  readonly second: readonly number[];
  readonly third: readonly number[];
}

const comparedByLetters: ReadonlySet<Kind> = new Set<Kind>(['email', 'phone', 'street', 'company', 'text', 'id']);
const letterBits = 27;
/** Lengths from this on are all one. */
export const longLength = 31;

export function layoutOf({ slots }: Schema): Layout {
  const weights = slots.length;
  let width = weights + Math.ceil(slots.length / 4);
  const place = (has: (kind: Kind) => boolean) => slots.map(({ kind }) => (has(kind) ? width++ : -1));
  const letters = place((kind) => comparedByLetters.has(kind));
  const seconds = place((kind) => kind === 'email' || kind === 'phone');
  const thirds = place((kind) => kind === 'email');
  return { width, weights, letters, second: seconds, third: thirds };
}

/** Writes the line of a record whose values `valueAt` knows by slot. */
export function writeLine(
  lines: Int32Array,
  at: number,
  layout: Layout,
  dictionaries: readonly Dictionary[],
  weights: readonly ValueWeights[],
  valueAt: (slot: number) => number,
): void {
  for (let i = dictionaries.length; i < layout.width; i++) lines[at + i] = 0;
  for (let slot = 0; slot < dictionaries.length; slot++) {
    const value = valueAt(slot);
    lines[at + slot] = value;
    if (value === 0) continue;
    const { records } = dictionaries[slot]!;
    const record = value * recordWidth;
    lines[at + layout.weights + (slot >> 2)]! |= weightOf(weights[slot]!, records, record) << ((slot & 3) << 3);
    const letters = layout.letters[slot]!;
    if (letters < 0) continue;
    const length = Math.min(records[record + size]!, longLength);
    lines[at + letters] = (records[record + signature]! & ((1 << letterBits) - 1)) | (length << letterBits);
    if (layout.second[slot]! >= 0) lines[at + layout.second[slot]!] = records[record + second]!;
    if (layout.third[slot]! >= 0) lines[at + layout.third[slot]!] = records[record + third]!;
  }
}

/** The length in what a line says of a value's letters; `longLength` stands for all that are longer. */
export function lengthIn(letters: number): number {
  return letters >>> letterBits;
}

/** The signature in what a line says of a value's letters. */
export function signatureIn(letters: number): number {
  return letters & ((1 << letterBits) - 1);
}
