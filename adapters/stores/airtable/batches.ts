import { RowcallError } from '../../../core/errors.ts';
import type { Outcome } from '../../../core/store.ts';
import { refusedFor } from './refusal.ts';

const mostInCall = 10;

/** How far a write may go. */
export interface Limits {
  /** Whether nothing new may be begun. */
  isOver(): boolean;
  /** Whether nothing has been written yet: then a call that is refused as a whole has left everything as it was. */
  isUntouched(): boolean;
  /** Nothing new may be begun: an answer was lost, or Airtable takes no more. */
  stop(): void;
  /** Something was written, or may have been. */
  touch(): void;
}

/**
 * Carries out calls of ten, and says what became of each item. One that Airtable refuses is found by halving, so that it
 * keeps no other from being written. What was not begun is as unknown as what was not answered: the next look tells.
 * Throws `vendor.…` when nothing at all was written.
 */
export async function carryBatches<T>(
  items: readonly T[],
  limits: Limits,
  call: (batch: readonly T[]) => Promise<void>,
  failed: (item: T, outcome: Outcome) => void,
): Promise<void> {
  const waiting: (readonly T[])[] = [];
  for (let at = 0; at < items.length; at += mostInCall) waiting.push(items.slice(at, at + mostInCall));
  for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
    if (limits.isOver()) {
      for (const item of batch) failed(item, { is: 'unknown' });
      continue;
    }
    try {
      await call(batch);
      limits.touch();
    } catch (error) {
      const reason = refusedFor(error);
      const [only] = batch;
      if (reason !== null && batch.length > 1 && !ofAll.has(reason)) {
        const half = Math.ceil(batch.length / 2);
        waiting.unshift(batch.slice(0, half), batch.slice(half));
      } else if (reason !== null && batch.length === 1) failed(only!, refusedAs(reason));
      else {
        if (!(error instanceof RowcallError)) limits.touch();
        else if (limits.isUntouched()) throw error;
        limits.stop();
        for (const item of batch) failed(item, { is: 'unknown' });
      }
    }
  }
}

/** What is wrong with the call and not with one of its records: a column is not there any more. */
const ofAll: ReadonlySet<string> = new Set(['UNKNOWN_FIELD_NAME']);

function refusedAs(reason: string): Outcome {
  switch (reason) {
    case 'ROW_DOES_NOT_EXIST':
      return { is: 'missing' };
    case 'INVALID_MULTIPLE_CHOICE_OPTIONS':
      return { is: 'refused', why: 'cell.choice' };
    case 'UNKNOWN_FIELD_NAME':
      return { is: 'refused', why: 'column.missing' };
    default:
      return { is: 'refused', why: 'cell.unwritable' };
  }
}

/** Limits that end at a moment, by a clock in milliseconds. */
export function limitsUntil(until: number, now: () => number): Limits {
  let isStopped = false;
  let isTouched = false;
  return {
    isOver: () => isStopped || now() >= until,
    isUntouched: () => !isTouched,
    stop() {
      isStopped = true;
    },
    touch() {
      isTouched = true;
    },
  };
}
