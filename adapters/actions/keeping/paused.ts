import { RowcallError } from '../../../core/errors.ts';
import { pauseIn } from '../../../core/pause.ts';
import type { State } from '../../../core/state.ts';

/**
 * Throws `store.paused` while somebody has Rowcall paused: nobody's word is lost silently. `isLeaving`: what is begun of
 * taking Rowcall out may be brought to its end.
 */
export async function mustNotBePaused(state: State, isLeaving = false): Promise<void> {
  const pause = pauseIn(await state.memo());
  if (pause === null || (isLeaving && pause.out === true)) return;
  const { by, since } = pause;
  throw new RowcallError('store.paused', `Rowcall has been paused by ${by} since ${since}.`, { by, since });
}
