import type { Instant } from '../../core/cell.ts';
import type { Vitals } from '../../core/vitals.ts';
import { headsOfLanes } from './outbox.ts';
import type { Session } from './schema.ts';

/** When somebody was last at work, what waits at the door, and when the spreadsheet last called. */
export async function vitalsOf(session: Session): Promise<Vitals> {
  const { db, workspace, now } = session;
  const { fence, expires, clean, heard, caller } = await db
    .selectFrom('lease')
    .select(['fence', 'expires', 'clean', 'heard', 'caller'])
    .where('workspace', '=', workspace)
    .executeTakeFirstOrThrow();
  const { waiting, since } = await db
    .selectFrom('inbox')
    .select((row) => [row.fn.countAll().as('waiting'), row.fn.min('at').as('since')])
    .where('workspace', '=', workspace)
    .where('answered', 'is', null)
    .executeTakeFirstOrThrow();
  return {
    // A version before this one left the end of its time there.
    last: fence === 0 ? null : [expires, now].sort()[0]!,
    isAtWork: clean === 0 && expires > now,
    waiting: Number(waiting),
    since,
    unsent: await unsentSince(session),
    heard: heard === null ? null : { at: heard, caller },
  };
}

async function unsentSince(session: Session): Promise<Instant | null> {
  const heads = await headsOfLanes(session)
    .select((row) => [
      'head.since',
      'head.retry',
      row
        .selectFrom('outbox as resting')
        .select((rest) => rest.fn.max('resting.rest').as('rest'))
        .where('resting.workspace', '=', session.workspace)
        .whereRef('resting.lane', '=', 'head.lane')
        .as('rest'),
    ])
    .execute();
  const mightLeave = heads.map(({ since, retry, rest }) => [since, retry ?? '', rest ?? ''].sort().at(-1)!).sort();
  const [first] = mightLeave;
  return first === undefined || first > session.now ? null : first;
}

/** Notes that the spreadsheet has called now. */
export async function noteCall({ db, workspace, now }: Session, caller: string | null): Promise<void> {
  await db.updateTable('lease').set({ heard: now, caller }).where('workspace', '=', workspace).execute();
}
