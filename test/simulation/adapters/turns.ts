import { setImmediate } from 'node:timers/promises';

/**
 * Who is at work in real time. A vendor's library speaks over a real socket, which takes as long as it takes: virtual time
 * stands still until whoever works waits for something that is to come in virtual time. So at most one process is at
 * work, and the same seed gives the same story.
 */
export interface Turns {
  /** Works, until it is over. */
  work<T>(act: () => Promise<T>): Promise<T>;
  /** Waits for something in virtual time. */
  wait<T>(act: () => Promise<T>): Promise<T>;
  /** When nobody is at work. */
  settled(): Promise<void>;
}

export function openTurns(): Turns {
  let busy = 0;
  let waiting: (() => void)[] = [];
  const enter = () => {
    busy++;
  };
  const leave = () => {
    busy--;
    if (busy > 0) return;
    for (const wake of waiting) wake();
    waiting = [];
  };
  return {
    async work(act) {
      enter();
      try {
        return await act();
      } finally {
        leave();
      }
    },
    async wait(act) {
      leave();
      try {
        return await act();
      } finally {
        // Whoever died while waiting never comes here.
        enter();
      }
    },
    async settled() {
      while (busy > 0) {
        await new Promise<void>((wake) => waiting.push(wake));
        await setImmediate();
      }
    },
  };
}
