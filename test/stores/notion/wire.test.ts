import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { notionStore } from '../../../adapters/stores/notion/store.ts';
import { openNotion } from '../../../adapters/vendors/notion.ts';
import type { Store } from '../../../core/store.ts';
import { patientClock } from '../../patient-clock.ts';
import { typedTable } from '../../typed-table.ts';
import { patch, readWhole, record, text } from './desk.ts';

const api = 'https://api.notion.com';
const token = 'ntn_canary_1234567890';
const ids = {
  root: '11111111-1111-4111-8111-111111111111',
  database: '22222222-2222-4222-8222-222222222222',
  source: '33333333-3333-4333-8333-333333333333',
  page: '44444444-4444-4444-8444-444444444444',
};
const deals = typedTable(
  'deals',
  { name: { headers: ['Name'] }, score: { headers: ['Score'], kind: 'number', owner: 'rowcall' } },
  ['Deals'],
);

const clock = patientClock('2026-11-22T09:00:00.000Z');
let store: Store;
beforeEach(() => {
  nock.disableNetConnect();
  clock.pass(60_000);
  const notion = openNotion({ token, root: undefined, clock });
  const tables = new Map([['deals', deals]]);
  store = notionStore({ notion, root: ids.root, elsewhere: {}, tables, zone: 'UTC', clock });
});
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});
// The next test file may run in this process: it must find the network as it is.
afterAll(() => nock.restore());

const headers = { authorization: `Bearer ${token}`, 'notion-version': '2025-09-03' };
const at = (path: string) => nock(api, { reqheaders: headers }).get(path);
const list = (results: readonly object[], more: object = {}) => ({
  object: 'list',
  results,
  has_more: false,
  next_cursor: null,
  ...more,
});

const piece = (content: string) => ({
  type: 'text',
  plain_text: content,
  href: null,
  text: { content, link: null },
  annotations: { color: 'default' },
});
const page = (name: string, score: number | null, key: string | null = null) => ({
  object: 'page',
  id: ids.page,
  parent: { type: 'data_source_id', data_source_id: ids.source, database_id: ids.database },
  in_trash: false,
  created_time: '2026-11-22T08:00:00.000Z',
  last_edited_time: '2026-11-22T08:00:00.000Z',
  last_edited_by: { object: 'user', id: ids.root },
  properties: {
    Name: { id: 'title', type: 'title', title: [piece(name)] },
    Score: { id: 'a%3Ab', type: 'number', number: score },
    _key: { id: 'k', type: 'rich_text', rich_text: key === null ? [] : [piece(key)] },
  },
});

function expectDiscovery(): void {
  at(`/v1/blocks/${ids.root}/children`).reply(
    200,
    list([
      {
        object: 'block',
        id: ids.database,
        type: 'child_database',
        has_children: false,
        in_trash: false,
        child_database: { title: 'Deals' },
      },
    ]),
  );
  at(`/v1/databases/${ids.database}`).reply(200, {
    object: 'database',
    id: ids.database,
    in_trash: false,
    title: [piece('Deals')],
    data_sources: [{ id: ids.source, name: 'Deals' }],
  });
}

const everything = {
  page_size: 100,
  result_type: 'page',
  sorts: [{ timestamp: 'created_time', direction: 'ascending' }],
};
const query = (body: object) =>
  nock(api, { reqheaders: headers }).post(`/v1/data_sources/${ids.source}/query`, body as nock.DataMatcherMap);

describe('what goes over the wire to Notion', () => {
  test('a whole read: the page’s blocks, its database, then its rows by a hundred', async () => {
    expectDiscovery();
    query(everything).reply(200, list([page('one', 1)], { has_more: true, next_cursor: 'c1' }));
    query({ ...everything, start_cursor: 'c1' }).reply(200, list([], { request_status: { type: 'complete' } }));
    const { records, complete } = await readWhole(store);
    expect([records.length, complete]).toEqual([1, true]);
  });

  test('a query that stops at its limit is gone on with by when rows were made', async () => {
    expectDiscovery();
    const incomplete = { request_status: { type: 'incomplete', incomplete_reason: 'query_result_limit_reached' } };
    query(everything).reply(200, list([page('one', 1)], incomplete));
    const since = { timestamp: 'created_time', created_time: { on_or_after: '2026-11-22T08:00:00.000Z' } };
    query({ ...everything, filter: since }).reply(200, list([page('one', 1)]));
    expect((await readWhole(store)).complete).toBe(true);
  });

  test('asking whether anybody touched it is one query by the latest minute', async () => {
    expectDiscovery();
    query(everything).reply(200, list([page('one', 1)]));
    const { memo } = await readWhole(store);
    const edited = { timestamp: 'last_edited_time', last_edited_time: { on_or_after: '2026-11-22T08:00:00.000Z' } };
    query({ ...everything, filter: edited }).reply(200, list([page('one', 2)]));
    expect(await store.touched!(memo)).toBe(true);
  });

  test('a written row: the page is looked at, and only what is meant is sent, by the names of its properties', async () => {
    expectDiscovery();
    query(everything).reply(200, list([page('one', null)]));
    const { memo } = await readWhole(store);
    at(`/v1/pages/${ids.page}`).reply(200, page('one', null));
    nock(api, { reqheaders: headers })
      .patch(`/v1/pages/${ids.page}`, { properties: { Score: { number: 7 } } })
      .reply(200, page('one', 7));
    const { outcomes } = await store.write(
      { patches: [patch(ids.page, { score: null }, { score: 7 })], creates: [] },
      memo,
    );
    expect([...outcomes.values()]).toEqual([{ is: 'applied', id: ids.page, place: ids.page }]);
  });

  test('a new row: looked for by the id of ours, then made with it', async () => {
    expectDiscovery();
    query(everything).reply(200, list([page('one', null)]));
    const { memo } = await readWhole(store);
    const filter = { or: [{ property: '_key', rich_text: { equals: 'aaaaaaaaaaaa' } }] };
    query({ ...everything, filter }).reply(200, list([]));
    nock(api, { reqheaders: headers })
      .post('/v1/pages', {
        parent: { type: 'data_source_id', data_source_id: ids.source },
        properties: {
          Name: { title: [{ type: 'text', ...text('Dan')[0] }] },
          _key: { rich_text: text('aaaaaaaaaaaa') },
        },
      })
      .reply(200, page('Dan', null, 'aaaaaaaaaaaa'));
    const made = record('aaaaaaaaaaaa', { name: 'Dan', score: null });
    const { outcomes } = await store.write({ patches: [], creates: [made] }, memo);
    expect(outcomes.get(made.key)).toEqual({ is: 'applied', id: ids.page, place: ids.page });
  });
});

describe('what Notion answers when it refuses', () => {
  const error = (status: number, code: string, message = 'body failed: instead was `"SECRET VALUE"`') => ({
    object: 'error',
    status,
    code,
    message,
    request_id: 'r',
  });
  const first = () => nock(api).get(`/v1/blocks/${ids.root}/children`);

  test.each([
    [401, 'unauthorized', 'vendor.auth'],
    [403, 'restricted_resource', 'vendor.auth'],
    [400, 'validation_error', 'vendor.refused'],
    [400, 'missing_version', 'vendor.refused'],
  ])('%i %s becomes %s, without a word of what Notion said', async (status, code, expected) => {
    first().reply(status, error(status, code));
    const failure = await store.describe().then(
      () => null,
      (thrown: Error) => thrown,
    );
    expect(failure).toMatchObject({ code: expected });
    expect(JSON.stringify([failure, failure!.message, failure!.stack, failure!.cause])).not.toMatch(/SECRET|canary/);
  });

  test('a page that is not shared and is no database either is not found', async () => {
    first().reply(404, error(404, 'object_not_found'));
    at(`/v1/databases/${ids.root}`).reply(404, error(404, 'object_not_found'));
    await expect(store.describe()).rejects.toMatchObject({ code: 'vendor.not-found' });
  });

  test.each([
    [429, 'rate_limited'],
    [529, 'service_overload'],
  ])('after %i it is asked again when Retry-After is over, not before', async (status, code) => {
    const before = clock.elapsed();
    first().reply(
      status,
      { ...error(status, code), additional_data: { rate_limit_reason: 'workspace' } },
      { 'retry-after': '12' },
    );
    first().reply(200, list([]));
    expect((await store.describe()).tables).toEqual([]);
    expect(clock.elapsed() - before).toBeGreaterThanOrEqual(12_000);
  });

  test('an answer that is no JSON, from something between us and Notion, is a failure like any other', async () => {
    for (let i = 0; i < 3; i++) first().reply(502, '<html>SECRET</html>');
    const failure = await store.describe().catch((thrown: Error) => thrown);
    expect(failure).toMatchObject({ code: 'vendor.unreachable' });
    expect(JSON.stringify([failure, (failure as Error).stack])).not.toContain('SECRET');
  });

  test('nobody at the address: nothing can have been written, so a write is refused as a whole', async () => {
    expectDiscovery();
    query(everything).reply(200, list([page('one', null)]));
    const { memo } = await readWhole(store);
    at(`/v1/pages/${ids.page}`).reply(200, page('one', null));
    nock(api)
      .patch(`/v1/pages/${ids.page}`)
      .replyWithError(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    const write = store.write({ patches: [patch(ids.page, { score: null }, { score: 7 })], creates: [] }, memo);
    await expect(write).rejects.toMatchObject({ code: 'vendor.unreachable' });
  });
});
