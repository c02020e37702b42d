import * as z from 'zod';
import type { Memo } from '../../../core/store.ts';
import type { sheets_v4 } from '../../vendors/google.ts';
import { writesMemo } from './names.ts';
import { agedKeys, dayOf, markId } from './write-marks.ts';

type Request = sheets_v4.Schema$Request;

const leftover = z.object({
  /** Calls whose answer came: they were carried out, and their marks are there. */
  calls: z.array(z.string()),
  /** The day on which marks of which nobody knows any more were cleared away. */
  day: z.number(),
  /** The last day on which a call was not answered: what it wrote may be there without anybody having noted it. */
  doubt: z.number().default(0),
});

/** What is remembered of marks that calls have left. */
type Leftover = z.output<typeof leftover>;

/** So many marks are cleared away by one call. */
const mostCleared = 20;

/** What a write clears away, and what is left to be cleared then. */
export interface Clearing {
  readonly requests: readonly Request[];
  readonly left: Leftover;
}

/**
 * What the write of that name clears away of the marks that earlier ones have left: those of other plans, also of calls that
 * were `found` to have been carried out. Nobody asks
 * after these any more, since every plan is settled before another is written. Marks of calls that nobody has answered
 * may say that they are revoked, which must stand until no call can land any more: these go by their age, once a day.
 */
export function clearingBy(name: string, memo: Memo, now: number, found: readonly string[]): Clearing {
  const { calls: known, day, doubt } = recalled(memo);
  const calls = [...known, ...found];
  const today = dayOf(now);
  const spent = calls.filter((call) => planOf(call) !== planOf(name)).slice(0, mostCleared);
  const lookups = [
    ...spent.map((call) => ({ metadataId: markId(call), metadataValue: `written ${call}` })),
    ...(day === today ? [] : agedKeys(now).map((metadataKey) => ({ metadataKey }))),
  ];
  return {
    requests: lookups.map((developerMetadataLookup) => ({
      deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup } },
    })),
    left: { calls: calls.filter((call) => !spent.includes(call)), day: today, doubt },
  };
}

/** Whether a call was not answered within these two days. */
export function wasUnanswered(memo: Memo, now: number): boolean {
  return dayOf(now) - recalled(memo).doubt <= 1;
}

/** Remembers what is left, with calls that were answered since. */
export function withLeftover(left: Leftover, answered: readonly string[]): Memo {
  return { [writesMemo]: JSON.stringify({ ...left, calls: [...left.calls, ...answered] } satisfies Leftover) };
}

/** Remembers that a call was not answered today. */
export function withDoubt(memo: Memo, now: number): Memo {
  return withLeftover({ ...recalled(memo), doubt: dayOf(now) }, []);
}

function recalled(memo: Memo): Leftover {
  const none: Leftover = { calls: [], day: 0, doubt: 0 };
  const text = memo[writesMemo];
  if (text === undefined) return none;
  try {
    return leftover.parse(JSON.parse(text));
  } catch {
    return none;
  }
}

function planOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/'));
}
