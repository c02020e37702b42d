import type { AirtableClient } from '../../vendors/airtable.ts';
import type { Numbered } from './told.ts';

const mostPages = 40;

/**
 * Everything that a webhook has told from that number on. `payloads` is `null` when some of it was missed: it was told
 * too long ago, there is too much of it, or Airtable could not tell it.
 */
export async function drain(
  client: AirtableClient,
  webhook: string,
  from: number,
): Promise<{ readonly payloads: readonly Numbered[] | null; readonly cursor: number }> {
  const payloads: Numbered[] = [];
  let cursor = from;
  for (let page = 0; page < mostPages; page++) {
    const answer = await client.payloads(webhook, cursor);
    const first = answer.cursor - answer.payloads.length;
    payloads.push(...answer.payloads.map((payload, i) => ({ n: first + i, payload })));
    const isMissed = (page === 0 && first > from) || answer.payloads.some(({ error }) => error === true);
    if (isMissed) return { payloads: null, cursor: await nextNumber(client, webhook) };
    cursor = answer.cursor;
    if (!answer.mightHaveMore) return { payloads, cursor };
  }
  return { payloads: null, cursor: await nextNumber(client, webhook) };
}

/** The number of what a webhook will tell next; 1 where it is not there any more. */
export async function nextNumber(client: AirtableClient, webhook: string): Promise<number> {
  const hooks = await client.webhooks();
  return hooks.find(({ id }) => id === webhook)?.cursorForNextPayload ?? 1;
}
