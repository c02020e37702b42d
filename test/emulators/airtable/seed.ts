import type { Cell, CellKind } from '../../../core/cell.ts';
import type { AirtableWorld, EmulatedField, EmulatedTable } from './world.ts';

/** A column as it is laid. */
export interface SeedField {
  readonly name: string;
  readonly type: string;
  readonly options?: NonNullable<EmulatedField['options']>;
  /** What a formula comes to, from the values of the record by the names of their fields. */
  readonly compute?: NonNullable<EmulatedField['compute']>;
  readonly description?: string;
}

export interface SeedTable {
  readonly name: string;
  readonly fields: readonly SeedField[];
  /** Values by the name of the field; `id`: the id of the record. */
  readonly records: readonly { readonly id?: string; readonly values: Readonly<Record<string, unknown>> }[];
}

/** Lays a table as people left it, before anybody watches. */
export function layTable(world: AirtableWorld, { name, fields, records }: SeedTable): EmulatedTable {
  if (fields.some((field) => field.name === '')) throw new RangeError('A field of Airtable has a name.');
  const laid = fields.map((field): EmulatedField => ({ ...field, id: world.newId('fld') }));
  const table: EmulatedTable = { id: world.newId('tbl'), name, primaryFieldId: laid[0]!.id, fields: laid, records: [] };
  for (const [n, { id, values }] of records.entries()) {
    const kept: Record<string, unknown> = {};
    for (const [field, value] of Object.entries(values)) {
      const one = laid.find((other) => other.name === field)!;
      if (value !== null && value !== undefined) kept[one.id] = chosen(world, one, value);
    }
    const createdTime = new Date(world.now() - 1_000_000 + n).toISOString();
    table.records.push({ id: id ?? world.newId('rec'), createdTime, values: kept });
  }
  world.tables.push(table);
  return table;
}

/** Choices are kept by their ids, and made as people type them. */
function chosen(world: AirtableWorld, field: EmulatedField, value: unknown): unknown {
  const idOf = (name: string): string => {
    const known = field.options?.choices?.find((one) => one.name === name);
    if (known !== undefined) return known.id;
    const made = { id: world.newId('sel'), name, color: 'blueLight2' };
    field.options = { ...field.options, choices: [...(field.options?.choices ?? []), made] };
    return made.id;
  };
  if (field.type === 'singleSelect') return idOf(String(value));
  if (field.type === 'multipleSelects') return (value as string[]).map(idOf);
  return value;
}

const types: Readonly<Record<CellKind, SeedField['type']>> = {
  text: 'multilineText',
  number: 'number',
  boolean: 'checkbox',
  date: 'date',
  instant: 'dateTime',
  list: 'multipleSelects',
};

/** The field that people make for what a column holds. */
export function seedFieldOf(name: string, kind: CellKind, choices: readonly string[] = []): SeedField {
  const type = types[kind];
  if (type !== 'multipleSelects') return { name, type };
  return {
    name,
    type,
    options: { choices: choices.map((one, n) => ({ id: `sel${name}${n}`, name: one, color: 'blueLight2' })) },
  };
}

/** A column that a formula fills with given values, one after another. */
export function seedFormula(name: string, values: readonly Cell[], ids: readonly string[]): SeedField {
  return {
    name,
    type: 'formula',
    options: { result: { type: 'number' } },
    compute: (_, { id }) => values[ids.indexOf(id)],
  };
}
