import type { Receipt } from '../../core/sender.ts';
import { fromText } from './json.ts';
import type { Session } from './schema.ts';

/** The receipt of the last effect of a card that was sent; `null`: there is none that a later one could build on. */
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
  const receipt = sent?.receipt == null ? null : fromText<Receipt>(sent.receipt);
  // A person who says that it was sent does not know under which id.
  return receipt?.id === '' ? null : receipt;
}
