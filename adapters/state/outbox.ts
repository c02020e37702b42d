import type { Selectable } from 'kysely';
import type { Instant } from '../../core/cell.ts';
import type { Effect } from '../../core/effect.ts';
import type { Receipt } from '../../core/sender.ts';
import type { Claimed, EffectOutcome } from '../../core/state.ts';
import { fromText, toText } from './json.ts';
import { oneAtATime } from './lease.ts';
import { numberOf, voidNumbers } from './numbers.ts';
import { overRows } from './over-rows.ts';
import { answerQuestion, askPeople } from './questions.ts';
import type { EffectState, Session, Tables } from './schema.ts';

type OutboxRow = Selectable<Tables['outbox']>;

/** Puts effects at the end of their lanes. One known by its key is not put again; a new one replaces its card's waiting one. */
export async function queue(session: Session, effects: readonly Effect[]): Promise<void> {
  const { db, workspace } = session;
  const rows = effects.map((effect) => ({
    workspace,
    key: effect.key,
    lane: effect.lane,
    card: effect.card ?? null,
    about: effect.about,
    body: toText(effect),
    state: 'waiting' as const,
    attempt: 0,
    until: effect.until ?? null,
  }));
  const queued = await overRows(session, rows, (some) =>
    db
      .insertInto('outbox')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .returning(['seq', 'card'])
      .compile(),
  );
  const newest = new Map<string, number>();
  for (const { seq, card } of queued) if (card !== null) newest.set(card, Math.max(seq, newest.get(card) ?? 0));
  for (const [card, seq] of newest) await replaceOlder(session, card, seq);
}

async function replaceOlder(session: Session, card: string, newest: number): Promise<void> {
  const older = await session.db
    .selectFrom('outbox')
    .select('key')
    .where('workspace', '=', session.workspace)
    .where('card', '=', card)
    .where('state', '=', 'waiting')
    .where('seq', '<', newest)
    .execute();
  await giveUp(session, older, 'replaced');
}

/** Effects that will not be sent: their numbers are void. */
async function giveUp(
  session: Session,
  effects: readonly { readonly key: string }[],
  state: EffectState,
): Promise<void> {
  for (const { key } of effects) await change(session, key, { state });
  await voidNumbers(
    session,
    effects.map(({ key }) => key),
    1,
  );
}

async function change({ db, workspace }: Session, key: string, set: Partial<Omit<OutboxRow, 'seq'>>): Promise<void> {
  await db.updateTable('outbox').set(set).where('workspace', '=', workspace).where('key', '=', key).execute();
}

/** Takes the first effect of each lane that has none on its way, as long as it is worth sending and may be tried now. */
export async function claimEffects(session: Session, now: Instant, limit: number): Promise<Claimed[]> {
  await oneAtATime(session);
  await expire(session, now);
  const { db, workspace } = session;
  const heads = await db
    .selectFrom('outbox as head')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('state', '=', 'waiting')
    .where((row) => row.or([row('retry', 'is', null), row('retry', '<=', now)]))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('outbox as before')
            .select('before.seq')
            .where('before.workspace', '=', workspace)
            .whereRef('before.lane', '=', 'head.lane')
            .where('before.state', '=', 'waiting')
            .whereRef('before.seq', '<', 'head.seq'),
        ),
      ),
    )
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('outbox as away')
            .select('away.seq')
            .where('away.workspace', '=', workspace)
            .whereRef('away.lane', '=', 'head.lane')
            .where('away.state', '=', 'sending'),
        ),
      ),
    )
    .orderBy('seq')
    .limit(limit)
    .execute();
  const claimed: Claimed[] = [];
  for (const head of heads) {
    const attempt = head.attempt + 1;
    await change(session, head.key, { state: 'sending', attempt, claimed: now });
    claimed.push(await claimedOf(session, { ...head, attempt }));
  }
  return claimed;
}

async function expire(session: Session, now: Instant): Promise<void> {
  const late = await session.db
    .selectFrom('outbox')
    .select('key')
    .where('workspace', '=', session.workspace)
    .where('state', '=', 'waiting')
    .where('until', '<', now)
    .execute();
  await giveUp(session, late, 'expired');
}

/** Effects on their way since before that moment, the oldest first. */
export async function strandedEffects(session: Session, before: Instant, limit: number): Promise<Claimed[]> {
  const rows = await session.db
    .selectFrom('outbox')
    .selectAll()
    .where('workspace', '=', session.workspace)
    .where('state', '=', 'sending')
    .where('claimed', '<', before)
    .orderBy('seq')
    .limit(limit)
    .execute();
  const stranded: Claimed[] = [];
  for (const row of rows) stranded.push(await claimedOf(session, row));
  return stranded;
}

async function claimedOf(session: Session, { body, card, attempt }: OutboxRow): Promise<Claimed> {
  const effect = fromText<Effect>(body);
  const previous = card === null ? null : await lastReceipt(session, card);
  return { effect, number: await numberOf(session, effect), previous, attempt };
}

async function lastReceipt({ db, workspace }: Session, card: string): Promise<Receipt | null> {
  const sent = await db
    .selectFrom('outbox')
    .select('receipt')
    .where('workspace', '=', workspace)
    .where('card', '=', card)
    .where('state', '=', 'sent')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return sent?.receipt == null ? null : fromText(sent.receipt);
}

/**
 * Notes what became of an attempt. That it was sent is taken from whoever says it; anything else only of the last attempt
 * while nobody knows better.
 */
export async function noteOutcome(
  session: Session,
  key: string,
  attempt: number,
  outcome: EffectOutcome,
): Promise<void> {
  const row = await session.db
    .selectFrom('outbox')
    .select(['state', 'attempt', 'about', 'body'])
    .where('workspace', '=', session.workspace)
    .where('key', '=', key)
    .executeTakeFirst();
  if (row === undefined || row.state === 'sent') return;
  const open = row.attempt === attempt && (row.state === 'sending' || row.state === 'unknown');
  if (outcome.is !== 'sent' && !open) return;

  const question = `unknown-effect/${key}`;
  switch (outcome.is) {
    case 'sent':
      await change(session, key, { state: 'sent', receipt: toText(outcome.receipt), why: null });
      await voidNumbers(session, [key], 0);
      return answerQuestion(session, question, 'sent');
    case 'failed':
      await change(session, key, {
        state: outcome.retryAt === null ? 'failed' : 'waiting',
        retry: outcome.retryAt,
        why: outcome.why,
      });
      if (outcome.retryAt === null) await voidNumbers(session, [key], 1);
      return answerQuestion(session, question, 'failed');
    case 'unknown': {
      await change(session, key, { state: 'unknown' });
      const { kind } = fromText<Effect>(row.body);
      const args = { kind };
      return askPeople(session, [
        { key: question, kind: 'unknown-effect', about: [row.about], args, at: session.now, answer: null },
      ]);
    }
  }
}

/** Empties what was to be said of a record; what has not left yet never will. */
export async function forgetInOutbox(session: Session, record: string): Promise<void> {
  const rows = await session.db
    .selectFrom('outbox')
    .select(['key', 'body', 'state'])
    .where('workspace', '=', session.workspace)
    .where('about', '=', record)
    .execute();
  for (const { key, body } of rows)
    await change(session, key, { body: toText({ ...fromText<Effect>(body), payload: null }), why: null });
  await giveUp(
    session,
    rows.filter(({ state }) => state === 'waiting'),
    'dropped',
  );
}
