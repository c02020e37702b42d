import type { Instant } from './cell.ts';
import type { Effect } from './effect.ts';
import type { Request } from './rule.ts';
import type { Receipt } from './sender.ts';

/** What became of one attempt; `why` is a code of `errors.ts`, never a value. */
export type EffectOutcome =
  /** `requests` are filed in the same transaction: so the receipt reaches its rows by the rules. The lane rests until `rest`. */
  | { readonly is: 'sent'; readonly receipt: Receipt; readonly requests?: readonly Request[]; readonly rest?: Instant }
  /**
   * It certainly did not happen. `retryAt`: it may be tried again from then; `null`: never, and people are told. `notNow`:
   * the other side takes nothing before that moment; the whole lane rests and the effect is not to blame.
   */
  | { readonly is: 'failed'; readonly why: string; readonly retryAt: Instant | null; readonly notNow?: true }
  | { readonly is: 'unknown' };

/** An effect that this process has claimed, with its number taken. */
export interface Claimed {
  readonly effect: Effect;
  /** Of a gathering: the effects it brings together, as far as they are still wanted; of any other: none. */
  readonly parts: readonly Effect[];
  readonly number: string | null;
  readonly previous: Receipt | null;
  readonly attempt: number;
  /** How many attempts before this one failed through its own fault. */
  readonly failures: number;
  /** When it was claimed. */
  readonly at: Instant;
}

/** An effect that waits in a lane together with others. */
export interface Queued {
  readonly effect: Effect;
  /** Since when it waits, or waits again. */
  readonly since: Instant;
  /** An earlier effect of its card was sent: people see that one already. */
  readonly shown: boolean;
}

/** What has not left yet. */
export interface Backlog {
  readonly waiting: number;
  readonly sending: number;
  /** Whether more than one waits in some lane. */
  readonly crowded: boolean;
  /** The moment from which one of the waiting may be claimed; `null`: none, as far as can be known now. */
  readonly next: Instant | null;
}
