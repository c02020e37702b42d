import type { Kysely } from 'kysely';
import type { Clock } from '../../core/clock.ts';
import type { Lease, State } from '../../core/state.ts';
import { activityIn } from './activity.ts';
import { answerAll } from './answers.ts';
import { askersOf } from './askers.ts';
import { censusOf } from './census.ts';
import { claimEffects, strandedEffects } from './claim.ts';
import { noteOutcome } from './delivery.ts';
import type { Engine, Terms } from './engine.ts';
import { forgetRecord } from './forget.ts';
import { backlogOf, crowdedEffects, gatherEffects } from './gather.ts';
import { identityOf, keepIdentity } from './identity.ts';
import { fileWork, verdictOf, waitingWork } from './inbox.ts';
import { historyOf } from './journal.ts';
import { mustHold, releaseLease, renewLease, takeLease } from './lease.ts';
import { entriesOf, tally } from './ledger.ts';
import { memoOf } from './memos.ts';
import { outdatedRecords } from './outdated.ts';
import { beginPlan, openPlans } from './plans.ts';
import { pruneAll } from './prune.ts';
import { publicationsOf, publishedOf, publishOver } from './published.ts';
import { answerQuestions, answersTo, questionNamed, questionsOf } from './questions.ts';
import { recordsById, wholeTable } from './records.ts';
import type { Session, Tables } from './schema.ts';
import { keepSettlement } from './settle.ts';
import { cancelEffects, waitingEffects } from './stale.ts';
import { recordsTold } from './told.ts';
import { noteCall, vitalsOf } from './vitals.ts';
import { dueWakes } from './wakes.ts';

/** What a state of one workspace stands on. */
export interface Footing {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  readonly workspace: number;
  readonly clock: Clock | null;
  close(): Promise<void>;
}

/** The state of one workspace in an opened database: each method one transaction. */
export function workspaceState({ db, engine, workspace, clock, close }: Footing): State {
  type Work<T> = (session: Session) => Promise<T>;
  const run = <T>(mode: Terms['mode'], work: Work<T>) =>
    engine.transaction(db, { mode, clock }, (on, now) => work({ db: on, engine, workspace, now }));
  const read = <T>(work: Work<T>) => run('read', work);
  const write = <T>(work: Work<T>) => run('write', work);
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
    outdated: (model, tables, limit) => read((session) => outdatedRecords(session, model, tables, limit)),
    told: (code, tables) => read((session) => recordsTold(session, code, tables)),
    census: () => read(censusOf),
    tally: (ledger, span) => read((session) => tally(session, ledger, span)),
    entries: (ledger, span, limit) => read((session) => entriesOf(session, ledger, span, limit)),

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
    backlog: (now) => read((session) => backlogOf(session, now)),
    crowded: (now, limit) => read((session) => crowdedEffects(session, now, limit)),
    waiting: (limit) => read((session) => waitingEffects(session, limit)),
    cancel: (lease, keys) => writeHolding(lease, (session) => cancelEffects(session, keys)),
    gather: (into) => write((session) => gatherEffects(session, into)),
    delivered: (key, attempt, outcome) => write((session) => noteOutcome(session, key, attempt, outcome)),

    questions: (filter) => read((session) => questionsOf(session, filter)),
    question: (key) => read((session) => questionNamed(session, key)),
    answersTo: (keys) => read((session) => answersTo(session, keys)),
    resolve: (lease, keys, answer) =>
      writeHolding(lease, (session) => answerQuestions(session, typeof keys === 'string' ? [keys] : keys, answer)),
    activity: (span) => read((session) => activityIn(session, span)),
    history: (query) => read((session) => historyOf(session, query)),
    forget: (lease, record, now) => writeHolding(lease, (session) => forgetRecord(session, record, now)),
    vitals: () => read(vitalsOf),
    heard: (caller) => write((session) => noteCall(session, caller)),
    prune: (lease, retention, limit) => writeHolding(lease, (session) => pruneAll(session, retention, limit)),

    published: (version) => read((session) => publishedOf(session, version)),
    publications: (limit) => read((session) => publicationsOf(session, limit)),
    publish: (settings, over) => write((session) => publishOver(session, settings, over)),
    close,
  };
}
