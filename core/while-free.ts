import { leaseSeconds } from './hold-lease.ts';
import type { Ports } from './ports.ts';
import type { Lease } from './state.ts';

const tries = 20;
const breath = 500;

/** Does something that needs the state to oneself, if nobody else is at work; else whoever is will do it another time. */
export function whileFree<T>(
  { state, ids }: Pick<Ports, 'state' | 'ids'>,
  work: (lease: Lease) => Promise<T>,
): Promise<T | null> {
  return withLease(state, ids.fresh(), work);
}

/** Does something that needs the state to oneself as soon as nobody else is at work; `null` when that takes over ten seconds. */
export async function onceFree<T>(
  { state, ids, clock }: Pick<Ports, 'state' | 'ids' | 'clock'>,
  work: (lease: Lease) => Promise<T>,
): Promise<{ readonly done: T } | null> {
  const owner = ids.fresh();
  const whole = async (lease: Lease) => ({ done: await work(lease) });
  for (let left = tries; ; left--) {
    const answer = await withLease(state, owner, whole);
    if (answer !== null || left === 0) return answer;
    await clock.sleep(breath);
  }
}

async function withLease<T>(
  state: Ports['state'],
  owner: string,
  work: (lease: Lease) => Promise<T>,
): Promise<T | null> {
  const lease = await state.take(owner, leaseSeconds);
  if (lease === null) return null;
  try {
    return await work(lease);
  } finally {
    await state.release(lease);
  }
}
