import { sql } from 'kysely';
import type { Finding } from '../../core/finding.ts';
import type { Answered, Settlement, Waiting, Work } from '../../core/state.ts';
import { fromOptional, fromText, toText } from './json.ts';
import { given, overRows } from './over-rows.ts';
import type { Session } from './schema.ts';

/** Puts work at the door. `false`: a request or a verb of that key came before, whether or not it is answered. */
export async function fileWork({ db, workspace, now }: Session, work: Work): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('inbox')
    .values({
      workspace,
      key: keyOf(work),
      rank: rankOf(work),
      body: toText(work),
      at: now,
      answered: null,
      finding: null,
    })
    .onConflict((conflict) => conflict.columns(['workspace', 'key']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows !== 0n;
}

/** What is done once has a key by which it is known. */
function keyOf(work: Work): string | null {
  switch (work.is) {
    case 'request':
      return work.request.key;
    case 'verb':
      return work.asked.key;
    case 'hint':
    case 'review':
      return null;
  }
}

function rankOf(work: Work): number {
  switch (work.is) {
    case 'request':
      return work.request.actor.is === 'person' ? 0 : 1;
    case 'hint':
      return 2;
    case 'review':
      return 3;
    case 'verb':
      return 4;
  }
}

/** What is waiting: people's requests, then those of programs and rules, then hints, reviews and verbs; each in order of arrival. */
export async function waitingWork({ db, workspace }: Session, limit: number): Promise<Waiting[]> {
  const rows = await db
    .selectFrom('inbox')
    .select(['n', 'body'])
    .where('workspace', '=', workspace)
    .where('answered', 'is', null)
    .orderBy('rank')
    .orderBy('n')
    .limit(limit)
    .execute();
  return rows.map(({ n, body }) => ({ n, work: fromText(body!) }));
}

/** What became of a request; `null` for one that was never filed. */
export async function verdictOf({ db, workspace }: Session, key: string): Promise<Answered | null> {
  const row = await db
    .selectFrom('inbox')
    .select(['answered', 'finding'])
    .where('workspace', '=', workspace)
    .where('key', '=', key)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { answered: row.answered !== null, finding: fromOptional(row.finding) };
}

/** Requests and verbs leave their key and their verdict behind, hints and reviews nothing. */
export async function answerWork(
  session: Session,
  { answers, hints }: Pick<Settlement, 'answers' | 'hints'>,
): Promise<void> {
  for (const [key, finding] of answers) await answerRequest(session, key, finding);
  await overRows(
    session,
    hints.map((n) => ({ n })),
    (some) =>
      sql`
      with q(n) as ${given(some)}
      delete from inbox
      where workspace = ${session.workspace} and key is null and n in (select cast(n as bigint) from q)
    `.compile(session.db),
  );
}

async function answerRequest({ db, workspace, now }: Session, key: string, finding: Finding | null): Promise<void> {
  await db
    .updateTable('inbox')
    .set({ answered: now, finding: finding === null ? null : toText(finding), body: null })
    .where('workspace', '=', workspace)
    .where('key', '=', key)
    .execute();
}

/** Takes a record out of requests that still wait, and what was found in it out of verdicts. */
export async function forgetInInbox(session: Session, record: { table: string; id: string }): Promise<void> {
  const { db, workspace } = session;
  const rows = await db
    .selectFrom('inbox')
    .select(['n', 'body', 'finding'])
    .where('workspace', '=', workspace)
    .where('key', 'is not', null)
    .execute();
  for (const { n, body, finding } of rows) {
    const forgotten = { body: body && without(body, record), finding: finding && silent(finding, record) };
    if (forgotten.body === body && forgotten.finding === finding) continue;
    await db.updateTable('inbox').set(forgotten).where('n', '=', n).execute();
  }
}

function without(body: string, { table, id }: { table: string; id: string }): string {
  const work = fromText<Extract<Work, { is: 'request' | 'verb' }>>(body);
  // What was chosen in a row names the row and nothing that stands in it.
  if (work.is === 'verb') return body;
  const { request } = work;
  const isOther = (one: { readonly table: string; readonly id?: string }) => one.table !== table || one.id !== id;
  const edits = request.edits.filter(isOther);
  const creates = request.creates.filter(isOther);
  const isSame = edits.length === request.edits.length && creates.length === request.creates.length;
  return isSame ? body : toText({ is: 'request', request: { ...request, edits, creates } });
}

function silent(text: string, { table, id }: { table: string; id: string }): string {
  const finding = fromText<Finding>(text);
  if (finding.table !== table || finding.record !== id) return text;
  return toText({ code: finding.code, severity: finding.severity, table, record: id });
}
