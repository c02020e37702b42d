import type { Clock } from '../../../core/clock.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { AirtableClient } from '../../vendors/airtable.ts';
import { type Hook, isLive, type NoHook } from './memo.ts';
import { isNotShown, refusedFor } from './refusal.ts';

const dayLong = 24 * 3_600_000;
/** Airtable forgets a webhook after seven days; it is renewed while so much of them is left. */
const renewedBefore = 3 * dayLong;

/**
 * Arranges that Airtable tells of changes, and renews it before it ends. Where the token may not, that is tried again a
 * day later. `null`: nothing is due, or Airtable does not answer now.
 */
export async function keepHook(
  client: AirtableClient,
  clock: Clock,
  url: string | null,
  known: Hook | NoHook | null,
): Promise<Hook | NoHook | null> {
  const now = clock.now();
  const later = (milliseconds: number) => new Date(Date.parse(now) + milliseconds).toISOString();
  if (known !== null && 'again' in known && known.again > now) return null;
  const standing = isLive(known, now) && known.url === url ? known : null;
  if (standing !== null && standing.expires > later(renewedBefore)) return null;
  try {
    const renewed = standing === null ? null : await renew(client, standing);
    return renewed ?? (await arrange(client, url));
  } catch (error) {
    if (isNotShown(error) || refusedFor(error) !== null) return { again: later(dayLong) };
    // Airtable is busy or away, or did not say what became of it: another time.
    return null;
  }
}

/** `null`: it is not there any more, or calls nobody, because nobody answered for too long. */
async function renew(client: AirtableClient, hook: Hook): Promise<Hook | null> {
  const own = (await client.webhooks()).find(({ id }) => id === hook.id);
  if (own === undefined || (hook.url !== null && !own.areNotificationsEnabled)) return null;
  try {
    return { ...hook, expires: await client.refreshWebhook(hook.id) };
  } catch (error) {
    if (error instanceof RowcallError && error.code === 'vendor.not-found') return null;
    throw error;
  }
}

async function arrange(client: AirtableClient, url: string | null): Promise<Hook> {
  const me = await client.whoami();
  if (url !== null) {
    // One of ours whose secret nobody knows any more: a base has room for ten.
    for (const { id, notificationUrl } of await client.webhooks())
      if (notificationUrl === url) await client.removeWebhook(id);
  }
  const { id, macSecretBase64, expirationTime } = await client.addWebhook(url);
  return { id, secret: macSecretBase64, expires: expirationTime, url, me };
}
