import { type Blocks, eachPair, type Keyed } from './blocks.ts';
import { chanceNamesakes } from './chance-namesakes.ts';
import type { Comparator } from './comparator.ts';
import { agreeingLevels, fitMixture, type Mixture, type Pattern } from './mixture.ts';
import { priorFor } from './prior.ts';
import type { ComparisonKind, Schema } from './schema.ts';
import { levelsOf } from './score.ts';

/** Pairs that share a key, of which a model is learnt; as many slices, so that all blocks have their say. */
const wantedPairs = 40_000;
const slices = 40;
const randomPairs = 3_000;
/** What a decision of a person counts as. */
const decisionCounts = 20;
/** More people of one name than these are not compared for their names alone. */
const namesakesCap = 20;
/** What strangers have in common by chance alone. */
const ownKinds: ReadonlySet<ComparisonKind> = new Set<ComparisonKind>(['email', 'phone', 'id', 'date']);

/** Records to learn from, by their places; everything in the canonical order. */
export interface Learnt {
  readonly rows: number;
  readonly comparators: readonly Comparator[];
  readonly keyed: Pick<Keyed, 'ways' | 'lines' | 'layout'>;
  readonly blocks: readonly Blocks[];
  readonly sides: Uint8Array | null;
  /** Pairs of places that people said are one, and that are not. */
  readonly same: readonly (readonly [number, number])[];
  readonly apart: readonly (readonly [number, number])[];
}

/** Fits the mixture to a sample of the pairs that share a key. */
export function fitTo(schema: Schema, learnt: Learnt): Mixture {
  const { comparisons } = schema;
  const { comparators, keyed } = learnt;
  const { width } = keyed.layout;
  const levels = new Int8Array(comparisons.length);
  const read = (a: number, b: number) => levelsOf(comparators, a * width, b * width, levels);

  const counts = new Map<string, number>();
  const total = pairsIn(learnt.blocks);
  const share = Math.min(1, wantedPairs / (total + 1));
  for (let slice = 0; slice < slices; slice++)
    eachPair(learnt.keyed, learnt.blocks, slice / slices, (slice + share) / slices, (a, b) => {
      if (learnt.sides !== null && learnt.sides[a / width] === learnt.sides[b / width]) return;
      levelsOf(comparators, a, b, levels);
      const pattern = patternOf(levels);
      counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
    });
  const patterns: Pattern[] = [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([pattern, count]) => ({ levels: levelsIn(pattern), count }));
  for (const label of ['same', 'apart'] as const)
    for (const [a, b] of learnt[label]) {
      read(a, b);
      patterns.push({ levels: [...levels], count: decisionCounts, label });
    }
  const { rows, sides } = learnt;
  const prior = priorFor(schema);
  const namesakes = chanceNamesakes(schema, keyed, rows, comparable(rows, sides), namesakesCap);
  return fitMixture(
    patterns,
    prior,
    {
      rows,
      random: randomLevels(schema, learnt, read, levels, agreeingLevels(prior, schema.main)),
      isOwn: comparisons.map(({ kind }) => ownKinds.has(kind)),
      namesakes: namesakes === null ? null : namesakes * share,
    },
    schema.main,
  );
}

/** How many pairs of records there are. */
function comparable(rows: number, sides: Uint8Array | null): number {
  if (sides === null) return (rows * (rows - 1)) / 2;
  const others = sides.reduce((sum, side) => sum + side, 0);
  return others * (rows - others);
}

/**
 * By comparison, how often each level is among records picked without regard to what they hold. Those whose names agree are
 * left out: in a short list, picks meet duplicates.
 */
function randomLevels(
  { comparisons, main }: Schema,
  { rows, sides }: Learnt,
  read: (a: number, b: number) => void,
  levels: Int8Array,
  agrees: readonly boolean[],
): readonly (readonly number[])[] {
  const counts = comparisons.map((comparison) => new Array<number>(comparison.levels).fill(0.5 / comparison.levels));
  // Steps of the golden section spread evenly over the records (Weyl's sequence).
  const golden = 0.6180339887498949;
  for (let i = 0; i < Math.min(randomPairs, rows * 4) && rows > 1; i++) {
    const a = Math.floor(((i * golden) % 1) * rows);
    const b = Math.floor(((i * golden * golden + 0.5) % 1) * rows);
    if (a === b || (sides !== null && sides[a] === sides[b])) continue;
    read(a, b);
    if (main >= 0 && agrees[levels[main]!]) continue;
    for (let k = 0; k < levels.length; k++) if (levels[k]! >= 0) counts[k]![levels[k]!]!++;
  }
  return counts.map((byLevel) => {
    const sum = byLevel.reduce((total, one) => total + one, 0);
    return byLevel.map((count) => count / sum);
  });
}

function pairsIn(blocks: readonly Blocks[]): number {
  let pairs = 0;
  for (const { keys } of blocks)
    for (let from = 0; from < keys.length; ) {
      let to = from + 1;
      while (to < keys.length && keys[to] === keys[from]) to++;
      pairs += ((to - from) * (to - from - 1)) / 2;
      from = to;
    }
  return pairs;
}

/** All levels as one text, a letter each. */
function patternOf(levels: Int8Array): string {
  let pattern = '';
  for (let k = 0; k < levels.length; k++) pattern += String.fromCharCode(levels[k]! + 1);
  return pattern;
}

function levelsIn(pattern: string): readonly number[] {
  return Array.from({ length: pattern.length }, (_, k) => pattern.charCodeAt(k) - 1);
}
