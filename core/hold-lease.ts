import { RowcallError } from './errors.ts';
import type { Context } from './ports.ts';
import { later } from './ports.ts';

/** How long a lease is taken for, in seconds. */
export const leaseSeconds = 60;
/** After so many milliseconds a store gives a call up: nobody else may begin before. */
export const longestCall = 30_000;

/** Keeps the lease long enough for one more step. Throws `state.fenced` when somebody else has taken it over. */
export async function holdLease(context: Context): Promise<void> {
  const { state, clock } = context.ports;
  const now = clock.now();
  if (context.lease.expires > later(now, longestCall)) return;
  if (!(await state.renew(context.lease, leaseSeconds)))
    throw new RowcallError('state.fenced', 'Another Rowcall has taken over this spreadsheet meanwhile.');
  context.lease = { ...context.lease, expires: later(now, leaseSeconds * 1000) };
}
