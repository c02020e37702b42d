import type { Cell, FieldKey, RecordId, TableKey } from './cell.ts';

/** What a message is made of: plain values by name. */
export type Args = Readonly<Record<string, string | number | boolean>>;

/** A sentence for people as data: its code and what stands in it. Languages turn it into text. */
export interface Reason {
  readonly code: string;
  readonly args?: Args;
}

/** Why something is so, as what stands in a field of its table: `one` and `other` are shown as that field may be. */
interface FieldReason {
  readonly code: string;
  readonly field: FieldKey;
  readonly one: string;
  readonly other: string;
}

/** `error`: to fix · `warning`: a question · `note`: good to know. */
export type Severity = 'error' | 'warning' | 'note';

/**
 * Something about a record that a person should know. Bad data is a finding, never an exception.
 * Every code has two messages in every language: `<code>` says what is so, `<code>.remedy` what to do.
 */
export interface Finding extends Reason {
  readonly severity: Severity;
  readonly table: TableKey;
  readonly record: RecordId;
  readonly field?: FieldKey;
  /** Other records it speaks of, as record keys: a surface may lead to them. */
  readonly others?: readonly string[];
  /** Codes of findings that this one makes needless: those that speak of none but the others that it speaks of too. */
  readonly instead?: readonly string[];
  /** Why it is so, the weightiest first. In its sentences the first stands as `reason`, all of them as `reasons`. */
  readonly reasons?: readonly FieldReason[];
  /** Cells that would mend it, the likeliest first; a person chooses, nobody guesses. */
  readonly suggestions?: readonly Cell[];
}
