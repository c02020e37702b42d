import type { Instant } from '../../../core/cell.ts';
import type { Entry } from '../../../core/entry.ts';
import { lastEntry } from '../../../core/last-entry.ts';
import type { State } from '../../../core/state.ts';

/** A choice in a row that waits for the name of whoever means it. */
export interface SignedChoice {
  readonly table: string;
  readonly id: string;
  readonly verb: string;
  /** A print of the row and of what would have been done in it when it was chosen. */
  readonly shown: string;
  readonly until: Instant;
}

const ledger = 'signing';

/** The account of one token, by its print. */
function accountOf(print: string): string {
  return `signing:${print}`;
}

/** What is noted of a choice, under the print of its token. */
export function choiceEntry(print: string, record: string, now: Instant, choice: SignedChoice): Entry {
  const { verb, ...data } = choice;
  return { ledger, key: print, subject: accountOf(print), at: now, about: record, by: verb, data };
}

/** The choice that a token with that print was made for; `null` where there is none. */
export async function choiceUnder(state: State, print: string): Promise<SignedChoice | null> {
  const entry = await lastEntry(state, ledger, accountOf(print));
  // Of a row that was forgotten nothing is left but that there was a link.
  if (entry?.data === undefined) return null;
  const { table, id, shown, until } = entry.data;
  return { table: String(table), id: String(id), verb: entry.by, shown: String(shown), until: String(until) };
}

/** The key under which a signed choice is done: once, however often it is confirmed. */
export function signedKey(print: string): string {
  return `signed/${print}`;
}
