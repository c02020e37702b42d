import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { actorName } from '../../core/actor.ts';
import type { HistoryQuery, JournalLine } from '../../core/state.ts';
import { fromText, toText } from './json.ts';
import { given, overRows } from './over-rows.ts';
import type { Session, Tables } from './schema.ts';

/** Writes lines; what was observed of a record takes the place of what its plan meant to do there. */
export async function note(session: Session, lines: readonly JournalLine[]): Promise<void> {
  const { db, workspace } = session;
  const observed = lines.filter(({ phase }) => phase === 'observed');
  await overRows(
    session,
    observed.map(({ plan, table, id }) => ({ plan, table, id })),
    (some) =>
      sql`
        with q(plan, "table", id) as ${given(some)}
        delete from journal
        where workspace = ${workspace} and phase = 'intent'
        and (plan, "table", id) in (select plan, "table", id from q)
      `.compile(db),
  );
  const rows = lines.map((line) => ({
    workspace,
    plan: line.plan,
    cause: line.cause,
    table: line.table,
    id: line.id,
    phase: line.phase,
    actor: toText(line.actor),
    who: actorName(line.actor),
    rules: toText(line.rules),
    before: toText(line.before),
    after: toText(line.after),
    at: line.at,
  }));
  await overRows(session, rows, (some) => db.insertInto('journal').values(some).compile());
}

/** Drops what a finished plan meant and did not do: history tells what happened. */
export async function dropIntents({ db, workspace }: Session, plan: string): Promise<void> {
  await db
    .deleteFrom('journal')
    .where('workspace', '=', workspace)
    .where('plan', '=', plan)
    .where('phase', '=', 'intent')
    .execute();
}

/** Lines that fit everything asked, newest first. */
export async function historyOf({ db, workspace }: Session, query: HistoryQuery): Promise<JournalLine[]> {
  const { table, id, cause, actor, from, to, limit } = query;
  const rows = await db
    .selectFrom('journal')
    .selectAll()
    .where('workspace', '=', workspace)
    .$if(table !== undefined, (lines) => lines.where('table', '=', table!))
    .$if(id !== undefined, (lines) => lines.where('id', '=', id!))
    .$if(cause !== undefined, (lines) => lines.where('cause', '=', cause!))
    .$if(actor !== undefined, (lines) => lines.where('who', '=', actor!))
    .$if(from !== undefined, (lines) => lines.where('at', '>=', from!))
    .$if(to !== undefined, (lines) => lines.where('at', '<=', to!))
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map(lineOf);
}

function lineOf(row: Selectable<Tables['journal']>): JournalLine {
  return {
    plan: row.plan,
    cause: row.cause,
    table: row.table,
    id: row.id,
    phase: row.phase,
    actor: fromText(row.actor),
    rules: fromText(row.rules),
    before: fromText(row.before),
    after: fromText(row.after),
    at: row.at,
  };
}
