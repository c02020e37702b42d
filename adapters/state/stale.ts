import type { Queued } from '../../core/outbox.ts';
import { fromText } from './json.ts';
import { giveUp } from './outbox.ts';
import type { Session } from './schema.ts';

/** What waits to be sent, the oldest first, with since when. */
export async function waitingEffects({ db, workspace }: Session, limit: number): Promise<Omit<Queued, 'shown'>[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['body', 'since'])
    .where('workspace', '=', workspace)
    .where('state', '=', 'waiting')
    .orderBy('since')
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(({ body, since }) => ({ effect: fromText(body), since }));
}

/** Nobody wants these any more: those that still wait will not be sent. */
export async function cancelEffects(session: Session, keys: readonly string[]): Promise<void> {
  await giveUp(
    session,
    keys.map((key) => ({ key })),
    'withdrawn',
  );
}
