import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { notionStore } from '../../../adapters/stores/notion/store.ts';
import { openNotion } from '../../../adapters/vendors/notion.ts';
import type { Board } from '../../../core/board.ts';
import { boardMemo } from '../../../core/board.ts';
import type { Memo } from '../../../core/store.ts';
import { boardOf, goOn } from '../../contracts/board-fixture.ts';
import { type Desk, deals, desk } from './desk.ts';

let given: Desk;
beforeEach(async () => {
  given = await desk();
});
afterEach(() => given.close());

async function shown(board: Board, memo: Memo = {}, store = given.store): Promise<Memo> {
  const written = await store.board!.write(board, memo);
  expect(written.is).toBe('shown');
  return written.memo;
}

const page = () => given.person.pageNamed('Rowcall')!;
const blocks = () => given.person.reads(page());
const texts = () =>
  blocks().map(({ type, text, checked }) => (type === 'to_do' ? `${checked ? '☑' : '☐'} ${text}` : text));
const blockOf = (text: string) => blocks().find((block) => block.text === text)!.id;

/** What the formula on the page comes to now. */
function alarm(): string {
  const { world } = given.notion;
  const source = [...world.sources.values()].find(({ name, inTrash }) => name === 'Working' && !inTrash)!;
  return source.properties.find(({ type }) => type === 'formula')!.compute!();
}

describe('the page of Rowcall’s own in a Notion', () => {
  test('reads from the top as it is told, with one short table for what rings by itself', async () => {
    await shown(boardOf({ more: goOn, week: ['changed 2 cells', 'asked 1 question'] }));
    expect(texts()).toEqual([
      'Last check: 09:00',
      '',
      '☐ Pause',
      'Paused: by Ann',
      '☐ Go on',
      'This week',
      'changed 2 cells\nasked 1 question',
    ]);
    expect(blocks()[1]!.type).toBe('child_database');
    expect(alarm()).toBe('yes');
  });

  test('rings by itself when nobody has checked for too long, and is well again after a check', async () => {
    const memo = await shown(boardOf());
    given.clock.pass(2 * 3_600_000);
    expect(alarm()).toBe('No check since "09:00"');
    await shown(boardOf({ checked: '11:01', from: '2026-11-22T14:00:00.000Z' }), memo);
    expect(alarm()).toBe('yes');
  });

  test('says until when all is well in words, where Notion takes no such formula', async () => {
    given.notion.fault(/^POST \/v1\/databases$/, { is: 'refuse', status: 400, code: 'validation_error' });
    const memo = await shown(boardOf());
    expect(texts().slice(0, 2)).toEqual(['Last check: 09:00\nWorking: yes, until 2026-11-22T11:00:00.000Z', '☐ Pause']);
    given.notion.count();
    await shown(boardOf(), memo);
    expect(given.notion.count().writes).toBe(0);
  });

  test('costs no writing while nothing changed, and only what differs is written', async () => {
    const memo = await shown(boardOf());
    given.notion.count();
    await shown(boardOf(), memo);
    expect(given.notion.count()).toEqual({ reads: 2, writes: 0 });
    const next = await shown(boardOf({ checked: '09:30', from: '2026-11-22T11:30:00.000Z' }), memo);
    expect(given.notion.count()).toEqual({ reads: 2, writes: 2 });
    await shown(boardOf({ week: ['changed 3 cells'] }), next);
    expect(given.notion.count().writes).toBe(3);
  });

  test('leaves a box as somebody ticked it since it was written last, and tells who that was', async () => {
    const memo = await shown(boardOf());
    given.person.tick(blockOf('Pause'), true);
    const next = await shown(boardOf({ checked: '09:30', was: false }), memo);
    expect(await given.store.board!.read(next)).toEqual(new Map([['pause', true]]));
    expect(await given.store.board!.who!('pause', next)).toBe('Olena Koval');
    await shown(boardOf({ was: true }), next);
    expect(await given.store.board!.read(next)).toEqual(new Map([['pause', false]]));
  });

  test('is the same page after a pause, with no more blocks than before; what people write on it stays', async () => {
    const memo = await shown(boardOf());
    const before = blocks().map(({ id }) => id);
    const remark = given.person.writeOn(page(), 'who looks after this?');
    const paused = await shown(boardOf({ paused: true, more: goOn }), memo);
    expect(texts()).toEqual([
      'Last check: 09:00',
      '',
      '☑ Pause',
      'Paused: by Ann',
      '☐ Go on',
      'This week',
      'changed 2 cells',
      'who looks after this?',
    ]);
    expect(
      blocks()
        .map(({ id }) => id)
        .filter((id) => before.includes(id)),
    ).toEqual(before);
    given.person.tick(blockOf('Go on'), true);
    expect([...(await given.store.board!.read(paused))!].toSorted()).toEqual([
      ['go-on', true],
      ['pause', true],
    ]);
    await shown(boardOf(), paused);
    expect(blocks().map(({ id }) => id)).toEqual([...before, remark]);
  });

  test('is found by a process that remembers nothing of it, and by another one that does', async () => {
    const memo = await shown(boardOf());
    given.person.tick(blockOf('Pause'), true);
    expect(await given.open().board!.read(memo)).toEqual(new Map([['pause', true]]));
    const again = await shown(boardOf({ checked: '10:00', was: false }), {}, given.open());
    expect(texts()).toEqual(['Last check: 10:00', '', '☑ Pause', 'This week', 'changed 2 cells']);
    expect(JSON.parse(again[boardMemo]!)).toMatchObject({ page: page(), boxes: { pause: blockOf('Pause') } });
  });

  test('is shown anew when somebody put it into the trash, or took its first line away', async () => {
    const memo = await shown(boardOf());
    given.person.removeBlock(blockOf('Last check: 09:00'));
    const next = await shown(boardOf({ checked: '09:30' }), memo);
    expect(texts().filter((text) => text !== '')).toEqual([
      'Last check: 09:30',
      '☐ Pause',
      'This week',
      'changed 2 cells',
    ]);
    given.person.removeBlock(page());
    expect(await given.store.board!.read(next)).toBeNull();
    await shown(boardOf(), next);
    expect(texts()).toHaveLength(5);
  });

  test.each([
    ['page', /^POST \/v1\/pages$/],
    ['text', /^PATCH \/v1\/blocks\/.*\/children$/],
  ])('is no twice there when the answer to its making is lost: the %s', async (_, to) => {
    given.notion.fault(to, { is: 'lose' });
    await expect(given.store.board!.write(boardOf(), {})).rejects.toMatchObject({ code: 'vendor.unreachable' });
    await shown(boardOf());
    expect(given.notion.world.subpages.size).toBe(1);
    expect(texts().filter((text) => text !== '')).toHaveLength(4);
  });

  test('stands beside the database where the settings name one database only', async () => {
    const { world, url } = given.notion;
    const [database] = [...world.databases.keys()];
    const connection = openNotion({ token: world.token, root: url, clock: given.clock });
    const tables = new Map([['deals', deals]]);
    const setting = { notion: connection, root: database!, elsewhere: {}, tables, zone: 'UTC', clock: given.clock };
    await shown(boardOf(), {}, notionStore(setting));
    expect(world.blocks.get(world.root)!.map(({ type }) => type)).toEqual(['child_database', 'child_page']);
  });

  test('is not made where people have called a page of theirs the same', async () => {
    given.person.makePage('Rowcall', ['our own notes']);
    expect(await given.store.board!.write(boardOf(), {})).toEqual({ is: 'taken', memo: {} });
    expect(await given.store.board!.read()).toBeNull();
    expect(texts()).toEqual(['our own notes']);
  });
});

describe('the way out of a Notion', () => {
  test('takes our page wherever somebody has moved it', async () => {
    const { world } = given.notion;
    const memo = await shown(boardOf());
    const elsewhere = given.person.makePage('Office');
    world.blocks.get(elsewhere)!.push(world.blocks.get(world.root)!.splice(1, 1)[0]!);
    await shown(boardOf({ checked: '09:30' }), memo);
    expect(world.subpages.size).toBe(2);
    await given.open().takeOut!([], memo);
    expect(given.person.reads(elsewhere)).toEqual([]);
  });

  test('takes our columns and our page, also when an answer is lost, and nothing else', async () => {
    const { world } = given.notion;
    given.deal('roof', { Note: [{ text: { content: 'by Friday' } }] });
    const source = [...world.sources.values()][0]!;
    const standing = () =>
      JSON.stringify([source.properties.map(({ name }) => name), source.pages.map(({ values }) => [...values])]);
    given.person.removeColumn('Deals', '_key');
    given.person.removeColumn('Deals', 'Score');
    const before = standing();
    const columns = [{ field: 'score', header: 'Score', hidden: false, hint: {} }];
    await given.store.setUp([{ table: 'deals', columns }]);
    await shown(boardOf());
    given.notion.fault(/^PATCH \/v1\/data_sources/, { is: 'lose' });
    given.notion.fault(/^PATCH \/v1\/pages/, { is: 'lose' });

    expect(await given.store.takeOut!([{ table: 'deals', fields: ['score'] }])).toEqual([]);
    expect(standing()).toBe(before);
    expect(world.blocks.get(world.root)!.map(({ type }) => type)).toEqual(['child_database']);
  });
});
