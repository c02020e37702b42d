import { Kysely } from 'kysely';
import type { Clock } from '../../core/clock.ts';
import type { Lease, State } from '../../core/state.ts';
import { answerAll } from './answers.ts';
import { askersOf } from './askers.ts';
import { censusOf } from './census.ts';
import { claimEffects, noteOutcome, strandedEffects } from './delivery.ts';
import { forgetRecord } from './forget.ts';
import { identityOf, keepIdentity } from './identity.ts';
import { fileWork, verdictOf, waitingWork } from './inbox.ts';
import { historyOf } from './journal.ts';
import { mustHold, releaseLease, renewLease, takeLease, workspaceOf } from './lease.ts';
import { memoOf } from './memos.ts';
import { migrate } from './migrations.ts';
import { outdatedRecords } from './outdated.ts';
import { beginPlan, openPlans } from './plans.ts';
import { pruneAll } from './prune.ts';
import { answerQuestions, questionNamed, questionsOf } from './questions.ts';
import { recordsById, wholeTable } from './records.ts';
import type { Session, Tables } from './schema.ts';
import { keepSettlement } from './settle.ts';
import { sqlite } from './sqlite.ts';
import { dueWakes } from './wakes.ts';

/** Where a state stands and for whom. */
export interface StateSetting {
  /** A file, made with its folder when it is not there; or `:memory:`. */
  readonly path: string;
  /** Which of the workspaces in that database. */
  readonly workspace: string;
  readonly clock: Clock;
}

/**
 * Opens the state of one workspace, bringing the database to this version first. Throws `state.unreadable` for what is no
 * database and `state.newer` for one of a later version.
 */
export async function openState({ path, workspace: name, clock }: StateSetting): Promise<State> {
  const engine = sqlite(path);
  const db = new Kysely<Tables>({ dialect: engine.dialect });
  let workspace: number;
  try {
    await migrate(db, engine, clock.now());
    workspace = await workspaceOf(db, name);
  } catch (error) {
    await db.destroy();
    throw error;
  }

  type Work<T> = (session: Session) => Promise<T>;
  const sessionOn = (on: Kysely<Tables>): Session => ({ db: on, workspace, now: clock.now() });
  const write = <T>(work: Work<T>) => db.transaction().execute((on) => work(sessionOn(on)));
  const read = <T>(work: Work<T>) =>
    db
      .transaction()
      .setAccessMode('read only')
      .execute((on) => work(sessionOn(on)));
  const writeHolding = <T>(lease: Lease, work: Work<T>) =>
    write(async (session) => {
      await mustHold(session, lease);
      return work(session);
    });

  return {
    take: (owner, seconds) => write((session) => takeLease(session, owner, seconds)),
    renew: (lease, seconds) => write((session) => renewLease(session, lease, seconds)),
    release: (lease) => write((session) => releaseLease(session, lease)),

    memo: () => read(memoOf),
    records: (table, ids) =>
      read((session) => (ids === 'all' ? wholeTable(session, table) : recordsById(session, table, ids))),
    answer: (questions) => read((session) => answerAll(session, questions)),
    askers: (keys, limit, owned = keys) => read((session) => askersOf(session, keys, limit, owned)),
    outdated: (model, limit) => read((session) => outdatedRecords(session, model, limit)),
    census: () => read(censusOf),

    identity: () => read(identityOf),
    identify: (lease, identity) => writeHolding(lease, (session) => keepIdentity(session, identity)),

    unfinished: () => read(openPlans),
    intend: (lease, plan, cause, part, journal) =>
      writeHolding(lease, (session) => beginPlan(session, lease, { plan, cause, part }, journal)),
    settle: (lease, settlement) => writeHolding(lease, (session) => keepSettlement(session, settlement)),

    file: (work) => write((session) => fileWork(session, work)),
    inbox: (limit) => read((session) => waitingWork(session, limit)),
    verdict: (key) => read((session) => verdictOf(session, key)),
    due: (now, limit) => read((session) => dueWakes(session, now, limit)),

    claim: (now, limit) => write((session) => claimEffects(session, now, limit)),
    stranded: (before, limit) => read((session) => strandedEffects(session, before, limit)),
    delivered: (key, attempt, outcome) => write((session) => noteOutcome(session, key, attempt, outcome)),

    questions: (filter) => read((session) => questionsOf(session, filter)),
    question: (key) => read((session) => questionNamed(session, key)),
    resolve: (lease, keys, answer) =>
      writeHolding(lease, (session) => answerQuestions(session, typeof keys === 'string' ? [keys] : keys, answer)),
    history: (query) => read((session) => historyOf(session, query)),
    forget: (lease, record) => writeHolding(lease, (session) => forgetRecord(session, record)),
    prune: (lease, retention, limit) => writeHolding(lease, (session) => pruneAll(session, retention, limit)),
    close: () => db.destroy(),
  };
}
