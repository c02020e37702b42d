import { intendedLines, typedLines, writtenLine } from './chronicle.ts';
import { lateQuestions } from './conflict.ts';
import { RowcallError } from './errors.ts';
import type { Answer } from './facts.ts';
import { answered, recordIndex } from './facts.ts';
import type { Finding } from './finding.ts';
import { countedRows, counts, guardKey, guardQuestion, isMany } from './guard.ts';
import { heed } from './heed.ts';
import { holdLease } from './hold-lease.ts';
import type { Model } from './model.ts';
import type { Patches } from './patch.ts';
import type { Plan } from './plan.ts';
import { plan } from './plan.ts';
import type { Context } from './ports.ts';
import type { Row } from './record.ts';
import { recordKey, sameValue } from './record.ts';
import type { Settled } from './settle.ts';
import { consequences, keysOf, settle } from './settle.ts';
import { reviewStart, rowOf } from './starts.ts';
import type { IndexKey, Kept, OpenQuestion, RecordWake, Reply, Settlement, Work } from './state.ts';
import type { Hint, Memo, Written } from './store.ts';
import { withhold } from './withhold.ts';
import type { Start } from './world.ts';

/** What is planned together, and what must be noted with it. */
export interface Pass {
  readonly cause: string;
  readonly starts: readonly Start[];
  readonly memo: Memo;
  /** Whether what the store wants to remember is not to be kept yet, since only part of a look is carried out. */
  readonly isPart?: boolean;
  /** Hints and reviews that this pass has dealt with, by the numbers under which they waited. */
  readonly done?: readonly number[];
  readonly woken?: readonly RecordWake[];
  /** The request that is being served. */
  readonly request?: string;
  /** Answers that need no planning. */
  readonly answers?: ReadonlyMap<string, Finding | null>;
  /** What people are to be told or asked besides. */
  readonly questions?: readonly OpenQuestion[];
  /** The records of its starts as the state knows them. */
  readonly known?: ReadonlyMap<string, Kept>;
}

const mostHops = 12;
const mostInReview = 500;
/** More than ask one question in any spreadsheet. */
const everybody = 1_000_000;

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

/**
 * Plans, notes what is meant, writes what still holds, and notes what was seen, with all that is to be looked at then.
 * Answers what the store wants to remember now.
 */
export async function carryOut(context: Context, pass: Pass): Promise<Memo> {
  const { ports, model, tally } = context;
  const { done = [], woken = [], answers = new Map(), questions = [] } = pass;
  const { plan: made, suggestions, guard, known } = await decide(context, pass);
  const heading = { plan: ports.ids.fresh(), cause: pass.cause, at: ports.clock.now() };
  const written = await write(context, heading.plan, pass, made);
  const settled = settle(made, written, model.fingerprint, { now: heading.at, known });
  const moved = settled.filter((one) => one.is === 'moved');
  const said = new Map([...answers, ...answersOf(pass, made, settled)]);
  const asked = [...questions, ...guard, ...lateQuestions(settled, heading.at)];

  await ports.state.settle(context.lease, {
    ...nothingSettled,
    ...consequences(model, settled, heading.at),
    plan: heading.plan,
    woken,
    questions: [...suggestions, ...asked],
    journal: [
      ...typedLines(heading, made, context.recovered),
      ...moved.flatMap(({ planned }) => writtenLine(heading, planned, 'observed')),
    ],
    answers: said,
    hints: done,
    work: [...again(settled), ...(await reviewsOf(context, pass.cause, settled))],
    memo: pass.isPart ? {} : written.memo,
    closed: !settled.some((one) => one.is === 'open'),
  });

  tally.changed += pass.starts.filter(({ occasion }) => occasion !== 'reviewed' && occasion !== 'due').length;
  tally.written += moved.filter(({ planned }) => planned.patch !== null || planned.create !== null).length;
  tally.suggested += suggestions.length;
  tally.conflicts += settled.filter((one) => one.is === 'stays').length;
  tally.asked.push(...asked.map(({ key }) => key));
  for (const { kept, planned } of moved) tally.findings.set(planned.key, kept.findings);
  for (const [key, answer] of said) tally.answers.set(key, answer);
  for (const { planned } of moved) context.recovered.delete(planned.key);
  return { ...pass.memo, ...written.memo };
}

/** Finds out, before the first part of a large job is carried out, whether all of it would be too much to write unasked. */
export async function rehearse(context: Context, pass: Pass): Promise<void> {
  await decide(context, pass);
}

/** A plan that may be carried out: what waits for a person's word is taken out of it. */
interface Decided {
  readonly plan: Plan;
  readonly suggestions: readonly OpenQuestion[];
  readonly guard: readonly OpenQuestion[];
  readonly known: ReadonlyMap<string, Kept>;
}

async function decide(context: Context, pass: Pass): Promise<Decided> {
  const { ports, model, people } = context;
  const { capabilities } = ports.store;
  const now = ports.clock.now();
  const { plan: whole, known } = await planWithAnswers(context, pass);
  const gentle = withhold(
    model,
    heed(model, whole),
    ({ owner, key }, patch) =>
      (owner === 'people' && people === 'suggest') ||
      capabilities.guardOf?.(owner, patch.expect[key] ?? null, patch.set[key] ?? null) === 'none',
    { now },
  );
  const question = await standingGuard(context, pass.cause, gentle.plan);
  if (question === 'none' || question?.answer === 'yes') return { ...gentle, guard: [], known };
  const held = withhold(model, gentle.plan, (field, _, planned) => counts(field, planned), {
    now,
    guard: guardKey(pass.cause),
    answer: question === null || question.answer === null ? null : 'declined',
  });
  const guard =
    held.suggestions.length === 0 || (question !== null && question.answer !== null)
      ? []
      : [guardQuestion(model, pass.cause, held.suggestions, question, now)];
  return { plan: held.plan, suggestions: [...gentle.suggestions, ...held.suggestions], guard, known };
}

/** `none`: it may all be written. Otherwise the question that stands over it; `null` when it is still to be asked. */
async function standingGuard(
  { ports: { state }, model, sure, guarded }: Context,
  cause: string,
  made: Plan,
): Promise<OpenQuestion | null | 'none'> {
  const rows = sure ? new Map<string, number>() : countedRows(model, made);
  if (rows.size === 0) return 'none';
  if (!guarded.has(cause)) {
    const total = await totals(rows, state);
    if ([...rows].some(([table, count]) => isMany(count, total.get(table) ?? 0))) guarded.add(cause);
  }
  const question = await state.question(guardKey(cause));
  if (question !== null) guarded.add(cause);
  return guarded.has(cause) ? question : 'none';
}

/** Tables are counted only where it matters. */
async function totals(
  rows: ReadonlyMap<string, number>,
  state: Context['ports']['state'],
): Promise<ReadonlyMap<string, number>> {
  return [...rows.values()].some((count) => isMany(count, 0))
    ? await state.census()
    : new Map([...rows.keys()].map((table) => [table, Infinity]));
}

/** Makes the plan, answering in batches what it asks. Records that rules draw in bring what people have pinned in them. */
async function planWithAnswers(
  { ports: { state, clock }, model }: Context,
  pass: Pass,
): Promise<{ readonly plan: Plan; readonly known: ReadonlyMap<string, Kept> }> {
  const answers = new Map<string, Answer>();
  const known = new Map(pass.known);
  const now = clock.now();
  const given = new Set(pass.starts.map(({ row }) => recordKey(row.table, row.id)));
  let starts = pass.starts;
  for (let hop = 0; hop < mostHops; hop++) {
    const planning = plan(model, starts, answered(answers), now);
    if ('ask' in planning) {
      for (const [key, reply] of await state.answer(planning.ask)) {
        answers.set(key, answerOf(model, reply));
        for (const one of keptIn(reply)) known.set(recordKey(one.table, one.id), one);
      }
      continue;
    }
    const drawn = planning.done.records.flatMap(({ key, start }) => {
      const one = start.before === null || given.has(key) ? undefined : known.get(key);
      return one !== undefined && one.pins.length + one.off.length + one.reverted.length > 0 ? [one] : [];
    });
    if (drawn.length === 0) return { plan: planning.done, known };
    for (const one of drawn) given.add(recordKey(one.table, one.id));
    starts = [...starts, ...drawn.map((one) => reviewStart(model.tables.get(one.table)!, one))];
  }
  throw new Error(`A plan asked more than ${mostHops} times`);
}

function keptIn(reply: Reply): readonly Kept[] {
  if (reply === null || typeof reply !== 'object' || 'ledger' in reply) return [];
  return isKept(reply) ? [reply] : reply;
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
async function write(context: Context, name: string, pass: Pass, made: Plan): Promise<Written> {
  const { ports } = context;
  const part = partOf(made);
  if (part.patches.length + part.creates.length === 0) return { outcomes: new Map(), memo: pass.memo };
  const heading = { plan: name, cause: pass.cause, at: ports.clock.now() };
  await holdLease(context);
  await ports.state.intend(context.lease, name, pass.cause, part, intendedLines(heading, made));
  try {
    return await ports.store.write(part, pass.memo);
  } catch (error) {
    if (error instanceof RowcallError) await ports.state.settle(context.lease, { ...nothingSettled, plan: name });
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
function again(settled: readonly Settled[]): readonly Work[] {
  const late = settled.flatMap((one) => (one.is === 'stays' ? [one] : []));
  return [...Map.groupBy(late, ({ planned }) => planned.row.table)].map(([table, list]): Work => {
    const isLost = list.some(({ outcome }) => outcome.is === 'missing');
    const hint: Hint = isLost ? { table } : { table, ids: list.map(({ planned }) => planned.row.id) };
    return { is: 'hint', hint };
  });
}

/** Records outside the plan that asked something whose answer has changed, some hundred to a piece of work. */
async function reviewsOf(
  { ports: { state }, model }: Context,
  cause: string,
  settled: readonly Settled[],
): Promise<readonly Work[]> {
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
  if (changed.length === 0 || (await isEverybody(state, settled))) return [];
  const owned = changed.filter(({ index }) => model.indexes.get(index)?.mutual === true);
  const askers = (await state.askers(changed, everybody, owned)).filter((key) => !inPlan.has(key));
  const work: Work[] = [];
  for (let at = 0; at < askers.length; at += mostInReview)
    work.push({ is: 'review', records: askers.slice(at, at + mostInReview), cause });
  return work;
}

const manyRecords = 1000;

/** Whether a large plan holds every record there is: then nobody outside it can have asked anything. */
async function isEverybody(state: Context['ports']['state'], settled: readonly Settled[]): Promise<boolean> {
  if (settled.length < manyRecords) return false;
  const there = [...(await state.census()).values()].reduce((sum, count) => sum + count, 0);
  const inPlan = settled.filter(({ planned: { start } }) => start.before !== null).length;
  return inPlan >= there;
}
