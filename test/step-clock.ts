import type { Instant } from '../core/cell.ts';
import type { Clock } from '../core/clock.ts';

/** A clock that stands still but while somebody sleeps: then it is at once as late as it would be. */
export interface StepClock extends Clock {
  pass(milliseconds: number): void;
}

export function stepClock(start: Instant): StepClock {
  let now = Date.parse(start);
  const pass = (milliseconds: number) => {
    now += Math.max(0, milliseconds);
  };
  return { now: () => new Date(now).toISOString(), sleep: async (milliseconds) => pass(milliseconds), pass };
}
