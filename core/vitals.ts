import type { Instant } from './cell.ts';

/** How things stand, for whoever looks after them. */
export interface Vitals {
  /** When somebody was last at work; `null`: nobody ever was. */
  readonly last: Instant | null;
  readonly isAtWork: boolean;
  /** How many hints, requests and reviews wait at the door, and since when the first of them does. */
  readonly waiting: number;
  readonly since: Instant | null;
  /** Since when the first message that may leave has not left; `null`: none may. */
  readonly unsent: Instant | null;
  /** When the spreadsheet last called, and in whose name where that is proven; `null`: it never did. */
  readonly heard: { readonly at: Instant; readonly caller: string | null } | null;
}
