import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../../core/cell.ts';
import type { Call, Heard, Memo, StoreSetting } from '../../../core/store.ts';
import { machineClock } from '../../vendors/machine-clock.ts';
import { readHook } from './memo.ts';
import { changesPlace } from './names.ts';

const forged: Heard = { is: 'forged' };
/** How old and how far ahead of our clock a call may be, in milliseconds: Airtable repeats what nobody answered. */
const oldest = 24 * 3_600_000;
const furthest = 5 * 60_000;

/**
 * Believes a call that is signed with the secret of the webhook, over its very bytes, and is of that base and webhook. It
 * says only that something changed; what, the next look asks.
 */
export async function hearPing(
  base: string,
  { tables, clock = machineClock }: StoreSetting,
  call: Call,
  memo: () => Promise<Memo | null>,
): Promise<Heard> {
  const signature = /^hmac-sha256=([0-9a-f]{64})$/.exec(call.headers['x-airtable-content-mac'] ?? '')?.[1];
  if (signature === undefined || call.method !== 'POST') return forged;
  const hook = readHook(await memo());
  if (hook === null || !('id' in hook) || !isSigned(call.body, hook.secret, signature)) return forged;
  const said = pingIn(call.body);
  if (said === null || said.base !== base || said.webhook !== hook.id) return forged;
  const age = Date.parse(clock.now()) - Date.parse(said.at);
  if (!(age <= oldest && age >= -furthest)) return forged;
  return { is: 'hints', hints: [...tables.keys()].map((table) => ({ table, places: [changesPlace] })) };
}

function isSigned(body: Uint8Array, secret: string, signature: string): boolean {
  const right = createHmac('sha256', Buffer.from(secret, 'base64')).update(body).digest();
  return timingSafeEqual(right, Buffer.from(signature, 'hex'));
}

function pingIn(body: Uint8Array): { readonly base: string; readonly webhook: string; readonly at: Instant } | null {
  try {
    const { base, webhook, timestamp } = JSON.parse(new TextDecoder().decode(body));
    return { base: String(base.id), webhook: String(webhook.id), at: String(timestamp) };
  } catch {
    return null;
  }
}
