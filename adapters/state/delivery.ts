import type { Effect } from '../../core/effect.ts';
import type { EffectOutcome } from '../../core/outbox.ts';
import type { OpenQuestion } from '../../core/state.ts';
import { fileWork } from './inbox.ts';
import { fromText, toText } from './json.ts';
import { voidNumbers } from './numbers.ts';
import type { OutboxRow } from './outbox.ts';
import { answerQuestions, askPeople } from './questions.ts';
import type { EffectState, Session } from './schema.ts';

/** One attempt, as it is told of. Each is a question of its own: an answer says nothing of the next one. */
interface Attempt {
  readonly key: string;
  readonly attempt: number;
}

type Outcome<Is extends EffectOutcome['is']> = Extract<EffectOutcome, { is: Is }>;
type Changed = Pick<OutboxRow, 'attempt' | 'about' | 'body'>;

/**
 * Notes what became of an attempt. That it was sent is taken from whoever says it; anything else only of the last attempt
 * while nobody knows better. Every change names the state it starts from, so that two who tell at once do no harm.
 */
export async function noteOutcome(
  session: Session,
  key: string,
  attempt: number,
  outcome: EffectOutcome,
): Promise<void> {
  switch (outcome.is) {
    case 'sent':
      return noteSent(session, key, outcome);
    case 'failed':
      return outcome.retryAt === null
        ? noteFailed(session, { key, attempt }, outcome)
        : noteRetry(session, { key, attempt }, outcome);
    case 'unknown':
      return noteUnknown(session, { key, attempt });
  }
}

async function noteSent(session: Session, key: string, { receipt, requests, rest }: Outcome<'sent'>): Promise<void> {
  const { db, workspace, now } = session;
  const row = await db
    .updateTable('outbox')
    .set({ state: 'sent', receipt: toText(receipt), why: null, since: now, ...(rest !== undefined && { rest }) })
    .where('workspace', '=', workspace)
    .where('key', '=', key)
    .where('state', '!=', 'sent')
    .returning('attempt')
    .executeTakeFirst();
  if (row === undefined) return;
  const attempt = { key, attempt: row.attempt };
  await voidNumbers(session, [key], 0);
  for (const request of requests ?? []) await fileWork(session, { is: 'request', request });
  await answerQuestions(session, [unknownKey(attempt), alarmKey(attempt)], 'sent');
}

/** Of one that is on its way its sender says so; of one that is unknown or failed for good, a person. */
async function noteRetry(
  session: Session,
  attempt: Attempt,
  { why, retryAt, notNow }: Outcome<'failed'>,
): Promise<void> {
  const again = { state: 'waiting', retry: retryAt, why } as const;
  const isOnItsWay = await changeFrom(session, attempt, ['sending'], {
    ...again,
    ...(notNow && { rest: retryAt }),
    failures: notNow ? 0 : 1,
  });
  if (isOnItsWay) return;
  if (!(await changeFrom(session, attempt, ['unknown', 'failed'], { ...again, failures: 'none' }))) return;
  await voidNumbers(session, [attempt.key], 0);
  await answerQuestions(session, [unknownKey(attempt), alarmKey(attempt)], 'again');
}

async function noteFailed(session: Session, attempt: Attempt, { why }: Outcome<'failed'>): Promise<void> {
  const row = await changeFrom(session, attempt, ['sending', 'unknown'], { state: 'failed', why });
  if (row === null) return;
  await voidNumbers(session, [attempt.key], 1);
  await answerQuestions(session, [unknownKey(attempt)], 'failed');
  await ask(session, row, { key: alarmKey(attempt), kind: 'alarm', args: { what: 'effect', why } });
}

async function noteUnknown(session: Session, attempt: Attempt): Promise<void> {
  const row = await changeFrom(session, attempt, ['sending'], { state: 'unknown' });
  if (row !== null) await ask(session, row, { key: unknownKey(attempt), kind: 'unknown-effect', args: {} });
}

/** `null`: that attempt is not the last one, or is not in any of these states any more. */
async function changeFrom(
  { db, workspace, now }: Session,
  { key, attempt }: Attempt,
  from: readonly EffectState[],
  {
    failures = 0,
    ...set
  }: Partial<Pick<OutboxRow, 'state' | 'retry' | 'why' | 'rest'>> & { failures?: 0 | 1 | 'none' },
): Promise<Changed | null> {
  const row = await db
    .updateTable('outbox')
    .set((row) => ({ ...set, since: now, failures: failures === 'none' ? 0 : row('failures', '+', failures) }))
    .where('workspace', '=', workspace)
    .where('key', '=', key)
    .where('attempt', '=', attempt)
    .where('state', 'in', from)
    .returning(['attempt', 'about', 'body'])
    .executeTakeFirst();
  return row ?? null;
}

async function ask(
  session: Session,
  { about, body }: Changed,
  { key, kind, args }: Pick<OpenQuestion, 'key' | 'kind' | 'args'>,
): Promise<void> {
  const effect = fromText<Effect>(body);
  const records = effect.parts === undefined ? [about] : await recordsOf(session, effect.parts);
  const question = { key, kind, about: records, args: { ...args, kind: effect.kind }, at: session.now, answer: null };
  await askPeople(session, [question]);
}

/** The records that the parts of a gathering are about. */
async function recordsOf({ db, workspace }: Session, keys: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('about')
    .where('workspace', '=', workspace)
    .where('key', 'in', keys)
    .execute();
  return [...new Set(rows.map(({ about }) => about))];
}

function unknownKey({ key, attempt }: Attempt): string {
  return `unknown-effect/${key}/${attempt}`;
}

function alarmKey({ key, attempt }: Attempt): string {
  return `alarm/effect/${key}/${attempt}`;
}
