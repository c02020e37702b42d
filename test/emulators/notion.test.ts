import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Client, iteratePaginatedAPI, verifyWebhookSignature } from '@notionhq/client';
import { patientClock } from '../patient-clock.ts';
import { covered } from './notion/coverage.ts';
import { type NotionEmulator, startNotion } from './notion/notion.ts';
import { textItem } from './notion/values.ts';

const clock = patientClock('2026-11-22T09:00:30.000Z');
let notion: NotionEmulator;
let sdk: Client;
let source: string;

beforeEach(async () => {
  notion = await startNotion(clock);
  sdk = new Client({ auth: notion.world.token, baseUrl: notion.url, retry: false, logger: () => {} });
  source = notion.person.makeTable({
    title: 'Deals',
    properties: [
      { name: 'Name', type: 'title' },
      { name: 'Amount', type: 'number' },
      { name: 'Stage', type: 'select', options: ['New'] },
      { name: 'Note', type: 'rich_text' },
      { name: 'Due', type: 'date' },
      { name: 'Sum', type: 'formula' },
      { name: 'Tags', type: 'multi_select' },
      { name: 'Mail', type: 'email' },
    ],
  });
});
afterEach(() => notion.close());

const title = (content: string) => ({ Name: { title: [{ text: { content } }] } });
const make = (properties: Parameters<Client['pages']['create']>[0]['properties']) =>
  sdk.pages.create({ parent: { data_source_id: source }, ...(properties && { properties }) });

describe('the emulated Notion, spoken to by the real client', () => {
  test('a made page is read back, its times to the minute', async () => {
    const made = await make({ ...title('one'), Due: { date: { start: '2026-01-01T10:20:30.456Z' } } });
    const page = await sdk.pages.retrieve({ page_id: made.id });
    expect(page).toMatchObject({
      object: 'page',
      created_time: '2026-11-22T09:00:00.000Z',
      parent: { type: 'data_source_id', data_source_id: source },
      properties: {
        Name: { id: 'title', type: 'title', title: [{ plain_text: 'one' }] },
        Due: { type: 'date', date: { start: '2026-01-01T10:20:00.000+00:00', end: null } },
        Amount: { number: null },
      },
    });
  });

  test('lists come by pages, and a cursor is good for its own request only', async () => {
    for (let i = 0; i < 130; i++) notion.person.add('Deals', {});
    let rows = 0;
    for await (const _ of iteratePaginatedAPI(sdk.dataSources.query, { data_source_id: source, page_size: 50 })) rows++;
    expect(rows).toBe(130);
    const first = await sdk.dataSources.query({ data_source_id: source, page_size: 50 });
    const other = sdk.dataSources.query({
      data_source_id: source,
      sorts: [{ timestamp: 'created_time', direction: 'descending' }],
      start_cursor: first.next_cursor,
    });
    await expect(other).rejects.toMatchObject({ code: 'validation_error' });
  });

  test('a query shows no more than the cap, and only a flag tells of it', async () => {
    notion.world.cap = 120;
    for (let i = 0; i < 121; i++) notion.person.add('Deals', {});
    const first = await sdk.dataSources.query({ data_source_id: source });
    expect(first).toMatchObject({ has_more: true, request_status: { type: 'complete' } });
    const last = await sdk.dataSources.query({ data_source_id: source, start_cursor: first.next_cursor });
    expect(last).toMatchObject({
      has_more: false,
      next_cursor: null,
      request_status: { type: 'incomplete', incomplete_reason: 'query_result_limit_reached' },
    });
    expect(last.results).toHaveLength(20);
  });

  test.each<[string, () => Promise<unknown>, RegExp]>([
    ['an unknown property', () => make({ Nope: { number: 1 } }), /Nope is not a property that exists/],
    ['another type', () => make({ Amount: { checkbox: true } }), /Amount is expected to be number/],
    ['a calculated property', () => make({ Sum: { number: 1 } }), /cannot be updated/],
    ['2,001 characters in one piece', () => make(title('x'.repeat(2001))), /≤ `2000`, instead was `2001`/],
    [
      '101 pieces',
      () => make({ Note: { rich_text: Array.from({ length: 101 }, () => ({ text: { content: 'x' } })) } }),
      /≤ `100`, instead was `101`/,
    ],
    ['a comma in a choice', () => make({ Stage: { select: { name: 'a, b' } } }), /commas not allowed/],
    ['a long address', () => make({ Mail: { email: `${'x'.repeat(200)}@x` } }), /≤ `200`/],
    ['a date that is none', () => make({ Due: { date: { start: '01.02.2026' } } }), /invalid date value/],
    ['a page of 101', () => sdk.dataSources.query({ data_source_id: source, page_size: 101 }), /≤ `100`/],
    ['an id that is none', () => sdk.pages.retrieve({ page_id: 'nope' }), /should be a valid uuid/],
  ])('%s is refused as Notion refuses it, and nothing is done', async (_, call, message) => {
    await expect(call()).rejects.toMatchObject({
      status: 400,
      code: 'validation_error',
      message: expect.stringMatching(message),
    });
    expect(notion.person.rows('Deals')).toEqual([]);
  });

  test('what is not there, not allowed or not known is refused with Notion’s own answers', async () => {
    const nowhere = '11111111-1111-4111-8111-111111111111';
    const notFound = { status: 404, code: 'object_not_found' };
    await expect(sdk.pages.retrieve({ page_id: nowhere })).rejects.toMatchObject(notFound);
    await expect(sdk.dataSources.query({ data_source_id: nowhere })).rejects.toMatchObject(notFound);
    await expect(sdk.databases.retrieve({ database_id: nowhere })).rejects.toMatchObject(notFound);
    const stranger = new Client({ auth: 'ntn_other', baseUrl: notion.url, retry: false, logger: () => {} });
    await expect(stranger.users.me({})).rejects.toMatchObject({ status: 401, code: 'unauthorized' });
    const old = new Client({
      auth: notion.world.token,
      baseUrl: notion.url,
      retry: false,
      notionVersion: '2022-02-22',
      logger: () => {},
    });
    await expect(old.users.me({})).rejects.toMatchObject({ status: 400 });
    notion.world.rights.insert = false;
    await expect(make(title('x'))).rejects.toMatchObject({ status: 403, code: 'restricted_resource' });
    await expect(sdk.request({ method: 'post', path: 'pages', body: { nonsense: 1 } })).rejects.toMatchObject({
      status: 403,
    });
  });

  test('a page in the trash is not found by queries, and cannot be changed', async () => {
    const { id } = await make(title('x'));
    await sdk.pages.update({ page_id: id, in_trash: true });
    expect((await sdk.dataSources.query({ data_source_id: source })).results).toEqual([]);
    expect((await sdk.dataSources.query({ data_source_id: source, in_trash: true })).results).toHaveLength(1);
    await expect(sdk.pages.update({ page_id: id, properties: title('y') })).rejects.toMatchObject({ status: 400 });
    await sdk.pages.update({ page_id: id, in_trash: false });
    expect((await sdk.dataSources.query({ data_source_id: source })).results).toHaveLength(1);
  });

  test('a page shows twenty-five links, its property all of them', async () => {
    const target = source;
    notion.person.makeTable({
      title: 'Tasks',
      properties: [
        { name: 'What', type: 'title' },
        { name: 'Deals', type: 'relation', target },
      ],
    });
    const ids = Array.from({ length: 60 }, () => ({ id: notion.person.add('Deals', {}) }));
    const task = notion.person.add('Tasks', { Deals: ids });
    const page = await sdk.pages.retrieve({ page_id: task });
    const shown = 'properties' in page ? page.properties['Deals'] : undefined;
    expect(shown).toMatchObject({ type: 'relation', has_more: true });
    expect(shown?.type === 'relation' && shown.relation).toHaveLength(25);
    let all = 0;
    const fetch = async (args: { start_cursor?: string | null }) => {
      const answer = await sdk.pages.properties.retrieve({
        page_id: task,
        property_id: shown!.id,
        page_size: 40,
        ...args,
      });
      if (answer.object !== 'list') throw new Error('not a list');
      return answer;
    };
    for await (const _ of iteratePaginatedAPI(fetch, {})) all++;
    expect(all).toBe(60);
  });

  test('filters by time work to the minute, and by text exactly', async () => {
    await make({ Note: { rich_text: [{ text: { content: 'abc' } }] } });
    clock.pass(60_000);
    await make(title('later'));
    const count = async (filter: NonNullable<Parameters<Client['dataSources']['query']>[0]['filter']>) =>
      (await sdk.dataSources.query({ data_source_id: source, filter })).results.length;
    const minute = '2026-11-22T09:01:00.000Z';
    expect(await count({ timestamp: 'created_time', created_time: { on_or_after: minute } })).toBe(1);
    expect(await count({ timestamp: 'last_edited_time', last_edited_time: { before: minute } })).toBe(1);
    expect(await count({ property: 'Note', rich_text: { equals: 'abc' } })).toBe(1);
    expect(await count({ or: [{ property: 'Note', rich_text: { equals: 'ab' } }] })).toBe(0);
    await expect(count({ property: 'Gone', rich_text: { equals: 'x' } })).rejects.toMatchObject({ status: 400 });
  });

  test('properties are made, renamed by people and shown with their choices', async () => {
    await sdk.dataSources.update({
      data_source_id: source,
      properties: { State: { select: { options: [{ name: 'Fine' }] } }, Odd: { checkbox: {} } },
    });
    notion.person.renameColumn('Deals', 'Odd', 'Even');
    const found = await sdk.dataSources.retrieve({ data_source_id: source });
    expect(Object.keys(found.properties).slice(-2)).toEqual(['State', 'Even']);
    expect(found.properties['State']).toMatchObject({ type: 'select', select: { options: [{ name: 'Fine' }] } });
    const bad = { Bad: { select: { options: [{ name: 'a, b' }] } } };
    await expect(sdk.dataSources.update({ data_source_id: source, properties: bad })).rejects.toMatchObject({
      status: 400,
    });
  });

  test('the page leads to its databases, and a search to their tables', async () => {
    const { results } = await sdk.blocks.children.list({ block_id: notion.world.root });
    expect(results).toMatchObject([{ type: 'child_database', child_database: { title: 'Deals' } }]);
    const database = await sdk.databases.retrieve({ database_id: results[0]!.id });
    expect('data_sources' in database && database.data_sources).toEqual([{ id: source, name: 'Deals' }]);
    expect(await sdk.blocks.retrieve({ block_id: results[0]!.id })).toMatchObject({ in_trash: false });
    const found = await sdk.search({ query: 'deal', filter: { property: 'object', value: 'data_source' } });
    expect(found.results.map(({ id }) => id)).toEqual([source]);
  });

  test('people are shown to whoever may see them', async () => {
    const { results } = await sdk.users.list({});
    expect(results.map(({ name }) => name)).toEqual(['Olena Koval', 'Rowcall']);
    notion.world.rights.users = false;
    await expect(sdk.users.list({})).rejects.toMatchObject({ status: 403, code: 'restricted_resource' });
    expect((await sdk.users.me({})).type).toBe('bot');
  });

  test('who calls too often is told how long to wait, and by which limit', async () => {
    notion.budget = 2;
    await sdk.users.me({});
    await sdk.users.me({});
    const refusal = await sdk.users.me({}).catch((error) => error);
    expect(refusal).toMatchObject({
      status: 429,
      code: 'rate_limited',
      additional_data: { rate_limit_reason: 'connection' },
    });
    const wait = Number(refusal.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    clock.pass(wait * 1000);
    expect((await sdk.users.me({})).object).toBe('user');
    expect(notion.count()).toEqual({ reads: 4, writes: 0 });
  });

  test('a line may break before or after the work is done, and the work may be done late', async () => {
    const rows = () => notion.person.rows('Deals').length;
    for (const [fault, done] of [
      ['drop', 0],
      ['lose', 1],
      ['late', 1],
    ] as const) {
      notion.fault(/POST .*pages$/, { is: fault });
      await expect(make(title(fault))).rejects.toThrow();
      expect([fault, rows()]).toEqual([fault, done]);
    }
    await notion.landLate();
    expect(rows()).toBe(2);
    notion.before(/GET .*pages/, () => notion.person.add('Deals', {}));
    await sdk.pages.retrieve({ page_id: notion.person.rows('Deals')[0]!.id });
    expect(rows()).toBe(3);
  });

  test('webhooks tell once of many edits of one page, signed as the client verifies it', async () => {
    const id = notion.person.add('Deals', {});
    notion.webhooks.take();
    notion.person.type('Deals', id, { Amount: 1 });
    notion.person.put('Deals', id, 'Note', [textItem('x', { bold: true })]);
    const calls = notion.webhooks.take();
    expect(calls).toHaveLength(1);
    const { headers, body } = calls[0]!;
    const verificationToken = notion.webhooks.verificationToken;
    const signature = headers['x-notion-signature'];
    expect(await verifyWebhookSignature({ body, signature, verificationToken })).toBe(true);
    const told = JSON.parse(new TextDecoder().decode(body));
    expect(told).toMatchObject({
      type: 'page.properties_updated',
      entity: { id, type: 'page' },
      authors: [{ type: 'person' }],
      data: { parent: { data_source_id: source }, updated_properties: [expect.any(String), expect.any(String)] },
    });
    expect(JSON.parse(new TextDecoder().decode(notion.webhooks.handshake().body))).toEqual({
      verification_token: verificationToken,
    });
  });
});

describe('tables that programs make', () => {
  const parent = () => ({ type: 'page_id' as const, page_id: notion.world.root });
  const named = (content: string) => [{ text: { content } }];

  test('stand on the page with their columns, until they are put into the trash', async () => {
    const made = await sdk.databases.create({
      parent: parent(),
      title: named('People'),
      initial_data_source: { properties: { Name: { title: {} }, Age: { number: {} } } },
    });
    const [first] = (made as { data_sources: { id: string }[] }).data_sources;
    const { properties } = await sdk.dataSources.retrieve({ data_source_id: first!.id });
    expect(Object.keys(properties)).toEqual(['Name', 'Age']);
    await sdk.pages.create({
      parent: { type: 'data_source_id', data_source_id: first!.id },
      properties: { Name: { title: named('Ann') }, Age: { number: 30 } },
    });
    expect(notion.person.rows('People')).toHaveLength(1);
    await sdk.databases.update({ database_id: made.id, in_trash: true });
    expect(() => notion.person.rows('People')).toThrow('There is no table People');
  });

  test.each([{}, { Name: { title: {} }, Other: { title: {} } }])(
    'have one title: %j is refused',
    async (properties) => {
      await expect(
        sdk.databases.create({ parent: parent(), title: named('x'), initial_data_source: { properties } }),
      ).rejects.toMatchObject({ code: 'validation_error' });
    },
  );
});

describe('text on pages', () => {
  const named = (content: string) => [{ text: { content } }];
  const paragraph = (content: string) => ({ paragraph: { rich_text: named(content) } });
  const made = async (title = 'Notes') =>
    (
      await sdk.pages.create({
        parent: { type: 'page_id', page_id: notion.world.root },
        properties: { title: { title: named(title) } },
        children: [paragraph('one'), { to_do: { rich_text: named('two'), checked: true } }],
      })
    ).id;
  const held = (page: string) => notion.person.reads(page).map(({ text, checked }) => `${text}${checked ? ' ☑' : ''}`);

  test('is made with the page, put behind another block, changed and taken away', async () => {
    const page = await made();
    const { results } = await sdk.blocks.children.list({ block_id: page });
    expect(results).toMatchObject([
      { type: 'paragraph', created_by: { id: notion.world.bot } },
      { type: 'to_do', to_do: { checked: true } },
    ]);
    await sdk.blocks.children.append({ block_id: page, children: [paragraph('between')], after: results[0]!.id });
    await sdk.blocks.update({ block_id: results[0]!.id, paragraph: { rich_text: named('first') } });
    await sdk.blocks.update({ block_id: results[1]!.id, to_do: { checked: false } });
    expect(held(page)).toEqual(['first', 'between', 'two']);
    await sdk.blocks.delete({ block_id: results[1]!.id });
    expect(held(page)).toEqual(['first', 'between']);
  });

  test('tells who changed it last, where people may be seen', async () => {
    const page = await made();
    const [, box] = notion.person.reads(page);
    notion.person.tick(box!.id, false);
    const block = await sdk.blocks.retrieve({ block_id: box!.id });
    const { id } = (block as { last_edited_by: { id: string } }).last_edited_by;
    expect(await sdk.users.retrieve({ user_id: id })).toMatchObject({ name: 'Olena Koval', type: 'person' });
    notion.world.rights.users = false;
    await expect(sdk.users.retrieve({ user_id: id })).rejects.toMatchObject({ code: 'restricted_resource' });
  });

  test('cannot be written once its page lies in the trash, nor by a hundred blocks and one', async () => {
    const page = await made();
    const children = Array.from({ length: 101 }, () => paragraph('x'));
    await expect(sdk.blocks.children.append({ block_id: page, children })).rejects.toMatchObject({ status: 400 });
    const [first] = notion.person.reads(page);
    await sdk.pages.update({ page_id: page, in_trash: true });
    expect(await sdk.pages.retrieve({ page_id: page })).toMatchObject({ in_trash: true });
    const change = sdk.blocks.update({ block_id: first!.id, paragraph: { rich_text: named('y') } });
    await expect(change).rejects.toMatchObject({ code: 'validation_error' });
  });
});

describe('formulas that programs make', () => {
  test('tell the time, until they are told otherwise; one with a mistake is refused', async () => {
    const says = (expression: string) =>
      sdk.dataSources.update({ data_source_id: source, properties: { Alarm: { formula: { expression } } } });
    const id = notion.person.add('Deals', {});
    const now = async () => {
      const page = await sdk.pages.retrieve({ page_id: id });
      return (page as { properties: Record<string, unknown> }).properties['Alarm'];
    };
    const at = new Date(Date.parse(clock.now()) + 600_000).toISOString();
    await says(`if(now() < parseDate("${at}"), "well", style("late", "red", "b"))`);
    expect(await now()).toMatchObject({ type: 'formula', formula: { type: 'string', string: 'well' } });
    clock.pass(660_000);
    expect(await now()).toMatchObject({ formula: { string: 'late' } });
    await says('"hello"');
    expect(await now()).toMatchObject({ formula: { string: 'hello' } });
    await expect(says('if(')).rejects.toMatchObject({ code: 'validation_error' });
  });
});

describe('what the emulated Notion covers', () => {
  test('is what its table says', () => {
    const page = readFileSync(join(import.meta.dirname, 'notion', 'README.md'), 'utf8');
    const rows = covered(notion.routes).map(([what, how]) => `| ${what} | ${how} |`);
    expect(page).toContain(['| | |', '| --- | --- |', ...rows].join('\n'));
  });
});
