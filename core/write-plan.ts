import { intendedLines } from './chronicle.ts';
import { RowcallError } from './errors.ts';
import { holdLease } from './hold-lease.ts';
import { nothingSettled } from './nothing-settled.ts';
import type { Patches } from './patch.ts';
import type { Plan, Planned } from './plan.ts';
import type { Context } from './ports.ts';
import type { Memo, Outcome, Written } from './store.ts';

/** What came of writing a plan. */
interface WrittenPlan {
  /** Without the records that could not follow. */
  readonly plan: Plan;
  readonly written: Written;
  /** Records that were to follow from others whose own changes did not hold: they were not written. */
  readonly dropped: readonly Planned[];
}

/**
 * Writes what a plan wants, with the intent noted first: what follows from a record is written once that record's own
 * change has held. A call that is refused as a whole has written nothing.
 */
export async function writePlan(
  context: Context,
  { plan: name, cause }: { readonly plan: string; readonly cause: string },
  made: Plan,
  memo: Memo,
): Promise<WrittenPlan> {
  const { ports } = context;
  const part = partOf(made.records);
  if (part.patches.length + part.creates.length === 0)
    return { plan: made, written: { outcomes: new Map(), memo }, dropped: [] };
  const heading = { plan: name, cause, at: ports.clock.now() };
  await holdLease(context);
  await ports.state.intend(context.lease, name, cause, part, intendedLines(heading, made));

  const outcomes = new Map<string, Outcome>();
  const failed = new Set<string>();
  let now = memo;
  let waiting: readonly Planned[] = made.records;
  for (let wave = 0; waiting.length > 0; wave++) {
    const { ready, later } = nextWave(waiting, failed);
    if (wave > 0) await holdLease(context);
    const written = await writeWave(context, { plan: name, wave }, ready, now);
    now = written.memo;
    for (const [key, outcome] of written.outcomes) outcomes.set(key, outcome);
    for (const one of ready) if (!holds(one, outcomes)) failed.add(one.key);
    waiting = later;
  }
  const { dropped = [], sent: records = [] } = Object.groupBy(made.records, (one) =>
    failed.has(one.key) && isDropped(one, failed) ? 'dropped' : 'sent',
  );
  return { plan: { ...made, records }, written: { outcomes, memo: now }, dropped };
}

/** Those that follow from nothing that is still to be written; of a ring that follows from itself, all. */
function nextWave(
  waiting: readonly Planned[],
  failed: Set<string>,
): { readonly ready: readonly Planned[]; readonly later: readonly Planned[] } {
  for (let before = -1; before !== failed.size; ) {
    before = failed.size;
    for (const one of waiting) if (isDropped(one, failed)) failed.add(one.key);
  }
  const left = waiting.filter((one) => !failed.has(one.key));
  const unwritten = new Set(left.filter(isWriter).map(({ key }) => key));
  const isReady = ({ follows }: Planned) => !follows.some((key) => unwritten.has(key));
  const ready = left.filter(isReady);
  return ready.length === 0 ? { ready: left, later: [] } : { ready, later: left.filter((one) => !isReady(one)) };
}

function isDropped({ follows }: Planned, failed: ReadonlySet<string>): boolean {
  return follows.some((key) => failed.has(key));
}

function isWriter({ patch, create }: Planned): boolean {
  return patch !== null || create !== null;
}

function holds(one: Planned, outcomes: ReadonlyMap<string, Outcome>): boolean {
  return !isWriter(one) || outcomes.get(one.create?.key ?? one.key)?.is === 'applied';
}

/** The name of one write of a plan: the first is wave 0. */
export function waveName(plan: string, wave: number): string {
  return `${plan}/${wave}`;
}

async function writeWave(
  { ports, lease }: Context,
  { plan, wave }: { readonly plan: string; readonly wave: number },
  records: readonly Planned[],
  memo: Memo,
): Promise<Written> {
  const part = partOf(records);
  if (part.patches.length + part.creates.length === 0) return { outcomes: new Map(), memo };
  try {
    return await ports.store.write(part, memo, waveName(plan, wave));
  } catch (error) {
    // Of a later wave it must still be found out what became of those before it.
    if (error instanceof RowcallError && wave === 0) await ports.state.settle(lease, { ...nothingSettled, plan });
    throw error;
  }
}

/** What is to be written of some records. */
export function partOf(records: readonly Planned[]): Patches {
  return {
    patches: records.flatMap(({ patch }) => patch ?? []),
    creates: records.flatMap(({ create }) => create ?? []),
  };
}
