import { joinedIntoType } from '../adapters/fields/joining/joined-into.ts';
import type { TableKey } from '../core/cell.ts';
import type { FieldType, Locale } from '../core/field.ts';
import { joinedField } from '../core/joined.ts';
import type { Table } from '../core/model.ts';
import type { Sections } from './compile.ts';
import type { Fault } from './fault.ts';
import type { Kinds } from './kinds.ts';
import { addColumn } from './own-columns.ts';

/** Gives every table whose records may be joined the column that says so, and tells where its header is taken. */
export function withJoinedColumns(
  tables: Map<TableKey, Table>,
  sections: Sections,
  locale: Locale,
  { behaviours }: Pick<Kinds, 'behaviours'>,
): readonly Fault[] {
  const type = joinedIntoType as unknown as FieldType;
  return behaviours
    .flatMap(({ name, joins }) => joins?.(sections[name]) ?? [])
    .flatMap(({ table, leadsOn }) => {
      const options = leadsOn === undefined ? {} : { leadsOn };
      return addColumn(tables, { table, key: joinedField, header: 'report.column.joined', type, options }, locale);
    });
}
