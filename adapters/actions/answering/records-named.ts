import { presentLabel } from '../../../core/present.ts';
import type { Asking } from './question-kind.ts';

const most = 3;

/** The first few of some records by what names them, for a message; `isNamed` is `false` where none of them is known. */
export function recordsNamed(
  { model, viewer, rowOf }: Asking,
  records: readonly string[],
): { readonly named: string; readonly isNamed: boolean } {
  const labels = records.flatMap((record) => {
    const row = rowOf(record);
    return row === undefined ? [] : [presentLabel(model, viewer, row)];
  });
  const more = labels.length > most ? ' …' : '';
  return { named: `${labels.slice(0, most).join('; ')}${more}`, isNamed: labels.length > 0 };
}
