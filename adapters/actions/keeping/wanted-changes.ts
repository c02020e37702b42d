import type { Capabilities } from '../../../core/capabilities.ts';
import type { Cell } from '../../../core/cell.ts';
import type { Field } from '../../../core/field.ts';
import type { Reason } from '../../../core/finding.ts';
import type { Licence } from '../../../core/licence.ts';
import type { Model } from '../../../core/model.ts';
import type { Planned } from '../../../core/plan.ts';

/** One cell that would be written, would be suggested to whoever owns it, or would only be noted. */
export interface WantedChange {
  readonly field: Field;
  readonly from: Cell;
  readonly to: Cell;
  readonly why: Reason | null;
  readonly becomes: 'written' | 'suggested' | 'noted';
}

/** How a spreadsheet guards cells, now and once Rowcall is let in. */
export type Guarding = Pick<Capabilities, 'guardOf' | 'guardOnceLetIn'>;

const becoming = { write: 'written', suggest: 'suggested', note: 'noted' } as const;

/**
 * What is wanted in the cells of one record, once Rowcall is let in so far; what the spreadsheet cannot guard then is
 * suggested.
 */
export function wantedChanges(
  model: Model,
  { row, patch }: Planned,
  licence: Licence,
  { guardOf, guardOnceLetIn = guardOf }: Guarding,
): readonly WantedChange[] {
  if (patch === null) return [];
  const { byKey } = model.tables.get(row.table)!;
  return Object.keys(patch.set).map((key) => {
    const field = byKey.get(key)!;
    const from = patch.expect[key] ?? null;
    const to = patch.set[key] ?? null;
    const becomes = becoming[licence.cell(row.table, field, patch.because[key]?.rule ?? '')];
    const isUnguarded = becomes === 'written' && guardOnceLetIn?.(field.owner, from, to) === 'none';
    const why = patch.because[key]?.reason ?? null;
    return { field, from, to, why, becomes: isUnguarded ? 'suggested' : becomes };
  });
}
