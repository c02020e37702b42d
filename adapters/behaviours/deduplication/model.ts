import { priorFor } from './prior.ts';
import type { RoleColumn } from './roles.ts';
import { hasWords, type Schema, schemaFor } from './schema.ts';
import { type ValueWeights, valueWeights, weightByte } from './value-weights.ts';

/**
 * Kinds of pairs that share a key: one thing twice · namesakes · neighbours, who share an address, a switchboard or a
 * mailbox under different names · others · and one in which every level is equally likely, so that what was never seen
 * proves nothing. Only the first is a duplicate.
 */
export const pairClasses = 5;
/** The class of those who share an address or a telephone. */
export const neighbours = 2;
/** The last class; it is not learnt. */
export const floorClass = 4;

/** What a list of values says of how rare each is: see `ValueWeights`. `listed` is hash, byte, hash, byte … */
export interface Rareness {
  readonly rare: number;
  readonly listed: readonly number[];
}

/**
 * All that is learnt of a table, as plain data. It holds no cell: values are known by a hash of 32 bits. As long as it
 * stays the same, two records are judged alike whatever else is in the table.
 */
export interface Model {
  readonly version: 1;
  /** How often each class is among pairs that share a key; together 1. */
  readonly classes: readonly number[];
  /** By comparison of the schema, class and level: how likely that level is in that class. */
  readonly levels: readonly (readonly (readonly number[])[])[];
  /** By slot of the schema. */
  readonly values: readonly Rareness[];
  /** By slot: of the words of companies and texts; `null` for the others. */
  readonly words: readonly (Rareness | null)[];
}

/** From here on two records are said to be one. */
export const likely = 0.6;
/** From here on, and with a strong key, they may be joined without asking. */
export const certain = 0.999;

/** Log2 odds of a probability. */
export function weightOf(probability: number): number {
  return Math.log2(probability / (1 - probability));
}

/** The probability of log2 odds. */
export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** -weight);
}

/** What to judge by before a table was ever looked at as a whole: the shipped model, in which all values are equally rare. */
export function shippedModel(columns: readonly RoleColumn[]): Model {
  const schema = schemaFor(columns);
  const { classes, levels } = withFloorClass(priorFor(schema));
  const usual: Rareness = { rare: weightByte(0), listed: [] };
  return {
    version: 1,
    classes,
    levels,
    values: schema.slots.map(() => usual),
    words: schema.slots.map((_, slot) => (hasWords(schema, slot) ? usual : null)),
  };
}

/** The share of pairs that the class without a preference is given. */
const floorShare = 0.0005;

/** Learnt classes and the one in which every level is equally likely. */
export function withFloorClass({
  classes,
  levels,
}: Pick<Model, 'classes' | 'levels'>): Pick<Model, 'classes' | 'levels'> {
  return {
    classes: [...classes.slice(0, floorClass).map((share) => share * (1 - floorShare)), floorShare],
    levels: levels.map((byClass) => {
      const count = byClass[0]!.length;
      return [...byClass.slice(0, floorClass), new Array<number>(count).fill(1 / count)];
    }),
  };
}

/** A model made ready to score with. */
export interface ReadyModel {
  /** How often each class is. */
  readonly classes: Float64Array;
  /** By comparison: where its levels begin in `likelihoods`, which holds a number for each level and class. */
  readonly offsets: Int32Array;
  readonly likelihoods: Float64Array;
  /** By comparison: the most bits that any level but the first can add. */
  readonly mostBits: Float64Array;
  readonly values: readonly ValueWeights[];
  readonly words: readonly (ValueWeights | undefined)[];
}

/** Lays a model out for scoring. */
export function readyModel({ comparisons }: Schema, model: Model): ReadyModel {
  const offsets = new Int32Array(comparisons.length);
  let size = 0;
  comparisons.forEach(({ levels }, at) => {
    offsets[at] = size;
    size += levels * pairClasses;
  });
  const likelihoods = new Float64Array(size);
  const mostBits = new Float64Array(comparisons.length);
  comparisons.forEach(({ levels }, at) => {
    let most = 0;
    for (let level = 0; level < levels; level++) {
      const of = model.levels[at]!.map((byLevel) => byLevel[level]!);
      likelihoods.set(of, offsets[at]! + level * pairClasses);
      if (level > 0) most = Math.max(most, ...of.slice(1).map((unlike) => Math.log2(of[0]! / unlike)));
    }
    mostBits[at] = most;
  });
  return {
    classes: Float64Array.from(model.classes),
    offsets,
    likelihoods,
    mostBits,
    values: model.values.map(({ rare, listed }) => valueWeights(rare, listed)),
    words: model.words.map((words) => (words === null ? undefined : valueWeights(words.rare, words.listed))),
  };
}
