import Sdk from 'airtable';
import type { Clock } from '../../core/clock.ts';
import { RowcallError } from '../../core/errors.ts';
import { type AirtableAnswer, airtableAnswer, airtableFailure, penaltySeconds } from './airtable-failure.ts';
import type {
  AirtableBase,
  AirtableField,
  AirtableNewWebhook,
  AirtablePage,
  AirtablePayloads,
  AirtableQuery,
  AirtableRecord,
  AirtableTable,
  AirtableWebhook,
} from './airtable-shapes.ts';
import { type Pace, pace } from './pace.ts';

type Fields = Readonly<Record<string, unknown>>;
type NewField = Pick<AirtableField, 'name' | 'type' | 'description'> & { readonly options?: object };
type NewTable = Pick<AirtableTable, 'name' | 'description'> & { readonly fields: readonly NewField[] };

/**
 * One base, as one token sees it. Looking throws `vendor.…` and nothing else; changing throws that when surely nothing was
 * changed, and any other error when nobody knows. Values are by field id.
 */
export interface AirtableClient {
  tables(): Promise<readonly AirtableTable[]>;
  /** The id of whoever the token is of. */
  whoami(): Promise<string>;
  /** The e-mail address of whoever the token is of; `null`: it may not tell. */
  owner(): Promise<string | null>;
  /** Of all bases that the token may open, this one; `null` when it is not among them. */
  base(): Promise<AirtableBase | null>;
  list(table: string, query: AirtableQuery): Promise<AirtablePage>;
  /** At most ten, all or none. */
  update(table: string, records: readonly { readonly id: string; readonly fields: Fields }[]): Promise<void>;
  /** At most ten, all or none; a record that holds the same under `key` is changed instead of made. In the given order. */
  upsert(table: string, key: string, records: readonly Fields[]): Promise<readonly AirtableRecord[]>;
  /** At most ten, all or none. */
  remove(table: string, records: readonly string[]): Promise<void>;
  addField(table: string, field: NewField): Promise<AirtableField>;
  /** The first of its fields names its records. */
  addTable(table: NewTable): Promise<AirtableTable>;
  webhooks(): Promise<readonly AirtableWebhook[]>;
  addWebhook(notificationUrl: string | null): Promise<AirtableNewWebhook>;
  /** Answers when it ends now. */
  refreshWebhook(id: string): Promise<string>;
  removeWebhook(id: string): Promise<void>;
  payloads(webhook: string, cursor: number, limit?: number): Promise<AirtablePayloads>;
}

export interface AirtableSetting {
  readonly token: string;
  /** The id of the base, `app…`. */
  readonly base: string;
  /** The address of the API, where it is not Airtable's own. */
  readonly root: string | undefined;
  readonly clock: Clock;
}

const usualRoot = 'https://api.airtable.com';
/** Five calls a second, with a little to spare for those that are quicker on the way than others. */
const rate = { calls: 5, within: 1100 };
/** A call without an answer is given up after so many milliseconds. */
const longest = 20_000;
/** Looking waits out the penalty; a change is not kept waiting until what was seen is no longer true. */
const patience = { look: (penaltySeconds + 5) * 1000, change: 3000 };
const mostLooks = 3;

/** Airtable counts the calls of everybody on a base together: all in this process wait at the same door. */
const doors = new WeakMap<Clock, Map<string, Pace>>();

function doorOf(clock: Clock, base: string): Pace {
  const known = doors.get(clock) ?? new Map<string, Pace>();
  doors.set(clock, known);
  const door = known.get(base) ?? pace('Airtable', clock, rate);
  known.set(base, door);
  return door;
}

/** Opens a base; nothing is called yet. The SDK's own retries are off: they know nothing of the penalty and never end. */
export function openAirtable({ token, base, root = usualRoot, clock }: AirtableSetting): AirtableClient {
  const endpointUrl = root.replace(/\/+$/, '');
  const sdk = new Sdk({ apiKey: token, endpointUrl, noRetryIfRateLimited: true, requestTimeout: longest }).base(base);
  const door = doorOf(clock, base);

  async function once<T>(isChange: boolean, call: () => Promise<T>): Promise<T> {
    await door.turn(isChange ? patience.change : patience.look);
    try {
      const answer = await within(longest, call());
      door.taken();
      return answer;
    } catch (error) {
      const failure = airtableFailure(answerIn(error), isChange);
      if (failure instanceof RowcallError && failure.code === 'vendor.busy') door.refused(penaltySeconds * 1000);
      throw failure;
    }
  }

  async function look<T>(call: () => Promise<T>): Promise<T> {
    for (let left = mostLooks; ; ) {
      try {
        return await once(false, call);
      } catch (error) {
        const { code } = error as RowcallError;
        if (--left === 0 || (code !== 'vendor.busy' && code !== 'vendor.unreachable')) throw error;
        if (code === 'vendor.unreachable') door.refused();
      }
    }
  }

  /** Records, by the SDK. What is asked travels in the body: nothing of a record stands in an address. */
  async function records<T>(method: string, path: string, body: object): Promise<T> {
    return (await sdk.makeRequest({ method, path: `/${path}`, body })).body;
  }

  /** What the SDK does not know: tables, fields and webhooks. */
  async function other<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${endpointUrl}/v0/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(longest),
      redirect: 'error',
    });
    const text = await response.text();
    if (!response.ok) throw new Answered(airtableAnswer(response.status, parsed(text)));
    const answer = text === '' ? {} : parsed(text);
    if (answer === undefined) throw new Answered({ status: null, type: '', message: '' });
    return answer as T;
  }

  return {
    tables: async () =>
      (await look(() => other<{ tables: AirtableTable[] }>('GET', `meta/bases/${base}/tables`))).tables,
    whoami: async () => (await look(() => other<{ id: string }>('GET', 'meta/whoami'))).id,
    owner: async () => (await look(() => other<{ email?: string }>('GET', 'meta/whoami'))).email ?? null,
    async base() {
      for (let offset: string | undefined; ; ) {
        const query = offset === undefined ? '' : `?offset=${encodeURIComponent(offset)}`;
        const page = await look(() => other<{ bases: AirtableBase[]; offset?: string }>('GET', `meta/bases${query}`));
        const found = page.bases.find(({ id }) => id === base);
        if (found !== undefined || page.offset === undefined) return found ?? null;
        offset = page.offset;
      }
    },
    list: (table, { fields, formula, size = 100, offset }) =>
      look(() =>
        records('POST', `${table}/listRecords`, {
          fields,
          pageSize: size,
          returnFieldsByFieldId: true,
          ...(formula !== undefined && { filterByFormula: formula }),
          ...(offset !== undefined && { offset }),
        }),
      ),
    async update(table, changed) {
      await once(true, () => records('PATCH', table, { records: changed, typecast: false }));
    },
    async upsert(table, key, fields) {
      const body = {
        performUpsert: { fieldsToMergeOn: [key] },
        records: fields.map((one) => ({ fields: one })),
        returnFieldsByFieldId: true,
        typecast: false,
      };
      return (await once(true, () => records<{ records: AirtableRecord[] }>('PATCH', table, body))).records;
    },
    async remove(table, ids) {
      const query = ids.map((id) => `records[]=${encodeURIComponent(id)}`).join('&');
      await once(true, () => other('DELETE', `${base}/${table}?${query}`));
    },
    addTable: (table) => once(true, () => other('POST', `meta/bases/${base}/tables`, table)),
    addField: (table, field) => once(true, () => other('POST', `meta/bases/${base}/tables/${table}/fields`, field)),
    webhooks: async () => (await look(() => other<{ webhooks: AirtableWebhook[] }>('GET', hooks()))).webhooks,
    addWebhook: (notificationUrl) =>
      once(true, () =>
        other('POST', hooks(), {
          ...(notificationUrl !== null && { notificationUrl }),
          specification: { options: { filters: watched, includes: told } },
        }),
      ),
    refreshWebhook: async (id) =>
      (await once(true, () => other<{ expirationTime: string }>('POST', hooks(id, '/refresh')))).expirationTime,
    async removeWebhook(id) {
      await once(true, () => other('DELETE', hooks(id)));
    },
    payloads: (id, cursor, limit = 50) =>
      look(() => other('GET', `${hooks(id, '/payloads')}?cursor=${cursor}&limit=${limit}`)),
  };

  function hooks(id?: string, more = ''): string {
    return id === undefined ? `bases/${base}/webhooks` : `bases/${base}/webhooks/${encodeURIComponent(id)}${more}`;
  }
}

/** Everybody's changes of records, columns and tables, our own too: what our write went over is proved by them. */
const watched = { dataTypes: ['tableData', 'tableFields', 'tableMetadata'] };
const told = { includePreviousCellValues: true, includeCellValuesInFieldIds: 'all' };

/** An answer that says no. Never leaves this file: it may hold values. */
class Answered extends Error {
  readonly answer: AirtableAnswer;
  constructor(answer: AirtableAnswer) {
    super('Airtable said no.');
    this.answer = answer;
  }
}

function answerIn(error: unknown): AirtableAnswer {
  if (error instanceof Answered) return error.answer;
  if (typeof error !== 'object' || error === null) return { status: null, type: '', message: '' };
  const { error: type = '', message = '', statusCode } = error as Readonly<Record<string, unknown>>;
  const cause = error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? error.cause.code : '';
  return {
    status: typeof statusCode === 'number' && statusCode >= 400 ? statusCode : null,
    type: String(type),
    message: `${String(message)} ${String(cause)}`,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The SDK gives up only while it waits for the beginning of an answer. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('given up')), milliseconds + 1000);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
