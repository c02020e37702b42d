import type { Instant } from '../../core/cell.ts';
import type { Effect } from '../../core/effect.ts';
import type { Claimed } from '../../core/outbox.ts';
import { pauseIn } from '../../core/pause.ts';
import { lastReceipt } from './cards.ts';
import { fromText } from './json.ts';
import { memoOf } from './memos.ts';
import { numberOf } from './numbers.ts';
import type { OutboxRow } from './outbox.ts';
import { change, giveUp, headsOfLanes, longAgo } from './outbox.ts';
import type { Session } from './schema.ts';

/**
 * Takes the first effect of each lane that has none on its way and does not rest, as long as it is worth sending and may
 * be tried now; none while all is paused, whenever whoever asks has begun.
 *
 * Several processes may do so at once without waiting for each other. Two never get one effect, since its row is held
 * and passed over; nor two of one lane: whoever sees the second of a lane as its first has seen that the first is done.
 */
export async function claimEffects(session: Session, now: Instant, limit: number): Promise<Claimed[]> {
  if (pauseIn(await memoOf(session)) !== null) return [];
  await expire(session, now);
  const { db, workspace, engine } = session;
  const rows = await db
    .with('first', () =>
      headsOfLanes(session)
        .select('head.seq')
        .where((row) => row.or([row('head.retry', 'is', null), row('head.retry', '<=', now)]))
        .where((row) =>
          row.not(
            row.exists(
              row
                .selectFrom('outbox as resting')
                .select('resting.seq')
                .where('resting.workspace', '=', workspace)
                .whereRef('resting.lane', '=', 'head.lane')
                .where('resting.rest', '>', now),
            ),
          ),
        )
        .orderBy('head.seq')
        .limit(limit)
        .$if(engine.skipLocked, (heads) => heads.forUpdate().skipLocked()),
    )
    .updateTable('outbox')
    .set((row) => ({ state: 'sending', attempt: row('attempt', '+', 1), claimed: now, since: session.now }))
    .where('seq', 'in', (row) => row.selectFrom('first').select('first.seq'))
    .returningAll()
    .execute();
  const claimed: Claimed[] = [];
  for (const row of rows.toSorted((a, b) => a.seq - b.seq)) {
    const one = await claimedOf(session, row);
    const isEmpty = one.effect.parts !== undefined && one.parts.length === 0;
    if (isEmpty) await change(session, row.key, { state: 'dropped' });
    else claimed.push(one);
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

/** Effects on their way since before that moment, in the order in which they were wanted. */
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

async function claimedOf(session: Session, row: OutboxRow): Promise<Claimed> {
  const { body, card, attempt, failures } = row;
  const effect = fromText<Effect>(body);
  return {
    effect,
    parts: effect.parts === undefined ? [] : await partsOf(session, effect.parts),
    number: await numberOf(session, effect),
    previous: card === null ? null : await lastReceipt(session, card),
    attempt,
    failures,
    at: row.claimed!,
  };
}

/** What a gathering still has to say: not what was forgotten, withdrawn, replaced or seen to have been sent meanwhile. */
async function partsOf({ db, workspace }: Session, keys: readonly string[]): Promise<Effect[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['key', 'body'])
    .where('workspace', '=', workspace)
    .where('key', 'in', keys)
    .where('state', '=', 'gathered')
    .where((row) => row.or([row('until', 'is', null), row('until', '!=', longAgo)]))
    .execute();
  const bodies = new Map(rows.map(({ key, body }) => [key, body]));
  return keys.flatMap((key) => {
    const body = bodies.get(key);
    return body === undefined ? [] : fromText<Effect>(body);
  });
}
