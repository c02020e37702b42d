import { floorClass, type Model, pairClasses, withFloorClass } from './model.ts';
import type { Prior } from './prior.ts';

/** How often a pattern of levels was seen among pairs that share a key. */
export interface Pattern {
  /** By comparison; -1 where either has nothing. */
  readonly levels: readonly number[];
  readonly count: number;
  /** People said that such a pair is one thing, or that it is not. */
  readonly label?: 'same' | 'apart';
}

export type Mixture = Pick<Model, 'classes' | 'levels'>;

const mostRounds = 40;
/** Shares of classes that change less than this from round to round will not change the answer. */
const settled = 1e-5;
const leastLikely = 1e-7;
/** Pairs that the shipped shares of the classes count as: in a table of a few rows all seem to be one class. */
const priorShares = 1000;
/** Pairs that the shipped model counts as, against those of the table. */
const priorPairs = 100;
/** The same for what names a record, among duplicates: hardly any has quite another name, whatever seems so. */
const priorNames = 1500;
/** And among those that are none: that their names agree or not is what makes them namesakes or neighbours. */
const priorOtherNames = 10_000;
/** But how namesakes' names agree is learnt of the table where it is known how many there are: some lists have few names. */
const priorNamesakes = 300;
/** No more than so many times the shipped share of duplicates, or this share of them, have names that speak against it. */
const mostUnlikeNames = { times: 1.5, share: 0.02 };
/** Pairs that records picked at random count as, in the classes of what is no duplicate. */
const randomPairs = 100;
/** The same for what is one's own, as a telephone, among strangers: they share it by chance alone. */
const randomStrangers = 1000;
/** Rows of the lists that the shipped shares of the classes were learnt on. */
const usualRows = 20_000;
/** Strangers who are alike grow faster in number than duplicates: as this power of the rows. */
const growth = 0.4;
/** How far the number of namesakes is believed that chance alone makes, against that of the patterns. */
const trustInChance = 0.8;
const mostNamesakes = 0.8;

/** What is known of a table beside its patterns. */
export interface Chance {
  readonly rows: number;
  /** By comparison and level, how often records picked at random come to it. */
  readonly random: readonly (readonly number[])[];
  /** By comparison: strangers have it in common by chance alone, as a telephone or a birthday. */
  readonly isOwn: readonly boolean[];
  /** How many pairs of the patterns have the same names by chance alone; `null` where it cannot be told. */
  readonly namesakes: number | null;
}

/**
 * Fits the classes to patterns by expectation and maximisation (Dempster, Laird and Rubin 1977) with Dirichlet priors:
 * the shipped model, and for the classes of unlike pairs also what chance alone makes. The first guess of who is in which
 * class is the shipped model's. `main` is the comparison of what names a record, or -1.
 */
export function fitMixture(patterns: readonly Pattern[], shipped: Prior, chance: Chance, main: number): Mixture {
  const pairs = patterns.reduce((sum, { count }) => sum + count, 0);
  const prior = { ...shipped, classes: startingClasses(shipped, chance, main, pairs) };
  const start = priorCounts(prior, chance, main);
  const limits = nameLimits(prior, main);
  const toChance = (counts: Counts) => {
    if (chance.namesakes !== null) moveNamesakes(counts, start, main, chance.namesakes);
  };
  let mixture = withFloorClass(prior);
  for (let round = 0; round < mostRounds; round++) {
    const before = mixture.classes;
    mixture = held(limited(nextMixture(mixture, patterns, start, toChance), main, limits), prior, main);
    if (mixture.classes.every((share, z) => Math.abs(share - before[z]!) < settled)) break;
  }
  return mixture;
}

/**
 * The shares of the classes before a pattern is seen. In a short list hardly anybody has a namesake, in a long one many do:
 * by the number that chance alone makes, else by the number of rows.
 */
function startingClasses(
  { classes, levels }: Prior,
  { rows, namesakes }: Chance,
  main: number,
  pairs: number,
): readonly number[] {
  const [, usual = 0] = classes;
  const share =
    namesakes === null
      ? usual * Math.min(1, (rows / usualRows) ** growth)
      : Math.min(mostNamesakes, namesakes / levels[main]![1]![0]! / (pairs + 1));
  const rest = namesakes === null ? 1 : (1 - share) / (1 - usual);
  return shares(classes.map((one, z) => (z === 1 ? share : one * rest)));
}

/** Brings the namesakes with the very same names closer to the number that chance alone makes. */
function moveNamesakes(counts: Counts, start: Counts, main: number, expected: number): void {
  const names = counts.levels[main]!;
  const found = names[1]! - start.levels[main]![1]!;
  const moved = Math.max(1, found) ** (1 - trustInChance) * Math.max(1, expected) ** trustInChance;
  names[1]! += moved - found;
  counts.classes[1]! += moved - found;
}

/**
 * The most that each level of the names may have among duplicates. Without it a table of colleagues or of townspeople makes
 * the class of duplicates one of neighbours: they are many more, and alike in all but their names.
 */
function nameLimits({ levels }: Prior, main: number): readonly number[] {
  const [same = [], ...unlike] = main < 0 ? [] : levels[main]!;
  return same.map((share, level) => {
    const speaksAgainst = unlike.some((byLevel) => byLevel[level]! > share);
    return speaksAgainst ? Math.max(share * mostUnlikeNames.times, mostUnlikeNames.share) : 1;
  });
}

/** By level of what names a record, whether it agrees: as that of namesakes does, more often than that of any others. */
export function agreeingLevels({ levels }: Prior, main: number): readonly boolean[] {
  const [, namesakes = [], ...others] = main < 0 ? [] : levels[main]!;
  return namesakes.map((share, level) => others.every((byLevel) => byLevel[level]! < share));
}

function limited({ classes, levels }: Mixture, main: number, limits: readonly number[]): Mixture {
  if (main < 0) return { classes, levels };
  const [same = [], ...unlike] = levels[main]!;
  const excess = same.reduce((sum, share, level) => sum + Math.max(0, share - limits[level]!), 0);
  const open = same.reduce((sum, share, level) => sum + (limits[level] === 1 ? share : 0), 0);
  const moved = same.map((share, level) =>
    limits[level] === 1 ? share * (1 + excess / open) : Math.min(share, limits[level]!),
  );
  return { classes, levels: levels.map((byClass, k) => (k === main ? [moved, ...unlike] : byClass)) };
}

/** Namesakes are those whose names agree: how many of them have others is not to be learnt. */
function held({ classes, levels }: Mixture, prior: Prior, main: number): Mixture {
  if (main < 0) return { classes, levels };
  const shipped = prior.levels[main]![1]!;
  const agrees = agreeingLevels(prior, main);
  const sumOf = (shares: readonly number[]) => shares.reduce((sum, one, level) => sum + (agrees[level] ? one : 0), 0);
  const hold = (found: readonly number[]) => {
    const factor = sumOf(shipped) / sumOf(found);
    return found.map((share, level) => (agrees[level] ? share * factor : shipped[level]!));
  };
  return {
    classes,
    levels: levels.map((byClass, k) => (k === main ? byClass.map((of, z) => (z === 1 ? hold(of) : of)) : byClass)),
  };
}

interface Counts {
  readonly classes: Float64Array;
  /** By comparison: a number for each level and class, as `flat` lays them. */
  readonly levels: readonly Float64Array[];
}

function priorCounts({ classes, levels }: Prior, { random, isOwn, namesakes }: Chance, main: number): Counts {
  const names = [priorNames, namesakes === null ? priorOtherNames : priorNamesakes, priorOtherNames, priorOtherNames];
  const strangers = namesakes === null ? randomPairs : randomStrangers;
  return {
    classes: Float64Array.from(classes, (share) => share * priorShares),
    levels: levels.map((byClass, k) => {
      const among = isOwn[k] ? strangers : randomPairs;
      const byChance = [0, among, randomPairs, among];
      return flat(byClass, (share, z, level) =>
        k === main ? share * names[z]! : share * priorPairs + random[k]![level]! * byChance[z]!,
      );
    }),
  };
}

/** Numbers by class and level as one array, the classes of a level beside one another. */
function flat(
  byClass: readonly (readonly number[])[],
  make: (value: number, z: number, level: number) => number = (value) => value,
): Float64Array {
  const classes = byClass.length;
  const array = new Float64Array(byClass[0]!.length * classes);
  byClass.forEach((byLevel, z) => {
    byLevel.forEach((value, level) => {
      array[level * classes + z] = make(value, z, level);
    });
  });
  return array;
}

function nextMixture(
  { classes, levels }: Mixture,
  patterns: readonly Pattern[],
  start: Counts,
  correct: (counts: Counts) => void,
): Mixture {
  const likelihoods = levels.map((byClass) => flat(byClass));
  const counts: Counts = { classes: start.classes.slice(), levels: start.levels.map((array) => array.slice()) };
  const product = new Float64Array(pairClasses);
  for (const pattern of patterns) {
    for (let z = 0; z < pairClasses; z++) {
      const isExcluded = (pattern.label === 'apart' && z === 0) || (pattern.label === 'same' && z > 0);
      product[z] = isExcluded ? 0 : classes[z]!;
    }
    spread(pattern, likelihoods, product, counts);
  }
  correct(counts);
  return withFloorClass({
    classes: shares([...counts.classes]),
    levels: counts.levels.map((array) => {
      const count = array.length / floorClass;
      return Array.from({ length: floorClass }, (_, z) => {
        const byLevel = Array.from({ length: count }, (__, level) => array[level * floorClass + z]!);
        return shares(byLevel).map((share) => Math.max(share, leastLikely));
      });
    }),
  });
}

/** Adds the pairs of a pattern to the classes they may be in, by how likely each is. `product` comes with the classes' shares. */
function spread(
  { levels, count }: Pattern,
  likelihoods: readonly Float64Array[],
  product: Float64Array,
  counts: Counts,
): void {
  let sum = 0;
  for (let k = 0; k < levels.length; k++) {
    const level = levels[k]!;
    if (level < 0) continue;
    const of = likelihoods[k]!;
    for (let z = 0; z < pairClasses; z++) product[z]! *= of[level * pairClasses + z]!;
  }
  for (let z = 0; z < pairClasses; z++) sum += product[z]!;
  if (sum === 0) return;
  for (let z = 0; z < floorClass; z++) {
    const pairs = (count * product[z]!) / sum;
    counts.classes[z]! += pairs;
    for (let k = 0; k < levels.length; k++)
      if (levels[k]! >= 0) counts.levels[k]![levels[k]! * floorClass + z]! += pairs;
  }
}

function shares(counts: readonly number[]): readonly number[] {
  const sum = counts.reduce((total, one) => total + one, 0);
  return counts.map((count) => count / sum);
}
