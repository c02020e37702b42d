import { recordIndex } from './facts.ts';
import type { Model } from './model.ts';
import type { Pass } from './pass.ts';
import type { Planned } from './plan.ts';
import type { Context } from './ports.ts';
import type { Values } from './record.ts';
import { sameValue } from './record.ts';
import type { Settled } from './settle.ts';
import { keysOf } from './settle.ts';
import type { IndexKey, Work } from './state.ts';

const mostInReview = 500;
const mostRounds = 3;
/** More than ask one question in any spreadsheet. */
const everybody = 1_000_000;

/**
 * Records that asked something whose answer has changed, some hundred to a piece of work: those outside the plan, and
 * inside it those that saw a change which did not come about.
 */
export async function reviewsOf(
  { ports: { state }, model }: Context,
  { cause, round = -1 }: Pass,
  settled: readonly Settled[],
  dropped: readonly Planned[],
): Promise<readonly Work[]> {
  const changed: IndexKey[] = [];
  const illusory: IndexKey[] = [];
  const isAll = await isEverybody(state, settled);
  for (const { planned, stands } of [...settled.map(standingOf), ...dropped.map((one) => asBefore(one))]) {
    // A record that was taken in a moment ago is new to whoever had asked for it, whether or not anything is written.
    const before = planned.start.occasion === 'adopted' ? null : (planned.start.before?.values ?? null);
    if (!isAll && !isSame(before, stands)) changed.push(...keysBetween(model, planned, before, stands));
    const hoped = planned.start.occasion === 'removed' ? null : (planned.hoped ?? planned.row.values);
    if (!isSame(hoped, stands)) illusory.push(...keysBetween(model, planned, hoped, stands));
  }
  const inPlan = new Set(settled.map(({ planned }) => planned.key));
  const outside = await askersOf(state, model, changed);
  const askers = new Set(outside.filter((key) => !inPlan.has(key)));
  // What a store refuses again and again would be hoped for again and again.
  if (round < mostRounds && illusory.length > 0) {
    for (const key of await askersOf(state, model, illusory)) askers.add(key);
    for (const key of askersInPlan(model, settled, illusory)) askers.add(key);
  }
  // Those whose own change did not hold are looked at again anyway.
  for (const one of settled) if (one.is !== 'moved') askers.delete(one.planned.key);
  const keys = [...askers];
  const work: Work[] = [];
  for (let at = 0; at < keys.length; at += mostInReview)
    work.push({ is: 'review', records: keys.slice(at, at + mostInReview), cause, round: round + 1 });
  return work;
}

/** The values that a record stands by after a plan; `null`: it is not there. */
interface Standing {
  readonly planned: Planned;
  readonly stands: Values | null;
}

function standingOf(one: Settled): Standing {
  if (one.is !== 'moved') return asBefore(one.planned);
  return { planned: one.planned, stands: one.kept.gone ? null : one.kept.accepted };
}

function asBefore(planned: Planned): Standing {
  return { planned, stands: planned.start.before?.values ?? null };
}

function isSame(a: Values | null, b: Values | null): boolean {
  return a === null || b === null ? a === b : sameValue(a, b);
}

function keysBetween(model: Model, { key, row }: Planned, a: Values | null, b: Values | null): readonly IndexKey[] {
  const of = (values: Values | null) =>
    values === null ? [] : keysOf(model, { table: row.table, accepted: values, gone: false });
  return [{ index: recordIndex, key }, ...of(a), ...of(b)];
}

async function askersOf(
  state: Context['ports']['state'],
  model: Model,
  keys: readonly IndexKey[],
): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  const owned = keys.filter(({ index }) => model.indexes.get(index)?.mutual === true);
  return await state.askers(keys, everybody, owned);
}

const manyRecords = 1000;

/** Whether a large plan holds every record there is: then nobody outside it can have asked anything. */
async function isEverybody(state: Context['ports']['state'], settled: readonly Settled[]): Promise<boolean> {
  if (settled.length < manyRecords) return false;
  const there = [...(await state.census()).values()].reduce((sum, count) => sum + count, 0);
  const inPlan = settled.filter(({ planned: { start } }) => start.before !== null).length;
  return inPlan >= there;
}

/** Those of the plan itself that asked any of these keys: the state does not know yet what they asked. */
function askersInPlan(model: Model, settled: readonly Settled[], keys: readonly IndexKey[]): readonly string[] {
  const nameOf = ({ index, key }: IndexKey) => `${index}\0${key}`;
  const wanted = new Set(keys.map(nameOf));
  const asks = (one: Settled) => {
    if (one.is !== 'moved') return false;
    const owned = keysOf(model, one.kept).filter(({ index }) => model.indexes.get(index)?.mutual === true);
    return [...one.planned.asked, ...owned].some((key) => wanted.has(nameOf(key)));
  };
  return settled.filter(asks).map(({ planned }) => planned.key);
}
