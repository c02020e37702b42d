import type { TableKey } from '../../../core/cell.ts';
import type { Field } from '../../../core/field.ts';
import { isField } from '../../../core/field.ts';
import type { Model } from '../../../core/model.ts';
import type { Row } from '../../../core/record.ts';
import type { Index, Tables } from '../../../core/rule.ts';
import type { Ref } from '../../fields/reference.ts';
import { reference } from '../../fields/reference.ts';
import { closedByOptions } from '../row-answers/silence.ts';
import type { Roster } from './roster.ts';
import { nameKey, namesIn, namesPeople } from './roster.ts';

/** Finds the open rows that name a person of the list in that column. */
interface PeopleIndex extends Index {
  readonly column: Field;
}

/** A column in which rows name people of the list, and the way to find the open rows that name one. */
export interface PeopleColumn {
  readonly table: TableKey;
  readonly field: Field;
  readonly index: PeopleIndex;
}

/** Every column that names people, but for those of the list itself. Rows that are closed keep whom they name. */
export function peopleColumns(roster: Roster, settings: Tables): readonly PeopleColumn[] {
  const others = [...settings.tables.values()].filter(({ key }) => key !== roster.table.key);
  return others.flatMap((table) => {
    const isClosed = closedByOptions(settings, table);
    const fields = table.fields.filter((field) => namesPeople(field, roster.table.key));
    return fields.map((field): PeopleColumn => {
      const keys: Index['keys'] = (values) => (isClosed(values) ? [] : keysIn(field, values[field.key] ?? null));
      const name = `people:${table.key}.${field.key}`;
      return { table: table.key, field, index: { name, table: table.key, version: 1, keys, column: field } };
    });
  });
}

/** The same columns, of a model that is ready. */
export function peopleColumnsOf({ indexes }: Pick<Model, 'indexes'>): readonly PeopleColumn[] {
  return [...indexes.values()].flatMap((index) =>
    isPeople(index) ? [{ table: index.table, field: index.column, index }] : [],
  );
}

function isPeople(index: Index): index is PeopleIndex {
  return 'column' in index;
}

/** The keys under which rows stand that name that person in that column. */
export function keysFor(
  roster: Roster,
  { field }: PeopleColumn,
  { id, values }: Pick<Row, 'id' | 'values'>,
): readonly string[] {
  if (isField(field, reference)) return [id];
  return [...new Set(roster.naming.flatMap((one) => namesIn(one, values).map(nameKey)))];
}

function keysIn(field: Field, value: unknown): readonly string[] {
  if (value === null) return [];
  if (isField(field, reference)) return (value as readonly Ref[]).flatMap(({ id }) => id ?? []);
  return typeof value === 'string' ? [nameKey(value)] : [];
}
