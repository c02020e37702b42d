import type { FieldKey, Instant } from './cell.ts';

/** For whom a text is rendered; decides what is masked. */
export type Audience = 'staff' | 'channel' | 'customer' | 'document' | 'export' | 'log';

/** Something to do in the world. Its key is deterministic, so a replay makes the same one. */
export interface Effect {
  readonly key: string;
  /** The sender that does it. */
  readonly kind: string;
  /** The record it is about, as a record key. */
  readonly about: string;
  /** Effects of a lane go in order. */
  readonly lane: string;
  /** Effects of one lane and one list leave together as one message, in the place of the first, where their sender can gather. */
  readonly list?: string;
  /** Keys of the effects that this one brings together; such a gathering is about no single record. */
  readonly parts?: readonly string[];
  /** Fields of the record it is about that take what the receipt says. */
  readonly back?: { readonly link?: FieldKey; readonly number?: FieldKey; readonly at?: FieldKey };
  /** A newer effect with the same card replaces one not yet sent. */
  readonly card?: string;
  /** A document number to take when it is sent; never given back. */
  readonly number?: { readonly sequence: string; readonly period: string };
  /** The member of the staff whom it is meant for, and where their list says that they are reached. */
  readonly person?: { readonly name: string; readonly email?: string; readonly channel?: string };
  /** After this it is no longer worth sending. */
  readonly until?: Instant;
  readonly audience: Audience;
  readonly payload: unknown;
}
