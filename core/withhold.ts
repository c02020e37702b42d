import type { FieldKey, Instant } from './cell.ts';
import { cellText } from './cell.ts';
import type { Field } from './field.ts';
import { derivedId } from './id.ts';
import { leave } from './leave.ts';
import type { Model } from './model.ts';
import type { Patch } from './patch.ts';
import { isMeant } from './patch.ts';
import type { Plan, Planned } from './plan.ts';
import type { OpenQuestion, State } from './state.ts';

/** A plan without what may not be written unasked, and the suggestions it became. */
export interface Withheld {
  readonly plan: Plan;
  readonly suggestions: readonly OpenQuestion[];
}

/** Whether a change that a rule wants in a cell must wait for a person's word. */
export type IsWithheld = (field: Field, patch: Patch, planned: Planned) => boolean;

/** What suggestions say besides the change itself. */
interface Wording {
  readonly now: Instant;
  /** The question that stands over all of them. */
  readonly guard?: string;
  /** What was answered to that question before. */
  readonly answer?: string | null;
}

/** Turns what rules want in some cells into suggestions, one a cell. What a person asked for is written all the same. */
export function withhold(model: Model, plan: Plan, isWithheld: IsWithheld, wording: Wording): Withheld {
  const suggestions: OpenQuestion[] = [];
  const records = plan.records.map((planned): Planned => {
    const { patch, row } = planned;
    if (patch === null) return planned;
    const table = model.tables.get(row.table)!;
    const fields = Object.keys(patch.set).filter((name) => {
      const field = table.byKey.get(name);
      return field !== undefined && !isMeant(patch.because[name]) && isWithheld(field, patch, planned);
    });
    for (const field of fields) suggestions.push(suggestionOf(patch, field, wording));
    return leave(planned, fields);
  });
  return suggestions.length === 0 ? { plan, suggestions } : { plan: { ...plan, records }, suggestions };
}

/** The answer to a suggestion that people do not want. */
export const declined = 'declined';

/** The plan without what people have declined in that very cell before: they said so once, and need not say it again. */
export async function withoutDeclined(
  plan: Plan,
  isUnasked: IsWithheld,
  model: Model,
  { answersTo }: Pick<State, 'answersTo'>,
): Promise<Plan> {
  const cells = plan.records.flatMap((planned) => {
    const { patch, row } = planned;
    const byKey = model.tables.get(row.table)?.byKey;
    return Object.keys(patch?.set ?? {}).flatMap((name) => {
      const field = byKey?.get(name);
      if (patch === null || field === undefined || isMeant(patch.because[name])) return [];
      return isUnasked(field, patch, planned) ? [{ planned, name, key: suggestionKey(patch, name) }] : [];
    });
  });
  if (cells.length === 0) return plan;
  const answers = await answersTo(cells.map(({ key }) => key));
  const left = Map.groupBy(
    cells.filter(({ key }) => answers.get(key) === declined),
    ({ planned }) => planned,
  );
  if (left.size === 0) return plan;
  const records = plan.records.map((planned) => leave(planned, left.get(planned)?.map(({ name }) => name) ?? []));
  return { ...plan, records };
}

/** It says which cell would become what: once answered, the same is not asked again. */
function suggestionKey({ table, id, expect, set }: Patch, field: FieldKey): string {
  return derivedId(JSON.stringify(['suggestion', `${table}/${id}`, field, expect[field] ?? null, set[field] ?? null]));
}

function suggestionOf(patch: Patch, field: FieldKey, { now, guard, answer = null }: Wording): OpenQuestion {
  const { table, id, place, expect, set, because } = patch;
  const from = expect[field] ?? null;
  const to = set[field] ?? null;
  const about = `${table}/${id}`;
  return {
    key: suggestionKey(patch, field),
    kind: 'suggestion',
    about: [about],
    args: { field, from: cellText(from), to: cellText(to), ...(guard !== undefined && { guard }) },
    patch: {
      table,
      id,
      ...(place !== undefined && { place }),
      expect: { [field]: from },
      set: { [field]: to },
      because: { [field]: because[field]! },
    },
    at: now,
    answer,
  };
}
