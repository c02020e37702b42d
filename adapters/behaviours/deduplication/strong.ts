import type { ComparisonKind, Schema } from './schema.ts';

/** Ways of comparing whose first level nearly alone proves that two records are one. */
const strongKinds: ReadonlySet<ComparisonKind> = new Set<ComparisonKind>(['email', 'phone', 'id']);

/** Whether two records have the same e-mail of one person, phone or number. */
export function isStrong({ comparisons }: Schema, levels: Int8Array): boolean {
  return comparisons.some(({ kind }, at) => levels[at] === 0 && strongKinds.has(kind));
}
