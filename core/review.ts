import { carryOut } from './carry-out.ts';
import { rehearse } from './decide.ts';
import { causeOfModel } from './guard.ts';
import { byKey, keptOf } from './kept.ts';
import type { Context } from './ports.ts';
import { recordKey } from './record.ts';
import { outdatedStart, reviewStart } from './starts.ts';
import type { Kept, RecordWake, Work } from './state.ts';
import type { Start } from './world.ts';

/** How many records are looked at again in one pass. */
const reviewSize = 500;
/** More than any table holds. */
const everything = 10_000_000;

/** Looks again at records that asked something whose answer has changed. */
export async function reviewNeighbours(
  context: Context,
  n: number,
  { records, cause, round = 0 }: Extract<Work, { is: 'review' }>,
): Promise<void> {
  const kept = await keptOf(context, records);
  const starts = kept.map((one) => reviewStart(context.model.tables.get(one.table)!, one));
  const memo = (await context.ports.state.memo()) ?? {};
  await carryOut(context, { cause, starts, memo, done: [n], round, known: byKey(kept) });
}

/**
 * Looks again at some records that other settings or another version judged last. `false`: there are none. Before the
 * first of very many it is found out how many cells would change, so that a person may be asked about all of them at once.
 */
export async function reviewOutdated(context: Context): Promise<boolean> {
  const { ports, model, guarded } = context;
  const cause = causeOfModel(model);
  const size = Math.max(reviewSize, ports.store.capabilities.pass ?? everything);
  const tables = [...model.tables.keys()];
  const keys = await ports.state.outdated(model.fingerprint, tables, size);
  if (keys.length === 0) return false;
  const { starts, known } = await outdatedStarts(context, keys);
  const memo = (await ports.state.memo()) ?? {};
  if (keys.length === size && !guarded.has(cause)) {
    const rest = await ports.state.outdated(model.fingerprint, tables, everything);
    const all = rest.length === keys.length ? { starts, known } : await outdatedStarts(context, rest);
    await rehearse(context, { cause, ...all, memo });
  }
  await carryOut(context, { cause, starts, memo, known });
  return true;
}

async function outdatedStarts(
  context: Context,
  keys: readonly string[],
): Promise<{ readonly starts: readonly Start[]; readonly known: ReadonlyMap<string, Kept> }> {
  const kept = await keptOf(context, keys);
  const starts = kept.map((one) => outdatedStart(context.model.tables.get(one.table)!, one, context.model.fingerprint));
  return { starts, known: byKey(kept) };
}

/** Looks at records whose wake is due. */
export async function wake(context: Context, due: readonly RecordWake[]): Promise<void> {
  const { state, ids } = context.ports;
  const byRecord = Map.groupBy(due, ({ record }) => record);
  const kept = await keptOf(context, [...byRecord.keys()]);
  const starts = kept.map((one): Start => {
    const own = byRecord.get(recordKey(one.table, one.id)) ?? [];
    return {
      ...reviewStart(context.model.tables.get(one.table)!, one),
      occasion: 'due',
      due: own.map(({ wake: { rule } }) => rule),
      ...(own.some(({ wake: { first } }) => first) && { first: true }),
    };
  });
  await carryOut(context, {
    cause: ids.fresh(),
    starts,
    memo: (await state.memo()) ?? {},
    woken: due,
    known: byKey(kept),
  });
}
