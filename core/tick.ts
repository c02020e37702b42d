import type { Instant } from './cell.ts';
import type { Delivery, DeliveryPorts } from './deliver.ts';
import { deliver } from './deliver.ts';
import { keepAlive } from './keep-alive.ts';
import { mayDeliver } from './licence.ts';
import type { Model } from './model.ts';
import { pauseIn } from './pause.ts';
import type { Job, Ports, Report } from './ports.ts';
import { later } from './ports.ts';
import { notePulse } from './pulse.ts';
import { reconcile } from './reconcile.ts';
import type { Retention } from './state.ts';
import { touchedPlaces } from './touched-places.ts';
import { whileFree } from './while-free.ts';

/** What one call of the scheduler may do, and how long. */
export interface TickJob extends Pick<Job, 'people' | 'sure'> {
  /** Thirty seconds if not said. */
  readonly seconds?: number;
  /** For how many days what is past is kept. */
  readonly retention?: { readonly history: number; readonly settled: number };
}

export interface Ticked {
  readonly report: Report;
  readonly delivery: Delivery;
  /** Rows of the state that were kept long enough. */
  readonly pruned: number;
}

const usualSeconds = 30;
/** Two years of who changed what; a season of what was answered, sent and decided. */
const usualRetention = { history: 730, settled: 90 };
const dayLong = 24 * 3_600_000;
const mostPruned = 1000;
const nothingSent: Delivery = { sent: 0, gathered: 0, failed: 0, unknown: 0, left: 0 };

/**
 * The scheduler's call: looks whether anybody has touched the spreadsheet, does what waits and what is due, sends what is
 * to be sent, and takes in what came of that. Bounded in time; safe to call late, twice and concurrently. While nobody
 * has said whether the spreadsheet is a copy, while all is paused or only watched, nothing is sent.
 */
export async function tick(ports: Ports & DeliveryPorts, model: Model, job: TickJob = {}): Promise<Ticked> {
  const { store, state, clock } = ports;
  const { seconds = usualSeconds, retention = usualRetention, ...how } = job;
  const began = clock.now();
  const until = later(began, seconds * 1000);
  const left = () => Math.max(0, (Date.parse(until) - Date.parse(clock.now())) / 1000);

  const isLive = mayDeliver(model, pauseIn(await state.memo()) !== null);
  if (isLive) await keepAlive(ports);
  const isTouched = (await store.touched?.(await state.memo())) ?? true;
  const hints = isTouched ? touchedPlaces(store, model) : [];
  // A third of the time is kept for what is to be sent.
  const report = await reconcile(ports, model, { ...how, hints, due: true, seconds: (seconds * 2) / 3 });
  if (report.stopped !== null) return { report, delivery: nothingSent, pruned: 0 };
  const delivery = isLive ? await deliver(ports, until) : nothingSent;
  // What was sent came back as requests: its link and number belong into the row.
  const after = delivery.sent > 0 ? await reconcile(ports, model, { ...how, seconds: left() }) : null;
  const pruned = await whileFree(ports, async (lease) => {
    await notePulse(state, lease, began);
    return await state.prune(lease, kept(began, retention), mostPruned);
  });
  return { report: after === null ? report : both(report, after), delivery, pruned: pruned ?? 0 };
}

function kept(now: Instant, { history, settled }: NonNullable<TickJob['retention']>): Retention {
  return { history: later(now, -history * dayLong), settled: later(now, -settled * dayLong) };
}

function both(first: Report, second: Report): Report {
  return {
    read: first.read + second.read,
    changed: first.changed + second.changed,
    written: first.written + second.written,
    conflicts: first.conflicts + second.conflicts,
    suggested: first.suggested + second.suggested,
    wished: first.wished + second.wished,
    findings: new Map([...first.findings, ...second.findings]),
    answers: new Map([...first.answers, ...second.answers]),
    asked: [...first.asked, ...second.asked],
    stopped: second.stopped,
    left: second.left,
  };
}
