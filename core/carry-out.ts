import { intendedLines, typedLines, writtenLine } from './chronicle.ts';
import { RowcallError } from './errors.ts';
import type { Answer } from './facts.ts';
import { answered, recordIndex } from './facts.ts';
import type { Finding } from './finding.ts';
import type { Model } from './model.ts';
import type { Patches } from './patch.ts';
import type { Plan } from './plan.ts';
import { plan } from './plan.ts';
import type { Context, Rest } from './ports.ts';
import { nothingLeft } from './ports.ts';
import type { Row } from './record.ts';
import { recordKey, sameValue } from './record.ts';
import type { Settled } from './settle.ts';
import { consequences, keysOf, settle } from './settle.ts';
import { rowOf } from './starts.ts';
import type { IndexKey, Kept, RecordWake, Reply, Settlement } from './state.ts';
import type { Hint, Memo, Written } from './store.ts';
import { withhold } from './withhold.ts';
import type { Start } from './world.ts';

/** What is planned together, and what must be noted with it. */
export interface Pass {
  readonly cause: string;
  readonly starts: readonly Start[];
  readonly memo: Memo;
  /** Hints that this pass has looked at, by the numbers under which they waited. */
  readonly hints?: readonly number[];
  readonly woken?: readonly RecordWake[];
  /** The request that is being served. */
  readonly request?: string;
  /** Answers that need no planning. */
  readonly answers?: ReadonlyMap<string, Finding | null>;
}

const mostHops = 12;
const mostNeighbours = 500;

/** A settlement in which nothing happened. */
export const nothingSettled: Settlement = {
  plan: '',
  records: [],
  keys: new Map(),
  asked: new Map(),
  entries: [],
  effects: [],
  wakes: new Map(),
  woken: [],
  questions: [],
  withdrawn: [],
  journal: [],
  answers: new Map(),
  hints: [],
  work: [],
  memo: {},
  closed: true,
};

/** Plans, notes what is meant, writes what still holds, and notes what was seen; answers what is to be looked at then. */
export async function carryOut(context: Context, pass: Pass): Promise<Rest> {
  const { ports, model, lease, tally } = context;
  const { hints = [], woken = [], answers = new Map() } = pass;
  if (pass.starts.length + hints.length + woken.length + answers.size === 0) return nothingLeft;

  const whole = await planWithAnswers(context, pass.starts);
  const { plan: made, suggestions } =
    context.people === 'write' ? { plan: whole, suggestions: [] } : withhold(model, whole, ports.clock.now());
  const heading = { plan: ports.ids.fresh(), cause: pass.cause, at: ports.clock.now() };
  const part = partOf(made);
  const written = await write(context, heading.plan, pass, made, part);
  const settled = settle(made, written, model.fingerprint);
  const moved = settled.filter((one) => one.is === 'moved');
  const said = new Map([...answers, ...answersOf(pass, made, settled)]);

  await ports.state.settle(lease, {
    ...nothingSettled,
    ...consequences(model, settled),
    plan: heading.plan,
    woken,
    questions: suggestions,
    journal: [
      ...typedLines(heading, made),
      ...moved.flatMap(({ planned }) => writtenLine(heading, planned, 'observed')),
    ],
    answers: said,
    hints,
    memo: written.memo,
    closed: !settled.some((one) => one.is === 'open'),
  });

  tally.changed += pass.starts.filter(({ occasion }) => occasion !== 'reviewed' && occasion !== 'due').length;
  tally.written += moved.filter(({ planned }) => planned.patch !== null || planned.create !== null).length;
  tally.suggested += suggestions.length;
  tally.conflicts += settled.filter((one) => one.is === 'stays').length;
  for (const { kept, planned } of moved) tally.findings.set(planned.key, kept.findings);
  for (const [key, answer] of said) tally.answers.set(key, answer);
  return { hints: again(settled), neighbours: await neighboursOf(context, settled) };
}

/** Makes the plan, answering in batches what it asks. */
async function planWithAnswers({ ports: { state, clock }, model }: Context, starts: readonly Start[]): Promise<Plan> {
  const answers = new Map<string, Answer>();
  const now = clock.now();
  for (let hop = 0; hop < mostHops; hop++) {
    const planning = plan(model, starts, answered(answers), now);
    if ('done' in planning) return planning.done;
    for (const [key, reply] of await state.answer(planning.ask)) answers.set(key, answerOf(model, reply));
  }
  throw new Error(`A plan asked more than ${mostHops} times`);
}

/** What the state keeps, as rules see it. */
function answerOf(model: Model, reply: Reply): Answer {
  if (reply === null || typeof reply !== 'object') return reply;
  if (isKept(reply)) return reply.gone ? null : rowOf(model.tables.get(reply.table)!, reply);
  if ('ledger' in reply) return reply;
  return reply.flatMap((kept): Row[] => (kept.gone ? [] : [rowOf(model.tables.get(kept.table)!, kept)]));
}

function isKept(reply: object): reply is Kept {
  return 'seen' in reply;
}

function partOf({ records }: Plan): Patches {
  return {
    patches: records.flatMap(({ patch }) => patch ?? []),
    creates: records.flatMap(({ create }) => create ?? []),
  };
}

/** Writes what a plan wants, with the intent noted first. A call that is refused as a whole has written nothing. */
async function write(context: Context, name: string, pass: Pass, made: Plan, part: Patches): Promise<Written> {
  const { ports, lease } = context;
  if (part.patches.length + part.creates.length === 0) return { outcomes: new Map(), memo: pass.memo };
  const heading = { plan: name, cause: pass.cause, at: ports.clock.now() };
  await ports.state.intend(lease, name, pass.cause, part, intendedLines(heading, made));
  try {
    return await ports.store.write(part, pass.memo);
  } catch (error) {
    if (error instanceof RowcallError) await ports.state.settle(lease, { ...nothingSettled, plan: name });
    throw error;
  }
}

/** What the request in hand is answered: the refusal, that somebody was quicker, or that it is done. */
function answersOf(
  { request }: Pass,
  made: Plan,
  settled: readonly Settled[],
): readonly (readonly [string, Finding | null])[] {
  if (request === undefined || settled.some((one) => one.is === 'open')) return [];
  const refused = made.refused.find((one) => one.request === request);
  if (refused !== undefined) return [[request, refused.finding]];
  const late = settled.find((one) => one.is === 'stays');
  if (late === undefined) return settled.length === 0 ? [] : [[request, null]];
  const { table, id } = late.planned.row;
  return [[request, { code: 'request.conflict', severity: 'warning', table, record: id }]];
}

/** Records whose write met somebody else's change, or that were not where they should be. */
function again(settled: readonly Settled[]): readonly Hint[] {
  const late = settled.flatMap((one) => (one.is === 'stays' ? [one] : []));
  return [...Map.groupBy(late, ({ planned }) => planned.row.table)].map(([table, list]) =>
    list.some(({ outcome }) => outcome.is === 'missing')
      ? { table }
      : { table, ids: list.map(({ planned }) => planned.row.id) },
  );
}

/** Records outside the plan that asked something whose answer has changed. */
async function neighboursOf(
  { ports: { state }, model }: Context,
  settled: readonly Settled[],
): Promise<ReadonlySet<string>> {
  const changed: IndexKey[] = [];
  const inPlan = new Set(settled.map(({ planned }) => planned.key));
  for (const one of settled) {
    if (one.is !== 'moved') continue;
    const { kept, planned } = one;
    const before = planned.start.before;
    if (before !== null && !kept.gone && sameValue(before.values, kept.accepted)) continue;
    changed.push({ index: recordIndex, key: recordKey(kept.table, kept.id) }, ...keysOf(model, kept));
    if (before !== null) changed.push(...keysOf(model, { table: kept.table, accepted: before.values, gone: false }));
  }
  if (changed.length === 0) return nothingLeft.neighbours;
  const askers = await state.askers(changed, mostNeighbours);
  return new Set(askers.filter((key) => !inPlan.has(key)));
}
