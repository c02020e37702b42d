import { type Blocks, blocksOf, eachPair, type Keyed } from './blocks.ts';
import { apartness, type Components, groupsIn } from './bulk-clusters.ts';
import { hashBytes } from './byte-hash.ts';
import type { Column } from './column.ts';
import type { Compared } from './comparator.ts';
import { comparatorsFor } from './comparators.ts';
import { type Dictionary, trimmed } from './dictionary.ts';
import { internColumns } from './intern-columns.ts';
import type { Lexicon } from './lexicon.ts';
import { weightsByValue, writeLines } from './lines.ts';
import { inMemory } from './memory.ts';
import type { Rareness, ReadyModel } from './model.ts';
import type { Pairs } from './pairs.ts';
import { valueRareness, wordRareness } from './rareness.ts';
import { hasWords, type Rule, type Schema } from './schema.ts';
import { type Scorer, scorerFor } from './score.ts';
import { type PairTeller, pairTeller, type Told } from './tell-pairs.ts';

/** Work that any thread can do: plain data, arrays in shared memory. */
export type Job =
  | {
      /** Reads columns of one kind into a dictionary. `values` is filled, by slot of the job and row. */
      readonly is: 'intern';
      readonly schema: Schema;
      readonly lexicon: Lexicon;
      readonly slots: readonly number[];
      /** By slot of the job: its column in each table, one table behind the other. */
      readonly columns: readonly (readonly Column[])[];
      readonly values: readonly Int32Array[];
      /** How rare values are, by slot of the job; `null` to find it out. */
      readonly known: readonly (Rareness | null)[];
      readonly shared: boolean;
    }
  | { readonly is: 'hash'; readonly columns: readonly Column[]; readonly hashes: Int32Array }
  | {
      readonly is: 'lines';
      readonly compared: Compared;
      readonly values: readonly Int32Array[];
      /** Is filled, by slot and place. */
      readonly placed: readonly Int32Array[];
      /** By slot and value. */
      readonly weights: readonly Uint8Array[];
      /** By place, the row that stands there. */
      readonly order: Int32Array;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly is: 'block';
      readonly keyed: Keyed;
      /** By slot and place. */
      readonly placed: readonly Int32Array[];
      readonly rule: Rule;
      readonly at: number;
      readonly isShared: boolean;
    }
  | {
      readonly is: 'score';
      /** The same for all slices of one run. */
      readonly run: number;
      readonly schema: Schema;
      readonly compared: Compared;
      readonly model: ReadyModel;
      readonly keyed: Pick<Keyed, 'ways' | 'lines' | 'layout'>;
      readonly blocks: readonly Blocks[];
      /** By place, which of two tables a record is of; `null` for one table, whose records are all compared. */
      readonly sides: Uint8Array | null;
      readonly low: number;
      readonly high: number;
      readonly least: number;
    }
  | {
      /** Groups the records of some components. */
      readonly is: 'group';
      readonly run: number;
      readonly schema: Schema;
      readonly compared: Compared;
      readonly model: ReadyModel;
      readonly pairs: Pairs;
      readonly components: Pick<Components, 'sorted' | 'root'>;
      readonly order: Int32Array;
      readonly idHashes: Int32Array;
      readonly apart: readonly (readonly [number, number])[];
      readonly range: readonly [number, number];
    }
  | {
      /** Tells pairs as JSON. */
      readonly is: 'tell';
      /** The same for all slices of one run. */
      readonly run: number;
      readonly told: Told;
      readonly from: number;
      readonly to: number;
      readonly shared: boolean;
    };

/** What each job answers. */
export interface Outcomes {
  readonly intern: {
    readonly dictionary: Dictionary;
    /** Rows in which a whole name stands in for its halves. */
    readonly filled: readonly number[];
    /** By slot of the job. */
    readonly values: readonly Rareness[];
    readonly words: readonly (Rareness | null)[];
    readonly weights: readonly Uint8Array[];
  };
  readonly hash: null;
  readonly lines: null;
  readonly block: Blocks;
  readonly score: Pairs;
  readonly group: Int32Array;
  readonly tell: Uint8Array;
}
export type Outcome = Outcomes[keyof Outcomes];

/** Does a job; in whichever thread, the same. */
export function perform(job: Job): Outcome {
  switch (job.is) {
    case 'intern':
      return internJob(job);
    case 'hash':
      return hashJob(job);
    case 'lines':
      return linesJob(job);
    case 'block':
      return blockJob(job);
    case 'score':
      return scoreJob(job);
    case 'group':
      return groupJob(job);
    case 'tell':
      return tellJob(job);
    default:
      return job satisfies never;
  }
}

function internJob(job: Extract<Job, { is: 'intern' }>): Outcomes['intern'] {
  const { schema, lexicon, slots, columns, values, known, shared } = job;
  const interned = internColumns(schema, lexicon, slots, columns, values);
  const dictionary = trimmed(interned.dictionary, shared);
  const rareness = values.map((column, i) => known[i] ?? valueRareness(dictionary, column));
  return {
    dictionary,
    filled: interned.filled,
    values: rareness,
    words: values.map((column, i) =>
      known[i] === null && hasWords(schema, slots[i]!) ? wordRareness(dictionary, column) : null,
    ),
    weights: rareness.map((one) => weightsByValue(dictionary, one, shared)),
  };
}

function hashJob({ columns, hashes }: Extract<Job, { is: 'hash' }>): null {
  let at = 0;
  for (const { bytes, bounds } of columns)
    for (let i = 0; i < bounds.length; i += 2) hashes[at++] = hashBytes(bytes, bounds[i]!, bounds[i + 1]! - bounds[i]!);
  return null;
}

function linesJob({ compared, values, placed, weights, order, from, to }: Extract<Job, { is: 'lines' }>): null {
  writeLines(compared, weights, values, placed, order, from, to);
  return null;
}

function blockJob({ keyed, placed, rule, at, isShared }: Extract<Job, { is: 'block' }>): Blocks {
  const { keys, rows } = blocksOf(keyed, placed, rule, at);
  return isShared ? { keys: inMemory(keys, true), rows: inMemory(rows, true) } : { keys, rows };
}

/**
 * Making a scorer costs some milliseconds: the last one is kept for the next slice of the same run, but not for longer,
 * since all lines hang on it.
 */
let last: { readonly run: number; readonly scorer: WeakRef<Scorer> } | undefined;

function scorerOf({ run, schema, compared, model }: Extract<Job, { is: 'score' | 'group' }>): Scorer {
  const known = last?.run === run ? last.scorer.deref() : undefined;
  if (known !== undefined) return known;
  const scorer = scorerFor(comparatorsFor(schema, compared), model);
  last = { run, scorer: new WeakRef(scorer) };
  return scorer;
}

function scoreJob(job: Extract<Job, { is: 'score' }>): Pairs {
  const { compared, sides, least } = job;
  const { width } = compared.layout;
  const scorer = scorerOf(job);
  let room = 1 << 12;
  let a = new Int32Array(room);
  let b = new Int32Array(room);
  let weights = new Float32Array(room);
  let found = 0;
  let tried = 0;
  eachPair(job.keyed, job.blocks, job.low, job.high, (one, other) => {
    if (sides !== null && sides[one / width] === sides[other / width]) return;
    tried++;
    const weight = scorer.atLeast(one, other, least);
    if (weight < least) return;
    if (found === room) {
      room *= 2;
      a = larger(a, new Int32Array(room));
      b = larger(b, new Int32Array(room));
      weights = larger(weights, new Float32Array(room));
    }
    a[found] = one / width;
    b[found] = other / width;
    weights[found++] = weight;
  });
  return { a: a.slice(0, found), b: b.slice(0, found), weights: weights.slice(0, found), compared: tried };
}

function groupJob(job: Extract<Job, { is: 'group' }>): Int32Array {
  const { components, pairs, order, idHashes, apart, range } = job;
  const { width } = job.compared.layout;
  const scorer = scorerOf(job);
  const turn = (place: number) => idHashes[order[place]!]!;
  const weigh = (a: number, b: number) => scorer.weight(a * width, b * width);
  return groupsIn(components, pairs, turn, weigh, apartness(apart), range);
}

let lastTeller: { readonly run: number; readonly tell: WeakRef<PairTeller> } | undefined;

function tellJob({ run, told, from, to, shared }: Extract<Job, { is: 'tell' }>): Uint8Array {
  const known = lastTeller?.run === run ? lastTeller.tell.deref() : undefined;
  const tell = known ?? pairTeller(told);
  if (known === undefined) lastTeller = { run, tell: new WeakRef(tell) };
  return inMemory(tell(from, to), shared);
}

function larger<A extends Int32Array | Float32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
