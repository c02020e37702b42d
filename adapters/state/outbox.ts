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
    .where('state', 'in', ['waiting', 'gathered'])
    .where('seq', '<', newest)
    .execute();
  await giveUp(session, older, 'replaced');
}

/**
 * Effects that will not be sent: their numbers are void. One that was claimed meanwhile is on its way and stays so; one
 * that another was to say, and has not yet, is not said either.
 */
export async function giveUp(
  session: Session,
  effects: readonly { readonly key: string }[],
  state: EffectState,
): Promise<void> {
  const { db, workspace, now } = session;
  const givenUp: string[] = [];
  for (const { key } of effects) {
    const row = await db
      .updateTable('outbox')
      .set({ state, since: now })
      .where('workspace', '=', workspace)
      .where('key', '=', key)
      .where((row) =>
        row.or([
          row('state', '=', 'waiting'),
          row.and([
            row('state', '=', 'gathered'),
            row.exists(
              row
                .selectFrom('outbox as into')
                .select('into.seq')
                .where('into.workspace', '=', workspace)
                .whereRef('into.key', '=', 'outbox.why')
                .where('into.state', '=', 'waiting'),
            ),
          ]),
        ]),
      )
      .returning('key')
      .executeTakeFirst();
    if (row !== undefined) givenUp.push(row.key);
  }
  await voidNumbers(session, givenUp, 1);
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

/** The first waiting effect of each lane that has none on its way. */
export function headsOfLanes({ db, workspace }: Session) {
  return (
    db
      .selectFrom('outbox as head')
      .where('head.workspace', '=', workspace)
      .where('head.state', '=', 'waiting')
      // By its smallest number, which an index tells at once: whether one stands before it, PostgreSQL might look up in all.
      .where('head.seq', '=', (row) =>
        row
          .selectFrom('outbox as first')
          .select((one) => one.fn.min('first.seq').as('seq'))
          .where('first.workspace', '=', workspace)
          .whereRef('first.lane', '=', 'head.lane')
          .where('first.state', '=', 'waiting'),
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
  );
}

/** Before every moment: no longer worth sending. */
export const longAgo = '';

/** Empties what was to be said of a record; what has not left yet never will, nor what comes back unsent. */
export async function forgetInOutbox(session: Session, record: string): Promise<void> {
  const rows = await session.db
    .selectFrom('outbox')
    .select(['key', 'body', 'state'])
    .where('workspace', '=', session.workspace)
    .where('about', '=', record)
    .execute();
  for (const { key, body, state } of rows)
    await change(session, key, {
      body: toText({ ...fromText<Effect>(body), payload: null }),
      // Of a part, `why` says to which it belongs.
      ...(state !== 'gathered' && { why: null }),
      until: longAgo,
    });
  await giveUp(
    session,
    rows.filter(({ state }) => state === 'waiting' || state === 'gathered'),
    'dropped',
  );
}
