import { wishedOf, wishLedger } from '../../../core/note-wishes.ts';
import type { Pause } from '../../../core/pause.ts';
import type { Lease, State } from '../../../core/state.ts';

/** A message that a pause has held back until its time had passed. */
export interface LateMessage {
  /** Absent: it never came as far as the outbox. */
  readonly key?: string;
  readonly about: string;
  readonly kind: string;
  readonly lane: string;
  readonly at: string;
}

/** A reminder is worth sending this much later, in milliseconds; after a longer pause it is not. */
const mostLate = 3_600_000;
const everything = 100_000;

/** What waited for staff when the pause began; documents, and what customers are to get, are sent whenever that may be. */
export async function lateMessages(state: State, { since }: Pause, now: string): Promise<readonly LateMessage[]> {
  if (Date.parse(now) - Date.parse(since) < mostLate) return [];
  const waiting = await state.waiting(everything);
  return waiting.flatMap(({ effect: { key, about, kind, lane, audience, number }, since: at }) =>
    (audience === 'staff' || audience === 'channel') && number === undefined ? [{ key, about, kind, lane, at }] : [],
  );
}

/** What would have been sent during the pause. */
export async function unsentMessages(state: State, { since }: Pause, now: string): Promise<readonly LateMessage[]> {
  const entries = await state.entries(wishLedger, { from: since, to: now }, everything);
  return entries.flatMap(({ subject, about, at }) => {
    const wished = wishedOf(subject);
    return wished.is === 'message' ? [{ about, kind: wished.kind, lane: wished.lane, at }] : [];
  });
}

/** Has what comes too late never sent. */
export async function cancelLate(state: State, lease: Lease, pause: Pause, now: string): Promise<void> {
  const late = await lateMessages(state, pause, now);
  await state.cancel(
    lease,
    late.flatMap(({ key }) => key ?? []),
  );
}
