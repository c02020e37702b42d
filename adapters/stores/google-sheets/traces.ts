import type { Memo } from '../../../core/store.ts';
import type { sheets_v4 } from '../../vendors/google.ts';
import { marksIn, withMarks } from './marks.ts';
import { unclaiming } from './requests.ts';
import { clearingBy, withLeftover } from './spent-marks.ts';
import { callName } from './write-marks.ts';

/** What one write leaves in the spreadsheet beside cells, call by call. */
export interface Traces {
  /** What clears away what earlier writes have left and nobody needs any more; nothing once that is done. */
  cleared(): readonly sheets_v4.Schema$Request[];
  /** Under which new records are claimed. */
  readonly made: string;
  /** The name of the next call; `null`: nobody will ask what became of it. */
  next(): string | null;
  /** A call was carried out. */
  answered(call: string | null): void;
  /** What is to be remembered; `isMaking`: new records may have been claimed. */
  memo(isMaking: boolean): Memo;
}

/** The traces of the write of that name, which begins at that moment in milliseconds. */
export function tracesOf(name: string | undefined, memo: Memo, now: number): Traces {
  const claims = marksIn(memo);
  const made = now.toString(36);
  const clearing = name === undefined ? null : clearingBy(name, memo, now);
  const carriedOut: string[] = [];
  let calls = 0;
  let isCleared = false;
  return {
    cleared: () => (isCleared ? [] : [...claims.map(unclaiming), ...(clearing?.requests ?? [])]),
    made,
    next: () => (name === undefined ? null : callName(name, calls++)),
    answered(call) {
      isCleared = true;
      if (call !== null) carriedOut.push(call);
    },
    memo(isMaking) {
      const left = isCleared ? [] : claims;
      return {
        ...withMarks(memo, isMaking ? [...left, made] : left),
        ...(isCleared && clearing !== null && withLeftover(clearing.left, carriedOut)),
      };
    },
  };
}
