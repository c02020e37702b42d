import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** The beginning of the ids of all channels by which Google tells of changes of a spreadsheet. */
export function channelPrefix(spreadsheet: string): string {
  return `rowcall-${createHash('sha256').update(spreadsheet).digest('hex').slice(0, 16)}-`;
}

/** What Google says with each message of a channel, so that it is known to come from Google: another one a spreadsheet. */
export function channelToken(secret: string, spreadsheet: string): string {
  return createHmac('sha256', secret).update(`google-sheets/${spreadsheet}`).digest('base64url');
}

/** Whether two secrets are the same, in a time that tells nothing of where they differ. */
export function isSameSecret(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(left!, right!);
}
