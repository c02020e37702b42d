import type { Schema } from './schema.ts';

/**
 * Which slots fill others where both are empty: the halves of a column of whole names stand in for columns of given and
 * family names. Pairs of the slot to be filled and the one to fill it from.
 */
export function nameFillers({ slots }: Schema): readonly (readonly [to: number, from: number])[] {
  const to = ['given-name', 'family-name'].map((role) => slots.findIndex((slot) => slot.role === role));
  const from = ['given', 'family'].map((half) => slots.findIndex((slot) => slot.half === half));
  return to.flatMap((slot, i) => (slot >= 0 && from[i]! >= 0 ? [[slot, from[i]!] as const] : []));
}
