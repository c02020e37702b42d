import type { CountedNoun } from '../../core/language.ts';

const limit = 10n ** 15n;

/** The form of a noun after a number, by the plural rules of the language. */
export function counted(plurals: Intl.PluralRules, amount: number, forms: CountedNoun['forms']): string {
  return forms[plurals.select(amount)] ?? forms.other ?? forms.many ?? forms.few ?? forms.one ?? '';
}

/** Groups of three digits with their power of a thousand, the highest first; groups of 0 are left out. */
export function thousands(amount: bigint): readonly { readonly group: number; readonly power: number }[] {
  if (amount < 0n || amount >= limit) throw new RangeError(`A number in words must be from 0 to ${limit - 1n}.`);
  return [4, 3, 2, 1, 0]
    .map((power) => ({ group: Number((amount / 1000n ** BigInt(power)) % 1000n), power }))
    .filter(({ group }) => group > 0);
}
