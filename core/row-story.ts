import type { Cell, Cells, FieldKey, Instant } from './cell.ts';
import { sameCell } from './cell.ts';
import type { Entry } from './entry.ts';
import type { Reason } from './finding.ts';

/** The ledger of what Rowcall has changed in rows that nobody has edited since. */
export const rowLedger = 'row';

/** The ledger of what rows were answered when somebody chose a word in them. */
export const answerLedger = 'row-answer';

/** The ledger of what only a person can decide about rows. */
export const questionLedger = 'row-question';

/** The subject under which a row stands in all of them: no record's own key, for what is told of one row is told of no other. */
export function rowAccount(record: string): string {
  return `row:${record}`;
}

/** How long a row tells what happened in it. */
const toldFor = 7 * 24 * 3_600_000;

/** A cell that Rowcall has changed: what stood there, what it wrote, and when. */
export interface Rewriting {
  readonly was: Cell;
  readonly is: Cell;
  readonly at: Instant;
}

/** What the ledger knows of one row. */
export interface RowStory {
  readonly rewritings: ReadonlyMap<FieldKey, Rewriting>;
  /** When somebody edited it last, as far as that changes what it tells. */
  readonly edited: Instant | null;
}

/** What an entry of that ledger tells. */
export function storyOf(entry: Entry | null): RowStory {
  const { data = {} } = entry ?? {};
  const rewritings = new Map<FieldKey, Rewriting>();
  for (const [name, at] of Object.entries(data)) {
    if (!name.startsWith('at:') || typeof at !== 'string') continue;
    const field = name.slice('at:'.length);
    rewritings.set(field, { at, was: data[`was:${field}`] ?? null, is: data[`is:${field}`] ?? null });
  }
  const { edited } = data;
  return { rewritings, edited: typeof edited === 'string' ? edited : null };
}

/** The same as what an entry holds. */
export function storyData({ rewritings, edited }: RowStory): NonNullable<Entry['data']> {
  const data: Record<string, Cell> = {};
  for (const [field, { was, is, at }] of rewritings) {
    data[`at:${field}`] = at;
    data[`was:${field}`] = was;
    data[`is:${field}`] = is;
  }
  return edited === null ? data : { ...data, edited };
}

/** What of it still shows: cells that hold what was written, for a week. */
export function standingRewritings({ rewritings }: RowStory, cells: Cells, now: Instant): RowStory['rewritings'] {
  return new Map(
    [...rewritings].filter(([field, { is, at }]) => sameCell(cells[field] ?? null, is) && now < toldUntil(at)),
  );
}

/** The moment from which nothing is told any more of what happened at another. */
export function toldUntil(at: Instant): Instant {
  return new Date(Date.parse(at) + toldFor).toISOString();
}

const argument = 'arg:';

/** What an entry of the ledger of answers holds of one. */
export function answerData({ code, args = {} }: Reason): NonNullable<Entry['data']> {
  const given = Object.entries(args).map(([name, value]) => [`${argument}${name}`, value] as const);
  return { code, ...Object.fromEntries(given) };
}

/** The same as it was said. */
export function answerReason({ data = {} }: Entry): Reason {
  const args: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(data))
    if (name.startsWith(argument) && (typeof value === 'string' || typeof value === 'number'))
      args[name.slice(argument.length)] = value;
  return { code: String(data['code'] ?? ''), args };
}

/** The moment from which an answer is not told any more: its own, where it says one. */
export function answerEnds(entry: Entry): Instant {
  const { until } = answerReason(entry).args ?? {};
  return typeof until === 'string' ? until : toldUntil(entry.at);
}

/** Something that only a person can decide about a row, as far as the row itself tells of it. */
export type RowQuestion =
  /** Two wanted that cell; `other` is what does not stand there. */
  | { readonly is: 'conflict'; readonly field: FieldKey; readonly other: string }
  /** A message about it could not be sent, or nobody knows whether it was. */
  | { readonly is: 'not-sent' | 'unknown' };

/** What an entry of the ledger of questions holds. */
export function questionsData(questions: readonly RowQuestion[]): NonNullable<Entry['data']> {
  return Object.fromEntries(
    questions.flatMap((one, at): readonly (readonly [string, string])[] =>
      one.is === 'conflict'
        ? [
            [`is:${at}`, one.is],
            [`field:${at}`, one.field],
            [`other:${at}`, one.other],
          ]
        : [[`is:${at}`, one.is]],
    ),
  );
}

/** The same as it was asked. */
export function questionsOf(entry: Entry | null): readonly RowQuestion[] {
  const { data = {} } = entry ?? {};
  const questions: RowQuestion[] = [];
  for (let at = 0; ; at++) {
    const is = data[`is:${at}`];
    if (is === 'conflict')
      questions.push({ is, field: String(data[`field:${at}`]), other: String(data[`other:${at}`] ?? '') });
    else if (is === 'not-sent' || is === 'unknown') questions.push({ is });
    else return questions;
  }
}
