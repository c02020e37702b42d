import type { Instant } from '../../core/cell.ts';
import type { OpenQuestion, Retention } from '../../core/state.ts';
import { pruneOutbox } from './prune-outbox.ts';
import type { Session } from './schema.ts';

/** Questions of which the answer is needed once only. What a person said of a suggestion or a duplicate holds for ever. */
const passing: readonly OpenQuestion['kind'][] = ['conflict', 'guard', 'alarm', 'copy', 'unknown-effect', 'list'];

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
