import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { RowcallError } from '../../../core/errors.ts';
import type { Memo, StoreSetting } from '../../../core/store.ts';
import type { Google } from '../../vendors/google.ts';
import { channelPrefix, channelToken } from './channel.ts';
import { hookSecretName, hookUrlName, watchMemo } from './names.ts';

/** How Google Drive tells of changes, as remembered; an empty `id`: it would not. */
export type Watch = z.output<typeof kept>;

const kept = z.object({
  id: z.string(),
  resource: z.string(),
  address: z.string(),
  /** In milliseconds. */
  until: z.number(),
});

const dayLong = 24 * 3_600_000;
/** Google tells of changes for a day at most; the next one is asked for while so much of it is left. */
const renewedBefore = 6 * 3_600_000;
/** When Google would not, it is asked again after so long. */
const patience = 3_600_000;

/**
 * Asks Google Drive to tell of changes, and again before the day is over. `null`: nothing is due, or nobody said where to
 * tell them. Google tells only addresses of which it knows that they are ours.
 */
export async function keepWatch(
  google: Google,
  spreadsheet: string,
  { given }: StoreSetting,
  now: number,
  memo: Memo | null,
): Promise<Memo | null> {
  const address = given?.(hookUrlName);
  const secret = given?.(hookSecretName);
  if (!address || !secret) return null;
  const before = recallWatch(memo);
  if (before !== null && before.address === address && before.until - now > renewedBefore) return null;
  const asked = {
    id: `${channelPrefix(spreadsheet)}${randomBytes(9).toString('hex')}`,
    type: 'web_hook',
    address,
    token: channelToken(secret, spreadsheet),
    expiration: String(now + dayLong),
  };
  try {
    const { resourceId, expiration } = await google.file((api, how) =>
      api.files.watch({ fileId: spreadsheet, supportsAllDrives: true, requestBody: asked }, how),
    );
    const until = Number(expiration ?? now + dayLong);
    if (before !== null && before.id !== '') await stop(google, before);
    return remembered({ id: asked.id, resource: resourceId ?? '', address, until });
  } catch (error) {
    if (!(error instanceof RowcallError)) throw error;
    if (error.code === 'vendor.busy' || error.code === 'vendor.unreachable') return null;
    return remembered({ id: '', resource: '', address, until: now + renewedBefore + patience });
  }
}

/** One that is not stopped tells of the same changes until its day is over: that does no harm. */
async function stop(google: Google, { id, resource }: Watch): Promise<void> {
  try {
    await google.file((api, how) => api.channels.stop({ requestBody: { id, resourceId: resource } }, how));
  } catch (error) {
    if (!(error instanceof RowcallError)) throw error;
  }
}

/** How Drive was last asked to tell; `null`: it never was. */
export function recallWatch(memo: Memo | null): Watch | null {
  try {
    return kept.parse(JSON.parse(memo?.[watchMemo] ?? ''));
  } catch {
    return null;
  }
}

function remembered(watch: Watch): Memo {
  return { [watchMemo]: JSON.stringify(watch) };
}
