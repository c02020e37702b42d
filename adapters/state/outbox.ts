import type { Selectable } from 'kysely';
import type { Effect } from '../../core/effect.ts';
import { fromText, toText } from './json.ts';
import { voidNumbers } from './numbers.ts';
import { overRows } from './over-rows.ts';
import type { EffectState, Session, Tables } from './schema.ts';

/** An effect as the table holds it. */
export type OutboxRow = Selectable<Tables['outbox']>;

/** Puts effects at the end of their lanes. One known by its key is not put again; a new one replaces its card's waiting one. */
export async function queue(session: Session, effects: readonly Effect[]): Promise<void> {
  const { db, workspace, now } = session;
  const rows = effects.map((effect) => ({
    workspace,
    key: effect.key,
    lane: effect.lane,
    card: effect.card ?? null,
    about: effect.about,
    body: toText(effect),
    state: 'waiting' as const,
    since: now,
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
export async function giveUp(
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

/** Changes one effect; a new state counts from now. */
export async function change(
  { db, workspace, now }: Session,
  key: string,
  set: Partial<Omit<OutboxRow, 'seq' | 'since'>>,
): Promise<void> {
  const since = set.state !== undefined && { since: now };
  await db
    .updateTable('outbox')
    .set({ ...set, ...since })
    .where('workspace', '=', workspace)
    .where('key', '=', key)
    .execute();
}

/** Before every moment: no longer worth sending. */
const longAgo = '';

/** Empties what was to be said of a record; what has not left yet never will, nor what comes back unsent. */
export async function forgetInOutbox(session: Session, record: string): Promise<void> {
  const rows = await session.db
    .selectFrom('outbox')
    .select(['key', 'body', 'state'])
    .where('workspace', '=', session.workspace)
    .where('about', '=', record)
    .execute();
  for (const { key, body } of rows)
    await change(session, key, {
      body: toText({ ...fromText<Effect>(body), payload: null }),
      why: null,
      until: longAgo,
    });
  await giveUp(
    session,
    rows.filter(({ state }) => state === 'waiting'),
    'dropped',
  );
}
