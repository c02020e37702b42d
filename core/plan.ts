import type { Cell, FieldKey, Instant, TableKey } from './cell.ts';
import { dict, sameCell } from './cell.ts';
import type { Facts, Question } from './facts.ts';
import { recordIndex } from './facts.ts';
import type { Finding } from './finding.ts';
import type { Attempt } from './fold.ts';
import { visit } from './fold.ts';
import type { Limits, Loop } from './loops.ts';
import { offFor } from './loops.ts';
import type { Model } from './model.ts';
import type { Because, NewRecord, Patch } from './patch.ts';
import type { Row, Values } from './record.ts';
import type { Refusal, Rule } from './rule.ts';
import type { IndexKey } from './state.ts';
import type { Step } from './trace.ts';
import { openReading } from './view.ts';
import type { Bucket, Draft, Start, Verdict } from './world.ts';
import { openWorld } from './world.ts';

/** One record of a plan: how it will stand, and what is to be said of it. */
export interface Planned extends Verdict {
  readonly key: string;
  readonly start: Start;
  /** The record once the patch is applied. */
  readonly row: Row;
  /** `null`: nothing to write. */
  readonly patch: Patch | null;
  /** Set for records that rules made. */
  readonly create: NewRecord | null;
  /** Fields whose cell stays as typed although it is not accepted. */
  readonly held: readonly FieldKey[];
  /** Sets that a loop switched off here, as `rule.field`; they stay off until the record or the model changes. */
  readonly off: readonly string[];
  /** Records (as record keys) whose visits made or changed this one: it holds only if their own changes do. */
  readonly follows: readonly string[];
  /** What was hoped for the record, where some of it is left as it stood. */
  readonly hoped?: Values;
  /** Fields that were left as they stood, although rules wanted something else there. */
  readonly left?: readonly FieldKey[];
  /** Fields that were put back because what was typed there is refused. */
  readonly putBack: readonly FieldKey[];
  /** Keys it asked, but for those it owns in a mutual index: a record that enters, leaves or changes under one changes the answer. */
  readonly asked: readonly IndexKey[];
}

/** What all rules together want, as plain data. Nothing has happened yet. */
export interface Plan {
  /** In the order of the starts; records drawn in by rules come after. */
  readonly records: readonly Planned[];
  /** Requests that a rule refused; none of their changes is in the plan. */
  readonly refused: readonly { readonly request: string; readonly finding: Finding }[];
  readonly rounds: number;
  readonly trace: readonly Step[];
}

export type Planning = { readonly done: Plan } | { readonly ask: readonly Question[] };

const mostRounds = 8;
const nothing: readonly never[] = [];

/**
 * Makes the plan for some records, or says what else must be known for it. Pure: the same starts and facts give the
 * same answer. Records are visited in the order given, one after another; a record is visited again when another
 * record's decision changed it or an answer it relied on changed, until nothing moves. A field that two rules pull back
 * to a value it already had, or that is still moving after eight rounds, is a loop: it stays as the person wrote it, the rules that set
 * it are named in a finding, and they are off for that field of that record.
 */
export function plan(model: Model, starts: readonly Start[], facts: Facts, now: Instant): Planning {
  const rulesOf = byTable(model);
  const off = new Map<string, Set<string>>();
  const dropped = new Map<string, Refusal>();

  for (;;) {
    const limits: Limits = { off, dropped };
    const world = openWorld(model);
    const reading = openReading(world, facts);
    const attempt: Attempt = {
      model,
      world,
      reading,
      limits,
      now,
      rulesOf,
      made: new Map(),
      follows: new Map(),
      trace: [],
    };
    for (const start of starts) if (!isDropped(start, dropped)) world.add(start);
    for (const start of starts) if (isDropped(start, dropped) && start.before) world.add(asItWas(start, start.before));

    const outcome = run(attempt);
    if (outcome === 'ask') return { ask: [...reading.open.values()] };
    if (typeof outcome === 'number') return { done: result(attempt, outcome) };
    if ('drop' in outcome) dropped.set(outcome.drop.request, outcome.drop.refusal);
    else
      for (const loop of outcome.loops) {
        const sets = off.get(loop.record) ?? new Set();
        for (const rule of loop.rules) sets.add(`${rule}.${loop.field}`);
        off.set(loop.record, sets);
      }
  }
}

function byTable(model: Model): (table: TableKey) => readonly Rule[] {
  const rules = new Map<TableKey, readonly Rule[]>();
  for (const table of model.tables.keys())
    rules.set(
      table,
      model.rules.filter((rule) => rule.tables.includes(table)),
    );
  return (table) => rules.get(table) ?? [];
}

function isDropped(start: Start, dropped: Limits['dropped']): boolean {
  return start.request !== undefined && dropped.has(start.request);
}

/** The record of a refused request takes part as it stood. */
function asItWas(start: Start, before: Row): Start {
  return { row: before, before, occasion: 'reviewed', origin: 'rule', actor: start.actor };
}

type Restart =
  | { readonly drop: { readonly request: string; readonly refusal: Refusal } }
  | { readonly loops: readonly Loop[] };

/** Rounds of visits until nothing moves. Answers the number of rounds, `ask`, or why to start anew. */
function run(attempt: Attempt): number | 'ask' | Restart {
  const { world, reading } = attempt;
  let queue = [...world.drafts.values()];
  for (const draft of queue) draft.pending = true;

  for (let round = 1; ; round++) {
    world.again.clear();
    const loops: Loop[] = [];
    for (const draft of queue) {
      draft.pending = false;
      const obstacle = visit(attempt, draft);
      if (obstacle === null) continue;
      if ('drop' in obstacle) return obstacle;
      loops.push(obstacle.loop);
    }
    if (reading.open.size > 0) return 'ask';
    if (loops.length > 0) return { loops };
    if (world.again.size === 0) return round;
    queue = [...world.again].sort((a, b) => a.order - b.order);
    if (round === mostRounds) return stillMoving(world.drafts.values()) ?? round;
    for (const draft of queue) draft.pending = true;
  }
}

/** Fields that rules have set again and again without coming to rest. */
function stillMoving(drafts: Iterable<Draft>): Restart | null {
  const loops: Loop[] = [];
  for (const draft of drafts)
    for (const [field, settings] of draft.settings ?? [])
      if (settings.length > 1)
        loops.push({ record: draft.key, field, rules: [...new Set(settings.map((one) => one.rule))] });
  return loops.length > 0 ? { loops } : null;
}

function result(attempt: Attempt, rounds: number): Plan {
  const records: Planned[] = [];
  for (const draft of attempt.world.drafts.values()) records.push(planned(attempt, draft));
  const refused = [...attempt.limits.dropped].map(([request, refusal]) => ({ request, finding: refusal.finding }));
  return { records, refused, rounds, trace: attempt.trace };
}

function planned(attempt: Attempt, draft: Draft): Planned {
  const { start, row, verdict } = draft;
  const made = attempt.made.get(draft.key);
  const key = made?.create.key ?? start.make;
  const gone = start.occasion === 'removed';
  return {
    key: draft.key,
    start,
    row,
    findings: gone ? nothing : verdict.findings,
    entries: verdict.entries,
    effects: verdict.effects,
    withdrawn: verdict.withdrawn,
    wakes: verdict.wakes,
    verb: verdict.verb,
    patch: key === undefined && !gone ? patchOf(draft) : null,
    create:
      key === undefined
        ? null
        : { table: row.table, key, id: row.id, set: row.cells, because: made?.because ?? asRequested },
    held: draft.held === null ? nothing : [...draft.held],
    off: offFor(attempt, draft),
    follows: [...(start.follows ?? nothing), ...(attempt.follows.get(draft.key) ?? nothing)],
    putBack: draft.refusals.flatMap(({ refusal }) => (refusal.policy === 'revert' ? refusal.fields : [])),
    asked: askedBy(draft),
  };
}

/** What it stands under in a mutual index it is taken to ask; everything else that it asked is noted. */
function askedBy({ asked, buckets, got }: Draft): readonly IndexKey[] {
  if (asked.length === 0 && got.length === 0) return nothing;
  const isImplied = (bucket: Bucket) => bucket.mutual && buckets.includes(bucket);
  const keys = asked.filter((bucket) => !isImplied(bucket)).map(({ index, key }) => ({ index, key }));
  return [...keys, ...got.map((key) => ({ index: recordIndex, key }))];
}

const asRequested: Because = { rule: 'request', reason: null };

/** The cells that differ from what was found, each with who wanted it last, and the id where the row lacks it. */
function patchOf({ start, row, because }: Draft): Patch | null {
  if (because === null && start.found === undefined && start.carries === undefined) return null;
  const found = start.found ?? start.row.cells;

  const expect = dict<Cell>();
  const set = dict<Cell>();
  const why = dict<Because>();
  let any = false;
  for (const field in start.found === undefined ? because : row.cells) {
    const was = found[field] ?? null;
    const now = row.cells[field] ?? null;
    if (sameCell(was, now)) continue;
    expect[field] = was;
    set[field] = now;
    why[field] = because?.[field] ?? asRequested;
    any = true;
  }
  if (!any && start.carries === undefined) return null;
  return {
    table: row.table,
    id: row.id,
    ...(start.place !== undefined && { place: start.place }),
    ...(start.carries !== undefined && { carries: start.carries }),
    expect,
    set,
    because: why,
  };
}
