import type { Pass } from './carry-out.ts';
import { carryOut } from './carry-out.ts';
import type { RecordId, TableKey } from './cell.ts';
import type { Finding } from './finding.ts';
import { identify } from './identity.ts';
import type { Context, Rest } from './ports.ts';
import { nothingLeft } from './ports.ts';
import { recordKey } from './record.ts';
import type { Request } from './rule.ts';
import { rowOf, startsOfLook, startsOfRequest } from './starts.ts';
import type { Kept, RecordWake, State, Waiting } from './state.ts';
import type { Hint, Snapshot } from './store.ts';
import type { Start } from './world.ts';

/** Takes in what people changed where hints say, and looks again at neighbours whose answers changed. */
export async function look(context: Context, rest: Rest, waiting: readonly Waiting[]): Promise<Rest> {
  const { state, store, clock, ids } = context.ports;
  const wanted = waiting.flatMap(({ work }) => (work.is === 'hint' ? [work.hint] : hintsOf(work.request)));
  const hints = [...rest.hints, ...wanted];
  const memo = await state.memo();
  const snapshot = hints.length === 0 ? null : await store.read(hints, memo);
  const starts = snapshot === null ? [] : await startsOf(context, snapshot, memo ?? {}, clock.now());
  const known = new Set(starts.map(({ row }) => recordKey(row.table, row.id)));
  starts.push(
    ...(await reviews(
      context,
      [...rest.neighbours].filter((key) => !known.has(key)),
    )),
  );

  const looked = waiting.flatMap(({ n, work }) => (work.is === 'hint' ? [n] : []));
  const first = snapshot !== null && [...snapshot.tables.keys()].some((table) => memo?.[table] === undefined);
  if (starts.length === 0 && looked.length === 0 && !first) return nothingLeft;
  return await carryOut(context, { cause: ids.fresh(), starts, memo: { ...memo, ...snapshot?.memo }, hints: looked });
}

function hintsOf({ edits }: Request): readonly Hint[] {
  return [...Map.groupBy(edits, ({ table }) => table)].map(([table, list]) => ({
    table,
    ids: list.map(({ id }) => id),
  }));
}

async function startsOf(
  { ports: { state, ids }, model, tally }: Context,
  snapshot: Snapshot,
  memo: Readonly<Record<string, string>>,
  now: string,
): Promise<Start[]> {
  const actor = { is: 'unknown', from: null, to: now } as const;
  const starts: Start[] = [];
  for (const [key, { records, complete }] of snapshot.tables) {
    const table = model.tables.get(key);
    if (table === undefined) continue;
    tally.read += records.length;
    const kept = await keptById(state, key, complete ? 'all' : records.flatMap(({ id }) => id ?? []));
    const seen = new Map([...kept].flatMap(([id, one]) => (one.gone ? [] : [[id, one.seen] as const])));
    const identities = identify(records, seen, complete, ids);
    starts.push(...startsOfLook({ model, table, identities, kept, complete, first: memo[key] === undefined, actor }));
  }
  return starts;
}

/** Serves one request, after what people typed in its records has been taken in. */
export async function serve(context: Context, request: Request): Promise<Rest> {
  const {
    ports: { state },
    model,
  } = context;
  const kept = new Map<string, Kept>();
  for (const [table, edits] of Map.groupBy(request.edits, (edit) => edit.table))
    for (const one of (
      await keptById(
        state,
        table,
        edits.map(({ id }) => id),
      )
    ).values())
      kept.set(recordKey(table, one.id), one);
  const stale = staleness(request, kept);
  const starts = stale === null ? startsOfRequest(model, request, kept) : [];
  const pass: Omit<Pass, 'answers'> = {
    cause: request.cause,
    starts,
    memo: (await state.memo()) ?? {},
    request: request.key,
  };
  if (starts.length > 0) return await carryOut(context, pass);
  return await carryOut(context, { ...pass, answers: new Map([[request.key, stale ?? gone(request)]]) });
}

/** A person who saw an older record is told, rather than served. */
function staleness({ shown = {} }: Request, kept: ReadonlyMap<string, Kept>): Finding | null {
  for (const [key, revision] of Object.entries(shown)) {
    const one = kept.get(key);
    if (one !== undefined && one.revision !== revision)
      return { code: 'request.stale', severity: 'warning', table: one.table, record: one.id };
  }
  return null;
}

function gone({ edits }: Request): Finding {
  return { code: 'request.gone', severity: 'warning', table: edits[0]?.table ?? '', record: edits[0]?.id ?? '' };
}

/** Looks at records whose wake is due. */
export async function wake(context: Context, due: readonly RecordWake[]): Promise<Rest> {
  const { state, ids } = context.ports;
  const byRecord = Map.groupBy(due, ({ record }) => record);
  const starts = (await reviews(context, [...byRecord.keys()])).map((start): Start => {
    const own = byRecord.get(recordKey(start.row.table, start.row.id)) ?? [];
    return { ...start, occasion: 'due', due: own.map(({ wake: one }) => one.rule) };
  });
  return await carryOut(context, { cause: ids.fresh(), starts, memo: (await state.memo()) ?? {}, woken: due });
}

/** Records as the state knows them, to be looked at again. */
async function reviews({ ports: { state }, model }: Context, keys: readonly string[]): Promise<Start[]> {
  const starts: Start[] = [];
  for (const [key, records] of Map.groupBy(keys, (one) => one.slice(0, one.indexOf('/')))) {
    const table = model.tables.get(key);
    if (table === undefined) continue;
    for (const kept of (
      await keptById(
        state,
        key,
        records.map((one) => one.slice(key.length + 1)),
      )
    ).values()) {
      if (kept.gone) continue;
      const row = rowOf(table, kept);
      const { pins, off } = kept;
      starts.push({
        row,
        before: row,
        occasion: 'reviewed',
        origin: 'rule',
        actor: { is: 'rule', name: 'review' },
        pins,
        off,
      });
    }
  }
  return starts;
}

async function keptById(state: State, table: TableKey, ids: readonly RecordId[] | 'all'): Promise<Map<RecordId, Kept>> {
  const kept = ids === 'all' || ids.length > 0 ? await state.records(table, ids) : [];
  return new Map(kept.map((one) => [one.id, one]));
}
