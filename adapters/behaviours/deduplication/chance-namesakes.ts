import type { Keyed } from './blocks.ts';
import type { Schema } from './schema.ts';

const mostSampled = 16_384;
/** Of fewer rows no share can be told: two of three are many. */
const fewestRows = 20;
// Steps of the golden section spread evenly over the records (Weyl's sequence).
const golden = 0.6180339887498949;

/** Values that equally many records have: how likely one of them is, and how likely two records share any of them. */
interface Equals {
  readonly share: number;
  readonly agreement: number;
}

/**
 * How many pairs of records have the same given and the same family name by chance alone, as far as they meet under a key of
 * `cap` records: given and family names do not depend on each other, so pairs · Σp² · Σq². More have both than that, since
 * duplicates have: they are taken off what either of the names agrees. `null` where not both are there, or too few rows.
 */
export function chanceNamesakes(
  { comparisons, main }: Schema,
  { lines, layout }: Pick<Keyed, 'lines' | 'layout'>,
  rows: number,
  pairs: number,
  cap: number,
): number | null {
  const names = comparisons[main];
  if (names?.kind !== 'names' || rows < fewestRows) return null;
  const [given = 0, family = 0] = names.slots;
  const sampled = Math.min(rows, mostSampled);
  const counts = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()] as const;
  for (let i = 0; i < sampled; i++) {
    const line = (sampled === rows ? i : Math.floor(((i * golden) % 1) * rows)) * layout.width;
    const [one, other] = [lines[line + given]!, lines[line + family]!];
    if (one !== 0) count(counts[0], one);
    if (other !== 0) count(counts[1], other);
    if (one !== 0 && other !== 0) count(counts[2], one * 2 ** 26 + other);
  }
  const [givens, families, both] = counts.map((of) => equalsOf(of, sampled));
  const [p, q, together] = [agreementOf(givens!), agreementOf(families!), agreementOf(both!)];
  const same = Math.max(0, together - p * q);
  const byChance = (agreement: number) => (agreement === 0 ? 0 : Math.max(0, agreement - same) / agreement);
  let agreement = 0;
  for (const one of givens!)
    for (const other of families!)
      if (rows * one.share * other.share <= cap) agreement += one.agreement * other.agreement;
  return pairs * agreement * byChance(p) * byChance(q);
}

function count(counts: Map<number, number>, value: number): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

function equalsOf(counts: ReadonlyMap<number, number>, records: number): readonly Equals[] {
  const values = new Map<number, number>();
  for (const often of counts.values()) count(values, often);
  return [...values].map(([often, howMany]) => ({
    share: often / records,
    agreement: (howMany * often * (often - 1)) / (records * (records - 1)),
  }));
}

function agreementOf(equals: readonly Equals[]): number {
  return equals.reduce((sum, { agreement }) => sum + agreement, 0);
}
