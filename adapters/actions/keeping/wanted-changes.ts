import type { Cell } from '../../../core/cell.ts';
import type { Field } from '../../../core/field.ts';
import type { Reason } from '../../../core/finding.ts';
import type { Model } from '../../../core/model.ts';
import type { Planned } from '../../../core/plan.ts';
import type { Job } from '../../../core/ports.ts';

/** One cell that would be written, or would be suggested to whoever owns it. */
export interface WantedChange {
  readonly field: Field;
  readonly from: Cell;
  readonly to: Cell;
  readonly why: Reason | null;
  readonly becomes: 'written' | 'suggested';
}

/** What is wanted in the cells of one record. */
export function wantedChanges(
  model: Model,
  { row, patch }: Planned,
  people: NonNullable<Job['people']>,
): readonly WantedChange[] {
  if (patch === null) return [];
  const { byKey } = model.tables.get(row.table)!;
  return Object.keys(patch.set).map((key) => {
    const field = byKey.get(key)!;
    const isTheirs = field.owner === 'people' && people === 'suggest';
    return {
      field,
      from: patch.expect[key] ?? null,
      to: patch.set[key] ?? null,
      why: patch.because[key]?.reason ?? null,
      becomes: isTheirs ? 'suggested' : 'written',
    };
  });
}
