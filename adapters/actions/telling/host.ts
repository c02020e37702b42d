import { nothingSettled } from '../../../core/nothing-settled.ts';
import type { Lease, State } from '../../../core/state.ts';
import type { Memo } from '../../../core/store.ts';

/** No table is called so: keys of tables have no dot. */
const name = 'rowcall.host';

/** Who let Rowcall into this spreadsheet first. */
export function hostIn(memo: Memo | null): string | null {
  return memo?.[name] ?? null;
}

/** Remembers who let Rowcall in; the first one counts. */
export async function keepHost(state: State, lease: Lease, person: string): Promise<void> {
  if (hostIn(await state.memo()) !== null) return;
  await state.settle(lease, { ...nothingSettled, memo: { [name]: person } });
}
