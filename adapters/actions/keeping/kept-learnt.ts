import { nothingSettled } from '../../../core/nothing-settled.ts';
import type { Learnt } from '../../../core/rule.ts';
import type { Lease, State } from '../../../core/state.ts';
import type { Memo } from '../../../core/store.ts';

/** No table is called so: keys of tables have no dot. */
const name = 'rowcall.learnt';

/** What was learnt of the team's own rows and counts. */
export function keptLearnt(memo: Memo | null): Learnt {
  return JSON.parse(memo?.[name] ?? '{}') as Learnt;
}

/** From now on this counts as learnt, and nothing else. */
export async function keepLearnt(state: State, lease: Lease, learnt: Learnt): Promise<void> {
  await state.settle(lease, { ...nothingSettled, memo: { [name]: JSON.stringify(learnt) } });
}
