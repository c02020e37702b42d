import type { Cells } from './cell.ts';
import { sameCell } from './cell.ts';
import { hintsTo } from './hints-to.ts';
import { longestCall } from './hold-lease.ts';
import { nothingSettled } from './nothing-settled.ts';
import type { Patch } from './patch.ts';
import { patched } from './patch.ts';
import type { Context } from './ports.ts';
import { later } from './ports.ts';
import { recordKey } from './record.ts';
import { classify } from './recover.ts';
import { recoveredLines } from './recovered-lines.ts';
import type { State, Work } from './state.ts';
import type { Hint, Store } from './store.ts';
import { waveName } from './write-plan.ts';

type OpenPlan = Awaited<ReturnType<State['unfinished']>>[number];

/**
 * Says what became of plans that were begun and not settled, from what stands there now, and writes nothing; what they
 * wanted is looked at afresh. `false`: a write that was given up may still land, and there is no time to wait for that.
 */
export async function finishOpen(context: Context): Promise<boolean> {
  const { state, store, clock } = context.ports;
  const open = await state.unfinished();
  if (open.length === 0) return true;
  const begun = open.map(({ at }) => at).sort();
  const late = store.revoke === undefined ? store.capabilities.late : undefined;
  // What follows from other records was sent after them, up to a whole call later.
  const calls = open.some(({ part }) => part.patches.length + part.creates.length > 1) ? 2 : 1;
  const calm = later(begun.at(-1)!, late === undefined ? 0 : calls * longestCall + late);
  const now = clock.now();
  if (calm > now) {
    if (calm > context.until) return false;
    await clock.sleep(Date.parse(calm) - Date.parse(now));
  }
  for (const plan of open) await finish(context, plan);
  return true;
}

async function finish(context: Context, { plan, cause, part, at }: OpenPlan): Promise<void> {
  const { ports, lease, tally, recovered, rewrote } = context;
  const { state, store, clock } = ports;
  const hints = hintsTo([...part.patches, ...part.creates]);
  if (!(await hasLanded(store, plan))) {
    await state.settle(lease, { ...nothingSettled, plan, work: workFor(hints, part.patches, cause) });
    return;
  }
  const { tables } = await store.read(hints, await state.memo());
  const found = [...tables].flatMap(([table, { records }]) => records.map((record) => ({ table, ...record })));
  const wanted = new Map(part.patches.map(({ table, id, set }) => [recordKey(table, id), set]));
  const now = new Map<string, Cells>();
  for (const { table, id, made, cells } of found)
    for (const name of [id, made]) {
      if (name == null) continue;
      const key = recordKey(table, name);
      const other = now.get(key);
      // A row may have been copied since, its id too: the one that was written is the one that was meant.
      if (other === undefined || written(cells, wanted.get(key)) > written(other, wanted.get(key))) now.set(key, cells);
    }
  tally.read += found.length;
  const outcomes = classify(part, now);
  const seen = await lastSeen(state, part.patches);
  const journal = recoveredLines({ plan, cause, part, at, outcomes, standing: now, seen }, clock.now());
  for (const { phase, rules, table, id, after } of journal) {
    const key = recordKey(table, id);
    if (phase === 'observed' && Object.keys(rules).length > 0)
      recovered.set(key, patched(recovered.get(key) ?? {}, { set: after }));
  }
  for (const { table, id, expect, set, because } of part.patches) {
    const key = recordKey(table, id);
    const cells = now.get(key);
    if (cells === undefined || outcomes.get(key)?.is !== 'applied') continue;
    const ours = Object.entries(expect).filter(
      ([field]) => because[field]?.rule !== 'request' && sameCell(cells[field] ?? null, set[field] ?? null),
    );
    rewrote.set(key, patched(rewrote.get(key) ?? {}, { set: Object.fromEntries(ours) }));
  }
  // A record that is not where it was is found by a look at all of its table only.
  const again = hints.map((hint) =>
    hint.ids?.every((id) => now.has(recordKey(hint.table, id))) ? hint : { table: hint.table },
  );
  const unwritten = part.patches.filter(({ table, id }) => outcomes.get(recordKey(table, id))?.is !== 'applied');
  await state.settle(lease, { ...nothingSettled, plan, journal, work: workFor(again, unwritten, cause) });
}

/** What is to be looked at; a record that was to be changed because of another looks as it did, and is judged anew. */
function workFor(hints: readonly Hint[], unwritten: readonly Patch[], cause: string): readonly Work[] {
  const records = unwritten.map(({ table, id }) => recordKey(table, id));
  return [
    ...hints.map((hint): Work => ({ is: 'hint', hint })),
    ...(records.length > 0 ? [{ is: 'review', records, cause } as const] : []),
  ];
}

/** Whether anything of a plan may have been written. Where a write can be stopped from landing late, it is. */
async function hasLanded(store: Store, plan: string): Promise<boolean> {
  if (store.revoke === undefined) return true;
  // A wave is sent once the one before it was answered: the first that has not landed is the last that was sent.
  for (let wave = 0; ; wave++) if ((await store.revoke(waveName(plan, wave))) === 'never') return wave > 0;
}

/** The cells of records as they were last taken in. */
async function lastSeen(state: State, patches: readonly Patch[]): Promise<ReadonlyMap<string, Cells>> {
  const seen = new Map<string, Cells>();
  for (const [table, list] of Map.groupBy(patches, (patch) => patch.table)) {
    const ids = list.map(({ id }) => id);
    for (const kept of await state.records(table, ids)) seen.set(recordKey(table, kept.id), kept.seen);
  }
  return seen;
}

function written(cells: Cells, set: Cells = {}): number {
  return Object.keys(set).filter((field) => sameCell(cells[field] ?? null, set[field]!)).length;
}
