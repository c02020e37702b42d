import type { RecordId } from '../../../core/cell.ts';
import { joinedField } from '../../../core/joined.ts';
import type { Table } from '../../../core/model.ts';
import type { State } from '../../../core/state.ts';
import { sortLines } from '../keeping/written-lines.ts';

const everything = 100_000;

/** The cause under which a record was joined into another last; `null` where history does not reach so far. */
export async function causeOfJoin(state: State, { key }: Table, id: RecordId): Promise<string | null> {
  const lines = sortLines(await state.history({ table: key, id, limit: everything }));
  // Newest first.
  const found = lines.find(
    ({ line, written }) => written.has(joinedField) && (line.after[joinedField] ?? null) !== null,
  );
  return found?.line.cause ?? null;
}
