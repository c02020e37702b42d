import type { Instant } from './cell.ts';
import type { Effect } from './effect.ts';

/** Proof that an effect happened, in the words of whoever did it. Becomes a request, so links reach the row by the rules. */
export interface Receipt {
  readonly at: Instant;
  /** The other side's own id: a message's time stamp, a document's id. */
  readonly id: string;
  readonly link?: string;
}

/**
 * Does one kind of effect. `send` throws `RowcallError` when it certainly did not happen; any other error means
 * that nobody knows. `find` looks up an effect whose answer was lost; absent: it cannot be looked up.
 *
 * @public
 */
export interface Sender {
  readonly kind: string;
  /** How long a lane rests between two effects, in milliseconds; absent: not at all. */
  readonly pace?: number;
  /** How long after it was given up a call may still take effect, in milliseconds; absent: a minute. */
  readonly late?: number;
  send(effect: Effect, given: { readonly number?: string; readonly previous: Receipt | null }): Promise<Receipt>;
  find?(effect: Effect): Promise<Receipt | null>;
  /** The payload of one message that says what all of these would have said; absent: each goes by itself. */
  gather?(effects: readonly Effect[]): unknown;
}
