import { bindField } from '../adapters/fields/index.ts';
import type { TableKey } from '../core/cell.ts';
import { headerKey } from '../core/columns.ts';
import type { Field, Locale } from '../core/field.ts';
import type { Table } from '../core/model.ts';
import type { OwnColumn } from '../core/rule.ts';
import type { Sections } from './compile.ts';
import type { Fault } from './fault.ts';
import type { Kinds } from './kinds.ts';

/** Gives tables the columns that behaviours bring along, and tells where a header is taken. */
export function withOwnColumns(
  tables: Map<TableKey, Table>,
  sections: Sections,
  locale: Locale,
  { behaviours }: Pick<Kinds, 'behaviours'>,
): readonly Fault[] {
  const columns = behaviours.flatMap(({ name, columns: of }) => of?.(sections[name], locale) ?? []);
  return columns.flatMap((column) => addColumn(tables, column, locale));
}

/** Adds one column to its table; a table that is not there is told of by whoever names it. */
export function addColumn(tables: Map<TableKey, Table>, own: OwnColumn, locale: Locale): readonly Fault[] {
  const table = tables.get(own.table);
  if (table === undefined || table.byKey.has(own.key)) return [];
  const column = ownField(own, locale);
  const ours = new Set(column.headers.map(headerKey));
  const taken = table.fields.find(({ headers }) => headers.some((header) => ours.has(headerKey(header))));
  const fields = [...table.fields, column];
  tables.set(table.key, { ...table, fields, byKey: new Map(fields.map((field) => [field.key, field])) });
  if (taken === undefined) return [];
  return [
    {
      message: `The header "${taken.label}" is that of a column of Rowcall's own here`,
      spot: { path: ['tables', table.key, 'fields', taken.key], of: 'key' },
      word: taken.label,
    },
  ];
}

/** The column is known under its name in every language: the team may come to speak another one. */
function ownField({ key, header, type, options }: OwnColumn, locale: Locale): Field {
  const headers = locale.languages.map((language) => language.say({ code: header }));
  return {
    ...bindField(type, options, locale),
    key,
    type,
    owner: 'rowcall',
    label: headers[0]!,
    headers: [...new Set([...headers, key])],
    required: false,
    unique: false,
    default: null,
    description: '',
    options,
  };
}
