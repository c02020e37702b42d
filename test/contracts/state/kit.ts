import type { Cells, Instant } from '../../../core/cell.ts';
import type { Clock } from '../../../core/clock.ts';
import type { Effect } from '../../../core/effect.ts';
import type { Entry } from '../../../core/entry.ts';
import type { Question } from '../../../core/facts.ts';
import { questionKey } from '../../../core/facts.ts';
import { nothingSettled } from '../../../core/nothing-settled.ts';
import { recordKey } from '../../../core/record.ts';
import type { Request } from '../../../core/rule.ts';
import type {
  IndexKey,
  JournalLine,
  Kept,
  Lease,
  OpenQuestion,
  Reply,
  Settlement,
  State,
} from '../../../core/state.ts';

export const noon = '2026-11-22T12:00:00.000Z';

/** That many seconds after noon. */
export function later(seconds: number): Instant {
  return new Date(Date.parse(noon) + seconds * 1000).toISOString();
}

/** A clock that stands at noon until a test moves it. */
export interface MovedClock extends Clock {
  set(now: Instant): void;
}

export function movedClock(): MovedClock {
  let now = noon;
  return {
    now: () => now,
    sleep: async () => {},
    set(to) {
      now = to;
    },
  };
}

/** A new and empty database, and the ways to it. */
export interface Ground {
  readonly clock: MovedClock;
  /** Another door to the same data, as after a restart; the workspace is `team` if not said. */
  open(workspace?: string): Promise<State>;
  /** Another process tries to take the lease of `team` at that moment. */
  takeElsewhere(now: Instant): Promise<'taken' | 'refused'>;
  /** Everything that stands in any table of the database, as text by table. */
  dump(): Promise<ReadonlyMap<string, string>>;
}

export type Prepare = () => Promise<Ground>;

/** A state with its lease taken. */
export interface Working {
  readonly ground: Ground;
  readonly state: State;
  readonly lease: Lease;
  settle(part: Partial<Settlement>): Promise<void>;
  ask<Q extends Question>(question: Q): Promise<Reply | undefined>;
}

export async function working(prepare: Prepare): Promise<Working> {
  const ground = await prepare();
  const state = await ground.open();
  const lease = await held(state);
  return {
    ground,
    state,
    lease,
    settle: (part) => state.settle(lease, settlement(part)),
    ask: async (question) => (await state.answer([question])).get(questionKey(question)),
  };
}

export async function held(state: State, owner = 'one', seconds = 60): Promise<Lease> {
  const lease = await state.take(owner, seconds);
  if (lease === null) throw new Error('The lease is taken');
  return lease;
}

export function kept(id: string, part: Partial<Kept> = {}): Kept {
  return {
    table: 'people',
    id,
    revision: 1,
    seen: { name: id },
    marks: {},
    accepted: { name: id },
    held: [],
    pins: [],
    off: [],
    findings: [],
    reverted: [],
    adopted: null,
    model: 'm1',
    gone: false,
    ...part,
  };
}

/** Records with the keys each stands under. */
export function placed(keys: Readonly<Record<string, readonly IndexKey[]>>): Partial<Settlement> {
  const ids = Object.keys(keys);
  return {
    records: ids.map((id) => kept(id)),
    keys: new Map(ids.map((id) => [recordKey('people', id), keys[id]!])),
  };
}

export function settlement(part: Partial<Settlement>): Settlement {
  return { ...nothingSettled, plan: 'p1', ...part };
}

export const phone = (key: string): IndexKey => ({ index: 'people.phone', key });
export const email = (key: string): IndexKey => ({ index: 'people.email', key });

export function byKey({ index, key }: IndexKey, cap = 50): Question {
  return { ask: 'by', index, key, cap };
}

export function idsOf(reply: Reply | undefined): unknown {
  return Array.isArray(reply) ? reply.map((one: Kept) => one.id) : reply;
}

export function entry(key: string, part: Partial<Entry> = {}): Entry {
  return { ledger: 'stock', key, subject: 'bolt', at: noon, about: 'orders/o1', by: 'stock', ...part };
}

export function effect(key: string, part: Partial<Effect> = {}): Effect {
  return { key, kind: 'slack', about: 'people/a', lane: 'general', audience: 'channel', payload: { key }, ...part };
}

export function request(key: string, part: Partial<Request> = {}): Request {
  const actor = { is: 'person', id: 'anna', proof: 'slack' } as const;
  return { key, actor, cause: key, edits: [], creates: [], ...part };
}

export function line(id: string, part: Partial<JournalLine> = {}): JournalLine {
  return {
    plan: 'p1',
    cause: 'c1',
    table: 'people',
    id,
    phase: 'observed',
    actor: { is: 'rule', name: 'validation' },
    rules: { name: 'validation' },
    before: { name: 'x' },
    after: { name: 'X' },
    at: noon,
    ...part,
  };
}

export function question(key: string, part: Partial<OpenQuestion> = {}): OpenQuestion {
  return { key, kind: 'conflict', about: ['people/a'], args: { field: 'Name' }, at: noon, answer: null, ...part };
}

export function patchOf(id: string, set: Cells, expect: Cells = {}) {
  return { table: 'people', id, expect, set, because: {} };
}
