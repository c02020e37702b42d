import * as z from 'zod';
import type { CellKind } from '../core/cell.ts';
import { cellText } from '../core/cell.ts';
import type { Field, FieldCodec, FieldType, Owner } from '../core/field.ts';
import { fieldType } from '../core/field.ts';
import type { Table } from '../core/model.ts';

/** A column of a test's table. */
export interface Column {
  readonly kind?: CellKind;
  readonly headers?: readonly string[];
  readonly required?: boolean;
  readonly owner?: Owner;
}

/** A table whose fields take any cell as it is: enough for a store, which knows cells and not values. */
export function typedTable(key: string, columns: Readonly<Record<string, Column>>, titles = [key]): Table {
  const fields = Object.entries(columns).map(([name, column]) => typedField(name, column));
  return {
    key,
    title: titles[0]!,
    titles,
    label: fields[0]!.key,
    names: [fields[0]!.key],
    owner: 'people',
    fields,
    byKey: new Map(fields.map((field) => [field.key, field])),
  };
}

function typedField(key: string, column: Column): Field {
  const headers = column.headers ?? [key];
  return {
    ...codec,
    key,
    type: typeOf(column.kind ?? 'text'),
    owner: column.owner ?? 'people',
    label: headers[0]!,
    headers,
    required: column.required ?? false,
    unique: false,
    default: null,
    description: '',
    options: {},
  };
}

const codec: FieldCodec<unknown> = {
  parse: (cell) => (cell === null ? { is: 'empty' } : { is: 'value', value: cell, cell }),
  cell: (value) => value as never,
  keys: (value) => [String(value)],
  show: (value) => cellText(value as never),
  compare: (a, b) => (String(a) < String(b) ? -1 : 1),
  cel: { type: 'dyn', value: (value) => value },
  column: {},
};

function typeOf(cell: CellKind): FieldType {
  return fieldType({
    kind: `any-${cell}`,
    summary: 'Any cell as it is.',
    options: z.strictObject({}),
    cell,
    version: 1,
    headers: [],
    bind: () => codec,
    guess: () => null,
    examples: [],
  }) as unknown as FieldType;
}
