import type { Reason } from '../../../core/finding.ts';
import type { Model } from './model.ts';
import type { ComparisonKind, Schema } from './schema.ts';

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

/**
 * Makes the teller of why two records are or are not one, the weightiest first: one reason for each comparison in which
 * both have something, with what stands in the cells. What speaks for nothing either way is left out.
 */
export function reasonTeller(
  schema: Schema,
  model: Model,
): (levels: Int8Array, a: CellReader, b: CellReader) => readonly Reason[] {
  const weights = schema.comparisons.map(({ levels }, at) =>
    Array.from({ length: levels }, (_, level) => Math.abs(bitsOf(model, at, level))),
  );
  const columns = schema.comparisons.map(({ slots }) => [
    ...new Set(slots.filter((slot) => slot >= 0).map((slot) => schema.slots[slot]!.column)),
  ]);
  const weightAt = (levels: Int8Array, at: number) => (levels[at]! < 0 ? 0 : weights[at]![levels[at]!]!);
  return (levels, a, b) => {
    const telling = schema.comparisons.flatMap((_, at) => (weightAt(levels, at) >= fewestBits ? [at] : []));
    return telling
      .sort((x, y) => weightAt(levels, y) - weightAt(levels, x))
      .map((at) => {
        const { kind } = schema.comparisons[at]!;
        const joint = kind === 'names' ? ' ' : ', ';
        const [column = ''] = columns[at]!;
        const args = { column, one: said(columns[at]!, a, joint), other: said(columns[at]!, b, joint) };
        return { code: `duplicates.${codes[kind][levels[at]!]!}`, args };
      });
  };
}

/** How much a level by itself speaks for one record, in bits: against the classes that are none, as they are mixed. */
function bitsOf({ classes, levels }: Model, comparison: number, level: number): number {
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
