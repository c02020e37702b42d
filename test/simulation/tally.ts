import type { Checked } from './check.ts';
import type { End, Setting, Violation } from './run.ts';

/** A seed in which a promise was broken. */
export interface Failure {
  readonly seed: number;
  readonly violations: readonly Violation[];
}

/** What many runs came to, in numbers that can be added up. */
export interface Tally {
  readonly runs: number;
  readonly failures: readonly Failure[];
  /** Runs in which a promise was broken, by promise. */
  readonly broken: Readonly<Record<string, number>>;
  /** Runs in which a story that nobody can decide went the other way than people meant. */
  readonly undecidable: number;
  /** Runs in which history has a gap where people had destroyed an id. */
  readonly gaps: number;
  /** Runs in which a value was lost in a cell that the store can only look at before and after it writes. */
  readonly lost: number;
  /** Runs in which history tells something else than stood in such a cell. */
  readonly blind: number;
  readonly conflicts: number;
  readonly suggestions: number;
  readonly calls: number;
  readonly writes: number;
  readonly messages: number;
  readonly crashes: number;
  readonly polls: number;
}

export const noRuns: Tally = {
  runs: 0,
  failures: [],
  broken: {},
  undecidable: 0,
  gaps: 0,
  lost: 0,
  blind: 0,
  conflicts: 0,
  suggestions: 0,
  calls: 0,
  writes: 0,
  messages: 0,
  crashes: 0,
  polls: 0,
};

/** The numbers of one run. */
export function tallyOf({ seed }: Pick<Setting, 'seed'>, end: End, checked: Checked): Tally {
  const { violations, undecidable, lostWhereChecked, blind, questions } = checked;
  const kinds = (kind: string) => questions.filter((one) => one.kind === kind).length;
  const { calls, writes, crashes } = end.machine.counts;
  return {
    runs: 1,
    failures: violations.length === 0 ? [] : [{ seed, violations }],
    broken: Object.fromEntries([...new Set(violations.map(({ law }) => law))].map((law) => [law, 1])),
    undecidable: Number(undecidable.some(({ law }) => !isHistory(law))),
    gaps: Number(undecidable.some(({ law }) => isHistory(law))),
    lost: Math.sign(lostWhereChecked.length),
    blind: Math.sign(blind.length),
    conflicts: kinds('conflict'),
    suggestions: kinds('suggestion'),
    calls,
    writes,
    messages: end.history.posts.length,
    crashes,
    polls: end.polls,
  };
}

function isHistory(law: string): boolean {
  return law.startsWith('I5');
}

/** Both together. */
export function added(a: Tally, b: Tally): Tally {
  const broken = { ...a.broken };
  for (const [law, runs] of Object.entries(b.broken)) broken[law] = (broken[law] ?? 0) + runs;
  const sum = (
    key:
      | 'runs'
      | 'undecidable'
      | 'gaps'
      | 'lost'
      | 'blind'
      | 'conflicts'
      | 'suggestions'
      | 'calls'
      | 'writes'
      | 'messages'
      | 'crashes',
  ) => a[key] + b[key];
  return {
    runs: sum('runs'),
    failures: [...a.failures, ...b.failures],
    broken,
    undecidable: sum('undecidable'),
    gaps: sum('gaps'),
    lost: sum('lost'),
    blind: sum('blind'),
    conflicts: sum('conflicts'),
    suggestions: sum('suggestions'),
    calls: sum('calls'),
    writes: sum('writes'),
    messages: sum('messages'),
    crashes: sum('crashes'),
    polls: Math.max(a.polls, b.polls),
  };
}
