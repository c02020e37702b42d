import { parseFormula } from './formula.ts';
import { notFound, refuse } from './refusal.ts';
import { type Source, transact } from './transact.ts';
import { isCalculated, isEmpty, shownRecord, taken } from './values.ts';
import type { AirtableWorld, EmulatedField, EmulatedRecord, EmulatedTable } from './world.ts';

const mostInPage = 100;
const mostInCall = 10;
/** How long a listing may take, in milliseconds. */
const iteratorLives = 300_000;

/** A listing that is under way. */
export interface Listing {
  readonly table: EmulatedTable;
  readonly ids: readonly string[];
  readonly began: number;
}

interface ListQuery {
  readonly pageSize?: number;
  readonly maxRecords?: number;
  readonly offset?: string;
  readonly fields?: readonly string[];
  readonly filterByFormula?: string;
  readonly returnFieldsByFieldId?: boolean;
}

const listKeys = new Set([
  'pageSize',
  'maxRecords',
  'offset',
  'fields',
  'filterByFormula',
  'returnFieldsByFieldId',
  'cellFormat',
]);

/** One page of records. The listing shows what was there when it began. */
export function listRecords(
  world: AirtableWorld,
  listings: Map<string, Listing>,
  table: EmulatedTable,
  query: ListQuery,
): object {
  for (const key of Object.keys(query))
    if (!listKeys.has(key))
      throw refuse(
        422,
        'INVALID_REQUEST_UNKNOWN',
        `Invalid request: parameter validation failed. Check your request data.`,
      );
  const { pageSize = mostInPage, maxRecords = Number.POSITIVE_INFINITY, returnFieldsByFieldId = false } = query;
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > mostInPage)
    throw refuse(422, 'INVALID_PAGE_SIZE', 'pageSize must be between 1 and 100');
  const fields = query.fields === undefined ? table.fields : query.fields.map((name) => knownField(table, name));
  const [listing, from] = query.offset === undefined ? begin() : resume(query.offset);
  const page = listing.ids.slice(from, Math.min(from + pageSize, maxRecords));
  const there = page.flatMap((id) => table.records.find((one) => one.id === id) ?? []);
  const next = from + pageSize;
  const isMore = next < Math.min(listing.ids.length, maxRecords);
  const name = [...listings].find(([, one]) => one === listing)![0];
  return {
    records: there.map((record) => shownRecord(table, record, fields, returnFieldsByFieldId)),
    ...(isMore && { offset: `${name}/${listing.ids[next]}` }),
  };

  function begin(): [Listing, number] {
    const fits = query.filterByFormula === undefined ? () => true : parseFormula(query.filterByFormula, table);
    const listing = { table, ids: table.records.filter(fits).map(({ id }) => id), began: world.now() };
    listings.set(world.newId('itr'), listing);
    return [listing, 0];
  }

  function resume(offset: string): [Listing, number] {
    const [name = '', id = ''] = offset.split('/');
    const listing = listings.get(name);
    if (listing === undefined || listing.table !== table || world.now() - listing.began > iteratorLives)
      throw refuse(422, 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE', 'The requested iterator is not available');
    return [listing, listing.ids.indexOf(id)];
  }
}

interface WriteBody {
  readonly records?: unknown;
  readonly performUpsert?: { readonly fieldsToMergeOn?: readonly string[] };
  readonly returnFieldsByFieldId?: boolean;
  readonly typecast?: boolean;
}

interface Wanted {
  readonly id?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const writeKeys = new Set(['records', 'performUpsert', 'returnFieldsByFieldId', 'typecast']);

/** Makes records, or changes them; all of a call or none. */
export function writeRecords(
  world: AirtableWorld,
  by: Source,
  table: EmulatedTable,
  method: 'POST' | 'PATCH' | 'PUT',
  body: WriteBody,
): object {
  for (const key of Object.keys(body)) if (!writeKeys.has(key)) throw invalid();
  const wanted = wantedIn(body);
  const plans = wanted.map((one) => planned(world, table, method, one, body.performUpsert?.fieldsToMergeOn));
  const ids = plans.flatMap(({ record }) => record?.id ?? []);
  if (new Set(ids).size !== ids.length)
    throw refuse(422, 'INVALID_RECORDS', 'You cannot update the same record multiple times in a single request.');
  const created: string[] = [];
  const records = transact(world, by, (transaction) =>
    plans.map(({ record, values }) => {
      if (record === null) {
        const made: EmulatedRecord = {
          id: world.newId('rec'),
          createdTime: new Date(world.now()).toISOString(),
          values: Object.fromEntries(values),
        };
        table.records.push(made);
        created.push(made.id);
        transaction.record(table, made.id, { before: null, after: { ...made.values } });
        return made;
      }
      const before = { ...record.values };
      if (method === 'PUT') record.values = {};
      for (const [id, value] of values) record.values[id] = value;
      transaction.record(table, record.id, { before, after: { ...record.values } });
      return record;
    }),
  );
  return {
    records: records.map((record) => shownRecord(table, record, table.fields, body.returnFieldsByFieldId === true)),
    ...(body.performUpsert && {
      createdRecords: created,
      updatedRecords: records.map(({ id }) => id).filter((id) => !created.includes(id)),
    }),
  };
}

export function destroyRecords(world: AirtableWorld, by: Source, table: EmulatedTable, ids: readonly string[]): object {
  if (ids.length === 0 || ids.length > mostInCall) throw tooManyRecords();
  const records = ids.map((id) => existing(table, id));
  transact(world, by, (transaction) => {
    for (const record of records) {
      table.records.splice(table.records.indexOf(record), 1);
      transaction.record(table, record.id, { before: { ...record.values }, after: null });
    }
  });
  return { records: ids.map((id) => ({ id, deleted: true })) };
}

export function oneRecord(table: EmulatedTable, id: string, byId: boolean): object {
  const record = table.records.find((one) => one.id === id);
  if (record === undefined) throw notFound();
  return shownRecord(table, record, table.fields, byId);
}

const invalid = () =>
  refuse(422, 'INVALID_REQUEST_UNKNOWN', 'Invalid request: parameter validation failed. Check your request data.');
const tooManyRecords = () =>
  refuse(422, 'INVALID_RECORDS', `Invalid request: up to ${mostInCall} records can be given in one request.`);

function wantedIn({ records }: WriteBody): readonly Wanted[] {
  if (!Array.isArray(records) || records.length === 0) throw invalid();
  if (records.length > mostInCall) throw tooManyRecords();
  for (const record of records) if (typeof record?.fields !== 'object' || record.fields === null) throw invalid();
  return records;
}

function planned(
  world: AirtableWorld,
  table: EmulatedTable,
  method: 'POST' | 'PATCH' | 'PUT',
  { id, fields }: Wanted,
  mergeOn: readonly string[] | undefined,
): { readonly record: EmulatedRecord | null; readonly values: readonly (readonly [string, unknown])[] } {
  const values = Object.entries(fields).map(([name, value]) => {
    const field = knownField(table, name);
    const kept = taken(world, field, value);
    return [field.id, isEmpty(kept) ? undefined : kept] as const;
  });
  if (method === 'POST') return { record: null, values };
  if (id !== undefined) return { record: existing(table, id), values };
  if (mergeOn === undefined) throw invalid();
  return { record: merged(table, mergeOn, new Map(values)), values };
}

/** The one record that holds the same in the fields that are merged on; `null`: none does. */
function merged(
  table: EmulatedTable,
  mergeOn: readonly string[],
  values: ReadonlyMap<string, unknown>,
): EmulatedRecord | null {
  if (mergeOn.length < 1 || mergeOn.length > 3) throw invalid();
  const fields = mergeOn.map((name) => knownField(table, name));
  if (fields.some(isCalculated)) throw refuse(422, 'INVALID_VALUE_FOR_COLUMN', 'A computed field cannot be merged on');
  const fits = table.records.filter((record) =>
    fields.every(({ id }) => (record.values[id] ?? undefined) === values.get(id)),
  );
  if (fits.length > 1)
    throw refuse(422, 'INVALID_REQUEST_UNKNOWN', 'Cannot upsert: several records match the fields to merge on');
  return fits[0] ?? null;
}

function knownField(table: EmulatedTable, name: string): EmulatedField {
  const field = table.fields.find((one) => one.name === name || one.id === name);
  if (field === undefined) throw refuse(422, 'UNKNOWN_FIELD_NAME', `Unknown field name: "${name}"`);
  return field;
}

function existing(table: EmulatedTable, id: string): EmulatedRecord {
  const record = table.records.find((one) => one.id === id);
  if (record === undefined) throw refuse(422, 'ROW_DOES_NOT_EXIST', `Record ID ${id} does not exist`);
  return record;
}
