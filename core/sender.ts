import type * as z from 'zod';
import type { Instant } from './cell.ts';
import type { Clock } from './clock.ts';
import type { Audience, Effect } from './effect.ts';
import type { Notice } from './notice.ts';

/** Proof that an effect happened, in the words of whoever did it. Becomes a request, so links reach the row by the rules. */
export interface Receipt {
  readonly at: Instant;
  /** The other side's own id: a message's time stamp, a document's id. */
  readonly id: string;
  readonly link?: string;
}

/**
 * Does one kind of effect. `send` throws `RowcallError` when it certainly did not happen: one that is `retryable` is tried
 * again, after `retryAfter` seconds where its details say so; `sender.not-now` says that the other side takes nothing at
 * the moment. Any other error means that nobody knows. `find` looks up an effect whose answer was lost; absent: it cannot
 * be looked up.
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

/** A notice in words, for the readers it is meant for. */
export interface Message {
  readonly text: string;
  /** Where what it speaks of can be opened. */
  readonly link: string | null;
  /** What a gathering says, one by one. */
  readonly items: readonly Message[];
}

/** What a sender is opened with. */
export interface SenderSetting {
  /** Puts a notice into the team's language, masked as its audience demands. */
  say(notice: Notice, audience: Audience): Message;
  /** Shows a line to the person before the screen. */
  print(line: string): void;
  /** The folder that relative paths in the options start from. */
  readonly folder: string;
  readonly clock: Clock;
}

/** A way of sending as the settings name it. */
export interface SenderKind<K extends string = string, S extends z.ZodObject = z.ZodObject> {
  readonly kind: K;
  /** One sentence for the reference. */
  readonly summary: string;
  readonly options: S;
  /** It brings a message to the person whom it is meant for alone, by e-mail address; absent: whoever reads there reads all. */
  readonly reachesOne?: true;
  open(options: z.output<S>, setting: SenderSetting): Promise<Sender>;
}

/** Keeps the literal types of a definition. */
export function senderKind<const K extends string, S extends z.ZodObject>(kind: SenderKind<K, S>): SenderKind<K, S> {
  return kind;
}
