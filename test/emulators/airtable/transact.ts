import { createHmac } from 'node:crypto';
import { isEmpty, standing, toldValue } from './values.ts';
import type { AirtableWorld, EmulatedField, EmulatedTable, EmulatedWebhook } from './world.ts';

/** Who makes a change, as webhooks tell it. */
export interface Source {
  readonly source: 'client' | 'publicApi' | 'formSubmission' | 'automation' | 'system';
  readonly user?: string;
}

/** The values of one record, by field id, before and after. */
interface RecordChange {
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Everything that one transaction changes, noted while it does. */
export interface Transaction {
  record(table: EmulatedTable, id: string, change: RecordChange): void;
  /** Fields were made, renamed or removed, or the table was renamed. */
  structure(table: EmulatedTable, change: object): void;
}

/** Carries out a change as one transaction, and lets every webhook that watches such changes tell of it. */
export function transact<T>(world: AirtableWorld, by: Source, act: (transaction: Transaction) => T): T {
  const records = new Map<EmulatedTable, Map<string, RecordChange>>();
  const structures = new Map<EmulatedTable, object>();
  const result = act({
    record(table, id, { before, after }) {
      const known = records.get(table) ?? new Map<string, RecordChange>();
      const was = known.get(id);
      known.set(id, { before: was === undefined ? before : was.before, after });
      records.set(table, known);
    },
    structure(table, change) {
      structures.set(table, { ...structures.get(table), ...change });
    },
  });
  world.transaction++;
  for (const webhook of world.webhooks) tell(world, webhook, by, records, structures);
  return result;
}

function tell(
  world: AirtableWorld,
  webhook: EmulatedWebhook,
  by: Source,
  records: ReadonlyMap<EmulatedTable, ReadonlyMap<string, RecordChange>>,
  structures: ReadonlyMap<EmulatedTable, object>,
): void {
  const { filters } = webhook;
  if (webhook.expires <= world.now() || (filters.fromSources && !filters.fromSources.includes(by.source))) return;
  const changed: Record<string, object> = {};
  for (const table of world.tables) {
    if (filters.recordChangeScope !== undefined && filters.recordChangeScope !== table.id) continue;
    const structure = filters.dataTypes.includes('tableFields') ? structures.get(table) : undefined;
    const data = filters.dataTypes.includes('tableData') ? records.get(table) : undefined;
    const told = { ...structure, ...(data && toldRecords(world, webhook, table, data)) };
    if (Object.keys(told).length > 0) changed[table.id] = told;
  }
  if (Object.keys(changed).length === 0) return;
  const at = world.now();
  const { user } = by;
  webhook.payloads.push({
    n: webhook.next++,
    at,
    body: {
      timestamp: new Date(at).toISOString(),
      baseTransactionNumber: world.transaction,
      payloadFormat: 'v0',
      actionMetadata: {
        source: by.source,
        sourceMetadata: user === undefined ? {} : { user: { ...toldUser(world, user), permissionLevel: 'create' } },
      },
      changedTablesById: changed,
    },
  });
  if (webhook.notificationUrl !== null && webhook.enabled) world.pings.push(pingOf(world, webhook));
}

function toldUser({ people }: AirtableWorld, id: string): object {
  return people.find((one) => one.id === id) ?? { id };
}

function toldRecords(
  world: AirtableWorld,
  { includes, filters }: EmulatedWebhook,
  table: EmulatedTable,
  data: ReadonlyMap<string, RecordChange>,
): object {
  const created: Record<string, object> = {};
  const changed: Record<string, object> = {};
  const destroyed: string[] = [];
  const watched = filters.watchDataInFieldIds;
  const told = (field: EmulatedField, value: unknown) => [field.id, toldValue(world, field, value)] as const;
  for (const [id, { before, after }] of data) {
    const record = table.records.find((one) => one.id === id);
    if (after === null || record === undefined) {
      if (before !== null) destroyed.push(id);
    } else if (before === null) {
      const filled = table.fields.flatMap((field) => {
        const value = standing(field, record, table);
        return isEmpty(value) ? [] : [told(field, value)];
      });
      created[id] = { createdTime: record.createdTime, cellValuesByFieldId: Object.fromEntries(filled) };
    } else {
      const differ = table.fields.filter((one) => !same(before[one.id], after[one.id]));
      if (differ.length === 0 || (watched && !differ.some((one) => watched.includes(one.id)))) continue;
      const rest = table.fields.filter((one) => !differ.includes(one));
      changed[id] = {
        current: { cellValuesByFieldId: Object.fromEntries(differ.map((one) => told(one, after[one.id]))) },
        ...(includes.includePreviousCellValues && {
          previous: { cellValuesByFieldId: Object.fromEntries(differ.map((one) => told(one, before[one.id]))) },
        }),
        ...(includes.includeCellValuesInFieldIds === 'all' && {
          unchanged: {
            cellValuesByFieldId: Object.fromEntries(rest.map((one) => told(one, standing(one, record, table)))),
          },
        }),
      };
    }
  }
  return {
    ...(Object.keys(created).length > 0 && { createdRecordsById: created }),
    ...(Object.keys(changed).length > 0 && { changedRecordsById: changed }),
    ...(destroyed.length > 0 && { destroyedRecordIds: destroyed }),
  };
}

const same = (a: unknown, b: unknown) =>
  (isEmpty(a) && isEmpty(b)) || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function pingOf(world: AirtableWorld, { id, notificationUrl, secret }: EmulatedWebhook) {
  const body = JSON.stringify({
    base: { id: world.id },
    webhook: { id },
    timestamp: new Date(world.now()).toISOString(),
  });
  const mac = createHmac('sha256', Buffer.from(secret, 'base64')).update(body).digest('hex');
  return {
    url: notificationUrl!,
    headers: { 'content-type': 'application/json', 'x-airtable-content-mac': `hmac-sha256=${mac}` },
    body,
  };
}
