import { carryVerbs } from './carry-verbs.ts';
import { finishOpen } from './finish-open.ts';
import { hintsTo } from './hints-to.ts';
import { holdLease, leaseSeconds } from './hold-lease.ts';
import { isOurs } from './is-ours.ts';
import { licenceOf } from './licence.ts';
import { look } from './look.ts';
import type { Model } from './model.ts';
import { pausedModel, pauseIn } from './pause.ts';
import type { Context, Job, Ports, Report } from './ports.ts';
import { emptyTally, later } from './ports.ts';
import { reviewNeighbours, reviewOutdated, wake } from './review.ts';
import type { Request } from './rule.ts';
import { serve } from './serve.ts';
import type { Hint } from './store.ts';
import { tellRows } from './tell-rows.ts';

const usualSeconds = 10;
const mostPasses = 200;
const inboxSize = 200;

/**
 * Brings the spreadsheet and the state to rest: read, compare, plan, note what is meant, write what still holds, note
 * what was seen; again until nothing changes or the time is over. A plan that a crash left open is settled first, without
 * writing, and whatever it wanted is planned afresh. Safe to call late, twice and concurrently: one call works at a time,
 * the others leave their work at the door.
 */
export async function reconcile(ports: Ports, model: Model, job: Job): Promise<Report> {
  const { state, ids, clock } = ports;
  const tally = emptyTally();
  const until = later(clock.now(), (job.seconds ?? usualSeconds) * 1000);
  for (const request of job.requests ?? []) await state.file({ is: 'request', request });
  const owner = ids.fresh();
  let errand: Errand = { hints: job.hints ?? [], due: job.due ?? false };
  for (;;) {
    let lease = await state.take(owner, leaseSeconds);
    if (lease === null) {
      await leaveAtDoor(ports, errand.hints);
      // Whoever is at work may have looked at the door just before: then nobody is left to do it but us.
      lease = await state.take(owner, leaseSeconds);
      if (lease === null) {
        tally.left = 1;
        return tally;
      }
      errand = { ...errand, hints: [] };
    }
    const pause = pauseIn(await state.memo());
    const isPaused = pause !== null;
    const context: Context = {
      ports,
      model: isPaused ? pausedModel(model) : model,
      licence: licenceOf(model, job.people, isPaused),
      isPaused,
      isOut: pause?.out === true,
      sure: job.sure ?? false,
      lease,
      until,
      tally,
      isInDoubt: false,
      justTyped: new Map(),
      guarded: new Set(),
      recovered: new Map(),
      rewrote: new Map(),
    };
    try {
      await untilRest(context, errand);
    } finally {
      await state.release(context.lease);
    }
    errand = { hints: [], due: false };
    // Somebody may have come to the door after the last look and found us still at work.
    if (tally.left > 0 || tally.stopped !== null) return tally;
    const waits = await whatWaits(context);
    if (waits === null || (waits === 'verbs' && (clock.now() >= until || !(await carryVerbs(ports))))) return tally;
  }
}

/** What waits at the door; verbs stand behind all else there. While all is paused, what people ask for waits. */
async function whatWaits({ ports: { state }, isPaused, isOut }: Context): Promise<'work' | 'verbs' | null> {
  const waiting = await state.inbox(isPaused ? inboxSize : 1);
  const isWork = waiting.some(({ work }) => work.is !== 'verb' && (!isPaused || isOut || work.is !== 'request'));
  if (isWork) return 'work';
  return waiting.some(({ work }) => work.is === 'verb') ? 'verbs' : null;
}

/** What a call was sent for, besides what waits at the door. */
interface Errand {
  readonly hints: readonly Hint[];
  readonly due: boolean;
}

/** One kind of work a pass: what people ask first, then what was changed, then whose answers changed, then what is due. */
async function untilRest(context: Context, { hints: sent, due }: Errand): Promise<void> {
  const { state, clock } = context.ports;
  const began = clock.now();
  let hints = sent;
  let isDue = due;
  if (!(await isOurs(context))) return;
  if (!(await finishOpen(context))) return await leave(context, hints);
  for (let pass = 0; ; pass++) {
    // Where a write can be stopped from landing late, it is known at once what became of it.
    if (context.isInDoubt && context.ports.store.revoke !== undefined) {
      context.isInDoubt = false;
      await finishOpen(context);
    }
    if (pass > 0 && (pass === mostPasses || isOver(context))) return await leave(context, hints);
    await holdLease(context);
    const waiting = await state.inbox(inboxSize);
    const isServed = !context.isPaused || context.isOut;
    const requests = waiting.flatMap(({ work }) => (work.is === 'request' && isServed ? [work.request] : []));
    if (requests.length > 0) {
      await serveAll(context, requests);
      continue;
    }
    const hinted = waiting.flatMap(({ n, work }) => (work.is === 'hint' ? [{ n, hint: work.hint }] : []));
    if (hints.length + hinted.length > 0) {
      const asked = [...hints, ...hinted.map(({ hint }) => hint)];
      const numbers = hinted.map(({ n }) => n);
      hints = [];
      await look(context, asked, numbers);
      continue;
    }
    const next = waiting.find(({ work }) => work.is === 'review');
    if (next?.work.is === 'review') {
      await reviewNeighbours(context, next.n, next.work);
      continue;
    }
    const wakes = isDue ? await state.due(began, inboxSize) : [];
    if (wakes.length > 0) {
      await wake(context, wakes);
      continue;
    }
    isDue = false;
    // Whoever asked or answered something left work behind.
    if (pass > 0 && !context.isPaused && (await tellRows(context))) continue;
    // What is judged while all stands still is judged again when it goes on, and not before.
    if (context.isPaused || !(await reviewOutdated(context))) return;
  }
}

/** What people typed in those records is taken in first. */
async function serveAll(context: Context, requests: readonly Request[]): Promise<void> {
  const hints = await withBare(context, hintsTo(requests.flatMap((request) => request.edits)));
  context.justTyped.clear();
  if (hints.length > 0) await look(context, hints, []);
  for (const [at, request] of requests.entries()) {
    if (context.isInDoubt || (at > 0 && isOver(context))) return;
    await holdLease(context);
    await serve(context, request);
  }
}

/** Where a row has no id yet, the whole table is looked at: then it gets one. */
async function withBare({ ports: { state } }: Context, hints: readonly Hint[]): Promise<readonly Hint[]> {
  const asked: Hint[] = [];
  for (const hint of hints) {
    const kept = await state.records(hint.table, hint.ids ?? []);
    asked.push(kept.some(({ bare }) => bare) ? { table: hint.table } : hint);
  }
  return asked;
}

/** Whether nothing new may be begun in this call. */
function isOver({ ports, until, isInDoubt }: Context): boolean {
  return isInDoubt || ports.clock.now() >= until;
}

/** The time is over: what was not begun waits for the next call. */
async function leave({ ports, tally }: Context, hints: readonly Hint[]): Promise<void> {
  await leaveAtDoor(ports, hints);
  tally.left = Math.max(1, (await ports.state.inbox(inboxSize)).length);
}

async function leaveAtDoor({ state }: Ports, hints: readonly Hint[]): Promise<void> {
  for (const hint of hints) await state.file({ is: 'hint', hint });
}
