import type { Cell, Instant } from './cell.ts';
import type { Entry } from './entry.ts';
import { lastEntry } from './last-entry.ts';
import { nothingSettled } from './nothing-settled.ts';
import type { Context } from './ports.ts';
import type { RowQuestion } from './row-story.ts';
import { questionLedger, questionsData, rowAccount } from './row-story.ts';
import type { OpenQuestion, State } from './state.ts';

const everything = 1_000_000;
const kinds = ['conflict', 'unknown-effect', 'alarm'] as const;
/** The account of all rows together: which of them tell of which questions. No record is called so. */
const allRows = 'rows';

/**
 * Has rows say what only a person can decide about them, and no more once it is decided, by whom and in whatever way that
 * was. Answers whether any row is to be looked at again for it.
 */
export async function tellRows({ ports: { state, clock, ids }, lease }: Context): Promise<boolean> {
  const open = await questionsByRow(state);
  const told = await toldRows(state);
  const news = new Map([...open].map(([record, some]) => [record, printOf(some)]));
  const changed = [...new Set([...news.keys(), ...told.keys()])].filter((one) => news.get(one) !== told.get(one));
  if (changed.length === 0) return false;
  const cause = ids.fresh();
  const now = clock.now();
  const entries = changed.map((record) => entryOf(cause, now, rowAccount(record), record, dataOf(open.get(record))));
  await state.settle(lease, {
    ...nothingSettled,
    entries: [...entries, entryOf(cause, now, allRows, '', Object.fromEntries(news))],
    work: [{ is: 'review', records: changed, cause }],
  });
  return true;
}

function entryOf(
  cause: string,
  at: Instant,
  subject: string,
  about: string,
  data: Readonly<Record<string, Cell>>,
): Entry {
  return { ledger: questionLedger, key: `${cause}/${subject}`, subject, at, about, by: 'questions', data };
}

/** What rows are to tell of, by record key. Suggestions and likely duplicates they tell of by themselves. */
async function questionsByRow(state: State): Promise<ReadonlyMap<string, readonly OpenQuestion[]>> {
  const open = await state.questions({ open: true, limit: everything, kinds });
  const pairs = open
    .filter(({ kind, args }) => kind !== 'alarm' || args['what'] === 'effect')
    .flatMap((question) => question.about.filter((one) => one.includes('/')).map((record) => ({ record, question })));
  const rows = Map.groupBy(pairs, ({ record }) => record);
  return new Map([...rows].map(([record, some]) => [record, some.map(({ question }) => question)]));
}

async function toldRows(state: State): Promise<ReadonlyMap<string, Cell>> {
  return new Map(Object.entries((await lastEntry(state, questionLedger, allRows))?.data ?? {}));
}

function printOf(questions: readonly OpenQuestion[]): string {
  return questions
    .map(({ key }) => key)
    .sort()
    .join(' ');
}

function dataOf(questions: readonly OpenQuestion[] = []): Readonly<Record<string, Cell>> {
  return questionsData(questions.map(inRow));
}

function inRow({ kind, args }: OpenQuestion): RowQuestion {
  const { field, other } = args;
  return kind === 'conflict' && field !== undefined
    ? { is: 'conflict', field: String(field), other: String(other ?? '') }
    : { is: kind === 'alarm' ? 'not-sent' : 'unknown' };
}
