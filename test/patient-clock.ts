import type { Instant } from '../core/cell.ts';
import type { Clock } from '../core/clock.ts';

/** A clock on which time passes only while somebody sleeps, and then at once: for work that waits for real calls too. */
export interface PatientClock extends Clock {
  /** Milliseconds since it was set. */
  elapsed(): number;
  pass(milliseconds: number): void;
}

export function patientClock(start: Instant): PatientClock {
  const began = Date.parse(start);
  let now = began;
  const pass = (milliseconds: number) => {
    now += Math.max(0, Math.ceil(milliseconds));
  };
  return {
    now: () => new Date(now).toISOString(),
    sleep: async (milliseconds) => pass(milliseconds),
    elapsed: () => now - began,
    pass,
  };
}
