import { refuse } from './refusal.ts';
import type { AirtableWorld, EmulatedField, EmulatedRecord, EmulatedTable } from './world.ts';

const calculated: ReadonlySet<string> = new Set([
  'formula',
  'rollup',
  'count',
  'multipleLookupValues',
  'autoNumber',
  'createdTime',
  'lastModifiedTime',
  'createdBy',
  'lastModifiedBy',
  'button',
]);

export const isCalculated = ({ type }: EmulatedField) => calculated.has(type);

export function isEmpty(value: unknown): boolean {
  return value == null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
}

/** What stands in a field, calculated ones too. */
export function standing(field: EmulatedField, record: EmulatedRecord, table: EmulatedTable): unknown {
  if (field.type === 'createdTime') return record.createdTime;
  if (field.type === 'autoNumber') return table.records.indexOf(record) + 1;
  if (!isCalculated(field)) return record.values[field.id];
  const byName = Object.fromEntries(table.fields.map((one) => [one.name, record.values[one.id]]));
  return field.compute?.(byName, record);
}

/** A record as the API shows it: choices by name, and nothing of what is empty. */
export function shownRecord(
  table: EmulatedTable,
  record: EmulatedRecord,
  fields: readonly EmulatedField[],
  byId: boolean,
) {
  const shown: Record<string, unknown> = {};
  for (const field of fields) {
    const value = standing(field, record, table);
    if (!isEmpty(value)) shown[byId ? field.id : field.name] = shownValue(field, value);
  }
  return { id: record.id, createdTime: record.createdTime, fields: shown };
}

function shownValue(field: EmulatedField, value: unknown): unknown {
  if (field.type === 'singleSelect') return choice(field, value)?.name;
  if (field.type === 'multipleSelects') return (value as string[]).map((id) => choice(field, id)?.name);
  return value;
}

/** A value as webhooks show it: choices and links with their names. */
export function toldValue(world: AirtableWorld, field: EmulatedField, value: unknown): unknown {
  if (value == null) return null;
  if (field.type === 'singleSelect') return choice(field, value) ?? null;
  if (field.type === 'multipleSelects') return (value as string[]).map((id) => choice(field, id));
  if (field.type !== 'multipleRecordLinks') return value;
  const table = world.tables.find(({ id }) => id === field.options?.linkedTableId);
  return (value as string[]).map((id) => {
    const record = table?.records.find((one) => one.id === id);
    return { id, name: String(record?.values[table?.primaryFieldId ?? ''] ?? '') };
  });
}

const choice = ({ options }: EmulatedField, id: unknown) => options?.choices?.find((one) => one.id === id);

const day = /^\d{4}-\d\d-\d\d$/;

/** A value that a call brings, as it is kept; refused as Airtable does with `typecast` off. */
export function taken(world: AirtableWorld, field: EmulatedField, value: unknown): unknown {
  if (isCalculated(field))
    throw refuse(
      422,
      'INVALID_VALUE_FOR_COLUMN',
      `Field "${field.name}" cannot accept a value because the field is computed`,
    );
  if (value === null) return undefined;
  const wrong = () => refuse(422, 'INVALID_VALUE_FOR_COLUMN', `Field "${field.name}" cannot accept the provided value`);
  const must = (isRight: boolean) => {
    if (!isRight) throw wrong();
    return value;
  };
  switch (field.type) {
    case 'singleLineText':
    case 'multilineText':
    case 'richText':
    case 'email':
    case 'url':
    case 'phoneNumber':
      return must(typeof value === 'string');
    case 'number':
    case 'currency':
    case 'percent':
    case 'duration':
      return must(typeof value === 'number');
    case 'rating':
      return must(
        typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= (field.options?.max ?? 5),
      );
    case 'checkbox':
      return must(typeof value === 'boolean');
    case 'date':
      return must(typeof value === 'string' && day.test(value) && isDay(value));
    case 'dateTime':
      must(typeof value === 'string' && !Number.isNaN(Date.parse(value)));
      return new Date(value as string).toISOString();
    case 'singleSelect':
      return choiceNamed(field, must(typeof value === 'string'));
    case 'multipleSelects':
      must(Array.isArray(value));
      return (value as unknown[]).map((one) => choiceNamed(field, one));
    case 'multipleRecordLinks':
      must(Array.isArray(value) && value.every((one) => typeof one === 'string'));
      return linked(world, field, value as string[]);
    case 'singleCollaborator':
      return collaborator(world, field, value);
    case 'multipleCollaborators':
      must(Array.isArray(value));
      return (value as unknown[]).map((one) => collaborator(world, field, one));
    default:
      throw wrong();
  }
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function choiceNamed(field: EmulatedField, name: unknown): string {
  const found = field.options?.choices?.find((one) => one.name === name);
  if (found !== undefined) return found.id;
  throw refuse(
    422,
    'INVALID_MULTIPLE_CHOICE_OPTIONS',
    `Insufficient permissions to create new select option "${JSON.stringify(name)}"`,
  );
}

function linked(world: AirtableWorld, field: EmulatedField, ids: readonly string[]): readonly string[] {
  const table = world.tables.find(({ id }) => id === field.options?.linkedTableId);
  for (const id of ids) {
    if (!/^rec[A-Za-z0-9]{14}$/.test(id))
      throw refuse(422, 'INVALID_RECORD_ID', `Value "${id}" is not a valid record ID.`);
    if (!table?.records.some((one) => one.id === id))
      throw refuse(422, 'ROW_TABLE_DOES_NOT_MATCH_LINKED_TABLE', `Record ID ${id} belongs to no record of the table.`);
  }
  return ids;
}

function collaborator(world: AirtableWorld, field: EmulatedField, value: unknown): unknown {
  const { id, email } = (value ?? {}) as { id?: string; email?: string };
  const found = world.people.find((one) => one.id === id || (email !== undefined && one.email === email));
  if (found === undefined)
    throw refuse(422, 'INVALID_VALUE_FOR_COLUMN', `Field "${field.name}" cannot accept the provided value`);
  return found;
}
