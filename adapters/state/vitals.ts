import type { Vitals } from '../../core/vitals.ts';
import type { Session } from './schema.ts';

/** When somebody was last at work, and what waits at the door. */
export async function vitalsOf({ db, workspace, now }: Session): Promise<Vitals> {
  const { fence, expires, clean } = await db
    .selectFrom('lease')
    .select(['fence', 'expires', 'clean'])
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
    last: fence === 0 ? null : expires < now ? expires : now,
    isAtWork: clean === 0 && expires > now,
    waiting: Number(waiting),
    since,
  };
}
