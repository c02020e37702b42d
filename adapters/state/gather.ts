import type { Instant } from '../../core/cell.ts';
import type { Effect } from '../../core/effect.ts';
import type { Backlog, Queued } from '../../core/outbox.ts';
import { lastReceipt } from './cards.ts';
import { fromText, toText } from './json.ts';
import { headsOfLanes } from './outbox.ts';
import type { Session } from './schema.ts';

/** What has not left yet, and the moment from which the next of it may be claimed. */
export async function backlogOf(session: Session, now: Instant): Promise<Backlog> {
  const lanes = await lanesOf(session);
  const count = (state: 'waiting' | 'sending') =>
    lanes.reduce((sum, lane) => (lane.state === state ? sum + Number(lane.count) : sum), 0);
  const waiting = count('waiting');
  return {
    waiting,
    sending: count('sending'),
    crowded: lanes.some(isCrowded),
    next: waiting === 0 ? null : await nextMoment(session, now),
  };
}

interface Lane {
  readonly lane: string;
  readonly state: string;
  readonly count: string | number | bigint;
}

function lanesOf({ db, workspace }: Session): Promise<Lane[]> {
  return db
    .selectFrom('outbox')
    .select((row) => ['lane', 'state', row.fn.countAll().as('count')])
    .where('workspace', '=', workspace)
    .where('state', 'in', ['waiting', 'sending'])
    .groupBy(['lane', 'state'])
    .execute();
}

function isCrowded({ state, count }: Lane): boolean {
  return state === 'waiting' && Number(count) > 1;
}

async function nextMoment(session: Session, now: Instant): Promise<Instant | null> {
  const heads = await headsOfLanes(session)
    .select((row) => [
      'head.retry',
      row
        .selectFrom('outbox as resting')
        .select((rest) => rest.fn.max('resting.rest').as('rest'))
        .where('resting.workspace', '=', session.workspace)
        .whereRef('resting.lane', '=', 'head.lane')
        .where('resting.rest', '>', now)
        .as('rest'),
    ])
    .execute();
  let next: Instant | null = null;
  for (const { retry, rest } of heads) {
    const from = [retry ?? now, rest ?? now, now].reduce((a, b) => (a > b ? a : b));
    if (next === null || from < next) next = from;
  }
  return next;
}

/** What waits in lanes in which more than one does: the first `limit` of each, in order. */
export async function crowdedEffects(session: Session, now: Instant, limit: number): Promise<Queued[]> {
  const queued: Queued[] = [];
  for (const { lane } of (await lanesOf(session)).filter(isCrowded)) {
    const rows = await session.db
      .selectFrom('outbox')
      .select(['body', 'since', 'card'])
      .where('workspace', '=', session.workspace)
      .where('lane', '=', lane)
      .where('state', '=', 'waiting')
      .where((row) => row.or([row('until', 'is', null), row('until', '>=', now)]))
      .orderBy('seq')
      .limit(limit)
      .execute();
    for (const { body, since, card } of rows)
      queued.push({
        effect: fromText(body),
        since,
        shown: card !== null && (await lastReceipt(session, card)) !== null,
      });
  }
  return queued;
}

/**
 * Puts the effect where the first of its parts stood: it keeps that place in the lane, and the moment before which it may not
 * be tried; the parts stay known by their keys. `false`: not all of them wait any more.
 */
export async function gatherEffects(session: Session, into: Effect): Promise<boolean> {
  const { db, workspace, now } = session;
  const keys = into.parts ?? [];
  // Held from here on, so that nobody claims one of them meanwhile.
  const held = await db
    .updateTable('outbox')
    .set((row) => ({ state: row.ref('state') }))
    .where('workspace', '=', workspace)
    .where('key', 'in', keys)
    .where('state', '=', 'waiting')
    .returningAll()
    .execute();
  const [first, ...others] = held.toSorted((a, b) => a.seq - b.seq);
  if (first === undefined || held.length !== keys.length || held.some(({ lane }) => lane !== into.lane)) return false;

  const gathered = { state: 'gathered', why: into.key, since: now } as const;
  const { seq, workspace: _, lane, retry, rest, ...part } = first;
  await db.deleteFrom('outbox').where('seq', '=', seq).execute();
  await db
    .insertInto('outbox')
    .values({
      seq,
      workspace,
      key: into.key,
      lane,
      about: into.about,
      body: toText(into),
      state: 'waiting',
      since: now,
      attempt: 0,
      retry,
      until: into.until ?? null,
      rest,
    })
    .execute();
  await db
    .insertInto('outbox')
    .values({ ...part, workspace, lane, ...gathered })
    .execute();
  for (const other of others) await db.updateTable('outbox').set(gathered).where('seq', '=', other.seq).execute();
  return true;
}
