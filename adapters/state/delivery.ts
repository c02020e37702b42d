import type { Instant } from '../../core/cell.ts';
import type { Effect } from '../../core/effect.ts';
import type { Receipt } from '../../core/sender.ts';
import type { Claimed, EffectOutcome } from '../../core/state.ts';
import { fromText, toText } from './json.ts';
import { oneAtATime } from './lease.ts';
import { numberOf, voidNumbers } from './numbers.ts';
import type { OutboxRow } from './outbox.ts';
import { change, giveUp } from './outbox.ts';
import { answerQuestion, askPeople } from './questions.ts';
import type { Session } from './schema.ts';

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

  // Each attempt is a question of its own: an answer says nothing of the next one.
  const question = `unknown-effect/${key}/${row.attempt}`;
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
