import type { FieldKey, Instant, RecordId, TableKey } from '../../../core/cell.ts';
import type { State } from '../../../core/state.ts';
import { sortLines } from '../keeping/written-lines.ts';

const everything = 100_000;

/** When the cells of some records were last changed, as far as history reaches; what was done under `but` does not count. */
export async function lastChanges(
  state: State | null,
  table: TableKey,
  ids: readonly RecordId[],
  but: string | null = null,
): Promise<(id: RecordId, field: FieldKey) => Instant | null> {
  const known = new Map<string, Instant>();
  for (const id of state === null ? [] : ids) {
    // Newest first: the first line that names a cell is the last change of it.
    for (const { line } of sortLines(await state!.history({ table, id, limit: everything })))
      for (const field of line.cause === but ? [] : Object.keys(line.after)) {
        const cell = JSON.stringify([id, field]);
        if (!known.has(cell)) known.set(cell, line.at);
      }
  }
  return (id, field) => known.get(JSON.stringify([id, field])) ?? null;
}
