import type { Cells } from './cell.ts';
import { sameCell } from './cell.ts';
import type { Patches } from './patch.ts';
import { recordKey } from './record.ts';
import type { Outcome } from './store.ts';

/**
 * Says what became of a plan whose answer was lost, from what stands there now. Stores write a record whole or not at all:
 * one in which any cell holds what was to be set was written, whatever people typed over the rest of it since; any other
 * was not, or not so that it shows. Nothing is written.
 */
export function classify(part: Patches, now: ReadonlyMap<string, Cells>): ReadonlyMap<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const { table, id, expect, set } of part.patches) {
    const cells = now.get(recordKey(table, id));
    outcomes.set(
      recordKey(table, id),
      cells === undefined
        ? { is: 'missing' }
        : isWritten(cells, expect, set)
          ? { is: 'applied', id }
          : { is: 'conflict', now: cells },
    );
  }
  for (const { table, id, key } of part.creates)
    outcomes.set(key, now.has(recordKey(table, id)) ? { is: 'applied', id } : { is: 'missing' });
  return outcomes;
}

function isWritten(cells: Cells, expect: Cells, set: Cells): boolean {
  const fields = Object.keys(set).filter((field) => !sameCell(set[field]!, expect[field] ?? null));
  return fields.length === 0 || fields.some((field) => sameCell(cells[field] ?? null, set[field]!));
}
