import type { AirtableClient } from '../../vendors/airtable.ts';
import type { AirtableRecord } from '../../vendors/airtable-shapes.ts';

type Query = Omit<Parameters<AirtableClient['list']>[1], 'offset'>;

/** Every record of a table that a query finds, a call for each page; whoever takes no more asks no further, nor beyond `mostPages`. */
export async function* everyRecord(
  client: Pick<AirtableClient, 'list'>,
  table: string,
  query: Query,
  mostPages = Number.POSITIVE_INFINITY,
): AsyncGenerator<AirtableRecord> {
  let offset: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const answer = await client.list(table, { ...query, ...(offset !== undefined && { offset }) });
    yield* answer.records;
    offset = answer.offset;
    if (offset === undefined) return;
  }
}

/** The same as one list. */
export async function allRecords(...asked: Parameters<typeof everyRecord>): Promise<readonly AirtableRecord[]> {
  const records: AirtableRecord[] = [];
  for await (const record of everyRecord(...asked)) records.push(record);
  return records;
}
