import type { TableWrites } from '../../../adapters/stores/binding/table-writes.ts';
import type { Cells } from '../../../core/cell.ts';
import type { Patch, Patches } from '../../../core/patch.ts';
import { recordKey } from '../../../core/record.ts';
import type { Outcome } from '../../../core/store.ts';

/** The answer was lost: nobody knows of any of them. */
export function unknownAll({ patches, creates }: Patches): Map<string, Outcome> {
  const keys = [...patches.map(({ table, id }) => recordKey(table, id)), ...creates.map(({ key }) => key)];
  return new Map(keys.map((key) => [key, { is: 'unknown' }]));
}

/** For a mutant: patches that expect whatever stands there now. */
export function blindly(writes: TableWrites, now: (patch: Patch) => { readonly cells: Cells } | null): TableWrites {
  return {
    ...writes,
    patches: writes.patches.map((patch) => {
      const cells = now(patch)?.cells ?? {};
      return { ...patch, expect: Object.fromEntries(Object.keys(patch.set).map((key) => [key, cells[key] ?? null])) };
    }),
  };
}
