import type { Instant } from '../../../core/cell.ts';
import { nothingSettled } from '../../../core/nothing-settled.ts';
import { remembered } from '../../../core/remembered.ts';
import type { Lease, State } from '../../../core/state.ts';
import type { Memo } from '../../../core/store.ts';

/** What the tab of Rowcall's own showed last. */
export interface Shown {
  /** All of it but the time, and what of it may not wait. */
  readonly print: string;
  readonly urgent: string;
  readonly at: Instant;
  /** Whether the box of the pause was ticked. */
  readonly box: boolean;
  /** Whether it was asked if all is to go on. */
  readonly isEnding: boolean;
  /** What the store said of the tab when it was read last; absent: it says nothing. */
  readonly sign?: string;
  /** People have called a tab of theirs so: there is none of ours. */
  readonly isTaken?: true;
}

/** Why the tab could not be shown, and when. */
export interface BoardFailure {
  readonly at: Instant;
  /** The code of the failure. */
  readonly code: string;
}

const kept = remembered<Shown>('tab');
const failed = remembered<BoardFailure>('tab.failed');

/** What the tab showed last; `null`: it was never shown. */
export const shownIn = kept.in;

/** Why the tab could not be shown the last time; `null`: it could. */
export const boardFailureIn = failed.in;

/** What is to be remembered of one that could not be. */
export const failureMemo = failed.memo;

/** Whether there is a tab of ours. */
export function isBoardShown(memo: Memo | null): boolean {
  const shown = shownIn(memo);
  return shown !== null && shown.isTaken !== true;
}

/** What is to be remembered of a tab that was shown. */
export function shownMemo(shown: Shown): Memo {
  return { ...kept.memo(shown), ...failed.memo(null) };
}

/** Forgets that the tab was shown: it is gone. */
export async function forgetBoard(state: State, lease: Lease): Promise<void> {
  await state.settle(lease, { ...nothingSettled, memo: { ...kept.memo(null), ...failed.memo(null) } });
}
