import type { Cell, Instant } from './cell.ts';

/** A fact that became true, stored in the transaction that accepts the change; unique by ledger and key. */
export interface Entry {
  readonly ledger: string;
  readonly key: string;
  readonly subject: string;
  readonly at: Instant;
  readonly amount?: number;
  /** The record it is about, as a record key. */
  readonly about: string;
  /** The rule that wrote it. */
  readonly by: string;
  readonly data?: Readonly<Record<string, Cell>>;
}
