import type { Cells, Instant } from './cell.ts';
import type { Clock } from './clock.ts';
import type { Finding } from './finding.ts';
import type { Ids } from './id.ts';
import type { Licence } from './licence.ts';
import type { Model } from './model.ts';
import type { Request } from './rule.ts';
import type { Lease, State } from './state.ts';
import type { Hint, Store } from './store.ts';
import type { CarryVerb } from './verb.ts';

/** Everything outside that the loop may touch. */
export interface Ports {
  readonly store: Store;
  readonly state: State;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Absent: nobody here can, and what people choose in rows waits for somebody who can. */
  readonly carryVerb?: CarryVerb;
}

/** What there is to do: places to look at, things asked for, wakes that are due. */
export interface Job {
  /** Kept in memory only: whoever must not lose them leaves them at the state's door first. */
  readonly hints?: readonly Hint[];
  readonly requests?: readonly Request[];
  readonly due?: boolean;
  /**
   * Somebody asks for it now, whatever the settings say of modes: what becomes of changes that rules want in people's own
   * columns. Absent: all goes by the modes.
   */
  readonly people?: 'write' | 'suggest';
  /** A person has asked for just this and saw what it changes: very many cells at once are no reason to ask again. */
  readonly sure?: boolean;
  /** How long it may take; nothing new is begun after that. Ten if not said. */
  readonly seconds?: number;
}

/** What came of it, in counts and in findings by record key. */
export interface Report {
  readonly read: number;
  readonly changed: number;
  readonly written: number;
  readonly conflicts: number;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly answers: ReadonlyMap<string, Finding | null>;
  /** Changes of cells that wait for a person's word. */
  readonly suggested: number;
  /** What would have been done, were it not that Rowcall only looks on. */
  readonly wished: number;
  /** Questions to people that came up, besides suggestions: their keys. */
  readonly asked: readonly string[];
  /** Whether nothing was done because this may be a copy: the key of the question that waits for an answer. */
  readonly stopped: string | null;
  /** Work left for the next call, because somebody else is at it or this one's time was over. */
  readonly left: number;
}

/** A report while it is being made. */
export interface Tally {
  read: number;
  changed: number;
  written: number;
  suggested: number;
  wished: number;
  conflicts: number;
  left: number;
  stopped: string | null;
  readonly asked: string[];
  readonly findings: Map<string, readonly Finding[]>;
  readonly answers: Map<string, Finding | null>;
}

/** What every step of one call works with. */
export interface Context {
  readonly ports: Ports;
  readonly licence: Licence;
  /** Nothing is written or sent, and what people ask for waits at the door. */
  readonly isPaused: boolean;
  /** Rowcall was taken out: what people ask for is answered all the same, that it only looks on. */
  readonly isOut: boolean;
  readonly sure: boolean;
  readonly model: Model;
  lease: Lease;
  /** Nothing new is begun after this. */
  readonly until: Instant;
  readonly tally: Tally;
  /** Whether an answer was lost in this call: until it is known what became of that write, nothing else is begun. */
  isInDoubt: boolean;
  /** Cells that somebody had typed in since the last look, as found just before requests are served: by record key. */
  readonly justTyped: Map<string, Cells>;
  /** Causes of which too much would follow at once to be written unasked. */
  readonly guarded: Set<string>;
  /** Cells of ours that were found written when a cut-off write was looked into: nobody typed them. */
  readonly recovered: Map<string, Cells>;
  /** What such a write went over, by record key. */
  readonly rewrote: Map<string, Cells>;
}

/** A report in which nothing has happened yet. */
export function emptyTally(): Tally {
  return {
    read: 0,
    changed: 0,
    written: 0,
    suggested: 0,
    wished: 0,
    conflicts: 0,
    left: 0,
    stopped: null,
    asked: [],
    findings: new Map(),
    answers: new Map(),
  };
}

/** The moment so many milliseconds after another. */
export function later(moment: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(moment) + milliseconds).toISOString();
}
