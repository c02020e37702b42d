import { leaseSeconds } from './hold-lease.ts';
import { nothingSettled } from './nothing-settled.ts';
import type { Ports } from './ports.ts';

/** Sees to what the workspace lets run out by itself; whoever else is at work will do it another time. */
export async function keepAlive({ store, state, ids }: Ports): Promise<void> {
  if (store.keepAlive === undefined) return;
  const lease = await state.take(ids.fresh(), leaseSeconds);
  if (lease === null) return;
  try {
    const memo = await store.keepAlive(await state.memo());
    if (memo !== null) await state.settle(lease, { ...nothingSettled, memo });
  } finally {
    await state.release(lease);
  }
}
