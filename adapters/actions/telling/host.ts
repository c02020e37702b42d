import { remembered } from '../../../core/remembered.ts';
import type { Lease, State } from '../../../core/state.ts';
import type { Memo } from '../../../core/store.ts';

const host = remembered<string>('host', String, String);

/** Who let Rowcall into this spreadsheet first. */
export function hostIn(memo: Memo | null): string | null {
  return host.in(memo);
}

/** Remembers who let Rowcall in; the first one counts. */
export async function keepHost(state: State, lease: Lease, person: string): Promise<void> {
  if (hostIn(await state.memo()) !== null) return;
  await host.keep(state, lease, person);
}
