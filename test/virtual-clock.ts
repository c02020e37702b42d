import { setImmediate } from 'node:timers/promises';
import type { Instant } from '../core/cell.ts';
import type { Clock } from '../core/clock.ts';

/** A clock that jumps to the next sleeper whenever nothing else can happen. */
export interface VirtualClock extends Clock {
  /** Lets time pass until the work is done. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Lets so many milliseconds pass, and everything that wakes up in them. */
  pass(milliseconds: number): Promise<void>;
}

/** So often everything else is given its turn before the time jumps; a file is written in less. */
const turns = 3;
const mostIdleTurns = 10_000;

export function virtualClock(start: Instant): VirtualClock {
  let now = Date.parse(start);
  let sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  const sleep = (milliseconds: number) =>
    new Promise<void>((wake) => sleepers.push({ at: now + Math.max(0, milliseconds), wake }));

  async function settle(): Promise<void> {
    for (let turn = 0; turn < turns; turn++) await setImmediate();
  }

  /** `false`: nobody sleeps. */
  function jump(): boolean {
    const next = Math.min(...sleepers.map(({ at }) => at));
    if (next === Number.POSITIVE_INFINITY) return false;
    now = Math.max(now, next);
    const woken = sleepers.filter(({ at }) => at <= now);
    sleepers = sleepers.filter(({ at }) => at > now);
    for (const { wake } of woken) wake();
    return true;
  }

  async function run<T>(work: () => Promise<T>): Promise<T> {
    let isOver = false;
    const result = work().finally(() => {
      isOver = true;
    });
    result.catch(() => {});
    for (let idle = 0; !isOver && idle < mostIdleTurns; ) {
      await settle();
      if (!isOver) idle = jump() ? 0 : idle + 1;
    }
    if (!isOver) throw new Error('Nothing happens any more');
    return await result;
  }

  return { now: () => new Date(now).toISOString(), sleep, run, pass: (milliseconds) => run(() => sleep(milliseconds)) };
}
