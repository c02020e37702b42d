import type { Instant, RecordId } from '../../../core/cell.ts';
import { questionKey } from '../../../core/facts.ts';
import { joinedField, joinedIndexName } from '../../../core/joined.ts';
import type { Table } from '../../../core/model.ts';
import type { Kept, State } from '../../../core/state.ts';
import { sortLines } from '../keeping/written-lines.ts';

const everything = 100_000;
const mostJoined = 1000;

/** When a record was joined into another, and under which cause. */
interface Joining {
  readonly cause: string;
  readonly at: Instant;
}

/** The cause under which a record was joined into another last; `null` where history does not reach so far. */
export async function causeOfJoin(state: State, table: Table, id: RecordId): Promise<string | null> {
  return (await joiningOf(state, table, id))?.cause ?? null;
}

/** The last joining of those by which others came to be in a record; `null` where none are, or nobody knows. */
export async function lastJoiningInto(state: State, table: Table, id: RecordId): Promise<Joining | null> {
  const asked = { ask: 'by', index: joinedIndexName(table.key), key: id, cap: mostJoined } as const;
  const reply = (await state.answer([asked])).get(questionKey(asked));
  const joined = Array.isArray(reply) ? (reply as readonly Kept[]) : [];
  let last: Joining | null = null;
  for (const one of joined) {
    const joining = await joiningOf(state, table, one.id);
    if (joining !== null && (last === null || joining.at > last.at)) last = joining;
  }
  return last;
}

async function joiningOf(state: State, { key }: Table, id: RecordId): Promise<Joining | null> {
  const lines = sortLines(await state.history({ table: key, id, limit: everything }));
  // Newest first.
  const found = lines.find(
    ({ line, written }) => written.has(joinedField) && (line.after[joinedField] ?? null) !== null,
  );
  return found === undefined ? null : { cause: found.line.cause, at: found.line.at };
}
