import type { FieldKey, TableKey } from '../../core/cell.ts';
import type { Field } from '../../core/field.ts';
import type { Table } from '../../core/model.ts';
import type { Tables } from '../../core/rule.ts';
import { isReference, namesSeveral } from './links.ts';

/** What a name in a condition stands for. */
export type Meaning =
  | { readonly is: 'field'; readonly field: Field }
  /** Records of another table that refer to this one by that field. */
  | { readonly is: 'children'; readonly table: Table; readonly by: FieldKey }
  /** Another table refers to this one by several fields, so its name alone does not say by which. */
  | { readonly is: 'unclear'; readonly table: Table; readonly by: readonly FieldKey[] }
  | { readonly is: 'now' };

/** The moment at which a condition is asked. */
const nowName = 'now';

/** Every name that a condition of this table may use. A field hides a table of the same name. */
export function namesIn(table: Table, { tables }: Tables): ReadonlyMap<string, Meaning> {
  const names = new Map<string, Meaning>([[nowName, { is: 'now' }]]);
  for (const other of tables.values()) {
    const by = other.fields.filter((field) => targetKey(field) === table.key).map((field) => field.key);
    const [only] = by;
    if (only === undefined) continue;
    names.set(
      nameOf(other),
      by.length === 1 ? { is: 'children', table: other, by: only } : { is: 'unclear', table: other, by },
    );
  }
  for (const field of table.fields) names.set(field.key, { is: 'field', field });
  return names;
}

/** The table to whose one record a field leads, or `null`. */
export function targetOf(field: Field, { tables }: Tables): Table | null {
  const key = namesSeveral(field) ? null : targetKey(field);
  return key === null ? null : (tables.get(key) ?? null);
}

function targetKey(field: Field): TableKey | null {
  return isReference(field) ? String(field.options['table']) : null;
}

/** A table as it is named in a condition: a hyphen would be read as a minus. */
function nameOf(table: Table): string {
  return table.key.replaceAll('-', '_');
}
