import { type Comparator, chance, missing, unsure } from './comparator.ts';
import { floorClass, neighbours, pairClasses, type ReadyModel } from './model.ts';

/** Scores pairs of records by where their lines begin. */
export interface Scorer {
  /** Log2 odds that both are one, or `-Infinity` as soon as they cannot reach `least`. */
  atLeast(a: number, b: number, least: number): number;
  /** Log2 odds that both are one. */
  weight(a: number, b: number): number;
}

/** A postcode that both have may add so much to a place that quick looks leave open. */
const openRarity = 8;

/**
 * odds = λ₀ Π P₀(level) / Σ λz cz Πk Pz(level), z over the classes that are no duplicates: a mixture in which levels are
 * independent within a class (Fellegi and Sunter 1969; Winkler 2000 for more than two classes). A comparison where either
 * has nothing is left out. cz is how often those who are not one share these very values: p / Σp² for each, but 1 for
 * what neighbours share because they are neighbours, and never more than 1 for the class without a preference, which is
 * none of people whose names are common.
 *
 * Levels that are cheap to tell come first. For those still open the most that they can add bounds what the pair can
 * come to: the odds grow by no more than the largest P₀/Pz of any level.
 */
export function scorerFor(comparators: readonly Comparator[], model: ReadyModel): Scorer {
  const { classes, offsets, likelihoods, mostBits } = model;
  const count = comparators.length;
  const open = new Int32Array(count);
  const likelihood = new Float64Array(pairClasses);

  function multiply(comparison: number, level: number): void {
    const at = offsets[comparison]! + level * pairClasses;
    for (let z = 0; z < pairClasses; z++) likelihood[z]! *= likelihoods[at + z]!;
  }

  function bits(): number {
    const strangers =
      (likelihood[1]! + likelihood[3]!) * chance[0]! + likelihood[floorClass]! * Math.min(1, chance[0]!);
    return Math.log2(likelihood[0]! / (strangers + likelihood[neighbours]! * chance[1]!));
  }

  function atLeast(a: number, b: number, least: number): number {
    for (let z = 0; z < pairClasses; z++) likelihood[z] = classes[z]!;
    chance[0] = 1;
    chance[1] = 1;
    let opened = 0;
    let reserve = 0;
    for (let k = 0; k < count; k++) {
      const level = comparators[k]!.quick(a, b);
      if (level >= 0) multiply(k, level);
      else if (level === unsure) {
        open[opened++] = k;
        reserve += mostBits[k]! + openRarity;
      }
    }
    let sum = bits();
    for (let i = 0; i < opened; i++) {
      if (sum + reserve < least) return Number.NEGATIVE_INFINITY;
      const k = open[i]!;
      reserve -= mostBits[k]! + openRarity;
      const level = comparators[k]!.slow(a, b);
      if (level !== missing) multiply(k, level);
      sum = bits();
    }
    return Math.fround(sum);
  }

  return { atLeast, weight: (a, b) => atLeast(a, b, Number.NEGATIVE_INFINITY) };
}

/** The level of every comparison; `missing` where either has nothing. */
export function levelsOf(comparators: readonly Comparator[], a: number, b: number, into: Int8Array): void {
  chance.fill(1);
  for (let k = 0; k < comparators.length; k++) {
    const quick = comparators[k]!.quick(a, b);
    into[k] = quick === unsure ? comparators[k]!.slow(a, b) : quick;
  }
}
