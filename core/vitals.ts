import type { Instant } from './cell.ts';

/** How things stand, for whoever looks after them. */
export interface Vitals {
  /** When somebody was last at work; `null`: nobody ever was. */
  readonly last: Instant | null;
  readonly isAtWork: boolean;
  /** How many hints, requests and reviews wait at the door, and since when the first of them does. */
  readonly waiting: number;
  readonly since: Instant | null;
}
