import type { FieldKey, TableKey } from './cell.ts';
import { typedLines, writtenLine } from './chronicle.ts';
import { lateQuestions } from './conflict.ts';
import type { Answer } from './facts.ts';
import { answered, recordIndex } from './facts.ts';
import type { Finding } from './finding.ts';
import { fitToColumns } from './fit-to-columns.ts';
import { countedRows, counts, guardKey, guardQuestion, isMany } from './guard.ts';
import { heed } from './heed.ts';
import type { Model } from './model.ts';
import { nothingSettled } from './nothing-settled.ts';
import type { Plan, Planned } from './plan.ts';
import { plan } from './plan.ts';
import type { Context } from './ports.ts';
import type { Row, Values } from './record.ts';
import { recordKey, sameValue } from './record.ts';
import type { Settled } from './settle.ts';
import { consequences, keysOf, settle } from './settle.ts';
import { reviewStart, rowOf } from './starts.ts';
import type { IndexKey, Kept, OpenQuestion, RecordWake, Reply, Work } from './state.ts';
import type { Hint, Memo } from './store.ts';
import { withhold } from './withhold.ts';
import type { Start } from './world.ts';
import { writePlan } from './write-plan.ts';

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
  /** Columns that were found, by table: what belongs into others waits until they are there. Absent: all. */
  readonly columns?: ReadonlyMap<TableKey, ReadonlySet<FieldKey>>;
  /** The records of its starts as the state knows them. */
  readonly known?: ReadonlyMap<string, Kept>;
}

const mostHops = 12;
const mostInReview = 500;
/** More than ask one question in any spreadsheet. */
const everybody = 1_000_000;

/**
 * Plans, notes what is meant, writes what still holds, and notes what was seen, with all that is to be looked at then.
 * Answers what the store wants to remember now.
 */
export async function carryOut(context: Context, pass: Pass): Promise<Memo> {
  const { ports, model, tally } = context;
  const { done = [], woken = [], answers = new Map(), questions = [] } = pass;
  const { plan: made, suggestions, guard, known } = await decide(context, pass);
  const heading = { plan: ports.ids.fresh(), cause: pass.cause, at: ports.clock.now() };
  const { plan: held, written, dropped } = await writePlan(context, heading, made, pass.memo);
  const settled = settle(held, written, model.fingerprint, { now: heading.at, known });
  const moved = settled.filter((one) => one.is === 'moved');
  const said = new Map([...answers, ...answersOf(pass, held, settled)]);
  const asked = [...questions, ...guard, ...lateQuestions(settled, heading.at)];

  await ports.state.settle(context.lease, {
    ...nothingSettled,
    ...consequences(model, settled, heading.at),
    plan: heading.plan,
    woken,
    questions: [...suggestions, ...asked],
    journal: [
      ...typedLines(heading, held, context.recovered),
      ...moved.flatMap(({ planned }) => writtenLine(heading, planned, 'observed')),
    ],
    answers: said,
    hints: done,
    work: [...again(settled), ...(await reviewsOf(context, pass.cause, settled, dropped))],
    memo: pass.isPart ? {} : memoToKeep(written.memo, settled, dropped),
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
  const { plan: full, known } = await planWithAnswers(context, pass);
  const whole = pass.columns === undefined ? full : fitToColumns(full, pass.columns);
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

/**
 * Records that asked something whose answer has changed, some hundred to a piece of work: those outside the plan, and
 * inside it those that saw a change which did not come about.
 */
async function reviewsOf(
  { ports: { state }, model }: Context,
  cause: string,
  settled: readonly Settled[],
  dropped: readonly Planned[],
): Promise<readonly Work[]> {
  const changed: IndexKey[] = [];
  const illusory: IndexKey[] = [];
  const isAll = await isEverybody(state, settled);
  for (const { planned, stands } of [...settled.map(standingOf), ...dropped.map((one) => asBefore(one))]) {
    const before = planned.start.before?.values ?? null;
    if (!isAll && !isSame(before, stands)) changed.push(...keysBetween(model, planned, before, stands));
    const hoped = planned.start.occasion === 'removed' ? null : (planned.hoped ?? planned.row.values);
    if (!isSame(hoped, stands)) illusory.push(...keysBetween(model, planned, hoped, stands));
  }
  const inPlan = new Set(settled.map(({ planned }) => planned.key));
  const outside = await askersOf(state, model, changed);
  const askers = new Set(outside.filter((key) => !inPlan.has(key)));
  for (const key of await askersOf(state, model, illusory)) askers.add(key);
  // Those whose own change did not hold are looked at again anyway.
  for (const one of settled) if (one.is !== 'moved') askers.delete(one.planned.key);
  const keys = [...askers];
  const work: Work[] = [];
  for (let at = 0; at < keys.length; at += mostInReview)
    work.push({ is: 'review', records: keys.slice(at, at + mostInReview), cause });
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

/** First sight of a table is over when every row of it is taken in: until then it stays one never seen. */
function memoToKeep(memo: Memo, settled: readonly Settled[], dropped: readonly Planned[]): Memo {
  const left = [...settled.flatMap((one) => (one.is === 'moved' ? [] : [one.planned])), ...dropped];
  const unseen = new Set(left.flatMap(({ start }) => (start.occasion === 'adopted' ? [start.row.table] : [])));
  return unseen.size === 0 ? memo : Object.fromEntries(Object.entries(memo).filter(([table]) => !unseen.has(table)));
}

const manyRecords = 1000;

/** Whether a large plan holds every record there is: then nobody outside it can have asked anything. */
async function isEverybody(state: Context['ports']['state'], settled: readonly Settled[]): Promise<boolean> {
  if (settled.length < manyRecords) return false;
  const there = [...(await state.census()).values()].reduce((sum, count) => sum + count, 0);
  const inPlan = settled.filter(({ planned: { start } }) => start.before !== null).length;
  return inPlan >= there;
}
