import type { Instant } from '../../core/cell.ts';
import type { OpenQuestion, Retention } from '../../core/state.ts';
import type { EffectState, Session } from './schema.ts';

/** Effects that have come to their end. One that failed stays, since somebody may still be asked about it. */
const ended: readonly EffectState[] = ['sent', 'expired', 'replaced', 'withdrawn', 'dropped', 'gathered'];

/** Questions of which the answer is needed once only. What a person said of a suggestion or a duplicate holds for ever. */
const passing: readonly OpenQuestion['kind'][] = ['conflict', 'guard', 'alarm', 'copy', 'unknown-effect'];

/** Throws away what is older than it must be kept, at most `limit` rows of each kind; answers how many. */
export async function pruneAll(session: Session, retention: Retention, limit: number): Promise<number> {
  const counts = [
    await pruneJournal(session, retention.history, limit),
    await pruneInbox(session, retention.settled, limit),
    await pruneOutbox(session, retention.settled, limit),
    await pruneQuestions(session, retention.settled, limit),
  ];
  return counts.reduce((sum, count) => sum + count, 0);
}

async function pruneJournal({ db, workspace }: Session, before: Instant, limit: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('journal')
    .where('seq', 'in', (rows) =>
      rows
        .selectFrom('journal as old')
        .select('old.seq')
        .where('old.workspace', '=', workspace)
        .where('old.phase', '=', 'observed')
        .where('old.at', '<', before)
        .orderBy('old.at')
        .orderBy('old.seq')
        .limit(limit),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

async function pruneInbox({ db, workspace }: Session, before: Instant, limit: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('inbox')
    .where('n', 'in', (rows) =>
      rows
        .selectFrom('inbox as old')
        .select('old.n')
        .where('old.workspace', '=', workspace)
        .where('old.answered', '<', before)
        .orderBy('old.answered')
        .orderBy('old.n')
        .limit(limit),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/**
 * What carries a number stays for ever, and the last receipt of a card as long as it is the last: a later message takes
 * its place; and what another one is still to say. They count as new again, so that the next bite does not look at the same rows.
 */
async function pruneOutbox(session: Session, before: Instant, limit: number): Promise<number> {
  const { db, workspace, now } = session;
  let pruned = 0;
  for (const state of ended) {
    const old = await db
      .selectFrom('outbox as old')
      .select((row) => [
        'old.seq',
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
        'old.card',
      ])
      .where('old.workspace', '=', workspace)
      .where('old.state', '=', state)
      .where('old.since', '<', before)
      .orderBy('old.since')
      .orderBy('old.seq')
      .limit(limit - pruned)
      .execute();
    for (const { seq, numbered, overtaken, unsaid, card } of old) {
      const isPart = state === 'gathered' && Boolean(unsaid);
      const stays = Boolean(numbered) || isPart || (state === 'sent' && card !== null && !overtaken);
      if (stays) await db.updateTable('outbox').set({ since: now }).where('seq', '=', seq).execute();
      else await db.deleteFrom('outbox').where('seq', '=', seq).execute();
      if (!stays) pruned++;
    }
    if (pruned >= limit) break;
  }
  return pruned;
}

async function pruneQuestions({ db, workspace }: Session, before: Instant, limit: number): Promise<number> {
  let pruned = 0;
  for (const kind of passing) {
    const { numDeletedRows } = await db
      .deleteFrom('question')
      .where('workspace', '=', workspace)
      .where('key', 'in', (rows) =>
        rows
          .selectFrom('question as old')
          .select('old.key')
          .where('old.workspace', '=', workspace)
          .where('old.kind', '=', kind)
          .where('old.answered', '<', before)
          .orderBy('old.answered')
          .orderBy('old.key')
          .limit(limit - pruned),
      )
      .executeTakeFirst();
    pruned += Number(numDeletedRows);
    if (pruned >= limit) break;
  }
  return pruned;
}
