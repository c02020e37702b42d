import type { Instant } from './cell.ts';
import { nothingSettled } from './nothing-settled.ts';
import { remembered } from './remembered.ts';
import type { Lease, State } from './state.ts';

/** The ledger of times in which nobody called: each entry's amount is how many minutes that was, told when it was over. */
export const silenceLedger = 'silence';

/** When the scheduler called last. */
const lastPulse = remembered<Instant>('pulse', String, String);
/** A scheduler may be late, and a computer asleep over lunch: an hour is silence. */
const mostMinutes = 60;

/** Notes that the scheduler has called, and for how long it had not. */
export async function notePulse(state: State, lease: Lease, now: Instant): Promise<void> {
  const last = lastPulse.in(await state.memo());
  const minutes = last === null ? 0 : Math.round((Date.parse(now) - Date.parse(last)) / 60_000);
  const silence = {
    ledger: silenceLedger,
    key: last ?? '',
    subject: '',
    at: now,
    amount: minutes,
    about: '',
    by: 'tick',
  };
  await state.settle(lease, {
    ...nothingSettled,
    memo: lastPulse.memo(now),
    entries: minutes > mostMinutes ? [silence] : [],
  });
}
