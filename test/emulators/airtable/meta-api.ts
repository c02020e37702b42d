import { refuse } from './refusal.ts';
import { type Source, transact } from './transact.ts';
import type { AirtableWorld, EmulatedField, EmulatedTable } from './world.ts';

/** Tables and fields as the metadata API shows them. */
export function shownTables({ tables }: AirtableWorld): object {
  return { tables: tables.map((table) => ({ ...shownTable(table), views: [] })) };
}

function shownTable({ id, name, primaryFieldId, fields }: EmulatedTable): object {
  return { id, name, primaryFieldId, fields: fields.map(shownField) };
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
export function addField(
  world: AirtableWorld,
  by: Source,
  table: EmulatedTable,
  { name, type, description, options }: NewField,
): object {
  if (
    typeof name !== 'string' ||
    name.trim() === '' ||
    table.fields.some((one) => one.name.toLowerCase() === name.toLowerCase())
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
  const choices = options?.['choices'] as readonly { readonly name: string }[] | undefined;
  return transact(world, by, (transaction) => {
    const field: EmulatedField = {
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
    table.fields.push(field);
    transaction.structure(table, { createdFieldsById: { [field.id]: { name, type } } });
    return shownField(field);
  });
}
