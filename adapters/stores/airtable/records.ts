import type { Cell, RecordId } from '../../../core/cell.ts';
import { dict } from '../../../core/cell.ts';
import { isRecordId } from '../../../core/id.ts';
import type { Table } from '../../../core/model.ts';
import type { Mark } from '../../../core/record.ts';
import type { Found } from '../../../core/store.ts';
import type { AirtableClient } from '../../vendors/airtable.ts';
import type { AirtableRecord } from '../../vendors/airtable-shapes.ts';
import { decode, isNothing } from './codec.ts';
import { allRecords, everyRecord } from './every-record.ts';
import { refusedFor } from './refusal.ts';
import type { BoundTable } from './schema.ts';

/** A table with how it is bound and the zone in which its days are meant. */
export interface Reading {
  readonly table: Table;
  readonly bound: BoundTable;
  readonly zone: string;
}

/** A record of Airtable as a record of ours; `null` where it holds nothing in the columns that are known. */
export function foundOf(
  id: RecordId,
  values: Readonly<Record<string, unknown>>,
  { table, bound, zone }: Reading,
): Found | null {
  const cells = dict<Cell>();
  const marks = dict<Mark>();
  let isBlank = true;
  for (const [key, field] of bound.fields) {
    const value = values[field.id];
    const { cell, mark } = decode(field.type, value, table.byKey.get(key)!.type.cell, zone);
    cells[key] = cell;
    if (mark !== null) marks[key] = mark;
    if (!isNothing(value)) isBlank = false;
  }
  if (isBlank) return null;
  const made = bound.key === null ? undefined : values[bound.key];
  return {
    id,
    ...(isRecordId(made) && { made }),
    place: id,
    cells,
    ...(Object.keys(marks).length > 0 && { marks }),
  };
}

const mostPages = 20_000;
const mostBeginnings = 3;
/** Ids in one formula: as many as one page shows. */
const mostNamed = 100;

/**
 * Every record that is not blank, in the order in which Airtable gives them. Where the listing was too slow for Airtable
 * it is begun again.
 */
export async function listAll(client: AirtableClient, reading: Reading): Promise<readonly Found[]> {
  for (let left = mostBeginnings; ; ) {
    try {
      return onlyMade(await pages(client, reading, undefined), reading);
    } catch (error) {
      if (--left === 0 || refusedFor(error) !== 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE') throw error;
    }
  }
}

/** The records with those ids, their own or those under which we made them, that are there and not blank. */
export async function listSome(
  client: AirtableClient,
  reading: Reading,
  ids: readonly RecordId[],
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (let at = 0; at < ids.length; at += mostNamed) {
    const conditions = ids
      .slice(at, at + mostNamed)
      .flatMap((id) => [
        `RECORD_ID()=${quoted(id)}`,
        ...(reading.bound.key !== null && isRecordId(id) ? [`{${reading.bound.key}}=${quoted(id)}`] : []),
      ]);
    const records = await pages(client, reading, `OR(${conditions.join(',')})`);
    found.push(...records.flatMap(({ id, fields }) => foundOf(id, fields, reading) ?? []));
  }
  return found;
}

/** The ids of records that we made under those keys: of several with one key, since people copy records, the oldest. */
export async function listMade(
  client: AirtableClient,
  { id: table, key }: BoundTable,
  keys: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, RecordId>> {
  const made = new Map<RecordId, AirtableRecord>();
  if (key === null) return new Map();
  for (let at = 0; at < keys.length; at += mostNamed) {
    const formula = `OR(${keys.slice(at, at + mostNamed).map((one) => `{${key}}=${quoted(one)}`)})`;
    for await (const record of everyRecord(client, table, { fields: [key], formula })) {
      const one = String(record.fields[key]);
      const rival = made.get(one);
      if (rival === undefined || record.createdTime < rival.createdTime) made.set(one, record);
    }
  }
  return new Map([...made].map(([one, { id }]) => [one, id]));
}

async function pages(
  client: AirtableClient,
  { bound }: Reading,
  formula: string | undefined,
): Promise<readonly AirtableRecord[]> {
  const fields = [...[...bound.fields.values()].map(({ id }) => id), ...(bound.key === null ? [] : [bound.key])];
  const query = { fields, ...(formula !== undefined && { formula }) };
  return await allRecords(client, bound.id, query, mostPages);
}

/** Records, of which a copy that people made of one of ours is not one that we made. */
function onlyMade(records: readonly AirtableRecord[], reading: Reading): readonly Found[] {
  const oldest = new Map<RecordId, string>();
  const at = new Map(records.map(({ id, createdTime }) => [id, createdTime]));
  const found = records.flatMap(({ id, fields }) => foundOf(id, fields, reading) ?? []);
  for (const { id, made } of found) {
    if (made === undefined) continue;
    const rival = oldest.get(made);
    if (rival === undefined || at.get(id!)! < at.get(rival)!) oldest.set(made, id!);
  }
  return found.map((one) => {
    if (one.made === undefined || oldest.get(one.made) === one.id) return one;
    const { made: _, ...copy } = one;
    return copy;
  });
}

/** A text in a formula. */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
