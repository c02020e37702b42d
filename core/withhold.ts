import type { Cell, FieldKey, Instant } from './cell.ts';
import { cellText, dict } from './cell.ts';
import { derivedId } from './id.ts';
import type { Model } from './model.ts';
import type { Patch } from './patch.ts';
import type { Plan, Planned } from './plan.ts';
import type { Row } from './record.ts';
import type { OpenQuestion } from './state.ts';

/** A plan without what may not be written unasked, and the suggestions it became. */
interface Withheld {
  readonly plan: Plan;
  readonly suggestions: readonly OpenQuestion[];
}

/**
 * Turns what rules want in people's own columns into suggestions, one a cell. What a person asked for is written all
 * the same, and so is what belongs to Rowcall or to both.
 */
export function withhold(model: Model, plan: Plan, now: Instant): Withheld {
  const suggestions: OpenQuestion[] = [];
  const records = plan.records.map((planned): Planned => {
    const fields = withheldFields(model, planned);
    if (planned.patch === null || fields.length === 0) return planned;
    for (const field of fields) suggestions.push(suggestionOf(planned.patch, field, now));
    return {
      ...planned,
      row: asItStood(planned.row, planned.start.row, fields),
      patch: without(planned.patch, fields),
    };
  });
  return suggestions.length === 0 ? { plan, suggestions } : { plan: { ...plan, records }, suggestions };
}

function withheldFields(model: Model, { patch, row }: Planned): readonly FieldKey[] {
  const table = model.tables.get(row.table)!;
  return Object.keys(patch?.set ?? {}).filter(
    (field) => table.byKey.get(field)?.owner === 'people' && patch?.because[field]?.rule !== 'request',
  );
}

/** The key says which cell would become what: once answered, the same is not asked again. */
function suggestionOf({ table, id, place, expect, set, because }: Patch, field: FieldKey, now: Instant): OpenQuestion {
  const from = expect[field] ?? null;
  const to = set[field] ?? null;
  const about = `${table}/${id}`;
  return {
    key: derivedId(JSON.stringify(['suggestion', about, field, from, to])),
    kind: 'suggestion',
    about: [about],
    args: { field, from: cellText(from), to: cellText(to) },
    patch: {
      table,
      id,
      ...(place !== undefined && { place }),
      expect: { [field]: from },
      set: { [field]: to },
      because: { [field]: because[field]! },
    },
    at: now,
    answer: null,
  };
}

function asItStood(row: Row, stood: Row, fields: readonly FieldKey[]): Row {
  const cells = Object.assign(dict<Cell>(), row.cells);
  const values = Object.assign(dict<unknown>(), row.values);
  for (const field of fields) {
    cells[field] = stood.cells[field] ?? null;
    values[field] = stood.values[field] ?? null;
  }
  return { ...row, cells, values };
}

/** The patch without some fields; `null` when nothing is left to write, not even an id. */
function without(patch: Patch, fields: readonly FieldKey[]): Patch | null {
  const left = Object.keys(patch.set).filter((field) => !fields.includes(field));
  if (left.length === 0 && patch.carries === undefined) return null;
  const pick = <T>(all: Readonly<Record<FieldKey, T>>) => Object.fromEntries(left.map((field) => [field, all[field]!]));
  return { ...patch, expect: pick(patch.expect), set: pick(patch.set), because: pick(patch.because) };
}
