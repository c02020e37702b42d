import type { FieldKey, Instant, RecordId } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { Loaded } from '../../../manifests/load.ts';
import { identifyingFields } from '../../behaviours/deduplication/identifying-fields.ts';
import type { JoinRules } from '../../behaviours/deduplication/join-plan.ts';
import type { DuplicatesSection, TableSection } from '../../behaviours/deduplication/settings.ts';
import { tableSections } from '../../behaviours/deduplication/settings.ts';

/** What the settings say of joining records of a table. Throws `join.not-set-up` where they say nothing. */
export function sectionOf({ sections }: Pick<Loaded, 'sections'>, { key, title }: Table): TableSection {
  const section = tableSections(sections['duplicates'] as DuplicatesSection).get(key);
  if (section !== undefined) return section;
  throw new RowcallError('join.not-set-up', `The settings do not say that records of ${title} may be joined.`, {
    table: key,
  });
}

/** How values are chosen in a table; `changedAt` and `taken` as in `JoinRules`. */
export function joinRules(
  model: Model,
  table: Table,
  { values, sources, together, by }: TableSection,
  changedAt: (id: RecordId, field: FieldKey) => Instant | null,
  taken: Readonly<Record<FieldKey, RecordId>> = {},
): JoinRules {
  return {
    values,
    sources,
    together: together ?? addressIn(model, table, by),
    changedAt,
    taken,
  };
}

/** The fields of an address, where more than one of them is a column of its own. */
function addressIn(model: Model, table: Table, by: TableSection['by']): readonly (readonly FieldKey[])[] {
  const columns =
    by === undefined ? identifyingFields(table, model) : Object.entries(by).map(([key, role]) => ({ key, role }));
  const parts = columns.flatMap(({ key, role }) =>
    role === 'street' || role === 'city' || role === 'postcode' ? [key] : [],
  );
  return parts.length > 1 ? [parts] : [];
}
