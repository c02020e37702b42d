import type { Cells, FieldKey, RecordId, TableKey } from './cell.ts';
import { dict } from './cell.ts';
import type { Reason } from './finding.ts';
import type { Place } from './record.ts';

/** Which rule set a field, and why. */
export interface Because {
  readonly rule: string;
  readonly reason: Reason | null;
  /** It follows from what a person has asked for. */
  readonly asked?: boolean;
}

/** Whether a person asked for it, or for what it follows from. */
export function isMeant(because: Because | undefined): boolean {
  return because?.rule === 'request' || because?.asked === true;
}

/** One record's change. `expect` has exactly the fields of `set`: what was seen there. */
export interface Patch {
  readonly table: TableKey;
  readonly id: RecordId;
  readonly place?: Place;
  /** What the row at `place` carries in its id column where that is not `id`; the id is written with the rest. */
  readonly carries?: RecordId | null;
  readonly expect: Cells;
  readonly set: Cells;
  readonly because: Readonly<Record<FieldKey, Because>>;
}

/** A record to make. `key` makes it once; with ids of ours `id` is derived from it. */
export interface NewRecord {
  readonly table: TableKey;
  readonly key: string;
  readonly id: RecordId;
  readonly set: Cells;
  readonly because: Because;
}

export interface Patches {
  readonly patches: readonly Patch[];
  readonly creates: readonly NewRecord[];
}

/** The patch that takes this one back, conditional like any other. */
export function invert(patch: Patch): Patch {
  return { ...patch, expect: patch.set, set: patch.expect };
}

/** The cells of a record after a patch; cells that the patch does not name stay. */
export function patched(cells: Cells, patch: Pick<Patch, 'set'>): Cells {
  return Object.assign(dict(), cells, patch.set);
}
