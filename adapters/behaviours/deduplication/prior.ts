import { type LearntPrior, learntPriors } from './learnt-priors.ts';
import type { ComparisonKind, Entity, Schema } from './schema.ts';

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
    levels: comparisons.map(({ kind }, at) => levelsFor(kind, at === main, entity)),
  };
}

/** What is known of a way of comparing, at best for this entity and as what names a record. */
function levelsFor(kind: ComparisonKind, isMain: boolean, entity: Entity): readonly (readonly number[])[] {
  const names = isMain ? [`main ${kind}`, kind] : [kind, `main ${kind}`];
  const entities = [entity, 'people', 'companies', 'things'] as const;
  for (const of of entities)
    for (const name of names) {
      const levels = learntPriors[of].levels[name];
      if (levels !== undefined) return levels;
    }
  throw new RangeError(`Nothing was learnt of the comparison "${kind}".`);
}
