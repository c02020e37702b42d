import type { Clock } from './clock.ts';

/** Short enough that a program which has done its work does not wait long for a clock that still sleeps. */
const nap = 500;

/** `late`: the time was over first. The work was given up, not stopped: it may still take effect. */
export type Timed<T> = { readonly is: 'done'; readonly value: T } | { readonly is: 'late' };

/** Waits for work so many milliseconds and no longer. Throws what the work throws in that time. */
export async function within<T>(clock: Clock, milliseconds: number, work: () => Promise<T>): Promise<Timed<T>> {
  let isOver = false;
  const worked = async (): Promise<Timed<T>> => {
    try {
      return { is: 'done', value: await work() };
    } finally {
      isOver = true;
    }
  };
  const waited = async (): Promise<Timed<T>> => {
    for (let left = milliseconds; left > 0 && !isOver; left -= nap) await clock.sleep(Math.min(nap, left));
    return { is: 'late' };
  };
  return await Promise.race([worked(), waited()]);
}
