import { bindField } from '../adapters/fields/index.ts';
import { joinedIntoType } from '../adapters/fields/joining/joined-into.ts';
import type { TableKey } from '../core/cell.ts';
import { headerKey } from '../core/columns.ts';
import type { Field, FieldType, Locale } from '../core/field.ts';
import { joinedField } from '../core/joined.ts';
import type { Table } from '../core/model.ts';
import type { Sections } from './compile.ts';
import type { Fault } from './fault.ts';
import type { Kinds } from './kinds.ts';

/** Gives every table whose records may be joined the column that says so, and tells where its header is taken. */
export function withJoinedColumns(
  tables: Map<TableKey, Table>,
  sections: Sections,
  locale: Locale,
  { behaviours }: Pick<Kinds, 'behaviours'>,
): readonly Fault[] {
  const faults: Fault[] = [];
  const column = joinedColumn(locale);
  const ours = new Set(column.headers.map(headerKey));
  for (const { name, joins } of behaviours)
    for (const key of joins?.(sections[name]) ?? []) {
      const table = tables.get(key);
      if (table === undefined || table.byKey.has(joinedField)) continue;
      const taken = table.fields.find(({ headers }) => headers.some((header) => ours.has(headerKey(header))));
      if (taken !== undefined)
        faults.push({
          message: `The header "${taken.label}" is that of a column of Rowcall's own here`,
          spot: { path: ['tables', key, 'fields', taken.key], of: 'key' },
          word: taken.label,
        });
      const fields = [...table.fields, column];
      tables.set(key, { ...table, fields, byKey: new Map(fields.map((field) => [field.key, field])) });
    }
  return faults;
}

/** The column is known under its name in every language: the team may come to speak another one. */
function joinedColumn(locale: Locale): Field {
  const type = joinedIntoType as unknown as FieldType;
  const headers = locale.languages.map((language) => language.say({ code: 'report.column.joined' }));
  return {
    ...bindField(type, {}, locale),
    key: joinedField,
    type,
    owner: 'rowcall',
    label: headers[0]!,
    headers: [...new Set([...headers, joinedField])],
    required: false,
    unique: false,
    default: null,
    description: '',
    options: {},
  };
}
