import { backOff } from './back-off.ts';
import type { Instant } from './cell.ts';
import { failures, type RowcallError } from './errors.ts';
import type { Claimed, EffectOutcome } from './outbox.ts';
import { later } from './ports.ts';
import { receiptRequests } from './receipt-requests.ts';
import type { Receipt, Sender } from './sender.ts';

const mostFailures = 8;
/** A day, in seconds. */
const longestWait = 86_400;

/** It happened: what that says to the rows, and how long its lane rests. */
export function sentOutcome(
  { effect, parts, number }: Claimed,
  { pace = 0 }: Sender,
  receipt: Receipt,
  now: Instant,
): EffectOutcome {
  const told = effect.parts === undefined ? [effect] : parts;
  const requests = receiptRequests(told, receipt, number);
  return { is: 'sent', receipt, requests, ...(pace > 0 && { rest: later(now, pace) }) };
}

/**
 * It certainly did not happen: when it may be tried again, if ever. It is given up after eight failures of its own; that
 * the other side takes nothing now is none. `chance` is any text that nobody else has.
 */
export function failedOutcome(
  claimed: Claimed,
  { code, details: { retryAfter } }: RowcallError,
  now: Instant,
  chance: string,
): EffectOutcome {
  const { status, retryable } = failures[code];
  const notNow = status === 429;
  const count = notNow ? claimed.failures : claimed.failures + 1;
  if (!retryable || count >= mostFailures) return { is: 'failed', why: code, retryAt: null };
  const asked = typeof retryAfter === 'number' && retryAfter >= 0;
  const wait = asked ? Math.min(retryAfter, longestWait) * 1000 : backOff(count, chance);
  return { is: 'failed', why: code, retryAt: later(now, wait), ...(notNow && { notNow }) };
}
