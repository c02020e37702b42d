import type { Reason } from '../../../core/finding.ts';
import type { Model } from './model.ts';
import type { Texts } from './roles.ts';
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

/**
 * Why two records are or are not one, the weightiest first: one reason for each comparison in which both have something,
 * with what stands in the cells. What speaks for nothing either way is left out.
 */
export function reasonsOf(schema: Schema, model: Model, levels: Int8Array, a: Texts, b: Texts): readonly Reason[] {
  return schema.comparisons
    .flatMap((comparison, at) => {
      const level = levels[at]!;
      if (level < 0) return [];
      const bits = bitsOf(model, at, level);
      const code = codes[comparison.kind][level]!;
      if (Math.abs(bits) < fewestBits) return [];
      return [{ reason: { code: `duplicates.${code}`, args: argsOf(schema, comparison, a, b) }, bits: Math.abs(bits) }];
    })
    .toSorted((x, y) => y.bits - x.bits)
    .map(({ reason }) => reason);
}

/** How much a level by itself speaks for one record, in bits: against the classes that are none, as they are mixed. */
function bitsOf({ classes, levels }: Model, comparison: number, level: number): number {
  const [same = 1, ...unlike] = levels[comparison]!.map((byLevel) => byLevel[level]!);
  const rest = classes.slice(1);
  const share = rest.reduce((sum, one) => sum + one, 0);
  return Math.log2(same / (unlike.reduce((sum, one, z) => sum + one * rest[z]!, 0) / share));
}

function argsOf({ slots }: Schema, comparison: Comparison, a: Texts, b: Texts) {
  const used = comparison.slots.filter((slot) => slot >= 0).map((slot) => slots[slot]!.column);
  const said = (texts: Texts) =>
    [...new Set(used)]
      .map((column) => texts[column]?.trim() ?? '')
      .filter((text) => text !== '')
      .join(comparison.kind === 'names' ? ' ' : ', ');
  return { column: used[0] ?? '', one: said(a), other: said(b) };
}
