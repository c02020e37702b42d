import { sql } from 'kysely';
import type { Question } from '../../core/facts.ts';
import { questionKey } from '../../core/facts.ts';
import { recordKey } from '../../core/record.ts';
import type { Kept, Reply } from '../../core/state.ts';
import { keyHash } from './key-hash.ts';
import type { Account } from './ledger.ts';
import { lasts, sums } from './ledger.ts';
import { given, overRows } from './over-rows.ts';
import { keptOf, rowsByNumber, rowsNamed } from './records.ts';
import type { Session } from './schema.ts';

type Asked<A extends Question['ask']> = Extract<Question, { readonly ask: A }>;
type Replies = Map<string, Reply>;

/** Answers every question, by its key: one or two queries for each kind, however many questions there are. */
export async function answerAll(session: Session, questions: readonly Question[]): Promise<Replies> {
  const replies: Replies = new Map();
  const gets: Asked<'get'>[] = [];
  const bys: Asked<'by'>[] = [];
  const counts: Asked<'count'>[] = [];
  const summed: Account[] = [];
  const latest: Account[] = [];
  for (const question of questions) {
    if (question.ask === 'get') gets.push(question);
    else if (question.ask === 'by') bys.push(question);
    else if (question.ask === 'count') counts.push(question);
    else if (question.ask === 'sum') summed.push(question);
    else latest.push(question);
  }
  await answerGets(session, gets, replies);
  for (const [cap, some] of Map.groupBy(bys, (one) => one.cap)) await answerBys(session, some, cap, replies);
  await answerCounts(session, counts, replies);
  await answerSums(session, summed, replies);
  await answerLasts(session, latest, replies);
  return replies;
}

async function answerGets(session: Session, questions: readonly Asked<'get'>[], replies: Replies): Promise<void> {
  const known = new Map<string, Kept>();
  for (const row of await rowsNamed(session, questions)) known.set(recordKey(row.table, row.id), keptOf(row));
  for (const question of questions)
    replies.set(questionKey(question), known.get(recordKey(question.table, question.id)) ?? null);
}

/** At most one row more than `cap` is read for each question, however many records stand under its key. */
async function answerBys(
  session: Session,
  questions: readonly Asked<'by'>[],
  cap: number,
  replies: Replies,
): Promise<void> {
  const { db, workspace } = session;
  const asked = questions.map(({ index, key }, ref) => ({ ref, hash: keyHash(index, key) }));
  const found = await overRows(session, asked, (some) =>
    sql<{ ref: number; n: number }>`
      with q(ref, hash) as ${given(some)},
      bounded as (
        select ref, hash, coalesce((
          select key.n from key
          where key.workspace = ${workspace} and key.hash = cast(q.hash as bigint)
          order by key.n limit 1 offset ${cap}
        ), ${Number.MAX_SAFE_INTEGER}) as most
        from q
      )
      select cast(bounded.ref as integer) as ref, key.n from bounded cross join key
      where key.workspace = ${workspace} and key.hash = cast(bounded.hash as bigint) and key.n <= bounded.most
    `.compile(db),
  );
  const under = Map.groupBy(found, ({ ref }) => ref);
  const few = [...under.values()].filter((all) => all.length <= cap).flat();
  const records = new Map<number, Kept>();
  for (const row of await rowsByNumber(session, [...new Set(few.map(({ n }) => n))])) records.set(row.n, keptOf(row));

  questions.forEach((question, ref) => {
    const all = under.get(ref) ?? [];
    const reply = all.length > cap ? 'crowd' : all.map(({ n }) => records.get(n)!).sort(byId);
    replies.set(questionKey(question), reply);
  });
}

async function answerCounts(session: Session, questions: readonly Asked<'count'>[], replies: Replies): Promise<void> {
  const { db, workspace } = session;
  const asked = questions.map(({ index, key }, ref) => ({ ref, hash: keyHash(index, key) }));
  const counted = await overRows(session, asked, (some) =>
    sql<{ ref: number; count: number }>`
      with q(ref, hash) as ${given(some)}
      select cast(ref as integer) as ref, (
        select count(*) from key where key.workspace = ${workspace} and key.hash = cast(q.hash as bigint)
      ) as count
      from q
    `.compile(db),
  );
  for (const { ref, count } of counted) replies.set(questionKey(questions[ref]!), count);
}

async function answerSums(session: Session, accounts: readonly Account[], replies: Replies): Promise<void> {
  for (const { ledger, subject, sum } of await sums(session, accounts))
    replies.set(questionKey({ ask: 'sum', ledger, subject }), sum);
}

async function answerLasts(session: Session, accounts: readonly Account[], replies: Replies): Promise<void> {
  for (const { ledger, subject } of accounts) replies.set(questionKey({ ask: 'last', ledger, subject }), null);
  for (const entry of await lasts(session, accounts))
    replies.set(questionKey({ ask: 'last', ledger: entry.ledger, subject: entry.subject }), entry);
}

function byId(a: Kept, b: Kept): number {
  return a.id < b.id ? -1 : 1;
}
