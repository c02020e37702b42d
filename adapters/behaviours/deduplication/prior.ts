import { type LearntPrior, learntPriors } from './learnt-priors.ts';
import type { Schema } from './schema.ts';

/** What is believed before a table is seen: how often each learnt class is, and by comparison, class and level how likely it is. */
export interface Prior {
  readonly classes: readonly number[];
  readonly levels: readonly (readonly (readonly number[])[])[];
}

/** The shipped model of what the records are, for the comparisons that are there. */
export function priorFor({ entity, comparisons, main }: Schema): Prior {
  const learnt: LearntPrior = learntPriors[entity];
  return {
    classes: learnt.classes,
    levels: comparisons.map(({ kind }, at) => {
      const known = (at === main ? learnt.levels[`main ${kind}`] : undefined) ?? learnt.levels[kind];
      return known ?? learntPriors.people.levels[kind] ?? learntPriors.companies.levels[kind]!;
    }),
  };
}
