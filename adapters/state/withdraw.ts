import { change, giveUp } from './outbox.ts';
import type { Session } from './schema.ts';

/** Before every moment: no longer worth sending. */
const longAgo = '';

/**
 * Nobody wants the effects of these cards any more: those that wait will not be sent. One that is on its way is not tried
 * again should it come back.
 */
export async function withdrawCards(session: Session, cards: readonly string[]): Promise<void> {
  for (const card of cards) await withdrawCard(session, card);
}

async function withdrawCard(session: Session, card: string): Promise<void> {
  const rows = await session.db
    .selectFrom('outbox')
    .select(['key', 'state'])
    .where('workspace', '=', session.workspace)
    .where('card', '=', card)
    .where('state', 'in', ['waiting', 'sending', 'unknown'])
    .execute();
  const { waiting = [], away = [] } = Object.groupBy(rows, ({ state }) => (state === 'waiting' ? state : 'away'));
  await giveUp(session, waiting, 'withdrawn');
  for (const { key } of away) await change(session, key, { until: longAgo });
}
