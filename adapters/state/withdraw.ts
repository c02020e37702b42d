import { change, giveUp, longAgo } from './outbox.ts';
import type { Session } from './schema.ts';

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
    .where('state', 'in', ['waiting', 'gathered', 'sending', 'unknown'])
    .execute();
  for (const { key, state } of rows) if (state !== 'waiting') await change(session, key, { until: longAgo });
  await giveUp(session, rows, 'withdrawn');
}
