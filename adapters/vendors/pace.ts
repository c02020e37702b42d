import type { Clock } from '../../core/clock.ts';
import { RowcallError } from '../../core/errors.ts';

/** So many calls a vendor takes within any stretch of so many milliseconds. */
export interface Rate {
  readonly calls: number;
  readonly within: number;
}

/** One queue at a vendor's door: calls go in as they come, no faster than the vendor takes them. */
export interface Pace {
  /**
   * Waits until one more call may go in. Throws `vendor.busy` with `retryAfter` seconds, without waiting, when that would
   * take longer than so many milliseconds.
   */
  turn(patience: number): Promise<void>;
  /**
   * The vendor said that it was too much: nobody goes in for so many milliseconds. Not said for how long: a second, and
   * twice as long each time it happens again, up to 64 seconds.
   */
  refused(milliseconds?: number): void;
  /** The vendor took a call: the next refusal is a first one again. */
  taken(): void;
}

const firstPause = 1000;
const longestPause = 64_000;

/**
 * Keeps to a vendor's rate on a given clock, and backs off when the vendor says so. `chance` gives numbers from 0 to 1:
 * several who were refused together do not come back together.
 */
export function pace(vendor: string, clock: Clock, rate: Rate, chance: () => number = Math.random): Pace {
  /** When the last calls went in or are to go in, the earliest first; never more than the rate allows. */
  const turns: number[] = [];
  let closedUntil = 0;
  let refusals = 0;
  const now = () => Date.parse(clock.now());

  return {
    async turn(patience) {
      const came = now();
      const earliest = turns.length < rate.calls ? 0 : turns[0]! + rate.within;
      const mayGo = Math.max(came, earliest, closedUntil);
      if (mayGo - came > patience) throw busy(vendor, mayGo - came);
      turns.push(mayGo);
      if (turns.length > rate.calls) turns.shift();
      for (let at = mayGo; at > now(); at = Math.max(at, closedUntil)) {
        if (at - came > patience) throw busy(vendor, at - now());
        await clock.sleep(at - now());
      }
    },
    refused(milliseconds) {
      refusals++;
      const pause = milliseconds ?? Math.min(longestPause, firstPause * 2 ** (refusals - 1) + chance() * firstPause);
      closedUntil = Math.max(closedUntil, now() + pause);
    },
    taken() {
      refusals = 0;
    },
  };
}

function busy(vendor: string, milliseconds: number): RowcallError {
  const retryAfter = Math.max(1, Math.ceil(milliseconds / 1000));
  return new RowcallError('vendor.busy', `${vendor} takes no more calls for ${retryAfter} seconds.`, { retryAfter });
}
