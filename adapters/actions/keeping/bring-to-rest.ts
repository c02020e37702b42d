import { RowcallError } from '../../../core/errors.ts';
import type { Model } from '../../../core/model.ts';
import type { Job, Ports, Report } from '../../../core/ports.ts';
import { reconcile } from '../../../core/reconcile.ts';
import type { Lease, State } from '../../../core/state.ts';
import { onceFree } from '../../../core/while-free.ts';
import type { Desk } from '../calling/desk.ts';
import { mustNotBePaused } from './paused.ts';

const tries = 20;
const pause = 500;
/** A person waits for the whole of it: an hour is beyond anything that ends. */
const longest = 3600;

/**
 * Does a job on a spreadsheet, however long it takes; while another Rowcall is at work on it, waits. Throws `state.fenced`
 * when that takes too long, `store.copied` when it may be the copy of another, and what the loop throws: `book.open` when
 * another program has the book open, and then the job is undone; `store.paused` where something is asked for meanwhile.
 */
export async function bringToRest(
  { clock }: Pick<Desk, 'clock'>,
  ports: Ports,
  model: Model,
  wanted: Job,
): Promise<Report> {
  if ((wanted.requests ?? []).length > 0) await mustNotBePaused(ports.state);
  const job: Job = { seconds: longest, ...wanted };
  let report = await reconcile(ports, model, job);
  if (report.stopped !== null) throw mayBeCopy();
  // What was asked waits at the door by now: to ask it again would leave it there twice.
  const { hints: _, requests: __, ...again } = job;
  for (let left = tries; isKeptOut(report); left--) {
    if (left === 0) throw busy();
    await clock.sleep(pause);
    report = await reconcile(ports, model, again);
  }
  return report;
}

/** Says why nothing is done in a spreadsheet that may be the copy of another. */
export function mayBeCopy(): RowcallError {
  return new RowcallError('store.copied', 'This may be a copy of a spreadsheet that Rowcall works in already.');
}

function isKeptOut({ left, read, answers }: Report): boolean {
  return left > 0 && read === 0 && answers.size === 0;
}

/** Does something that needs the state to oneself for a moment. Throws `state.fenced`. */
export async function alone(
  { clock, ids }: Pick<Desk, 'clock' | 'ids'>,
  state: State,
  work: (lease: Lease) => Promise<void>,
): Promise<void> {
  if ((await onceFree({ state, clock, ids }, work)) === null) throw busy();
}

function busy(): RowcallError {
  return new RowcallError('state.fenced', 'Another Rowcall is at work on this spreadsheet, or was just cut short.');
}
