import { nothingSettled } from './carry-out.ts';
import { look, serve, wake } from './look.ts';
import type { Model } from './model.ts';
import type { Context, Job, Ports, Report, Rest, Tally } from './ports.ts';
import { recordKey } from './record.ts';
import { classify } from './recover.ts';
import type { JournalLine } from './state.ts';

const leaseSeconds = 60;
const mostPasses = 12;
const inboxSize = 200;

/**
 * Brings the spreadsheet and the state to rest: read, compare, plan, note what is meant, write what still holds, note
 * what was seen; again until nothing changes. A plan that a crash left open is settled first, without writing, and
 * whatever it wanted is planned afresh. Safe to call late, twice and concurrently: one call works at a time, the others
 * leave their work at the door.
 */
export async function reconcile(ports: Ports, model: Model, job: Job): Promise<Report> {
  const { state, ids } = ports;
  const tally: Tally = {
    read: 0,
    changed: 0,
    written: 0,
    suggested: 0,
    conflicts: 0,
    left: 0,
    findings: new Map(),
    answers: new Map(),
  };
  for (const request of job.requests ?? []) await state.file({ is: 'request', request });
  const owner = ids.fresh();
  let lease = await state.take(owner, leaseSeconds);
  if (lease === null) {
    for (const hint of job.hints ?? []) await state.file({ is: 'hint', hint });
    // Whoever is at work may have looked at the door just before: then nobody is left to do it but us.
    lease = await state.take(owner, leaseSeconds);
    if (lease === null) return { ...tally, left: 1 };
  }
  const context: Context = { ports, model, people: job.people ?? 'write', lease, tally };
  try {
    await recover(context);
    const rest = await untilRest(context, job);
    tally.left = rest.hints.length + rest.neighbours.size;
    return tally;
  } finally {
    await state.release(lease);
  }
}

async function untilRest(context: Context, job: Job): Promise<Rest> {
  const { state, clock } = context.ports;
  let rest: Rest = { hints: job.hints ?? [], neighbours: new Set() };
  for (let pass = 0; pass < mostPasses; pass++) {
    const waiting = await state.inbox(inboxSize);
    const due = job.due && pass === 0 ? await state.due(clock.now(), inboxSize) : [];
    if (rest.hints.length + rest.neighbours.size + waiting.length + due.length === 0) break;
    const rests = [await look(context, rest, waiting)];
    for (const { work } of waiting) if (work.is === 'request') rests.push(await serve(context, work.request));
    if (due.length > 0) rests.push(await wake(context, due));
    rest = {
      hints: rests.flatMap(({ hints }) => hints),
      neighbours: new Set(rests.flatMap(({ neighbours }) => [...neighbours])),
    };
  }
  return rest;
}

/** Says what became of plans that were begun and not settled, from what stands there now. Writes nothing. */
async function recover({ ports: { state, store, clock }, lease, tally }: Context): Promise<void> {
  for (const { plan, cause, part } of await state.unfinished()) {
    const byTable = Map.groupBy([...part.patches, ...part.creates], ({ table }) => table);
    const hints = [...byTable].map(([table, list]) => ({ table, ids: list.map(({ id }) => id) }));
    const snapshot = await store.read(hints, await state.memo());
    const now = new Map(
      [...snapshot.tables].flatMap(([table, { records }]) =>
        records.flatMap(({ id, cells }) => (id === null ? [] : [[recordKey(table, id), cells] as const])),
      ),
    );
    tally.read += now.size;
    const outcomes = classify(part, now);
    const journal = part.patches.flatMap((patch): JournalLine[] => {
      const { table, id, expect: before, set: after, because } = patch;
      if (outcomes.get(recordKey(table, id))?.is !== 'applied') return [];
      const rules = Object.fromEntries(Object.entries(because).map(([field, { rule }]) => [field, rule]));
      const actor = { is: 'program', name: 'recovery' } as const;
      return [{ plan, cause, table, id, phase: 'observed', actor, rules, before, after, at: clock.now() }];
    });
    await state.settle(lease, { ...nothingSettled, plan, journal });
  }
}
