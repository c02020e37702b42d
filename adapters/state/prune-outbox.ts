import { sql } from 'kysely';
import type { Instant } from '../../core/cell.ts';
import { given, overRows } from './over-rows.ts';
import type { EffectState, Session } from './schema.ts';

/** Effects that have come to their end. One that failed stays, since somebody may still be asked about it. */
const ended: readonly EffectState[] = ['sent', 'expired', 'replaced', 'withdrawn', 'gathered', 'dropped'];

/** How many bites may be taken to find enough to throw away among what must stay. */
const mostBites = 20;

/**
 * Throws away at most `limit` effects that came to their end before that moment; answers how many. What carries a number
 * stays for ever, the last receipt of a card until there is a later one, and a part of a gathering until that has come to
 * its end. They count as new again, so that they are looked at once in a while and not every time.
 */
export async function pruneOutbox(session: Session, before: Instant, limit: number): Promise<number> {
  let pruned = 0;
  for (const state of ended)
    for (let bite = 0; bite < mostBites && pruned < limit; bite++) {
      const old = await endedBefore(session, state, before, limit - pruned);
      if (old.length === 0) break;
      const { goes = [], stays = [] } = Object.groupBy(old, ({ needed }) => (needed ? 'stays' : 'goes'));
      await remove(session, goes);
      await countAnew(session, stays);
      pruned += goes.length;
    }
  return pruned;
}

interface Old {
  readonly seq: number;
  readonly needed: boolean;
}

async function endedBefore(
  { db, workspace }: Session,
  state: EffectState,
  before: Instant,
  limit: number,
): Promise<Old[]> {
  const rows = await db
    .selectFrom('outbox as old')
    .select((row) => [
      'old.seq',
      'old.card',
      row
        .exists(
          row
            .selectFrom('number')
            .select('number.n')
            .where('number.workspace', '=', workspace)
            .whereRef('number.effect', '=', 'old.key'),
        )
        .as('numbered'),
      row
        .exists(
          row
            .selectFrom('outbox as later')
            .select('later.seq')
            .where('later.workspace', '=', workspace)
            .whereRef('later.card', '=', 'old.card')
            .where('later.state', '=', 'sent')
            .whereRef('later.seq', '>', 'old.seq'),
        )
        .as('overtaken'),
      row
        .exists(
          row
            .selectFrom('outbox as into')
            .select('into.seq')
            .where('into.workspace', '=', workspace)
            .whereRef('into.key', '=', 'old.why')
            .where('into.state', 'in', ['waiting', 'sending', 'unknown', 'failed']),
        )
        .as('unsaid'),
    ])
    .where('old.workspace', '=', workspace)
    .where('old.state', '=', state)
    .where('old.since', '<', before)
    .orderBy('old.since')
    .orderBy('old.seq')
    .limit(limit)
    .execute();
  return rows.map(({ seq, card, numbered, overtaken, unsaid }) => {
    const isLast = state === 'sent' && card !== null && !overtaken;
    const isPart = state === 'gathered' && Boolean(unsaid);
    return { seq, needed: Boolean(numbered) || isLast || isPart };
  });
}

async function remove(session: Session, rows: readonly Old[]): Promise<void> {
  await overRows(session, rows.map(numberOf), (some) =>
    sql`
      with q(seq) as ${given(some)}
      delete from outbox where seq in (select cast(seq as bigint) from q)
    `.compile(session.db),
  );
}

async function countAnew(session: Session, rows: readonly Old[]): Promise<void> {
  await overRows(session, rows.map(numberOf), (some) =>
    sql`
      with q(seq) as ${given(some)}
      update outbox set since = ${session.now} where seq in (select cast(seq as bigint) from q)
    `.compile(session.db),
  );
}

function numberOf({ seq }: Old): { seq: number } {
  return { seq };
}
