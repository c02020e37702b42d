import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { OpenQuestion, State } from '../../core/state.ts';
import { fromOptional, fromText, toText } from './json.ts';
import { given, overRows } from './over-rows.ts';
import type { Session, Tables } from './schema.ts';

type QuestionRow = Selectable<Tables['question']>;

/** Asks, or asks again in new words; a question that has its answer keeps it, and its first moment stays. */
export async function askPeople(session: Session, questions: readonly OpenQuestion[]): Promise<void> {
  const { db, workspace, now } = session;
  const rows = onceEach(questions).map(({ key, kind, about, args, patch, at, answer }) => ({
    workspace,
    key,
    kind,
    about: toText(about),
    args: toText(args),
    patch: patch === undefined ? null : toText(patch),
    at,
    answer,
    answered: answer === null ? null : now,
  }));
  await overRows(session, rows, (some) =>
    db
      .insertInto('question')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['workspace', 'key']).doUpdateSet((row) => ({
          about: row.ref('excluded.about'),
          args: row.ref('excluded.args'),
          patch: row.ref('excluded.patch'),
          answer: row.fn.coalesce('question.answer', 'excluded.answer'),
          answered: row.fn.coalesce('question.answered', 'excluded.answered'),
        })),
      )
      .compile(),
  );
}

/** Each key once, as it was said last: one statement cannot change the same row twice on every engine. */
function onceEach(questions: readonly OpenQuestion[]): OpenQuestion[] {
  const last = new Map<string, OpenQuestion>();
  for (const question of questions)
    last.set(question.key, { ...question, answer: last.get(question.key)?.answer ?? question.answer });
  return [...last.values()];
}

/** Open questions, the oldest first; or those with an answer, the newest first. */
export async function questionsOf(
  { db, workspace }: Session,
  { open, limit, kinds }: Parameters<State['questions']>[0],
): Promise<OpenQuestion[]> {
  const rows = await db
    .selectFrom('question')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('answer', open ? 'is' : 'is not', null)
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', [...(kinds ?? [])]))
    .orderBy('at', open ? 'asc' : 'desc')
    .orderBy('key')
    .limit(limit)
    .execute();
  return rows.map(questionOf);
}

/** One question, open or answered; `null` for one that nobody asked. */
export async function questionNamed({ db, workspace }: Session, key: string): Promise<OpenQuestion | null> {
  const row = await db
    .selectFrom('question')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('key', '=', key)
    .executeTakeFirst();
  return row === undefined ? null : questionOf(row);
}

/** What was answered to those of these questions that have an answer. */
export async function answersTo(session: Session, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { db, workspace } = session;
  const asked = keys.map((key) => ({ key }));
  const rows = await overRows(session, asked, (some) =>
    sql<{ readonly key: string; readonly answer: string }>`
      with q("key") as ${given(some)}
      select question."key", question.answer from q cross join question
      where question.workspace = ${workspace} and question."key" = q."key" and question.answer is not null
    `.compile(db),
  );
  return new Map(rows.map(({ key, answer }) => [key, answer]));
}

/** Answers each of these questions. */
export async function answerQuestions(session: Session, keys: readonly string[], answer: string): Promise<void> {
  for (const key of keys) await answerQuestion(session, key, answer);
}

/** The first answer counts; one to a question that nobody asked is lost. */
async function answerQuestion({ db, workspace, now }: Session, key: string, answer: string): Promise<void> {
  await db
    .updateTable('question')
    .set({ answer, answered: now })
    .where('workspace', '=', workspace)
    .where('key', '=', key)
    .where('answer', 'is', null)
    .execute();
}

/**
 * Empties what was asked about a record. What is still open is closed, since nobody can decide it any more; where the record
 * `stands` in the spreadsheet it goes altogether, since it may be asked again.
 */
export async function forgetInQuestions(
  { db, workspace, now }: Session,
  record: string,
  stands: boolean,
): Promise<void> {
  const rows = await db.selectFrom('question').select(['key', 'about']).where('workspace', '=', workspace).execute();
  for (const { key, about } of rows) {
    if (!fromText<readonly string[]>(about).includes(record)) continue;
    if (stands)
      await db
        .deleteFrom('question')
        .where('workspace', '=', workspace)
        .where('key', '=', key)
        .where('answer', 'is', null)
        .execute();
    await db
      .updateTable('question')
      .set((row) => ({
        args: '{}',
        patch: null,
        answer: row.fn.coalesce('answer', row.val('forgotten')),
        answered: row.fn.coalesce('answered', row.val(now)),
      }))
      .where('workspace', '=', workspace)
      .where('key', '=', key)
      .execute();
  }
}

function questionOf(row: QuestionRow): OpenQuestion {
  const patch = fromOptional<NonNullable<OpenQuestion['patch']>>(row.patch);
  return {
    key: row.key,
    kind: row.kind,
    about: fromText(row.about),
    args: fromText(row.args),
    ...(patch !== null && { patch }),
    at: row.at,
    answer: row.answer,
  };
}
