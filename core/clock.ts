import type { Instant } from './cell.ts';

/** Where time comes from. Only the edge holds a clock; pure code is handed `now`. */
export interface Clock {
  now(): Instant;
  sleep(milliseconds: number): Promise<void>;
}
