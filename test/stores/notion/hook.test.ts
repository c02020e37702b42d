import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { signWebhookPayload } from '@notionhq/client';
import { notion as kind } from '../../../adapters/stores/notion/index.ts';
import type { Call, Heard, Memo } from '../../../core/store.ts';
import { type Desk, deals, desk, patch, readWhole, record, start, table } from './desk.ts';

let given: Desk;
beforeEach(async () => {
  given = await desk();
});
afterEach(() => given.close());

type Surroundings = Readonly<Record<string, string>>;

function hear(
  call: Call,
  memo: Memo | null,
  around: Surroundings = {},
  page = given.notion.world.root,
): Promise<Heard> {
  const names: Surroundings = { NOTION_WEBHOOK_TOKEN: given.notion.webhooks.verificationToken, ...around };
  const setting = {
    tables: new Map([['deals', deals]]),
    zone: 'UTC',
    folder: '.',
    clock: given.clock,
    given: (name: string) => names[name] || undefined,
  };
  return kind.hear!(kind.options.parse({ page }), setting, call, async () => memo);
}

/** What webhooks tell of, one after another. */
async function news(memo: Memo | null): Promise<readonly Heard[]> {
  return await Promise.all(given.notion.webhooks.take().map((call) => hear(call, memo)));
}

async function seen(): Promise<Memo> {
  const { memo } = await readWhole(given.store);
  given.notion.webhooks.take();
  return memo;
}

describe('a call from Notion', () => {
  test('leads to the rows that changed, several edits of one row at once', async () => {
    const id = given.deal('one');
    const memo = await seen();
    given.person.type(table, id, { Amount: 1 });
    given.person.type(table, id, { Amount: 2 });
    const added = given.deal('two');
    expect(await news(memo)).toEqual([
      { is: 'hints', hints: [{ table: 'deals', ids: [id] }] },
      { is: 'hints', hints: [{ table: 'deals', ids: [added] }] },
    ]);
  });

  test('that a row is gone leads to its whole table, since a part never shows it', async () => {
    const id = given.deal('one');
    const memo = await seen();
    given.person.trash(id);
    expect(await news(memo)).toEqual([{ is: 'hints', hints: [{ table: 'deals' }] }]);
    given.person.restore(id);
    expect(await news(memo)).toEqual([{ is: 'hints', hints: [{ table: 'deals', ids: [id] }] }]);
    given.person.renameColumn(table, 'Amount', 'Sum');
    expect(await news(memo)).toEqual([{ is: 'hints', hints: [{ table: 'deals' }] }]);
    given.person.makeTable({ title: 'Archive', properties: [{ name: 'Name', type: 'title' }] });
    given.person.move(id, 'Archive');
    expect(await news(memo)).toEqual([{ is: 'hints', hints: [{ table: 'deals' }] }]);
  });

  test('about another table, or what Rowcall did itself, leads nowhere', async () => {
    const id = given.deal('one');
    const memo = await seen();
    given.person.makeTable({ title: 'Archive', properties: [{ name: 'Name', type: 'title' }] });
    given.person.add('Archive', {});
    const made = record('aaaaaaaaaaaa', { name: 'x' });
    const written = await given.store.write(
      { patches: [patch(id, { score: null }, { score: 1 })], creates: [made] },
      memo,
    );
    expect(await news(written.memo)).toEqual(Array(3).fill({ is: 'hints', hints: [] }));
    const again = await given.store.write(
      { patches: [patch(id, { score: 1 }, { score: 2 })], creates: [] },
      written.memo,
    );
    given.person.type(table, id, { Amount: 1 });
    expect(await news(again.memo)).toEqual([{ is: 'hints', hints: [{ table: 'deals', ids: [id] }] }]);
  });

  test('before anything was read leads to every table', async () => {
    given.deal('one');
    expect(await news(null)).toEqual([{ is: 'hints', hints: [{ table: 'deals' }] }]);
  });

  test('that comes twice is understood once; one that Notion repeats for want of an answer counts again', async () => {
    const id = given.deal('one');
    const memo = await seen();
    given.person.type(table, id, { Amount: 1 });
    const [call] = given.notion.webhooks.take();
    const hints = { is: 'hints', hints: [{ table: 'deals', ids: [id] }] };
    expect(await hear(call!, memo)).toEqual(hints);
    expect(await hear(call!, memo)).toEqual({ is: 'hints', hints: [] });
    const repeated = JSON.parse(new TextDecoder().decode(call!.body));
    expect(await hear(await signed({ ...repeated, attempt_number: 2 }), memo)).toEqual(hints);
  });

  test('is understood by each of the spreadsheets that one webhook serves', async () => {
    const id = given.deal('one');
    const memo = await seen();
    given.person.type(table, id, { Amount: 1 });
    const [call] = given.notion.webhooks.take();
    const hints = { is: 'hints', hints: [{ table: 'deals', ids: [id] }] };
    expect(await hear(call!, memo)).toEqual(hints);
    expect(await hear(call!, memo, {}, '0123456789abcdef0123456789abcdef')).toEqual(hints);
  });
});

async function signed(body: object, token = given.notion.webhooks.verificationToken): Promise<Call> {
  const text = JSON.stringify(body);
  const signature = await signWebhookPayload({ body: text, verificationToken: token });
  return { method: 'POST', headers: { 'x-notion-signature': signature }, body: new TextEncoder().encode(text) };
}

const event = (more: object = {}) => ({
  id: `event ${Math.floor(performance.now() * 1000)}`,
  type: 'page.properties_updated',
  timestamp: start,
  entity: { id: '11111111-1111-4111-8111-111111111111', type: 'page' },
  ...more,
});

describe('a call that only says it is from Notion', () => {
  const forged = { is: 'forged' };

  test('is not believed without a signature, with another’s, or when a single byte was changed', async () => {
    const honest = await signed(event());
    const { headers, body } = honest;
    expect((await hear(honest, null)).is).toBe('hints');
    const changed = Uint8Array.from(body);
    changed[20]! ^= 1;
    for (const call of [
      { ...honest, headers: {} },
      { ...honest, body: changed },
      { ...honest, headers: { 'x-notion-signature': `${headers['x-notion-signature']}0` } },
      { ...honest, headers: { 'x-notion-signature': 'sha256=' } },
      await signed(event(), 'another_token_of_somebody'),
    ])
      expect(await hear(call, null)).toEqual(forged);
    expect(await hear(honest, null, { NOTION_WEBHOOK_TOKEN: '' })).toEqual(forged);
  });

  test('is not believed when it was kept for more than a day, or comes from the future', async () => {
    const at = (hours: number) => new Date(Date.parse(start) + hours * 3_600_000).toISOString();
    expect((await hear(await signed(event({ timestamp: at(-24) })), null)).is).toBe('hints');
    for (const hours of [-26, 1])
      expect(await hear(await signed(event({ timestamp: at(hours) })), null)).toEqual(forged);
  });

  test('two tokens count while one takes the other’s place', async () => {
    const around = { NOTION_WEBHOOK_TOKEN: 'the_old_token_0123456789, the_new_token_0123456789' };
    for (const token of ['the_old_token_0123456789', 'the_new_token_0123456789'])
      expect((await hear(await signed(event(), token), null, around)).is).toBe('hints');
  });

  test('whatever it holds, nothing is thrown', async () => {
    const token = given.notion.webhooks.verificationToken;
    for (const text of ['', 'null', '[]', '{', '{"id":1}', '"x"', JSON.stringify(event({ timestamp: 'never' }))]) {
      const body = new TextEncoder().encode(text);
      const signature = await signWebhookPayload({ body: text, verificationToken: token });
      const call = { method: 'POST', headers: { 'x-notion-signature': signature }, body };
      expect((await hear(call, null)).is).toBe('hints');
    }
    const long = await signed(event({ more: 'x'.repeat(300_000) }));
    expect(await hear(long, null)).toEqual(forged);
  });
});

describe('the first call of a webhook', () => {
  test('brings its token to whoever is setting up, and tells nobody else', async () => {
    const call = given.notion.webhooks.handshake();
    expect(await hear(call, null)).toEqual({ is: 'forged' });
    expect(await hear(call, null, { NOTION_SETUP: '1' })).toEqual({
      is: 'answer',
      body: '',
      secret: { name: 'NOTION_WEBHOOK_TOKEN', value: given.notion.webhooks.verificationToken },
    });
  });

  test('is nothing else: an event without a signature counts as little while setting up', async () => {
    const call = { ...(await signed(event())), headers: {} };
    expect(await hear(call, null, { NOTION_SETUP: '1' })).toEqual({ is: 'forged' });
  });
});
