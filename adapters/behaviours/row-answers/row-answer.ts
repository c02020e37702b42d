import type { Cell, FieldKey, Instant } from '../../../core/cell.ts';
import type { Entry } from '../../../core/entry.ts';
import type { Finding, Severity } from '../../../core/finding.ts';
import { joinedField } from '../../../core/joined.ts';
import { loopCode } from '../../../core/loops.ts';
import type { Table } from '../../../core/model.ts';
import { recordKey } from '../../../core/record.ts';
import type { Rewriting, RowQuestion, RowStory } from '../../../core/row-story.ts';
import {
  answerEnds,
  answerLedger,
  answerReason,
  questionLedger,
  questionsOf,
  rowAccount,
  rowLedger,
  standingRewritings,
  storyData,
  storyOf,
  toldUntil,
} from '../../../core/row-story.ts';
import type { View, Visit } from '../../../core/rule.ts';
import type { RowItem } from './row-item.ts';

/** What a row tells, and what the ledger is told of it. */
export interface RowAnswer {
  /** One of five signs; `null`: it is closed, and silent. */
  readonly state: string | null;
  /** The most important first. */
  readonly items: readonly RowItem[];
  readonly entries: readonly Entry[];
  /** When something of it is no longer told. */
  readonly until: Instant | null;
}

/** Signs that sort and filter the same in every language, the gravest first. */
const signs = { wrong: '!', asked: '?', paused: '⏸', rewritten: '✎', fine: '✓' } as const;

interface Circumstances {
  readonly table: Table;
  readonly isClosed: boolean;
  /** Whether people may choose in the row what Rowcall is to do with it. */
  readonly hasVerbs: boolean;
}

/**
 * What a row tells follows from what stands in it, from what the ledger knows of it, and from the settings. A cell that
 * Rowcall changed is told of while it holds what was written, until somebody edits the row, for a week at most. A closed
 * row is silent, unless somebody has edited it within a week.
 */
export function rowAnswer(visit: Visit, view: View, { table, isClosed, hasVerbs }: Circumstances): RowAnswer {
  const { row, now, findings } = visit;
  const record = recordKey(row.table, row.id);
  // Of a new row nothing is known yet.
  const ledgers = visit.occasion === 'created' ? [] : [rowLedger, questionLedger, ...(hasVerbs ? [answerLedger] : [])];
  const [known, asking, answered] = view.together(ledgers.map((ledger) => () => view.last(ledger, rowAccount(record))));
  const before = storyOf(known ?? null);
  const isEdited = wasEdited(visit, table);
  const earlier = isEdited ? new Map<FieldKey, Rewriting>() : standingRewritings(before, row.cells, now);
  const fresh = freshRewritings(visit, table, earlier);
  const hasStory = before.rewritings.size > 0 || answered != null;
  const edited = isEdited && (isClosed || hasStory) ? now : before.edited;
  const story: RowStory = { rewritings: new Map([...earlier, ...fresh]), edited };
  const isNews = fresh.size > 0 || edited !== before.edited || (isEdited && before.rewritings.size > 0);
  const entry = { ledger: rowLedger, subject: rowAccount(record), at: now, about: record, by: 'status' };
  const entries = isNews ? [{ ...entry, key: `${record}/${row.revision}`, data: storyData(story) }] : [];

  const answer = answered == null || answerEnds(answered) <= now || answered.at < (edited ?? '') ? null : answered;
  const isSilent = isClosed && (edited === null || !isTold(edited, now));
  const until = [
    ...[...story.rewritings.values()].map(({ at }) => toldUntil(at)),
    ...(answer === null ? [] : [answerEnds(answer)]),
    ...(isClosed && !isSilent && edited !== null ? [toldUntil(edited)] : []),
  ].sort();
  const base = { entries, until: until[0] ?? null };
  const said: readonly RowItem[] = answer === null ? [] : [{ is: 'answer', reason: answerReason(answer) }];
  if (isSilent) return { ...base, state: null, items: said };
  const { state, items } = summary(visit, findings, story, questionsOf(asking ?? null));
  return { ...base, state, items: [...said, ...items] };
}

function isTold(at: Instant, now: Instant): boolean {
  return now < toldUntil(at);
}

/** Whether somebody typed in a column that is not Rowcall's own, or had the row joined into another or parted from it. */
function wasEdited({ typed }: Visit, { byKey }: Table): boolean {
  return typed.some((field) => field === joinedField || byKey.get(field)?.owner !== 'rowcall');
}

/** What rules have changed in this plan; what stood there before an earlier change of theirs is what people remember. */
function freshRewritings(
  { rewritten, row, now }: Visit,
  { byKey }: Table,
  earlier: RowStory['rewritings'],
): RowStory['rewritings'] {
  const fresh = new Map<FieldKey, Rewriting>();
  for (const [field, stood] of Object.entries(rewritten)) {
    if (byKey.get(field)?.owner === 'rowcall') continue;
    fresh.set(field, { was: earlier.get(field)?.was ?? stood, is: row.cells[field] ?? null, at: now });
  }
  return fresh;
}

function summary(
  { row, waiting, idle }: Visit,
  findings: readonly Finding[],
  { rewritings }: RowStory,
  questions: readonly RowQuestion[],
): Pick<RowAnswer, 'items'> & { readonly state: string } {
  const of = (severity: Severity) =>
    findings
      .filter((one) => one.severity === severity && one.code !== loopCode)
      .map((finding): RowItem => ({ is: 'found', finding }));
  const wrong = of('error');
  const doubts = of('warning');
  const wanted = Object.entries(waiting).map(
    ([field, to]): RowItem => ({ is: 'wanted', field, from: row.cells[field] ?? null, to: to as Cell }),
  );
  const loops = findings.filter(({ code }) => code === loopCode).map((finding): RowItem => ({ is: 'found', finding }));
  const paused = [...loops, ...idle.map((field): RowItem => ({ is: 'idle', field }))];
  const changed = [...rewritings].map(([field, { was }]): RowItem => ({ is: 'rewritten', field, was }));
  const decided = questions.map((question): RowItem => ({ is: 'asked', question }));
  const asked = [...decided, ...doubts, ...wanted];
  const items = [...wrong, ...asked, ...paused, ...changed, ...of('note')];
  return { items, state: stateOf(wrong.length, asked.length, paused.length, changed.length) };
}

function stateOf(wrong: number, asked: number, paused: number, changed: number): string {
  if (wrong > 0) return `${signs.wrong} ${wrong}`;
  if (asked > 0) return `${signs.asked} ${asked}`;
  if (paused > 0) return signs.paused;
  if (changed > 0) return `${signs.rewritten} ${changed}`;
  return signs.fine;
}
