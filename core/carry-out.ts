import { partLine, typedLines, writtenLine, wroteOf } from './chronicle.ts';
import { lateQuestions } from './conflict.ts';
import { decide } from './decide.ts';
import type { Finding } from './finding.ts';
import { hintsTo } from './hints-to.ts';
import { derivedId } from './id.ts';
import { nothingSettled } from './nothing-settled.ts';
import type { Pass } from './pass.ts';
import type { Plan } from './plan.ts';
import type { Context } from './ports.ts';
import { reviewsOf } from './reviews-of.ts';
import type { Settled } from './settle.ts';
import { consequences, settle } from './settle.ts';
import type { Work } from './state.ts';
import type { Memo } from './store.ts';
import { partOf, writePlan } from './write-plan.ts';

/**
 * Plans, notes what is meant, writes what still holds, and notes what was seen, with all that is to be looked at then.
 * Answers what the store wants to remember now.
 */
export async function carryOut(context: Context, pass: Pass): Promise<Memo> {
  const { ports, model, tally } = context;
  const { done = [], woken = [], answers = new Map(), questions = [] } = pass;
  const { plan: made, suggestions, guard, wishes, known } = await decide(context, pass);
  const heading = { plan: ports.ids.fresh(), cause: pass.cause, at: ports.clock.now() };
  const { plan: held, written, dropped } = await writePlan(context, heading, made, pass.memo);
  const settled = settle(held, written, model.fingerprint, { now: heading.at, known });
  const moved = settled.filter((one) => one.is === 'moved');
  const open = settled.flatMap((one) => (one.is === 'open' ? [one.planned] : []));
  if (open.length > 0) context.isInDoubt = true;
  const unsettled = new Set(settled.flatMap((one) => (one.is === 'moved' ? [] : [one.planned.key])));
  for (const { key } of dropped) unsettled.add(key);
  const follows = consequences(model, settled, heading.at);
  const said = new Map([...answers, ...answersOf(pass, held, settled)]);
  const asked = [...questions, ...guard, ...lateQuestions(settled, heading.at)];

  await ports.state.settle(context.lease, {
    ...nothingSettled,
    ...follows,
    entries: [...follows.entries, ...wishes],
    plan: heading.plan,
    // A wake whose record could not be settled is still due.
    woken: woken.filter(({ record }) => !unsettled.has(record)),
    questions: [...suggestions, ...asked],
    journal: [
      ...(pass.lines ?? []).map((line) => ({ ...heading, ...line })),
      ...typedLines(heading, held, context.recovered),
      ...moved.flatMap(({ planned }) => writtenLine(heading, planned, 'observed')),
      ...settled.flatMap((one) => partLine(heading, one)),
    ],
    answers: said,
    hints: done,
    work: [
      ...verbsIn(settled),
      ...again(pass.cause, settled),
      ...unsaid(settled),
      ...(await reviewsOf(context, pass, settled, dropped)),
    ],
    memo: written.memo,
    closed: open.length === 0,
    ...(open.length > 0 && { open: partOf(open) }),
  });

  tally.changed += pass.starts.filter(({ occasion }) => occasion !== 'reviewed' && occasion !== 'due').length;
  tally.written += moved.filter(({ planned }) => planned.patch !== null || planned.create !== null).length;
  tally.suggested += suggestions.length;
  tally.wished += wishes.length;
  tally.conflicts += settled.filter((one) => one.is === 'stays').length;
  tally.asked.push(...asked.map(({ key }) => key));
  for (const { kept, planned } of moved) tally.findings.set(planned.key, kept.findings);
  for (const [key, answer] of said) tally.answers.set(key, answer);
  for (const { planned } of moved) {
    context.recovered.delete(planned.key);
    context.rewrote.delete(planned.key);
  }
  for (const one of settled) if (one.is === 'stays') context.recovered.set(one.planned.key, wroteOf(one));
  return { ...pass.memo, ...written.memo };
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
  const barred = settled.find((one) => one.is === 'refused');
  if (barred?.is === 'refused') return [[request, barred.finding]];
  if (late === undefined) return settled.length === 0 ? [] : [[request, null]];
  const { table, id } = late.planned.row;
  return [[request, { code: 'request.conflict', severity: 'warning', table, record: id }]];
}

/** Records whose write met somebody else's change, or that were not where they should be: looked at, and judged again. */
function again(cause: string, settled: readonly Settled[]): readonly Work[] {
  const late = settled.flatMap((one) => (one.is === 'stays' ? [one] : []));
  const lost = new Set(late.flatMap(({ outcome, planned }) => (outcome.is === 'missing' ? [planned.row.table] : [])));
  const hints = hintsTo(late.map(({ planned }) => planned.row)).map(
    (hint): Work => ({ is: 'hint', hint: lost.has(hint.table) ? { table: hint.table } : hint }),
  );
  const reviewed = late.flatMap(({ planned: { key, start } }) => (start.occasion === 'reviewed' ? [key] : []));
  return reviewed.length === 0 ? hints : [...hints, { is: 'review', records: reviewed, cause }];
}

/** What people chose in rows; the key is the same however often the row is looked at before that is settled. */
function verbsIn(settled: readonly Settled[]): readonly Work[] {
  return settled.flatMap(({ is, planned: { verb, row, key, start } }): readonly Work[] =>
    is !== 'moved' || verb === null
      ? []
      : [
          {
            is: 'verb',
            asked: {
              key: derivedId(JSON.stringify(['verb', key, row.revision, verb])),
              verb,
              table: row.table,
              id: row.id,
              actor: start.actor,
            },
          },
        ],
  );
}

/** Records whose fate is open although nothing of their own was to be written: only a hint finds them again. */
function unsaid(settled: readonly Settled[]): readonly Work[] {
  const silent = settled.flatMap(({ is, planned }) =>
    is === 'open' && planned.patch === null && planned.create === null ? [planned.row] : [],
  );
  return hintsTo(silent).map((hint) => ({ is: 'hint', hint }));
}
