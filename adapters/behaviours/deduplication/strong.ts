import type { Model } from './model.ts';
import type { ComparisonKind, Schema } from './schema.ts';
import { bitsOfByte } from './value-weights.ts';

/** Ways of comparing whose first level nearly alone proves that two records are one. */
const strongKinds: ReadonlySet<ComparisonKind> = new Set<ComparisonKind>(['email', 'phone', 'id']);
/** What proves it together with the very same name. */
const besideName: ReadonlySet<ComparisonKind> = new Set<ComparisonKind>(['place', 'company', 'date']);
/** Two to the power of these bits others have the same value as one, in a column of a few kinds of things. */
const categoryBits = 4;
const otherMailboxOfFirm = 4;

/** By comparison, whether what both have in common is one record's own: not so a column that holds one of a few words. */
export function ownComparisons({ comparisons }: Schema, { values }: Pick<Model, 'values'>): readonly boolean[] {
  return comparisons.map(
    ({ kind, slots }) => strongKinds.has(kind) && slots.every((slot) => bitsOfByte(values[slot]!.rare) < categoryBits),
  );
}

/**
 * Whether two records have a key in common that is hardly anybody else's: an e-mail of one person, a phone, a number, or
 * the same name with the same address, company or day; unless they are two mailboxes of one firm. `own` are the
 * `ownComparisons`.
 */
export function isStrong({ comparisons, main, entity }: Schema, own: readonly boolean[], levels: Int8Array): boolean {
  let beside = false;
  for (let at = 0; at < comparisons.length; at++) {
    const { kind } = comparisons[at]!;
    if (levels[at] === 0) {
      if (own[at]) return true;
      if (at !== main && besideName.has(kind)) beside = true;
    }
  }
  if (!beside || main < 0 || levels[main] !== 0 || comparisons[main]!.kind === 'word') return false;
  return (
    entity !== 'people' || comparisons.every(({ kind }, at) => kind !== 'email' || levels[at] !== otherMailboxOfFirm)
  );
}
