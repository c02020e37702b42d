import type { Generated, Kysely } from 'kysely';
import type { Instant } from '../../core/cell.ts';
import type { OpenQuestion } from '../../core/state.ts';
import type { Engine } from './engine.ts';

/** JSON text as `toText` writes it. */
type Json = string;
/** No engine's own truth values: 0 or 1. */
type Flag = 0 | 1;

/** One row for each workspace; its number stands in every other table. */
interface LeaseTable {
  workspace: Generated<number>;
  name: string;
  owner: string;
  fence: number;
  /** When its time is over; of one that was given back, when it was. */
  expires: Instant;
  /** 1: given back by its owner, or never taken. */
  clean: Flag;
  /** Which spreadsheet it is, in the store's words. */
  identity: Generated<string | null>;
  /** When it last called, and in whose name. */
  heard: Generated<Instant | null>;
  caller: Generated<string | null>;
}

interface MemoTable {
  workspace: number;
  table: string;
  body: string;
}

interface RecordTable {
  n: Generated<number>;
  workspace: number;
  table: string;
  id: string;
  revision: number;
  seen: Json;
  marks: Json;
  accepted: Json;
  held: Json;
  pins: Json;
  off: Json;
  findings: Json;
  reverted: Json;
  adopted: Instant | null;
  model: string;
  gone: Flag;
  /** 1: its row holds no id. */
  bare: Generated<Flag>;
  /** The hashes of its rows in `key` and in `asked`, so that only differences are written. */
  keys: Json;
  asked: Json;
}

/** Who stands under a key of an index, or asked for it; `hash` is `keyHash` of both. */
interface HashTable {
  workspace: number;
  hash: number;
  n: number;
}

/** Plans begun and not settled; a settled one has no row. */
interface PlanTable {
  workspace: number;
  plan: string;
  cause: string;
  fence: number;
  body: Json;
  at: Instant;
}

interface JournalTable {
  seq: Generated<number>;
  workspace: number;
  plan: string;
  cause: string;
  table: string;
  id: string;
  phase: 'intent' | 'observed';
  actor: Json;
  /** The person's id, or the name of the program or rule; empty where nobody knows. */
  who: string;
  rules: Json;
  before: Json;
  after: Json;
  at: Instant;
}

interface LedgerTable {
  seq: Generated<number>;
  workspace: number;
  ledger: string;
  key: string;
  subject: string;
  at: Instant;
  amount: number | null;
  about: string;
  by: string;
  data: Json | null;
}

interface InboxTable {
  n: Generated<number>;
  workspace: number;
  /** The request's key; `null` for a hint or a review. */
  key: string | null;
  /** What is done first: 0 people's requests, 1 other requests, 2 hints, 3 reviews. */
  rank: number;
  /** Emptied once answered: the key alone keeps a request from being done twice. */
  body: Json | null;
  at: Instant;
  answered: Instant | null;
  finding: Json | null;
}

/**
 * `replaced`: a newer one of its card came before it was sent · `withdrawn`: nobody wants it any more · `dropped`: its
 * record was forgotten · `gathered`: another one, whose key stands in `why`, says it.
 */
export type EffectState =
  | 'waiting'
  | 'sending'
  | 'sent'
  | 'failed'
  | 'unknown'
  | 'expired'
  | 'replaced'
  | 'withdrawn'
  | 'dropped'
  | 'gathered';

interface OutboxTable {
  seq: Generated<number>;
  workspace: number;
  key: string;
  lane: string;
  card: string | null;
  about: string;
  body: Json;
  state: EffectState;
  /** When it came into this state, or was last found worth keeping. */
  since: Instant;
  attempt: number;
  /** Not before this. */
  retry: Instant | null;
  until: Instant | null;
  claimed: Instant | null;
  receipt: Json | null;
  why: string | null;
  /** Attempts that failed through its own fault. */
  failures: Generated<number>;
  /** Its lane sends nothing before this. */
  rest: Instant | null;
}

interface NumberTable {
  workspace: number;
  sequence: string;
  period: string;
  n: number;
  effect: string;
  /** 1: its effect will not be sent; the number stays taken. */
  voided: Flag;
}

interface WakeTable {
  workspace: number;
  record: string;
  rule: string;
  at: Instant;
  first: Flag;
}

interface QuestionTable {
  workspace: number;
  key: string;
  kind: OpenQuestion['kind'];
  about: Json;
  args: Json;
  patch: Json | null;
  at: Instant;
  answer: string | null;
  answered: Instant | null;
}

/** One row for each version; none is ever changed. */
interface SettingsTable {
  workspace: number;
  version: number;
  text: string;
  person: string;
  at: Instant;
  note: string;
  back: number | null;
}

interface MigrationTable {
  version: number;
  at: Instant;
}

/** Every table of the state; one database may hold several workspaces. */
export interface Tables {
  lease: LeaseTable;
  memo: MemoTable;
  record: RecordTable;
  key: HashTable;
  asked: HashTable;
  plan: PlanTable;
  journal: JournalTable;
  ledger: LedgerTable;
  inbox: InboxTable;
  outbox: OutboxTable;
  number: NumberTable;
  wake: WakeTable;
  question: QuestionTable;
  settings: SettingsTable;
  migration: MigrationTable;
}

/** One transaction in one workspace at one moment: all that a query needs to know. */
export interface Session {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  readonly workspace: number;
  readonly now: Instant;
}
