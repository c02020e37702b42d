import type { Memo } from '../../../core/store.ts';
import type { sheets_v4 } from '../../vendors/google.ts';
import { marksIn, withMarks } from './marks.ts';
import { unclaiming } from './requests.ts';
import { clearingBy, withDoubt, withLeftover } from './spent-marks.ts';
import { callName } from './write-marks.ts';

/** What one write leaves in the spreadsheet beside cells, call by call. */
export interface Traces {
  /** What clears away what earlier writes have left and nobody needs any more; nothing once that is done. */
  cleared(): readonly sheets_v4.Schema$Request[];
  /** Under which a call claims new records. */
  madeBy(call: string | null): string;
  /** The name of the next call; `null`: nobody will ask what became of it. */
  next(): string | null;
  /** A call was carried out; `isMaking`: it may have claimed new records. */
  answered(call: string | null, isMaking: boolean): void;
  /** Nobody knows what became of a call. */
  lost(call: string | null, isMaking: boolean): void;
  /** What is to be remembered. */
  memo(): Memo;
}

/**
 * The traces of the write of that name, which begins at that moment in milliseconds. `found`: calls of earlier writes that
 * were found to have been carried out when somebody asked.
 */
export function tracesOf(name: string | undefined, memo: Memo, now: number, found: readonly string[]): Traces {
  const claims = [...marksIn(memo), ...found];
  const moment = now.toString(36);
  const clearing = name === undefined ? null : clearingBy(name, memo, now, found);
  const carriedOut: string[] = [];
  const made = new Set<string>();
  let calls = 0;
  let isCleared = false;
  let isLost = found.length > 0;
  const madeBy = (call: string | null) => call ?? moment;
  return {
    cleared: () => (isCleared ? [] : [...claims.map(unclaiming), ...(clearing?.requests ?? [])]),
    madeBy,
    next: () => (name === undefined ? null : callName(name, calls++)),
    answered(call, isMaking) {
      isCleared = true;
      if (call !== null) carriedOut.push(call);
      if (isMaking) made.add(madeBy(call));
    },
    lost(call, isMaking) {
      isLost = true;
      if (isMaking) made.add(madeBy(call));
    },
    memo() {
      const next: Memo = {
        ...withMarks(memo, [...(isCleared ? [] : claims), ...made]),
        ...(isCleared && clearing !== null && withLeftover(clearing.left, carriedOut)),
      };
      return isLost ? { ...next, ...withDoubt({ ...memo, ...next }, now) } : next;
    },
  };
}
