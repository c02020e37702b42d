import { refuse } from './refusal.ts';
import { type Source, transact } from './transact.ts';
import type { AirtableWorld, EmulatedField, EmulatedTable } from './world.ts';

/** Tables and fields as the metadata API shows them. */
export function shownTables({ tables }: AirtableWorld): object {
  return { tables: tables.map((table) => ({ ...shownTable(table), views: [] })) };
}

function shownTable({ id, name, description, primaryFieldId, fields }: EmulatedTable): object {
  return {
    id,
    name,
    ...(description !== undefined && { description }),
    primaryFieldId,
    fields: fields.map(shownField),
  };
}

function shownField({ id, name, type, description, options }: EmulatedField): object {
  return { id, name, type, ...(description !== undefined && { description }), ...(options && { options }) };
}

interface NewField {
  readonly name?: string;
  readonly type?: string;
  readonly description?: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** What must be said of a field of that type. */
const demanded: Readonly<Record<string, readonly string[]>> = {
  singleLineText: [],
  multilineText: [],
  richText: [],
  email: [],
  url: [],
  phoneNumber: [],
  number: ['precision'],
  percent: ['precision'],
  currency: ['precision', 'symbol'],
  rating: ['icon', 'max', 'color'],
  duration: ['durationFormat'],
  checkbox: ['icon', 'color'],
  date: ['dateFormat'],
  dateTime: ['dateFormat', 'timeFormat', 'timeZone'],
  singleSelect: ['choices'],
  multipleSelects: ['choices'],
  multipleRecordLinks: ['linkedTableId'],
};

/** Makes a field, as the metadata API does for the types that it can make. */
export function addField(world: AirtableWorld, by: Source, table: EmulatedTable, asked: NewField): object {
  const given = checkedField(asked, table.fields);
  return transact(world, by, (transaction) => {
    const field = fieldFrom(world, given);
    table.fields.push(field);
    transaction.structure(table, { createdFieldsById: { [field.id]: { name: field.name, type: field.type } } });
    return shownField(field);
  });
}

/** What a new field must be told, or it is refused. */
function checkedField(
  { name, type, description, options }: NewField,
  others: readonly { readonly name: string }[],
): NewField & Pick<EmulatedField, 'name' | 'type'> {
  if (
    typeof name !== 'string' ||
    name.trim() === '' ||
    others.some((one) => one.name.toLowerCase() === name.toLowerCase())
  )
    throw refuse(
      422,
      'DUPLICATE_OR_EMPTY_FIELD_NAME',
      `Field name "${name ?? ''}" is empty or already exists on this table`,
    );
  const needed = demanded[type ?? ''];
  if (type === undefined || needed === undefined)
    throw refuse(422, 'UNSUPPORTED_FIELD_TYPE_FOR_CREATE', `Creating ${type} fields is not supported at this time`);
  const lacking = needed.filter((key) => options?.[key] === undefined);
  const isTooMuch = needed.length === 0 && options !== undefined;
  if (lacking.length > 0 || isTooMuch)
    throw refuse(422, 'INVALID_FIELD_TYPE_OPTIONS_FOR_CREATE', `Invalid options for ${name}: ${lacking.join(', ')}`);
  return { name, type, ...(description !== undefined && { description }), ...(options && { options }) };
}

function fieldFrom(world: AirtableWorld, { name, type, description, options }: ReturnType<typeof checkedField>) {
  const choices = options?.['choices'] as readonly { readonly name: string }[] | undefined;
  const made: EmulatedField = {
    id: world.newId('fld'),
    name,
    type,
    ...(description !== undefined && { description }),
    ...(options && {
      options: {
        ...options,
        ...(choices && {
          choices: choices.map((one) => ({ id: world.newId('sel'), name: one.name, color: 'blueLight2' })),
        }),
      },
    }),
  };
  return made;
}

interface NewTable {
  readonly name?: string;
  readonly description?: string;
  readonly fields?: readonly NewField[];
}

const mostDescribed = 20_000;
/** What the first field of a table, which names its records, cannot be. */
const neverFirst = new Set(['checkbox', 'multipleSelects', 'multipleRecordLinks', 'rating']);

/** Makes a table with its fields. The API can make tables and rename them; it cannot remove them. */
export function createTable(world: AirtableWorld, by: Source, { name, description, fields = [] }: NewTable): object {
  checkTableName(world, name);
  if ((description?.length ?? 0) > mostDescribed)
    throw refuse(422, 'INVALID_REQUEST_UNKNOWN', 'Invalid request: parameter validation failed.');
  const checked = fields.map((field, at) => checkedField(field, fields.slice(0, at) as { name: string }[]));
  const [first] = checked;
  if (first === undefined || neverFirst.has(first.type))
    throw refuse(422, 'INVALID_PRIMARY_FIELD_TYPE', 'The first field cannot be the primary one.');
  return transact(world, by, () => {
    const made = checked.map((field) => fieldFrom(world, field));
    const table: EmulatedTable = {
      id: world.newId('tbl'),
      name: name!,
      ...(description !== undefined && { description }),
      primaryFieldId: made[0]!.id,
      fields: made,
      records: [],
    };
    world.tables.push(table);
    return { ...shownTable(table), views: [] };
  });
}

/** Renames a table, and says otherwise what is said of it. */
export function updateTable(
  world: AirtableWorld,
  by: Source,
  table: EmulatedTable,
  { name, description }: NewTable,
): object {
  checkTableName(world, name);
  return transact(world, by, (transaction) => {
    table.name = name!;
    if (description !== undefined) table.description = description;
    transaction.structure(table, { changedMetadata: { current: { name: table.name } } });
    return shownTable(table);
  });
}

function checkTableName({ tables }: AirtableWorld, name: string | undefined): void {
  if (typeof name !== 'string' || name === '' || tables.some((one) => one.name.toLowerCase() === name.toLowerCase()))
    throw refuse(422, 'DUPLICATE_TABLE_NAME', `Table name "${name ?? ''}" is empty or taken.`);
}
