import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../core/clock.ts';

/** The clock of this machine, for whoever was given none. */
export const machineClock: Clock = {
  now: () => new Date().toISOString(),
  sleep: (milliseconds) => sleep(milliseconds),
};
