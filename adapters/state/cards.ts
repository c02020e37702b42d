import type { Receipt } from '../../core/sender.ts';
import { fromText } from './json.ts';
import type { Session } from './schema.ts';

/** The receipt of the last effect of a card that was sent; `null`: people do not see that card yet. */
export async function lastReceipt({ db, workspace }: Session, card: string): Promise<Receipt | null> {
  const sent = await db
    .selectFrom('outbox')
    .select('receipt')
    .where('workspace', '=', workspace)
    .where('card', '=', card)
    .where('state', '=', 'sent')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return sent?.receipt == null ? null : fromText(sent.receipt);
}
