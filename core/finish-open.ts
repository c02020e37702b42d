import type { Cells } from './cell.ts';
import { sameCell } from './cell.ts';
import { differing } from './chronicle.ts';
import { longestCall } from './hold-lease.ts';
import { nothingSettled } from './nothing-settled.ts';
import type { Patch } from './patch.ts';
import { patched } from './patch.ts';
import type { Context } from './ports.ts';
import { later } from './ports.ts';
import { recordKey } from './record.ts';
import { classify } from './recover.ts';
import type { JournalLine, State } from './state.ts';

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
  const { late } = store.capabilities;
  const calm = later(begun.at(-1)!, late === undefined ? 0 : longestCall + late);
  const now = clock.now();
  if (calm > now) {
    if (calm > context.until) return false;
    await clock.sleep(Date.parse(calm) - Date.parse(now));
  }
  for (const plan of open) await finish(context, plan);
  return true;
}

async function finish(context: Context, { plan, cause, part, at }: OpenPlan): Promise<void> {
  const { ports, lease, tally, recovered } = context;
  const { state, store, clock } = ports;
  const byTable = Map.groupBy([...part.patches, ...part.creates], ({ table }) => table);
  const hints = [...byTable].map(([table, list]) => ({ table, ids: list.map(({ id }) => id) }));
  const { tables } = await store.read(hints, await state.memo());
  const found = [...tables].flatMap(([table, { records }]) => records.map((record) => ({ table, ...record })));
  const now = new Map(
    found.flatMap(({ table, id, made, cells }) =>
      [id, made].flatMap((name) => (name == null ? [] : [[recordKey(table, name), cells] as const])),
    ),
  );
  tally.read += found.length;
  const outcomes = classify(part, now);
  const line = { plan, cause, phase: 'observed', actor: { is: 'program', name: 'recovery' }, at: clock.now() } as const;
  const journal: JournalLine[] = [];
  const seen = await lastSeen(state, part.patches);
  for (const { table, id, expect: before, set: after, because } of part.patches) {
    if (Object.keys(after).length === 0) continue;
    if (outcomes.get(recordKey(table, id))?.is !== 'applied') {
      const cells = now.get(recordKey(table, id));
      // Somebody typed over it since, or it is gone: it may have been written, and nobody can know any more.
      if (cells === undefined || !stands(cells, before))
        journal.push({
          ...line,
          plan: `${plan}/unknown`,
          phase: 'intent',
          table,
          id,
          rules: rulesOf(because),
          before,
          after,
        });
      continue;
    }
    // What was typed and then put right in one go was to be noted together: now it stands nowhere else.
    const [was, typed] = differing(seen.get(recordKey(table, id)) ?? before, before, Object.keys(before));
    if (Object.keys(typed).length > 0)
      journal.push({
        ...line,
        actor: { is: 'unknown', from: null, to: at },
        table,
        id,
        rules: {},
        before: was,
        after: typed,
      });
    journal.push({ ...line, table, id, rules: rulesOf(because), before, after });
    recovered.set(recordKey(table, id), patched(recovered.get(recordKey(table, id)) ?? {}, { set: after }));
  }
  for (const { table, id, key, set: after, because } of part.creates) {
    if (outcomes.get(key)?.is !== 'applied') continue;
    const rules = Object.fromEntries(Object.keys(after).map((field) => [field, because.rule]));
    journal.push({ ...line, table, id, rules, before: {}, after });
    recovered.set(recordKey(table, id), after);
  }
  // A record that is not where it was is found by a look at all of its table only.
  const again = hints.map(({ table, ids }) =>
    ids.every((id) => now.has(recordKey(table, id))) ? { table, ids } : { table },
  );
  // A record that was to be changed because of another looks as it did: only a new judgement finds that out.
  const unwritten = part.patches.flatMap(({ table, id }) =>
    outcomes.get(recordKey(table, id))?.is === 'applied' ? [] : [recordKey(table, id)],
  );
  await state.settle(lease, {
    ...nothingSettled,
    plan,
    journal,
    work: [
      ...again.map((hint) => ({ is: 'hint', hint }) as const),
      ...(unwritten.length > 0 ? [{ is: 'review', records: unwritten, cause } as const] : []),
    ],
  });
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

function rulesOf(because: Patch['because']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(because).map(([field, { rule }]) => [field, rule]));
}

function stands(cells: Cells, expected: Cells): boolean {
  return Object.keys(expected).every((field) => sameCell(cells[field] ?? null, expected[field]!));
}
