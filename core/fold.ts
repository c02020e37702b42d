import type { Cell, Cells, FieldKey, Instant } from './cell.ts';
import { dict, sameCell } from './cell.ts';
import type { Finding } from './finding.ts';
import { derivedId } from './id.ts';
import { joinedInto } from './joined.ts';
import type { Limits, Loop } from './loops.ts';
import { loopFindings, offFor } from './loops.ts';
import type { Model } from './model.ts';
import { withoutNeedless } from './needless.ts';
import type { Because } from './patch.ts';
import type { Values } from './record.ts';
import { madeRow, recordKey, sameValue } from './record.ts';
import type { Create, Decision, Edit, Refusal, Rule, Visit } from './rule.ts';
import { explain, setField } from './set-field.ts';
import type { Step } from './trace.ts';
import { stepOf } from './trace.ts';
import type { Reading } from './view.ts';
import { unanswered } from './view.ts';
import type { Draft, Start, Verdict, World } from './world.ts';
import { unjudged } from './world.ts';

export type Obstacle =
  | { readonly loop: Loop }
  | { readonly drop: { readonly request: string; readonly refusal: Refusal } };

export interface Made {
  readonly create: Create;
  readonly because: Because;
}

/** Everything one attempt works on. */
export interface Attempt {
  readonly model: Model;
  readonly world: World;
  readonly reading: Reading;
  readonly limits: Limits;
  readonly now: Instant;
  readonly rulesOf: (table: string) => readonly Rule[];
  /** Records that rules made, by record key. */
  readonly made: Map<string, Made>;
  /** Records that rules made or changed, with the records whose visit wanted that: it holds only if they do. */
  readonly follows: Map<string, Set<string>>;
  readonly trace: Step[];
}

/** Lets every rule look at one record in turn, each seeing it as left by those before. */
export function visit(attempt: Attempt, draft: Draft): Obstacle | null {
  const { world, reading } = attempt;
  const verdict: { -readonly [K in keyof Verdict]: Verdict[K] } = { ...unjudged };
  const rules = attempt.rulesOf(draft.table.key);
  let moved = false;
  reading.attend(draft);
  reading.heard();
  verdict.findings = joined(verdict.findings, loopFindings(draft, offFor(attempt, draft)));

  for (const [rank, rule] of rules.entries()) {
    if (rule.joined !== true && joinedInto(draft.row.values) !== null) continue;
    for (const one of draft.refusals)
      if (one.rule === rule.name) verdict.findings = joined(verdict.findings, [one.refusal.finding]);
    const decision = ask(attempt, draft, rule, verdict.findings);
    if (decision === null) continue;
    if (draft.start.trace) attempt.trace.push(stepOf(draft.key, rule.name, reading.heard(), decision));
    if (decision.findings) verdict.findings = withoutNeedless(joined(verdict.findings, decision.findings));
    verdict.entries = joined(verdict.entries, decision.entries);
    verdict.effects = joined(verdict.effects, decision.effects);
    verdict.withdrawn = joined(verdict.withdrawn, decision.withdraw);
    verdict.wakes = joined(verdict.wakes, decision.wake);
    verdict.verb = decision.verb ?? verdict.verb;
    const refused = decision.refuse ? refuse(attempt, draft, rule, decision.refuse, verdict) : null;
    if (refused !== null) return refused;
    const changed = decision.set ? setAll(attempt, draft, rule, decision.set, becauseOf(rule, decision)) : [];
    if (!Array.isArray(changed)) return changed;
    moved ||= changed.some((field) => isRead(rules, rank, draft, field));
    const obstacle = reachOut(attempt, draft, rule, decision);
    if (obstacle !== null) return obstacle;
  }
  world.judged(draft, verdict);
  if (moved) world.again.add(draft);
  return null;
}

/** Most rules have nothing to add: then nothing is made anew. */
function joined<T>(all: readonly T[], more: readonly T[] | undefined): readonly T[] {
  if (more === undefined || more.length === 0) return all;
  return all.length === 0 ? more : [...all, ...more];
}

/** Whether a rule that has had its turn, up to this rank, depends on the field. */
function isRead(rules: readonly Rule[], rank: number, draft: Draft, field: FieldKey): boolean {
  const name = `${draft.table.key}.${field}` as const;
  return rules.some((rule, at) => at <= rank && (rule.reads === undefined || rule.reads.includes(name)));
}

/** One rule's decision; `null` when it asked what is not known yet. */
function ask(attempt: Attempt, draft: Draft, rule: Rule, findings: Visit['findings']): Decision | null {
  const { start, row } = draft;
  const dueHere = start.due?.includes(rule.name) ?? false;
  const seen: Visit = {
    occasion: start.due === undefined || dueHere ? start.occasion : 'reviewed',
    origin: start.origin,
    actor: start.actor,
    before: valuesBefore(start),
    row,
    get changed() {
      return changedFields(draft);
    },
    get typed() {
      return typedIn(start);
    },
    findings,
    get rewritten() {
      return rewrittenIn(draft);
    },
    waiting: start.waiting ?? nothingThere,
    idle: start.idle ?? nowhere,
    now: attempt.now,
  };
  try {
    return rule.visit(seen, attempt.reading.view);
  } catch (error) {
    if (error !== unanswered) throw error;
    return null;
  }
}

const nothingThere: Cells = Object.freeze(dict<never>());
const nowhere: readonly never[] = Object.freeze([]);

function typedIn({ row, before, occasion, origin }: Start): readonly FieldKey[] {
  if (origin === 'rule' || (occasion !== 'updated' && occasion !== 'created' && occasion !== 'restored'))
    return nowhere;
  const fields = Object.keys(row.cells);
  return fields.filter((field) => !sameCell(row.cells[field] ?? null, before?.cells[field] ?? null));
}

/** What stood where rules have written something else; what a person asked for is nobody's writing but theirs. */
function rewrittenIn({ start, row, because }: Draft): Cells {
  if (because === null && start.rewrote === undefined) return nothingThere;
  const rewritten = dict<Cell>();
  const keep = (field: FieldKey, was: Cell) => {
    if (!sameCell(row.cells[field] ?? null, was)) rewritten[field] = was;
  };
  for (const field in start.rewrote) keep(field, start.rewrote[field] ?? null);
  for (const field in because) if (!(field in rewritten)) keep(field, start.row.cells[field] ?? null);
  return rewritten;
}

/** At first sight nothing was before, although the state knows the record by then. */
function valuesBefore({ occasion, before }: Start): Values | null {
  return occasion === 'adopted' ? null : (before?.values ?? null);
}

function changedFields(draft: Draft): ReadonlySet<FieldKey> {
  const before = valuesBefore(draft.start);
  const { values, wrong } = draft.row;
  const changed = new Set<FieldKey>();
  for (const field in values)
    if (!(field in wrong) && !sameValue(values[field], before?.[field] ?? null)) changed.add(field);
  return changed;
}

/** Carries a refusal out: a request is dropped whole, a typed cell follows the policy. */
function refuse(
  attempt: Attempt,
  draft: Draft,
  rule: Rule,
  refusal: Refusal,
  verdict: { findings: readonly Finding[] },
): Obstacle | null {
  const { request, before } = draft.start;
  if (request !== undefined) return { drop: { request, refusal } };
  verdict.findings = withoutNeedless(joined(verdict.findings, [refusal.finding]));
  const typed = changedFields(draft);
  const fields = refusal.fields.filter((field) => typed.has(field) && before !== null);
  if (refusal.policy === 'flag' || fields.length === 0) return null;
  draft.refusals = [...draft.refusals, { rule: rule.name, refusal }];
  for (const field of fields) {
    const accepted = before!.values[field] ?? null;
    if (refusal.policy === 'hold') attempt.world.hold(draft, field, accepted);
    else {
      attempt.world.set(draft, field, accepted);
      explain(draft, field, { rule: rule.name, reason: refusal.finding });
    }
  }
  attempt.world.again.add(draft);
  return null;
}

function becauseOf({ name: rule }: Rule, { because, asked }: Decision): Because {
  return { rule, reason: because ?? null, ...(asked && { asked }) };
}

/** Sets what a rule wants of the record it looks at; answers the fields whose value changed. */
function setAll(attempt: Attempt, draft: Draft, rule: Rule, wanted: Values, because: Because): FieldKey[] | Obstacle {
  const changed: FieldKey[] = [];
  for (const field of Object.keys(wanted)) {
    const result = setField(attempt, draft, rule, field, wanted[field], because);
    if (typeof result === 'object') return result;
    if (result === 'changed') changed.push(field);
  }
  return changed;
}

/** Edits of other records and new records. */
function reachOut(attempt: Attempt, draft: Draft, rule: Rule, decision: Decision): Obstacle | null {
  try {
    for (const edit of decision.edits ?? []) {
      const obstacle = editOther(attempt, draft, rule, edit, becauseOf(rule, decision));
      if (obstacle !== null) return obstacle;
    }
    for (const create of decision.create ?? [])
      if (!draft.start.childless?.includes(create.table)) makeOther(attempt, draft, create, becauseOf(rule, decision));
  } catch (error) {
    if (error !== unanswered) throw error;
  }
  attempt.reading.attend(draft);
  return null;
}

function follow({ follows }: Attempt, key: string, source: Draft): void {
  if (key === source.key) return;
  const sources = follows.get(key);
  if (sources === undefined) follows.set(key, new Set([source.key]));
  else sources.add(source.key);
}

function editOther(attempt: Attempt, source: Draft, rule: Rule, edit: Edit, because: Because): Obstacle | null {
  const { world, reading } = attempt;
  let other = world.find(edit.table, edit.id);
  if (other === undefined) {
    const row = reading.stored(edit.table, edit.id);
    if (row === null) return null;
    other = world.add({
      row,
      before: row,
      occasion: 'reviewed',
      origin: 'rule',
      actor: { is: 'rule', name: rule.name },
    });
  }
  for (const field of Object.keys(edit.set)) {
    const result = setField(attempt, other, rule, field, (edit.set as Values)[field], because);
    if (typeof result === 'object') return result;
    if (result !== 'changed') continue;
    follow(attempt, other.key, source);
    if (!other.pending) world.again.add(other);
  }
  return null;
}

function makeOther(attempt: Attempt, source: Draft, create: Create, because: Because): void {
  const { world, reading, model } = attempt;
  const id = derivedId(create.key);
  const key = recordKey(create.table, id);
  follow(attempt, key, source);
  if (attempt.made.has(key) || reading.stored(create.table, id) !== null) return;
  attempt.made.set(key, { create, because });
  const row = madeRow(model.tables.get(create.table)!, id, create.set);
  world.again.add(
    world.add({ row, before: null, occasion: 'created', origin: 'rule', actor: { is: 'rule', name: because.rule } }),
  );
}
