import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { googleSheets } from '../../../adapters/stores/google-sheets/index.ts';
import type { Memo, Store } from '../../../core/store.ts';
import { typedTable } from '../../typed-table.ts';
import { leapingClock } from './kit.ts';

const id = '1spreadsheet-on-the-wire';
const sheetsRoot = 'https://sheets.googleapis.com';
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
let robots = 0;

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

const people = typedTable('people', { name: { headers: ['Name'] }, note: { headers: ['Note'], owner: 'rowcall' } }, [
  'People',
]);

/** A store that speaks with Google itself, which is played here. */
async function open(): Promise<{ readonly store: Store; readonly clock: ReturnType<typeof leapingClock> }> {
  const clock = leapingClock();
  const email = `robot${++robots}@rowcall.iam.gserviceaccount.com`;
  nock('https://oauth2.googleapis.com')
    .post('/token')
    .reply(200, { access_token: 'ya29.secret', expires_in: 3599, token_type: 'Bearer' });
  const key = { type: 'service_account', client_email: email, private_key: privateKey };
  const store = await googleSheets.open(
    { spreadsheet: id },
    {
      tables: new Map([['people', people]]),
      zone: 'UTC',
      folder: '.',
      given: (name) => (name === 'GOOGLE_SERVICE_ACCOUNT' ? JSON.stringify(key) : undefined),
      clock,
    },
  );
  return { store, clock };
}

const text = (stringValue: string) => ({ userEnteredValue: { stringValue }, effectiveValue: { stringValue } });
const properties = { sheetId: 7, title: 'People', gridProperties: { rowCount: 1000, columnCount: 26 } };
const whole = {
  properties: { timeZone: 'Etc/GMT' },
  sheets: [
    {
      properties,
      data: [
        {
          rowData: [
            { values: [text('Name'), text('Note'), text('_id')] },
            { values: [text('Ann'), {}, text('aaaaaaaaaaaa')] },
            { values: [text('Bob'), text('old'), text('bbbbbbbbbbbb')] },
          ],
        },
      ],
    },
  ],
};

/** What is remembered after a first look at the people above. */
async function looked(store: Store): Promise<Memo> {
  nock(sheetsRoot)
    .get(`/v4/spreadsheets/${id}`)
    .query(true)
    .reply(200, { sheets: [{ properties }] });
  nock(sheetsRoot).get(`/v4/spreadsheets/${id}`).query(true).reply(200, whole);
  return (await store.read([{ table: 'people' }], null)).memo;
}

const patch = { table: 'people', id: 'bbbbbbbbbbbb', expect: { note: 'old' }, set: { note: '+1' }, because: {} };

describe('what goes over the wire', () => {
  test('rows are asked for by the name of the tab, with what tells their cells and columns, and nothing else', async () => {
    const { store } = await open();
    const memo = await looked(store);
    const asked: URLSearchParams[] = [];
    nock(sheetsRoot, { reqheaders: { authorization: 'Bearer ya29.secret' } })
      .get(`/v4/spreadsheets/${id}`)
      .query((query) => {
        asked.push(new URLSearchParams(query as Record<string, string>));
        return true;
      })
      .reply(200, whole);
    await store.read([{ table: 'people', ids: ['bbbbbbbbbbbb'] }], memo);
    expect(asked.map((query) => [query.get('ranges'), query.get('prettyPrint')])).toEqual([["'People'!1:3", 'false']]);
    expect(asked[0]!.get('fields')).toBe(
      'properties(timeZone),sheets(properties(sheetId,title,hidden,gridProperties(rowCount,columnCount)),merges,basicFilter(range),tables(tableId,range,rowsProperties(footerColorStyle)),protectedRanges(range,warningOnly,requestingUserCanEdit,editors(users),unprotectedRanges),data(startRow,startColumn,columnMetadata(hiddenByUser,developerMetadata(metadataId,metadataKey,metadataValue)),rowData(values(userEnteredValue,effectiveValue,effectiveFormat(numberFormat(type)),textFormatRuns(startIndex),chipRuns(startIndex)))))',
    );
  });

  test('a write is one POST of typed values that asks for the rows as they stand right after', async () => {
    const { store } = await open();
    const memo = await looked(store);
    const bodies: unknown[] = [];
    nock(sheetsRoot)
      .post(`/v4/spreadsheets/${id}:batchUpdate`, (body) => {
        bodies.push(body);
        return true;
      })
      .query(true)
      .reply(200, { replies: [{}], updatedSpreadsheet: whole });
    await store.write({ patches: [patch], creates: [] }, memo);
    expect(bodies).toEqual([
      {
        requests: [
          {
            updateCells: {
              start: { sheetId: 7, rowIndex: 2, columnIndex: 1 },
              rows: [
                {
                  values: [
                    {
                      userEnteredValue: { stringValue: '+1' },
                      userEnteredFormat: { numberFormat: { type: 'TEXT', pattern: '@' } },
                    },
                  ],
                },
              ],
              fields: 'userEnteredValue,userEnteredFormat.numberFormat',
            },
          },
        ],
        includeSpreadsheetInResponse: true,
        responseIncludeGridData: true,
        responseRanges: ["'People'!1:1", "'People'!3:3"],
      },
    ]);
  });

  test('a write that has a name leaves its mark first, and clears away that of the plan before', async () => {
    const { store } = await open();
    const memo = await looked(store);
    const bodies: { readonly requests: unknown[] }[] = [];
    nock(sheetsRoot)
      .post(`/v4/spreadsheets/${id}:batchUpdate`, (body) => {
        if (body.requests !== undefined) bodies.push(body);
        return true;
      })
      .query(true)
      .times(2)
      .reply(200, { replies: [], updatedSpreadsheet: whole });
    const first = await store.write({ patches: [patch], creates: [] }, memo, 'plan-a/0');
    await looked(store);
    await store.write({ patches: [patch], creates: [] }, first.memo, 'plan-b/0');
    const mark = (call: string) => ({
      createDeveloperMetadata: {
        developerMetadata: {
          metadataId: expect.any(Number),
          metadataKey: expect.stringMatching(/^rowcall\.write\.[0-3]$/),
          metadataValue: `written ${call}`,
          location: { spreadsheet: true },
          visibility: 'DOCUMENT',
        },
      },
    });
    expect(bodies[0]!.requests[0]).toEqual(mark('plan-a/0#0'));
    expect(bodies.at(-1)!.requests.slice(0, 2)).toEqual([
      mark('plan-b/0#0'),
      {
        deleteDeveloperMetadata: {
          dataFilter: {
            developerMetadataLookup: { metadataId: expect.any(Number), metadataValue: 'written plan-a/0#0' },
          },
        },
      },
    ]);
  });

  test('what people wrote is replaced only where it stands, as a whole and to the letter', async () => {
    const { store } = await open();
    const memo = await looked(store);
    const bodies: { readonly requests: unknown[] }[] = [];
    nock(sheetsRoot)
      .post(`/v4/spreadsheets/${id}:batchUpdate`, (body) => {
        bodies.push(body);
        return true;
      })
      .query(true)
      .reply(200, { replies: [{ findReplace: { occurrencesChanged: 1 } }], updatedSpreadsheet: whole });
    const renamed = { ...patch, expect: { name: 'Bob' }, set: { name: 'Robert' } };
    await store.write({ patches: [renamed], creates: [] }, memo);
    const range = { sheetId: 7, startRowIndex: 2, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 1 };
    expect(bodies[0]!.requests).toEqual([
      { findReplace: { range, find: 'Bob', replacement: 'Robert', matchCase: true, matchEntireCell: true } },
    ]);
  });
});

describe('what Google answers instead', () => {
  const quota = {
    error: {
      code: 429,
      message: "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user'",
      status: 'RESOURCE_EXHAUSTED',
      details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'RATE_LIMIT_EXCEEDED' }],
    },
  };

  test('a reading that is too many waits, longer each time, and is made again', async () => {
    const { store, clock } = await open();
    const memo = await looked(store);
    nock(sheetsRoot).get(`/v4/spreadsheets/${id}`).query(true).times(3).reply(429, quota);
    nock(sheetsRoot).get(`/v4/spreadsheets/${id}`).query(true).reply(200, whole);
    const before = clock.passed();
    const { tables } = await store.read([{ table: 'people' }], memo);
    expect(tables.get('people')!.records).toHaveLength(2);
    expect(clock.passed() - before).toBeGreaterThanOrEqual(7000);
    expect(clock.passed() - before).toBeLessThanOrEqual(10_000);
  });

  test('when Google goes on refusing, the reading is given up and says when to come again', async () => {
    const { store } = await open();
    const memo = await looked(store);
    nock(sheetsRoot).get(`/v4/spreadsheets/${id}`).query(true).times(20).reply(429, quota);
    await expect(store.read([{ table: 'people' }], memo)).rejects.toMatchObject({
      code: 'vendor.busy',
      details: { retryAfter: expect.any(Number) },
    });
  });

  test('Google may say for how long it takes nothing', async () => {
    const { store, clock } = await open();
    const memo = await looked(store);
    nock(sheetsRoot).get(`/v4/spreadsheets/${id}`).query(true).reply(429, quota, { 'Retry-After': '12' });
    nock(sheetsRoot).get(`/v4/spreadsheets/${id}`).query(true).reply(200, whole);
    const before = clock.passed();
    await store.read([{ table: 'people' }], memo);
    expect(clock.passed() - before).toBe(12_000);
  });

  test('a write that is too many was not made: it is made again', async () => {
    const { store } = await open();
    const memo = await looked(store);
    nock(sheetsRoot).post(`/v4/spreadsheets/${id}:batchUpdate`).query(true).reply(429, quota);
    nock(sheetsRoot)
      .post(`/v4/spreadsheets/${id}:batchUpdate`)
      .query(true)
      .reply(200, { replies: [{}], updatedSpreadsheet: whole });
    await store.write({ patches: [patch], creates: [] }, memo);
    expect(nock.isDone()).toBe(true);
  });

  test.each([
    [
      401,
      { code: 401, message: 'Request had invalid authentication credentials.', status: 'UNAUTHENTICATED' },
      'vendor.auth',
    ],
    [403, { code: 403, message: 'The caller does not have permission', status: 'PERMISSION_DENIED' }, 'vendor.auth'],
    [404, { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' }, 'vendor.not-found'],
    [400, { code: 400, message: 'Invalid value at ranges', status: 'INVALID_ARGUMENT' }, 'vendor.refused'],
    [503, { code: 503, message: 'The service is currently unavailable.', status: 'UNAVAILABLE' }, 'vendor.unreachable'],
  ])('%i to a reading is told as what it means', async (status, error, code) => {
    const { store } = await open();
    const memo = await looked(store);
    nock(sheetsRoot).get(`/v4/spreadsheets/${id}`).query(true).times(5).reply(status, { error });
    await expect(store.read([{ table: 'people' }], memo)).rejects.toMatchObject({ name: 'RowcallError', code });
  });

  test('an interface that is not switched on is told apart from a spreadsheet that is not shared', async () => {
    const { store } = await open();
    const memo = await looked(store);
    const details = [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'SERVICE_DISABLED' }];
    const error = {
      code: 403,
      message: 'Google Sheets API has not been used in project 1',
      status: 'PERMISSION_DENIED',
      details,
    };
    nock(sheetsRoot).get(`/v4/spreadsheets/${id}`).query(true).reply(403, { error });
    await expect(store.read([{ table: 'people' }], memo)).rejects.toMatchObject({ details: { why: 'off' } });
  });

  test('no key, no address and nothing that stands in a cell is in what is thrown', async () => {
    const { store } = await open();
    const memo = await looked(store);
    const message = 'Invalid requests[0].updateCells: cannot put "+1" over "Ann Smith"';
    nock(sheetsRoot)
      .post(`/v4/spreadsheets/${id}:batchUpdate`)
      .query(true)
      .times(9)
      .reply(400, { error: { code: 400, message: `${message} ya29.secret`, status: 'INVALID_ARGUMENT' } });
    nock(sheetsRoot)
      .get(`/v4/spreadsheets/${id}`)
      .query(true)
      .times(9)
      .reply(400, { error: { code: 400, message } });
    const { outcomes } = await store.write({ patches: [patch], creates: [] }, memo);
    expect([...outcomes.values()]).toEqual([{ is: 'refused', why: 'cell.unwritable' }]);
    const thrown: unknown = await store.read([{ table: 'people' }], memo).catch((error: unknown) => error);
    const seen: string[] = [];
    for (let error = thrown; error instanceof Error; error = error.cause)
      seen.push(error.message, error.stack ?? '', JSON.stringify({ ...error }));
    expect(seen.length).toBeGreaterThan(0);
    for (const secret of ['Ann Smith', '+1', 'ya29', 'PRIVATE KEY', 'oauth2'])
      expect(seen.join('\n')).not.toContain(secret);
  });

  test('a key that Google does not know any more is told as such, before anything is asked', async () => {
    const { store } = await open();
    nock.cleanAll();
    nock('https://oauth2.googleapis.com')
      .post('/token')
      .reply(400, { error: 'invalid_grant', error_description: 'Invalid grant: account not found' });
    await expect(store.describe()).rejects.toMatchObject({ code: 'vendor.auth' });
  });

  test('a write that never left is known not to be made', async () => {
    const { store } = await open();
    const memo = await looked(store);
    const gone = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    nock(sheetsRoot).post(`/v4/spreadsheets/${id}:batchUpdate`).query(true).replyWithError(gone);
    await expect(store.write({ patches: [patch], creates: [] }, memo)).rejects.toMatchObject({
      code: 'vendor.unreachable',
    });
  });
});
