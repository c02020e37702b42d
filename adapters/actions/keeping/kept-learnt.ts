import { remembered } from '../../../core/remembered.ts';
import type { Learnt } from '../../../core/rule.ts';
import type { Lease, State } from '../../../core/state.ts';
import type { Memo } from '../../../core/store.ts';

const kept = remembered<Learnt>('learnt');

/** What was learnt of the team's own rows and counts. */
export function keptLearnt(memo: Memo | null): Learnt {
  return kept.in(memo) ?? {};
}

/** From now on this counts as learnt, and nothing else. */
export async function keepLearnt(state: State, lease: Lease, learnt: Learnt): Promise<void> {
  await kept.keep(state, lease, learnt);
}
