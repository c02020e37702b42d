import type { Cells, FieldKey, RecordId } from './cell.ts';
import { sameCell } from './cell.ts';

/** A record that differs from what was last seen. */
export type Change =
  | { readonly is: 'added'; readonly id: RecordId; readonly after: Cells }
  | {
      readonly is: 'changed';
      readonly id: RecordId;
      readonly before: Cells;
      readonly after: Cells;
      /** Fields whose cells differ. */
      readonly fields: readonly FieldKey[];
    }
  | { readonly is: 'removed'; readonly id: RecordId; readonly before: Cells };

type Records = ReadonlyMap<RecordId, Cells>;

/**
 * What changed between the last look and this one. `complete` says that `now` is the whole table: only then does a
 * record that is not in it count as removed. Fields whose column was not found (absent from `now`'s cells) are unchanged.
 */
export function diff(was: Records, now: Records, complete: boolean): Change[] {
  const changes: Change[] = [];
  for (const [id, after] of now) {
    const before = was.get(id);
    if (before === undefined) {
      changes.push({ is: 'added', id, after });
      continue;
    }
    const fields = differing(before, after);
    if (fields.length > 0) changes.push({ is: 'changed', id, before, after, fields });
  }
  if (complete) for (const [id, before] of was) if (!now.has(id)) changes.push({ is: 'removed', id, before });
  return changes;
}

/** The records once the changes have happened: `applyChanges(a, diff(a, b, true))` is `b`. */
export function applyChanges(was: Records, changes: readonly Change[]): Map<RecordId, Cells> {
  const now = new Map(was);
  for (const change of changes) {
    if (change.is === 'removed') now.delete(change.id);
    else now.set(change.id, change.after);
  }
  return now;
}

function differing(before: Cells, after: Cells): FieldKey[] {
  const fields: FieldKey[] = [];
  for (const key in after) if (!sameCell(before[key] ?? null, after[key]!)) fields.push(key);
  return fields;
}
