import type { Clock } from './clock.ts';
import type { Finding } from './finding.ts';
import type { Ids } from './id.ts';
import type { Model } from './model.ts';
import type { Request } from './rule.ts';
import type { Lease, State } from './state.ts';
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
  /** What becomes of changes that rules want in people's own columns; `write` if not said. */
  readonly people?: 'write' | 'suggest';
}

/** What came of it, in counts and in findings by record key. */
export interface Report {
  readonly read: number;
  readonly changed: number;
  readonly written: number;
  readonly conflicts: number;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly answers: ReadonlyMap<string, Finding | null>;
  /** Changes of people's own cells that wait for a person's word. */
  readonly suggested: number;
  /** Work left for the next call, because somebody else is at it or this one's time was over. */
  readonly left: number;
}

/** A report while it is being made. */
export type Tally = { -readonly [K in 'read' | 'changed' | 'written' | 'suggested' | 'conflicts' | 'left']: number } & {
  readonly findings: Map<string, readonly Finding[]>;
  readonly answers: Map<string, Finding | null>;
};

/** What every step of one call works with. */
export interface Context {
  readonly ports: Ports;
  readonly people: 'write' | 'suggest';
  readonly model: Model;
  readonly lease: Lease;
  readonly tally: Tally;
}

/** What a step leaves to be looked at: places in the spreadsheet, and neighbours known to the state. */
export interface Rest {
  readonly hints: readonly Hint[];
  readonly neighbours: ReadonlySet<string>;
}

export const nothingLeft: Rest = { hints: [], neighbours: new Set() };
