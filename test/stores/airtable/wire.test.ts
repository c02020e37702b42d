import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { type AirtableClient, openAirtable } from '../../../adapters/vendors/airtable.ts';
import { RowcallError } from '../../../core/errors.ts';
import { stepClock } from '../../step-clock.ts';
import { start } from './kit.ts';

const token = 'patSecret0000000.0123456789abcdef';
const base = 'appTestBase000001';
const host = 'https://api.airtable.com';

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

function open(): { readonly client: AirtableClient; readonly slept: () => number } {
  const clock = stepClock(start);
  const client = openAirtable({ token, base, root: undefined, clock });
  return { client, slept: () => Date.parse(clock.now()) - Date.parse(start) };
}

const api = () => nock(host, { reqheaders: { authorization: `Bearer ${token}` } });

const broken = (code: string, message: string) => Object.assign(new Error(message), { code });

describe('a call to Airtable', () => {
  test('lists records by the ids of fields, and names nothing in the address', async () => {
    const page = { records: [{ id: 'rec1', createdTime: start, fields: { fld1: 'x' } }], offset: 'itr1/rec2' };
    const scope = api()
      .post(`/v0/${base}/tbl1/listRecords?`, {
        fields: ['fld1', 'fld2'],
        pageSize: 100,
        returnFieldsByFieldId: true,
        filterByFormula: "RECORD_ID()='rec1'",
        offset: 'itr0/rec1',
      })
      .reply(200, page);
    const { client } = open();
    const query = { fields: ['fld1', 'fld2'], formula: "RECORD_ID()='rec1'", offset: 'itr0/rec1' };
    expect(await client.list('tbl1', query)).toEqual(page);
    expect(scope.isDone()).toBe(true);
  });

  test('changes only the fields that are meant, and makes no choices by accident', async () => {
    const scope = api()
      .patch(`/v0/${base}/tbl1?`, { records: [{ id: 'rec1', fields: { fld1: '=1+1' } }], typecast: false })
      .reply(200, { records: [{ id: 'rec1', createdTime: start, fields: {} }] });
    await open().client.update('tbl1', [{ id: 'rec1', fields: { fld1: '=1+1' } }]);
    expect(scope.isDone()).toBe(true);
  });

  test('makes records by an upsert on their key', async () => {
    const made = [{ id: 'rec9', createdTime: start, fields: { fldKey: 'k1', fld1: 'x' } }];
    const scope = api()
      .patch(`/v0/${base}/tbl1?`, {
        performUpsert: { fieldsToMergeOn: ['fldKey'] },
        records: [{ fields: { fldKey: 'k1', fld1: 'x' } }],
        returnFieldsByFieldId: true,
        typecast: false,
      })
      .reply(200, { records: made, createdRecords: ['rec9'], updatedRecords: [] });
    expect(await open().client.upsert('tbl1', 'fldKey', [{ fldKey: 'k1', fld1: 'x' }])).toEqual(made);
    expect(scope.isDone()).toBe(true);
  });

  test('has Airtable tell of everybody’s changes, with what stood before', async () => {
    const told = { id: 'ach1', macSecretBase64: 'c2VjcmV0', expirationTime: '2026-11-29T09:00:00.000Z' };
    const scope = api()
      .post(`/v0/bases/${base}/webhooks`, {
        notificationUrl: 'https://crm.example.com/hook',
        specification: {
          options: {
            filters: { dataTypes: ['tableData', 'tableFields', 'tableMetadata'] },
            includes: { includePreviousCellValues: true, includeCellValuesInFieldIds: 'all' },
          },
        },
      })
      .reply(200, told);
    expect(await open().client.addWebhook('https://crm.example.com/hook')).toEqual(told);
    expect(scope.isDone()).toBe(true);
  });

  test('asks what was told since', async () => {
    const told = { payloads: [], cursor: 7, mightHaveMore: false, payloadFormat: 'v0' };
    const scope = api().get(`/v0/bases/${base}/webhooks/ach1/payloads?cursor=7&limit=1`).reply(200, told);
    expect(await open().client.payloads('ach1', 7, 1)).toEqual(told);
    expect(scope.isDone()).toBe(true);
  });
});

describe('what Airtable answers instead', () => {
  const update = (client: AirtableClient) => client.update('tbl1', [{ id: 'rec1', fields: { fld1: 'Secret words' } }]);
  const failure = async (work: Promise<unknown>) =>
    await work.then(
      () => null,
      (error: Error) => error,
    );

  test.each([
    [401, { error: { type: 'AUTHENTICATION_REQUIRED', message: 'Authentication required' } }, 'vendor.auth', undefined],
    [403, { error: { type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND', message: 'no' } }, 'vendor.auth', undefined],
    [404, { error: 'NOT_FOUND' }, 'vendor.not-found', undefined],
    [413, { error: { type: 'REQUEST_TOO_LARGE', message: 'no' } }, 'vendor.refused', 'REQUEST_TOO_LARGE'],
    [
      422,
      { error: { type: 'INVALID_VALUE_FOR_COLUMN', message: 'Field "x" cannot accept "Secret words"' } },
      'vendor.refused',
      'INVALID_VALUE_FOR_COLUMN',
    ],
  ])(
    '%i is a refusal that changed nothing, told without what was written or the token',
    async (status, body, code, reason) => {
      api().patch(/tbl1/).reply(status, body);
      const error = await failure(update(open().client));
      expect(error).toMatchObject({ code, ...(reason && { details: { reason } }) });
      const { message, details, cause } = error as RowcallError;
      expect(JSON.stringify([message, details, String(cause)])).not.toMatch(/Secret|pat|fld1|tbl1/);
    },
  );

  test('too many calls: nobody calls for thirty seconds, and a change is not kept waiting', async () => {
    const scope = api()
      .patch(/tbl1/)
      .reply(429, {
        errors: [{ error: 'RATE_LIMIT_REACHED', message: 'Rate limit exceeded. Please try again later' }],
      });
    const { client, slept } = open();
    expect(await failure(update(client))).toMatchObject({ code: 'vendor.busy', details: { retryAfter: 30 } });
    expect(await failure(update(client))).toMatchObject({ code: 'vendor.busy' });
    expect(scope.isDone()).toBe(true);
    expect(slept()).toBe(0);
  });

  test('too many calls: a look waits until it may go on', async () => {
    api()
      .post(/listRecords/)
      .reply(429, { errors: [{ error: 'RATE_LIMIT_REACHED', message: 'x' }] });
    api()
      .post(/listRecords/)
      .reply(200, { records: [] });
    const { client, slept } = open();
    expect(await client.list('tbl1', { fields: ['fld1'] })).toEqual({ records: [] });
    expect(slept()).toBe(30_000);
  });

  test('never more than five calls a second', async () => {
    api()
      .get(/payloads/)
      .times(11)
      .reply(200, { payloads: [], cursor: 1, mightHaveMore: false });
    const { client, slept } = open();
    for (let n = 0; n < 11; n++) await client.payloads('ach1', 1);
    expect(slept()).toBe(2200);
  });

  test.each([500, 502, 503])(
    '%i to a change: nobody knows what became of it, and it is not repeated',
    async (status) => {
      const scope = api()
        .patch(/tbl1/)
        .reply(status, { error: { type: 'SERVER_ERROR', message: 'Try again.' } });
      const error = await failure(update(open().client));
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(RowcallError);
      expect(scope.isDone()).toBe(true);
    },
  );

  test('an answer that breaks off, or is no JSON, leaves a change unknown', async () => {
    api().patch(/tbl1/).replyWithError(broken('ECONNRESET', 'socket hang up'));
    api().patch(/tbl1/).reply(200, '<html>');
    const { client } = open();
    for (let n = 0; n < 2; n++) expect(await failure(update(client))).not.toBeInstanceOf(RowcallError);
  });

  test('a change that never left is none', async () => {
    api().patch(/tbl1/).replyWithError(broken('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:443'));
    expect(await failure(update(open().client))).toMatchObject({ code: 'vendor.unreachable' });
  });

  test('a look is tried three times', async () => {
    api()
      .get(/tables/)
      .reply(500, {});
    api()
      .get(/tables/)
      .replyWithError(broken('ECONNRESET', 'socket hang up'));
    api()
      .get(/tables/)
      .reply(200, { tables: [] });
    expect(await open().client.tables()).toEqual([]);
    const scope = api()
      .get(/tables/)
      .times(3)
      .reply(503, {});
    expect(await failure(open().client.tables())).toMatchObject({ code: 'vendor.unreachable' });
    expect(scope.isDone()).toBe(true);
  });
});
