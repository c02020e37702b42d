import type { Activity } from './activity.ts';
import type { Actor } from './actor.ts';
import type { Cells, FieldKey, Instant, RecordId, TableKey } from './cell.ts';
import type { Effect } from './effect.ts';
import type { Entry } from './entry.ts';
import type { Question } from './facts.ts';
import type { Args, Finding } from './finding.ts';
import type { Backlog, Claimed, EffectOutcome, Queued } from './outbox.ts';
import type { Patch, Patches } from './patch.ts';
import type { Marks, Values } from './record.ts';
import type { Request, Wake } from './rule.ts';
import type { Hint, Memo } from './store.ts';
import type { AskedVerb } from './verb.ts';
import type { Vitals } from './vitals.ts';

/** A record as the state keeps it. */
export interface Kept {
  readonly table: TableKey;
  readonly id: RecordId;
  readonly revision: number;
  /** Cells at the last read; differences are taken from these. */
  readonly seen: Cells;
  readonly marks: Marks;
  /** Values the CRM stands by. */
  readonly accepted: Values;
  /** Fields whose cell stands unaccepted, by a rule's wish. */
  readonly held: readonly FieldKey[];
  /** Fields that a person wants left as typed. */
  readonly pins: readonly FieldKey[];
  /** Sets switched off by a loop, as `rule.field`. */
  readonly off: readonly string[];
  readonly findings: readonly Finding[];
  /** Fields in which a person has put back once what Rowcall wrote; a second time pins them. */
  readonly reverted: readonly FieldKey[];
  /** When it was first seen, for a record that was there before Rowcall: what it was before that nobody knows. */
  readonly adopted: Instant | null;
  /** The model that judged it last. */
  readonly model: string;
  readonly gone: boolean;
  /** Its row held no id when it was looked at last, and none was written: only what it holds tells which row it is. */
  readonly bare?: true;
}

/** A key under which a record stands in an index. */
export interface IndexKey {
  readonly index: string;
  readonly key: string;
}

/** An answer to a question, in what the state keeps. */
export type Reply = Kept | null | readonly Kept[] | 'crowd' | number | Entry;

/** The right to work on a workspace for a while; writes carry its fence, so that a late owner does no harm. */
export interface Lease {
  readonly owner: string;
  readonly fence: number;
  readonly expires: Instant;
  /** `false`: the owner before did not finish. */
  readonly clean: boolean;
}

/** Work waiting at the door: a place to look at, something asked for, records (as record keys) whose answers changed, or a verb. */
export type Work =
  | { readonly is: 'hint'; readonly hint: Hint }
  | { readonly is: 'request'; readonly request: Request }
  /** `round`: how many reviews this one follows from. */
  | { readonly is: 'review'; readonly records: readonly string[]; readonly cause: string; readonly round?: number }
  | { readonly is: 'verb'; readonly asked: AskedVerb };

/** Work that waits, under the number by which a settlement says that a hint or a review was done. */
export interface Waiting {
  readonly n: number;
  readonly work: Work;
}

/** A wake of one record, as a record key. */
export interface RecordWake {
  readonly record: string;
  readonly wake: Wake;
}

/** One record's part in one plan: what was meant, or what was seen to have happened. */
export interface JournalLine {
  readonly plan: string;
  readonly cause: string;
  readonly table: TableKey;
  readonly id: RecordId;
  readonly phase: 'intent' | 'observed';
  readonly actor: Actor;
  /** Who wrote a field: a rule, or a request; none where a person typed. */
  readonly rules: Readonly<Record<FieldKey, string>>;
  readonly before: Cells;
  readonly after: Cells;
  readonly at: Instant;
}

/** Something a person must decide. */
export interface OpenQuestion {
  readonly key: string;
  /**
   * `conflict`: two wanted the same cell, and both values are kept · `suggestion`: a rule wants a person's cell changed ·
   * `guard`: so much would change at once that a person is asked first · `alarm`: so much is gone at once that a person is
   * told · `copy`: this may be a copy of the spreadsheet · `unknown-effect`: nobody knows whether it was sent · `list`: a list
   * in the spreadsheet was changed, and rows would be judged otherwise · `duplicate` · `hand-over`: rows name somebody who
   * has left.
   */
  readonly kind:
    | 'conflict'
    | 'suggestion'
    | 'guard'
    | 'alarm'
    | 'copy'
    | 'unknown-effect'
    | 'list'
    | 'duplicate'
    | 'hand-over';
  readonly about: readonly string[];
  readonly args: Args;
  readonly patch?: Patch;
  readonly at: Instant;
  readonly answer: string | null;
}

/** What a settled pass leaves behind, stored in one transaction. */
export interface Settlement {
  readonly plan: string;
  readonly records: readonly Kept[];
  /** Every key a record of `records` stands under, by record key; they replace its former ones. */
  readonly keys: ReadonlyMap<string, readonly IndexKey[]>;
  /** Keys a record of `records` asked and does not own, by record key; they replace its former ones. */
  readonly asked: ReadonlyMap<string, readonly IndexKey[]>;
  readonly entries: readonly Entry[];
  readonly effects: readonly Effect[];
  /** Wakes by record key; they replace the record's former wakes of those rules. A record that is gone keeps none. */
  readonly wakes: ReadonlyMap<string, readonly Wake[]>;
  /** Wakes that were due and whose records have been visited for them; without this they would be due for ever. */
  readonly woken: readonly RecordWake[];
  /** A question already answered stays answered. */
  readonly questions: readonly OpenQuestion[];
  /** Cards whose effects are no longer wanted: those not yet sent never will be. */
  readonly withdrawn: readonly string[];
  readonly journal: readonly JournalLine[];
  /** Requests answered, with the finding where refused. */
  readonly answers: ReadonlyMap<string, Finding | null>;
  /** Hints and reviews that were done, by the numbers under which they waited. */
  readonly hints: readonly number[];
  /** Hints and reviews that this pass leaves at the door: so nothing that follows from it is lost in a crash. */
  readonly work: readonly Work[];
  /** Memos of the tables that were read or written; those of other tables stay. */
  readonly memo: Memo;
  /** `false`: an outcome is unknown, the plan stays open. */
  readonly closed: boolean;
  /** What of a plan that stays open is not known yet; absent: all of it. */
  readonly open?: Patches;
}

/** Which part of the history is asked for. */
export interface HistoryQuery {
  readonly table?: TableKey;
  readonly id?: RecordId;
  readonly cause?: string;
  /** The id of a person, or the name of a program or rule. */
  readonly actor?: string;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly limit: number;
}

/** What may be thrown away: history before that moment, and what was long since answered, sent or decided. */
export interface Retention {
  readonly history: Instant;
  readonly settled: Instant;
}

/** Settings as they were published. A version is never changed and never removed. */
export interface Published {
  /** From 1 on, without gaps. */
  readonly version: number;
  readonly text: string;
  /** Who published them, by their own word. */
  readonly person: string;
  readonly at: Instant;
  readonly note: string;
  /** The earlier version whose text it is again; `null`: it is a text of its own. */
  readonly back: number | null;
}

/** What a request was answered: nothing yet, done (`finding` is `null`), or why not. */
export interface Answered {
  readonly answered: boolean;
  readonly finding: Finding | null;
}

/** From a moment to before another. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** The database beside one workspace. Every method is one transaction; those that write are refused under an old fence. */
export interface State {
  take(owner: string, seconds: number): Promise<Lease | null>;
  renew(lease: Lease, seconds: number): Promise<boolean>;
  release(lease: Lease): Promise<void>;

  memo(): Promise<Memo | null>;
  /** Kept records by id, or the whole table. */
  records(table: TableKey, ids: readonly RecordId[] | 'all'): Promise<readonly Kept[]>;
  /** Answers by `questionKey`; one indexed query for each kind. */
  answer(questions: readonly Question[]): Promise<ReadonlyMap<string, Reply>>;
  /** Records that asked these keys, then those that stand under a key of `owned`; at most `limit`. */
  askers(keys: readonly IndexKey[], limit: number, owned?: readonly IndexKey[]): Promise<readonly string[]>;
  /** Records of these tables that another model judged last, as record keys in a fixed order; at most `limit`. */
  outdated(model: string, tables: readonly TableKey[], limit: number): Promise<readonly string[]>;
  /** Records there of these tables of which something is found under that code, table by table. */
  told(code: string, tables: readonly TableKey[]): Promise<readonly Kept[]>;
  /** How many records of each table are there. */
  census(): Promise<ReadonlyMap<TableKey, number>>;
  /** How many entries a ledger got in that time, by subject. */
  tally(ledger: string, span: Span): Promise<ReadonlyMap<string, number>>;
  /** What a ledger got in that time, the oldest first; at most `limit`. */
  entries(ledger: string, span: Span, limit: number): Promise<readonly Entry[]>;

  /** Which spreadsheet this is the memory of, in the store's words; `null` before anybody has said. */
  identity(): Promise<string | null>;
  identify(lease: Lease, identity: string): Promise<void>;

  /** Plans that were begun and not settled, with the moment at which they were. */
  unfinished(): Promise<
    readonly { readonly plan: string; readonly cause: string; readonly part: Patches; readonly at: Instant }[]
  >;
  intend(lease: Lease, plan: string, cause: string, part: Patches, journal: readonly JournalLine[]): Promise<void>;
  settle(lease: Lease, settlement: Settlement): Promise<void>;

  /** Answers `false` for a request or a verb already known by its key. */
  file(work: Work): Promise<boolean>;
  /** Waiting work: people's requests, then other requests, hints, reviews, verbs. */
  inbox(limit: number): Promise<readonly Waiting[]>;
  /** What became of a request; `null` for one that was never filed. */
  verdict(key: string): Promise<Answered | null>;
  due(now: Instant, limit: number): Promise<readonly RecordWake[]>;

  /** Marks effects as being sent and takes their numbers: the first of each lane that has none on its way. */
  claim(now: Instant, limit: number): Promise<readonly Claimed[]>;
  /** Effects claimed before that moment of which nothing was heard since; they are never claimed again by themselves. */
  stranded(before: Instant, limit: number): Promise<readonly Claimed[]>;
  /** What has not left yet, and when the next of it may. */
  backlog(now: Instant): Promise<Backlog>;
  /** What waits in lanes in which more than one does: the first `limit` of each lane, in order. */
  crowded(now: Instant, limit: number): Promise<readonly Queued[]>;
  /** What waits to be sent, the oldest first. */
  waiting(limit: number): Promise<readonly Omit<Queued, 'shown'>[]>;
  /** Effects that nobody wants any more: those that still wait are never sent. */
  cancel(lease: Lease, keys: readonly string[]): Promise<void>;
  /** Puts an effect into the place of its parts. `false`: not all of them wait in one lane any more, and nothing was done. */
  gather(into: Effect): Promise<boolean>;
  /**
   * What became of one attempt. Late news of an attempt before the last is ignored, unless it was sent after all.
   * `unknown` asks a person in the same transaction, and one that failed for good tells them: their word may then send it
   * again, as a failure that may be retried, or say that it was sent.
   */
  delivered(key: string, attempt: number, outcome: EffectOutcome): Promise<void>;

  /** `kinds`: only of these; absent: of all. */
  questions(filter: {
    readonly open: boolean;
    readonly limit: number;
    readonly kinds?: readonly OpenQuestion['kind'][];
  }): Promise<readonly OpenQuestion[]>;
  question(key: string): Promise<OpenQuestion | null>;
  /** What some questions were answered, by their keys; those without an answer are left out. */
  answersTo(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Answers questions; the first answer of each counts. */
  resolve(lease: Lease, keys: string | readonly string[], answer: string): Promise<void>;
  activity(span: Span): Promise<Activity>;
  history(query: HistoryQuery): Promise<readonly JournalLine[]>;
  /**
   * Forgets what was ever written in a record, everywhere but in the ledger's sums. `now`: what stands in its row, which is
   * remembered as if it had just been seen for the first time.
   */
  forget(lease: Lease, record: string, now?: Kept): Promise<void>;
  /** Throws away what is older than it must be kept, at most `limit` rows of each kind; answers how many. */
  prune(lease: Lease, retention: Retention, limit: number): Promise<number>;
  vitals(): Promise<Vitals>;
  /** Notes that the spreadsheet has called, and in whose name where that is proven. */
  heard(caller: string | null): Promise<void>;

  /** Settings by their version, or the newest; `null` where there are none. */
  published(version?: number): Promise<Published | null>;
  /** The newest versions first, without their texts. */
  publications(limit: number): Promise<readonly Omit<Published, 'text'>[]>;
  /**
   * Makes settings the version after `over`, which was the newest when whoever publishes looked (0: there was none). `null`:
   * another came meanwhile, and nothing was done.
   */
  publish(settings: Omit<Published, 'version' | 'at'>, over: number): Promise<Published | null>;
  close(): Promise<void>;
}
