import type { Clock } from '../../../core/clock.ts';

/** Starts to count; each call answers the milliseconds since, never less than none. */
export function stopwatch(clock: Clock): () => number {
  const began = Date.parse(clock.now());
  return () => Math.max(0, Date.parse(clock.now()) - began);
}
