import type { Cell, Cells, RecordId, TableKey } from '../../../core/cell.ts';
import { dict } from '../../../core/cell.ts';
import type { State } from '../../../core/state.ts';
import { sortLines } from '../keeping/written-lines.ts';

const everything = 100_000;

/** Of cells of some records that were changed since they were joined under a cause, what they held then. */
export async function cellsWhenJoined(
  state: State,
  table: TableKey,
  ids: readonly RecordId[],
  cause: string,
): Promise<ReadonlyMap<RecordId, Cells>> {
  const all = new Map<RecordId, Cells>();
  for (const id of ids) {
    const then = dict<Cell>();
    // Newest first: of all changes since, the one furthest back says what was there before.
    for (const { line } of sortLines(await state.history({ table, id, limit: everything }))) {
      if (line.cause === cause) break;
      for (const field of Object.keys(line.after)) then[field] = line.before[field] ?? null;
    }
    all.set(id, then);
  }
  return all;
}
