import { leaseSeconds } from './hold-lease.ts';
import type { Ports } from './ports.ts';
import type { Lease } from './state.ts';

/** Does something that needs the state to oneself, if nobody else is at work; else whoever is will do it another time. */
export async function whileFree<T>(
  { state, ids }: Pick<Ports, 'state' | 'ids'>,
  work: (lease: Lease) => Promise<T>,
): Promise<T | null> {
  const lease = await state.take(ids.fresh(), leaseSeconds);
  if (lease === null) return null;
  try {
    return await work(lease);
  } finally {
    await state.release(lease);
  }
}
