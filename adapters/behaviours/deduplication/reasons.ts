import type { Reason } from '../../../core/finding.ts';
import type { Model } from './model.ts';
import type { Comparison, ComparisonKind, Schema } from './schema.ts';

const nameCodes = [
  'same-name',
  'swapped-name',
  'close-name',
  'close-name',
  'near-name',
  'same-family',
  'same-given',
  'same-family',
  'near-name',
  'different-name',
  'same-given',
  'near-name',
];

/** What each level is called, by way of comparing; the last may be worth no word. */
const codes: Readonly<Record<ComparisonKind, readonly string[]>> = {
  names: nameCodes,
  word: ['same-value', 'close-value', 'near-value', 'different-value'],
  email: ['same-email', 'same-mailbox', 'near-email', 'shared-mailbox', 'same-domain', 'different-email'],
  phone: ['same-phone', 'phone-ending', 'near-phone', 'different-phone'],
  place: ['same-address', 'near-address', 'same-postcode', 'same-postcode', 'same-city', 'different-address'],
  area: ['same-area', 'same-postcode', 'near-postcode', 'same-city', 'near-city', 'different-address'],
  company: ['same-company', 'near-company', 'near-company', 'like-company', 'different-company', 'different-company'],
  text: ['same-value', 'near-value', 'near-value', 'like-value', 'different-value', 'different-value'],
  date: ['same-date', 'near-date', 'near-date', 'same-year', 'different-date'],
  id: ['same-number', 'near-number', 'near-number', 'different-number'],
};

/** Every code that `reasonsOf` can say, so that languages have them all. */
export const reasonCodes: readonly string[] = [...new Set(Object.values(codes).flat())].map(
  (code) => `duplicates.${code}`,
);

const fewestBits = 0.5;

/** What stands in a record's cell, by the key of its column. */
export type CellReader = (column: string) => string;

/** The code of what a level of a comparison says. A city that stands in a column of its own is said once. */
export function reasonCode({ kind, slots }: Comparison, level: number): string {
  const code = codes[kind][level]!;
  const isAlone = slots.filter((slot) => slot >= 0).length === 1;
  return `duplicates.${code === 'same-city' && isAlone ? 'same-value' : code}`;
}

/** By comparison, the columns that it reads, each once. */
export function reasonColumns({ comparisons, slots }: Schema): readonly (readonly string[])[] {
  return comparisons.map((comparison) => [
    ...new Set(comparison.slots.filter((slot) => slot >= 0).map((slot) => slots[slot]!.column)),
  ]);
}

/** What stands between the cells of several columns when they are told of as one. */
export function reasonJoint(kind: ComparisonKind): string {
  return kind === 'names' ? ' ' : ', ';
}

/**
 * Makes the chooser of what there is to say of two records: it leaves in `into` the comparisons whose levels speak for or
 * against, the weightiest first, and answers how many. What is missing or speaks for nothing either way is left out.
 */
export function reasonChooser(
  schema: Schema,
  model: Pick<Model, 'classes' | 'levels'>,
): (levels: Int8Array, into: Int8Array) => number {
  const weights = schema.comparisons.map(({ levels }, at) =>
    Float64Array.from({ length: levels }, (_, level) => Math.abs(bitsOf(model, at, level))),
  );
  const weightAt = (levels: Int8Array, at: number) => (levels[at]! < 0 ? 0 : weights[at]![levels[at]!]!);
  return (levels, into) => {
    let count = 0;
    for (let at = 0; at < levels.length; at++) {
      const weight = weightAt(levels, at);
      if (weight < fewestBits) continue;
      let place = count++;
      for (; place > 0 && weightAt(levels, into[place - 1]!) < weight; place--) into[place] = into[place - 1]!;
      into[place] = at;
    }
    return count;
  };
}

/**
 * Makes the teller of why two records are or are not one: a reason for each comparison that `reasonChooser` leaves, in that
 * order, with what stands in the cells.
 */
export function reasonTeller(
  schema: Schema,
  model: Model,
): (levels: Int8Array, a: CellReader, b: CellReader) => readonly Reason[] {
  const choose = reasonChooser(schema, model);
  const chosen = new Int8Array(schema.comparisons.length);
  const columns = reasonColumns(schema);
  return (levels, a, b) => {
    const count = choose(levels, chosen);
    return Array.from(chosen.subarray(0, count), (at) => {
      const comparison = schema.comparisons[at]!;
      const joint = reasonJoint(comparison.kind);
      const [column = ''] = columns[at]!;
      const args = { column, one: said(columns[at]!, a, joint), other: said(columns[at]!, b, joint) };
      return { code: reasonCode(comparison, levels[at]!), args };
    });
  };
}

/** How much a level by itself speaks for one record, in bits: against the classes that are none, as they are mixed. */
function bitsOf({ classes, levels }: Pick<Model, 'classes' | 'levels'>, comparison: number, level: number): number {
  const [same = 1, ...unlike] = levels[comparison]!.map((byLevel) => byLevel[level]!);
  const rest = classes.slice(1);
  const share = rest.reduce((sum, one) => sum + one, 0);
  return Math.log2(same / (unlike.reduce((sum, one, z) => sum + one * rest[z]!, 0) / share));
}

function said(columns: readonly string[], read: CellReader, joint: string): string {
  if (columns.length === 1) return read(columns[0]!);
  return columns
    .map(read)
    .filter((text) => text !== '')
    .join(joint);
}
