import { nothingSettled } from './nothing-settled.ts';
import type { Ports } from './ports.ts';
import { whileFree } from './while-free.ts';

/** Sees to what the workspace lets run out by itself. */
export async function keepAlive(ports: Ports): Promise<void> {
  const { store, state } = ports;
  if (store.keepAlive === undefined) return;
  await whileFree(ports, async (lease) => {
    const memo = (await store.keepAlive?.(await state.memo())) ?? null;
    if (memo !== null) await state.settle(lease, { ...nothingSettled, memo });
  });
}
