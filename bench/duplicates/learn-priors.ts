/**
 * Learns the shipped models from generated lists whose truth is known, and writes them to
 * adapters/behaviours/deduplication/learnt-priors.ts. Usage: node bench/duplicates/learn-priors.ts
 */
import { writeFileSync } from 'node:fs';
import { eachPair } from '../../adapters/behaviours/deduplication/blocks.ts';
import { findDuplicates } from '../../adapters/behaviours/deduplication/bulk.ts';
import { comparatorsFor } from '../../adapters/behaviours/deduplication/comparators.ts';
import type { LearntPrior } from '../../adapters/behaviours/deduplication/learnt-priors.ts';
import { lexiconOf } from '../../adapters/behaviours/deduplication/lexicon.ts';
import type { ComparisonKind, Schema } from '../../adapters/behaviours/deduplication/schema.ts';
import { levelsOf } from '../../adapters/behaviours/deduplication/score.ts';
import { languages } from '../../adapters/languages/index.ts';
import { companies } from './companies.ts';
import { people } from './people.ts';
import { companyFields, peopleFields, roleColumns, tableOf } from './tables.ts';

const rows = 20_000;
const seeds = [101, 202];
const learnt = 4;
const smoothing = 2;

/** Levels from the first on at which what names a record agrees, by way of comparing. */
const agreeing: Readonly<Partial<Record<ComparisonKind, number>>> = { names: 5, word: 3, company: 4, text: 4 };
/** Levels at which neighbours have something in common. */
const sharedLevels: Readonly<Partial<Record<ComparisonKind, readonly number[]>>> = {
  email: [0, 3, 4],
  phone: [0],
  place: [0],
  area: [0],
  company: [0, 1],
};

const lexicon = lexiconOf(languages);

/** Counts of levels by comparison and class, of all pairs that share a key in generated lists. */
async function learn(fields: string, make: typeof people): Promise<{ schema: Schema; prior: LearntPrior }> {
  const columns = roleColumns(fields);
  const classes = new Array<number>(learnt).fill(0);
  let counts: number[][][] = [];
  let schema: Schema | undefined;
  for (const { code } of languages)
    for (const seed of seeds) {
      const list = [...make(rows, seed, code)];
      const { state } = await findDuplicates(columns, [tableOf(list, columns)], lexicon);
      schema = state.schema;
      const { comparisons, main } = schema;
      if (counts.length === 0)
        counts = comparisons.map(({ levels }) =>
          Array.from({ length: learnt }, () => new Array<number>(levels).fill(0)),
        );
      const comparators = comparatorsFor(schema, state.compared);
      const levels = new Int8Array(comparisons.length);
      const { width } = state.compared.layout;
      eachPair(state.keyed, state.blocks, 0, 1, (a, b) => {
        levelsOf(comparators, a, b, levels);
        const isSame = list[state.order[a / width]!]!['entity'] === list[state.order[b / width]!]!['entity'];
        const z = isSame ? 0 : classOf(comparisons, main, levels);
        classes[z]!++;
        for (let k = 0; k < levels.length; k++) if (levels[k]! >= 0) counts[k]![z]![levels[k]!]!++;
      });
    }
  const prior: Record<string, number[][]> = {};
  schema!.comparisons.forEach(({ kind }, k) => {
    const name = k === schema!.main ? `main ${kind}` : kind;
    prior[name] ??= counts[k]!.map(shares);
  });
  return { schema: schema!, prior: { classes: shares(classes), levels: prior } };
}

function classOf(comparisons: Schema['comparisons'], main: number, levels: Int8Array): number {
  const naming = comparisons[main]!;
  if (levels[main]! >= 0 && levels[main]! < agreeing[naming.kind]!) return 1;
  const isNeighbour = comparisons.some(({ kind }, k) => k !== main && sharedLevels[kind]?.includes(levels[k]!));
  return isNeighbour ? 2 : 3;
}

function shares(counts: readonly number[]): number[] {
  const sum = counts.reduce((total, one) => total + one, smoothing);
  return counts.map((count) => Number(((count + smoothing / counts.length) / sum).toPrecision(2)));
}

const without = (fields: string, ...roles: readonly string[]) =>
  fields
    .split(',')
    .filter((field) => !roles.includes(field.split(':')[1]!))
    .join(',');
const asText = (fields: string) => fields.replace('company:company', 'company:text');

async function learnEntity(make: typeof people, variants: readonly string[]): Promise<LearntPrior> {
  const [whole, ...others] = await Promise.all(variants.map((fields) => learn(fields, make)));
  const levels = { ...whole!.prior.levels };
  for (const { prior } of others) for (const [name, byClass] of Object.entries(prior.levels)) levels[name] ??= byClass;
  return { classes: whole!.prior.classes, levels };
}

const models = {
  people: await learnEntity(people, [
    peopleFields,
    without(peopleFields, 'street'),
    without(peopleFields, 'given-name'),
  ]),
  companies: await learnEntity(companies, [companyFields, without(companyFields, 'street')]),
  things: await learnEntity(companies, [asText(companyFields), asText(without(companyFields, 'street'))]),
};

const text = `import type { Entity } from './schema.ts';

// Written by \`node bench/duplicates/learn-priors.ts\` from generated lists; not by hand.

/** By way of comparing, class and level; \`main\` stands before the comparison that names a record. */
export interface LearntPrior {
  readonly classes: readonly number[];
  readonly levels: Readonly<Record<string, readonly (readonly number[])[]>>;
}

/** The shipped models. */
export const learntPriors: Readonly<Record<Entity, LearntPrior>> = ${JSON.stringify(models)};
`;
writeFileSync(new URL('../../adapters/behaviours/deduplication/learnt-priors.ts', import.meta.url), text);
