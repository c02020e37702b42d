import type { TableKey } from '../../../core/cell.ts';
import type { Columns, FoundColumn, FoundTable } from '../../../core/store.ts';
import type { AirtableField, AirtableRecord, AirtableTable } from '../../vendors/airtable-shapes.ts';
import { decode, isNothing } from './codec.ts';
import type { Desk } from './desk.ts';
import { everyRecord } from './every-record.ts';
import { cellKindOf, isComputed } from './field-types.ts';
import { keyHeader } from './names.ts';
import type { BoundTable } from './schema.ts';
import { bindBase } from './schema.ts';

/** Records that are counted: every hundred cost one call. */
const mostCounted = 1000;

/** Tables and columns of a base; with samples also its records, up to a thousand a table, and what people call it. */
export async function describeBase(desk: Desk, sample: number): Promise<Columns> {
  const base = await desk.look();
  const { bound, findings } = bindBase(base, desk.tables, new Map());
  const owners = new Map([...bound].map(([key, { id }]) => [id, key]));
  const tables: FoundTable[] = [];
  for (const table of base) {
    const key = owners.get(table.id) ?? null;
    const isLookedAt = sample > 0 && (key !== null || desk.tables.size === 0);
    const records = isLookedAt ? await firstRecords(desk, table) : [];
    tables.push(tableOf(table, key, key === null ? undefined : bound.get(key), records, sample, desk.zone));
  }
  const title = sample > 0 ? await titleOf(desk) : undefined;
  return { ...(title !== undefined && { title }), tables, findings };
}

/** A token may open the base and not the list of bases. */
async function titleOf({ client }: Desk): Promise<string | undefined> {
  return await client.base().then(
    (base) => base?.name,
    () => undefined,
  );
}

async function firstRecords({ client }: Desk, { id, fields }: AirtableTable): Promise<readonly AirtableRecord[]> {
  const records: AirtableRecord[] = [];
  const asked = fields.map((field) => field.id);
  for await (const record of everyRecord(client, id, { fields: asked })) {
    if (!Object.values(record.fields).every(isNothing)) records.push(record);
    if (records.length === mostCounted) break;
  }
  return records;
}

function tableOf(
  { name, fields }: AirtableTable,
  key: TableKey | null,
  bound: BoundTable | undefined,
  records: readonly AirtableRecord[],
  sample: number,
  zone: string,
): FoundTable {
  const owners = new Map([...(bound?.fields ?? [])].map(([field, { id }]) => [id, field]));
  const columns = fields.map((field): FoundColumn => {
    const kind = cellKindOf(field);
    const filled = records.filter((record) => !isNothing(record.fields[field.id])).slice(0, sample);
    const choices = choicesOf(field);
    return {
      header: field.name.trim(),
      place: field.id,
      field: owners.get(field.id) ?? null,
      hidden: field.name === keyHeader,
      sample: filled.map((record) => decode(field.type, record.fields[field.id], kind, zone).cell),
      computed: isComputed(field.type),
      ...(choices && { choices }),
      kind,
    };
  });
  return { title: name, table: key, header: name, rows: records.length, columns };
}

function choicesOf({ type, options }: AirtableField): readonly string[] | null {
  const isChoice = type === 'singleSelect' || type === 'multipleSelects';
  return isChoice && options?.choices !== undefined ? options.choices.map(({ name }) => name) : null;
}
