import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { languages } from '../../../adapters/languages/index.ts';
import { notion as kind } from '../../../adapters/stores/notion/index.ts';
import type { Diagnosis } from '../../../core/diagnosis.ts';
import { usualPerson } from '../../emulators/notion/world.ts';
import { type Desk, deals, desk, table } from './desk.ts';

let given: Desk;
beforeEach(async () => {
  given = await desk();
});
afterEach(() => given.close());

async function diagnose(around: Readonly<Record<string, string>> = {}): Promise<readonly Diagnosis[]> {
  const { world, url } = given.notion;
  const names: Record<string, string> = { NOTION_TOKEN: world.token, NOTION_BASE_URL: url, ...around };
  const setting = {
    tables: new Map([['deals', deals]]),
    zone: 'UTC',
    folder: '.',
    clock: given.clock,
    given: (name: string) => names[name] || undefined,
  };
  return await kind.diagnose!(kind.options.parse({ page: world.root }), setting);
}

const codes = (found: readonly Diagnosis[]) => found.map(({ is, code }) => `${is} ${code}`);

describe('how the connection to Notion is', () => {
  test('all is well, and it is said under which name and where', async () => {
    const found = await diagnose({ NOTION_WEBHOOK_TOKEN: 'x'.repeat(20) });
    expect(codes(found)).toEqual([
      'well report.notion.connected',
      'well report.notion.tables',
      'well report.notion.hook.set',
    ]);
    expect(found[0]!.args).toEqual({ name: 'Rowcall', place: 'Acme' });
  });

  test('whose the connection is is said where one person made it', async () => {
    const { world } = given.notion;
    const us = world.users.get(world.bot)!;
    const olena = world.users.get(usualPerson)!;
    if (us.type !== 'bot' || olena.type !== 'person') throw new Error('Not what it was');
    const workspace = {
      workspace_id: world.root,
      workspace_name: 'Acme',
      workspace_limits: { max_file_upload_size_in_bytes: 5_242_880 },
    };
    world.users.set(us.id, { ...us, bot: { ...workspace, owner: { type: 'user', user: olena } } });
    expect(await diagnose()).toContainEqual({
      is: 'well',
      code: 'report.notion.owner',
      args: { owner: 'olena@example.com' },
    });
  });

  test.each<[string, () => void, Readonly<Record<string, string>>, string]>([
    ['no key', () => {}, { NOTION_TOKEN: '' }, 'broken notion.token.missing'],
    ['another key', () => {}, { NOTION_TOKEN: 'ntn_other' }, 'broken notion.token.refused'],
    ['nobody at the address', () => {}, { NOTION_BASE_URL: 'http://127.0.0.1:9' }, 'broken notion.unreachable'],
    ['a page not shared', () => given.notion.world.blocks.clear(), {}, 'broken notion.page.unseen'],
    ['a table away', () => given.person.removeTable(table), {}, 'broken table.missing'],
    ['a column away', () => given.person.removeColumn(table, 'Amount'), {}, 'doubtful column.missing'],
    ['no place for ids of ours', () => given.person.removeColumn(table, '_key'), {}, 'doubtful notion.key.missing'],
    [
      'Notion busy',
      () => given.notion.fault(/me$/, { is: 'refuse', status: 429, code: 'rate_limited', retryAfter: 120 }),
      {},
      'doubtful notion.busy',
    ],
    [
      'people unseen',
      () => {
        given.notion.world.rights.users = false;
        given.person.renameColumn(table, 'Stage', 'Old stage');
        given.person.addColumn(table, 'Stage', 'people');
      },
      {},
      'doubtful notion.people.unseen',
    ],
    ['no webhook', () => {}, {}, 'doubtful notion.hook.none'],
  ])('%s is found, and said in every language with what to do', async (_, spoil, around, expected) => {
    spoil();
    const found = await diagnose(around);
    expect(codes(found)).toContain(expected);
    for (const { code, args } of found.filter(({ is }) => is !== 'well'))
      for (const language of languages)
        for (const one of [code, `${code}.remedy`]) {
          const said = language.say({ code: one, ...(args && { args }) });
          expect(said).not.toContain(one);
          expect(said).not.toMatch(/ntn_/);
        }
  });
});

describe('addresses of Notion', () => {
  const root = '1f2e3d4c-5b6a-4988-8012-3456789abcde';
  const hex = root.replaceAll('-', '');
  const page = (address: string, named = false) => kind.fromAddress!(address, named);

  test('a link as the browser shows it, and as people copy it, means its page', () => {
    for (const address of [
      `https://www.notion.so/${hex}`,
      `https://www.notion.so/acme/CRM-${hex}?v=11111111111111111111111111111111&pvs=4`,
      `https://acme.notion.site/CRM-of-2026-${hex}#22222222222222222222222222222222`,
    ]) {
      const options = kind.options.parse(page(address));
      expect(kind.addressOf!(options)).toBe(`https://www.notion.so/${hex}`);
    }
  });

  test('an id alone will do where Notion was named, and other addresses mean nothing', () => {
    expect(page(root)).toBeNull();
    expect(kind.addressOf!(kind.options.parse(page(root, true)))).toBe(`https://www.notion.so/${hex}`);
    for (const address of [
      'https://www.notion.so/acme',
      'https://example.com/x',
      'book.xlsx',
      `https://notion.so.evil.com/${hex}`,
    ])
      expect(page(address, false)).toBeNull();
    expect(page('book.xlsx', true)).toBeNull();
  });

  test('without a key nothing is opened, and it is said which one', async () => {
    const setting = { tables: new Map(), zone: 'UTC', folder: '.' };
    await expect(kind.open(kind.options.parse({ page: root }), setting)).rejects.toMatchObject({
      code: 'environment.invalid',
      details: { name: 'NOTION_TOKEN' },
    });
  });

  test('databases that stand elsewhere are found by their own links', async () => {
    const { notion, person, clock } = given;
    const elsewhere = notion.world.freshId();
    notion.world.blocks.set(elsewhere, []);
    person.makeTable({ title: 'Sales 2026', properties: [{ name: 'Name', type: 'title' }] }, elsewhere);
    person.add('Sales 2026', { Name: [{ text: { content: 'far' } }] });
    const database = [...notion.world.databases.values()].find(({ title }) => title === 'Sales 2026')!.id;
    const names: Record<string, string> = { NOTION_TOKEN: notion.world.token, NOTION_BASE_URL: `${notion.url}/` };
    const options = kind.options.parse({
      page: notion.world.root,
      databases: { deals: `https://www.notion.so/${database.replaceAll('-', '')}` },
    });
    const setting = {
      tables: new Map([['deals', deals]]),
      zone: 'UTC',
      folder: '.',
      clock,
      given: (name: string) => names[name],
    };
    const store = await kind.open(options, setting);
    const { tables } = await store.read([{ table: 'deals' }], null);
    expect(tables.get('deals')!.records.map(({ cells }) => cells['name'])).toEqual(['far']);
  });

  test('a link to one database opens that database', async () => {
    const { notion, clock } = given;
    const [database] = notion.world.databases.keys();
    const names: Record<string, string> = { NOTION_TOKEN: notion.world.token, NOTION_BASE_URL: notion.url };
    const setting = {
      tables: new Map([['deals', deals]]),
      zone: 'UTC',
      folder: '.',
      clock,
      given: (name: string) => names[name],
    };
    const store = await kind.open(kind.options.parse({ page: database }), setting);
    expect((await store.describe()).tables.map(({ title }) => title)).toEqual([table]);
  });
});
