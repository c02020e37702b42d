import type { Cells } from './cell.ts';
import { sameCell } from './cell.ts';
import type { Patches } from './patch.ts';
import { recordKey } from './record.ts';
import type { Outcome } from './store.ts';

/**
 * Says what became of a plan whose answer was lost, from what stands there now: a record that holds what was to be set
 * was written; one that holds what was expected was not; anything else was changed by somebody. Nothing is written.
 */
export function classify(part: Patches, now: ReadonlyMap<string, Cells>): ReadonlyMap<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const { table, id, set } of part.patches) {
    const cells = now.get(recordKey(table, id));
    outcomes.set(
      recordKey(table, id),
      cells === undefined
        ? { is: 'missing' }
        : holds(cells, set)
          ? { is: 'applied', id }
          : { is: 'conflict', now: cells },
    );
  }
  for (const { table, id, key } of part.creates)
    outcomes.set(key, now.has(recordKey(table, id)) ? { is: 'applied', id } : { is: 'missing' });
  return outcomes;
}

function holds(cells: Cells, wanted: Cells): boolean {
  return Object.keys(wanted).every((field) => sameCell(cells[field] ?? null, wanted[field]!));
}
