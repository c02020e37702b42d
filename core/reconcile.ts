import type { Clock } from './clock.ts';
import type { Finding } from './finding.ts';
import type { Ids } from './id.ts';
import type { Model } from './model.ts';
import type { Request } from './rule.ts';
import type { State } from './state.ts';
import type { Hint, Store } from './store.ts';

/** Everything outside that the loop may touch. */
export interface Ports {
  readonly store: Store;
  readonly state: State;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** What there is to do: places to look at, things asked for, wakes that are due. */
export interface Job {
  readonly hints?: readonly Hint[];
  readonly requests?: readonly Request[];
  readonly due?: boolean;
}

/** What came of it, in counts and in findings by record key. */
export interface Report {
  readonly read: number;
  readonly changed: number;
  readonly written: number;
  readonly conflicts: number;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly answers: ReadonlyMap<string, Finding | null>;
  /** Work left for the next call, because this one's time was over. */
  readonly left: number;
}

/**
 * Brings the workspace and the state to rest: read, compare, plan, note what is meant, write what still holds, note
 * what was seen, again until nothing changes. Safe to call late, twice and concurrently.
 */
export type Reconcile = (ports: Ports, model: Model, job: Job) => Promise<Report>;
