import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../core/clock.ts';
import type { State } from '../../core/state.ts';
import type { Host } from './host.ts';

/** What is looked at to tell whether all is at rest. */
export interface Watched {
  readonly state: State;
  readonly host: Host;
  readonly clock: Clock;
  /** How many ticks found nothing to do and left nothing. */
  idle(): number;
}

/** Real milliseconds between two looks, and the most that it may take. */
const nap = 50;
const patience = 90_000;
/** So many milliseconds of the fast clock without a write, longer than anybody waits for anything. */
const calm = 100_000;
/** And so many ticks in which all was looked at. */
const enough = 2;

/** Waits until nothing happens any more and nothing is left to do. `false`: it never came to that. */
export async function untilRest({ state, host, clock, idle }: Watched): Promise<boolean> {
  let since = clock.now();
  let before = -1;
  let idleBefore = idle();
  for (let waited = 0; waited < patience; waited += nap) {
    const done = host.counts.writes + host.counts.sends;
    if (done !== before || (await isOwed(state, clock))) {
      before = done;
      since = clock.now();
      idleBefore = idle();
    } else if (Date.parse(clock.now()) - Date.parse(since) > calm && idle() >= idleBefore + enough) return true;
    await setTimeout(nap);
  }
  return false;
}

/** Whether anything waits but hints, which are always there where two come to the same door. */
async function isOwed(state: State, clock: Clock): Promise<boolean> {
  const { waiting, sending } = await state.backlog(clock.now());
  if (waiting + sending > 0) return true;
  const asked = (await state.inbox(1000)).filter(({ work }) => work.is !== 'hint');
  const left = [asked, await state.unfinished(), await state.due(clock.now(), 1)];
  return left.some(({ length }) => length > 0);
}
