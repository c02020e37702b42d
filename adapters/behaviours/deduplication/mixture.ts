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

const rounds = 40;
const leastLikely = 1e-7;
/** Pairs that the shipped model counts as, against those of the table. */
const priorPairs = 200;
/** The same for what names a record, among duplicates: hardly any has quite another name, whatever seems so. */
const priorNames = 400;
/** And among those that are none: that their names agree or not is what makes them namesakes or neighbours. */
const priorOtherNames = 10_000;
/** Pairs that records picked at random count as, in the classes of what is no duplicate. */
const randomPairs = 100;

/**
 * Fits the classes to patterns by expectation and maximisation (Dempster, Laird and Rubin 1977) with Dirichlet priors:
 * the shipped model, and for the classes of unlike pairs also what records picked at random come to, `random` by
 * comparison and level. The first guess of who is in which class is the shipped model's. `main` is the comparison of what
 * names a record, or -1.
 */
export function fitMixture(
  patterns: readonly Pattern[],
  prior: Prior,
  random: readonly (readonly number[])[],
  main: number,
): Mixture {
  let mixture = withFloorClass(prior);
  for (let round = 0; round < rounds; round++) {
    const counts = emptyCounts(prior, random, main);
    for (const pattern of patterns) spread(pattern, mixture, counts);
    mixture = withFloorClass({
      classes: shares(counts.classes),
      levels: counts.levels.map((byClass) =>
        byClass.map((byLevel) => shares(byLevel).map((share) => Math.max(share, leastLikely))),
      ),
    });
  }
  return mixture;
}

interface Counts {
  readonly classes: number[];
  readonly levels: number[][][];
}

function emptyCounts({ classes, levels }: Prior, random: readonly (readonly number[])[], main: number): Counts {
  return {
    classes: classes.map((share) => share * pairClasses),
    levels: levels.map((byClass, k) =>
      byClass.map((byLevel, z) =>
        byLevel.map((share, level) => {
          if (k === main) return share * (z === 0 ? priorNames : priorOtherNames);
          return share * priorPairs + (z === 0 ? 0 : random[k]![level]! * randomPairs);
        }),
      ),
    ),
  };
}

/** Adds the pairs of a pattern to the classes they may be in, by how likely each is. */
function spread({ levels, count, label }: Pattern, mixture: Mixture, counts: Counts): void {
  const likelihood = mixture.classes.map((share, z) => {
    if ((label === 'apart' && z === 0) || (label === 'same' && z > 0)) return 0;
    let product = share;
    for (let k = 0; k < levels.length; k++) if (levels[k]! >= 0) product *= mixture.levels[k]![z]![levels[k]!]!;
    return product;
  });
  const sum = likelihood.reduce((total, one) => total + one, 0);
  if (sum === 0) return;
  for (let z = 0; z < floorClass; z++) {
    const pairs = (count * likelihood[z]!) / sum;
    counts.classes[z]! += pairs;
    for (let k = 0; k < levels.length; k++) if (levels[k]! >= 0) counts.levels[k]![z]![levels[k]!]! += pairs;
  }
}

function shares(counts: readonly number[]): readonly number[] {
  const sum = counts.reduce((total, one) => total + one, 0);
  return counts.map((count) => count / sum);
}
