import type { Clock } from '../../../core/clock.ts';

/** The real time, but whoever sleeps does so until all are woken. */
export interface HeldClock extends Clock {
  wake(): void;
}

export function heldClock(): HeldClock {
  const sleepers: (() => void)[] = [];
  return {
    now: () => new Date().toISOString(),
    sleep: () => new Promise((wake) => sleepers.push(wake)),
    wake() {
      for (const one of sleepers.splice(0)) one();
    },
  };
}
