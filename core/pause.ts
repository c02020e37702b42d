import type { Instant } from './cell.ts';
import type { Model } from './model.ts';
import { remembered } from './remembered.ts';
import type { Lease, State } from './state.ts';
import type { Memo } from './store.ts';

/** That everything stands still: who wanted it, since when. */
export interface Pause {
  readonly by: string;
  readonly since: Instant;
  /** Rowcall was taken out of the spreadsheet: not even its tab stands there, whatever settings somebody still works by. */
  readonly out?: true;
}

const kept = remembered<Pause>('pause');

/** Whether everything stands still, by what the state remembers. */
export function pauseIn(memo: Memo | null): Pause | null {
  return kept.in(memo);
}

/** Stops everything, or lets it go on (`null`). What is at work now has come to its end: the lease is ours. */
export async function keepPause(state: State, lease: Lease, pause: Pause | null): Promise<void> {
  await kept.keep(state, lease, pause);
}

/** The model by which records are judged meanwhile: afterwards those that were are judged again, and then written. */
export function pausedModel(model: Model): Model {
  const [reading] = model.fingerprint.split('.', 1);
  return { ...model, fingerprint: `${reading}.paused` };
}
