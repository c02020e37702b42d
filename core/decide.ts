import { isOtherThanHoped, standstills, withBars } from './bars.ts';
import type { Entry } from './entry.ts';
import type { Answer } from './facts.ts';
import { answered } from './facts.ts';
import { fitToColumns } from './fit-to-columns.ts';
import { countedRows, counts, guardKey, guardQuestion, isMany } from './guard.ts';
import { heed } from './heed.ts';
import { isAsked } from './is-asked.ts';
import type { Model } from './model.ts';
import type { Noted } from './note-wishes.ts';
import { noteWishes } from './note-wishes.ts';
import type { Pass } from './pass.ts';
import type { Plan } from './plan.ts';
import { plan } from './plan.ts';
import type { Context, Ports } from './ports.ts';
import type { Row } from './record.ts';
import { recordKey } from './record.ts';
import { reviewStart, rowOf } from './starts.ts';
import type { Kept, OpenQuestion, Reply } from './state.ts';
import type { Withheld } from './withhold.ts';
import { declined, withhold, withoutDeclined } from './withhold.ts';
import type { Start } from './world.ts';

/** A plan that may be carried out: what waits for a person's word is taken out of it. */
interface Decided {
  readonly plan: Plan;
  readonly suggestions: readonly OpenQuestion[];
  readonly guard: readonly OpenQuestion[];
  /** What is only noted. */
  readonly wishes: readonly Entry[];
  /** Every record that took part, as the state knows it. */
  readonly known: ReadonlyMap<string, Kept>;
}

/** Who is like whom is asked from one record to the next, through a whole group; no rule asks further. */
const mostHops = 100;
const mostPlans = 4;

/**
 * Makes the plan for a pass and takes out of it what may not be written unasked. Where that changes what others see, the
 * plan is made again without it: what stands in the spreadsheet afterwards must follow from what stands there.
 */
export async function decide(context: Context, pass: Pass): Promise<Decided> {
  let starts = pass.starts;
  const suggestions = new Map<string, OpenQuestion>();
  const guards = new Map<string, OpenQuestion>();
  const wishes = new Map<string, Entry>();
  for (let left = mostPlans; ; left--) {
    const made = await planWithAnswers(context.ports, context.model, starts, pass.known ?? new Map());
    const one = await withheldFrom(context, pass, made.plan);
    for (const question of one.suggestions) suggestions.set(question.key, question);
    for (const question of one.guard) guards.set(question.key, question);
    for (const wish of one.wishes) wishes.set(wish.key, wish);
    const barred = left === 0 ? [] : one.plan.records.filter(isOtherThanHoped);
    const unmade = left === 0 ? [] : one.unmade;
    if (barred.length + unmade.length === 0)
      return {
        plan: one.plan,
        suggestions: [...suggestions.values()],
        guard: [...guards.values()],
        wishes: [...wishes.values()],
        known: made.known,
      };
    starts = withBars(starts, barred, unmade, made.plan.records, standstills(one.suggestions, one.wishes));
  }
}

/** Finds out, before the first part of a large job is carried out, whether all of it would be too much to write unasked. */
export async function rehearse(context: Context, pass: Pass): Promise<void> {
  await decide(context, pass);
}

interface Taken extends Withheld, Pick<Noted, 'wishes' | 'unmade'> {
  readonly guard: readonly OpenQuestion[];
}

/** Takes out of a plan what is only noted, what has no column, what people have put back, what is theirs, and what is too much at once. */
async function withheldFrom(context: Context, { cause, columns }: Pass, full: Plan): Promise<Taken> {
  const { ports, model, licence } = context;
  const { capabilities } = ports.store;
  const now = ports.clock.now();
  const { plan: silent, wishes, unmade } = noteWishes(model, licence, full, now);
  const fitting = columns === undefined ? silent : fitToColumns(silent, columns);
  // What waits for a person's word anyway is not asked about twice, by its key.
  const wanted = await withoutDeclined(
    heed(model, fitting),
    ({ owner }, _, { start }) => owner !== 'rowcall' && start.origin !== 'request',
    model,
    ports.state,
  );
  const gentle = withhold(
    model,
    wanted,
    (field, { table, expect, set, because }, { start }) => {
      const { owner, key } = field;
      if (isAsked(start, key)) return false;
      if (licence.cell(table, field, because[key]?.rule ?? '') === 'suggest') return true;
      return capabilities.guardOf?.(owner, expect[key] ?? null, set[key] ?? null) === 'none';
    },
    { now },
  );
  const question = await standingGuard(context, cause, gentle.plan);
  if (question === 'none' || question?.answer === 'yes') return { ...gentle, wishes, unmade, guard: [] };
  const held = withhold(model, gentle.plan, (field, _, planned) => counts(field, planned), {
    now,
    guard: guardKey(cause),
    answer: question === null || question.answer === null ? null : declined,
  });
  const guard =
    held.suggestions.length === 0 || (question !== null && question.answer !== null)
      ? []
      : [guardQuestion(model, cause, held.suggestions, question, now)];
  return { plan: held.plan, suggestions: [...gentle.suggestions, ...held.suggestions], wishes, unmade, guard };
}

/** `none`: it may all be written. Otherwise the question that stands over it; `null` when it is still to be asked. */
async function standingGuard(
  { ports: { state }, model, sure, guarded }: Context,
  cause: string,
  made: Plan,
): Promise<OpenQuestion | null | 'none'> {
  const rows = sure ? new Map<string, number>() : countedRows(model, made);
  if (rows.size === 0) return 'none';
  // Tables are counted only where it matters.
  if (!guarded.has(cause) && [...rows.values()].some((count) => isMany(count, 0))) {
    const total = await state.census();
    if ([...rows].some(([table, count]) => isMany(count, total.get(table) ?? 0))) guarded.add(cause);
  }
  const question = await state.question(guardKey(cause));
  if (question !== null) guarded.add(cause);
  return guarded.has(cause) ? question : 'none';
}

/** Makes the plan, answering in batches what it asks. Records that rules draw in bring what people have pinned in them. */
export async function planWithAnswers(
  { state, clock }: Pick<Ports, 'state' | 'clock'>,
  model: Model,
  wanted: readonly Start[],
  before: ReadonlyMap<string, Kept>,
): Promise<{ readonly plan: Plan; readonly known: ReadonlyMap<string, Kept> }> {
  const answers = new Map<string, Answer>();
  const known = new Map(before);
  const now = clock.now();
  const given = new Set(wanted.map(({ row }) => recordKey(row.table, row.id)));
  let starts = wanted;
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
