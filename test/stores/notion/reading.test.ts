import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { typedTable } from '../../typed-table.ts';
import { type Desk, desk, readOne, readWhole, table, text, whole } from './desk.ts';

let given: Desk;
beforeEach(async () => {
  given = await desk();
});
afterEach(() => given.close());

const bold = { bold: true };

describe('reading Notion', () => {
  test('more rows than one query shows are all read, each once', async () => {
    const { notion, clock, deal, store } = given;
    notion.world.cap = 250;
    for (let i = 0; i < 700; i++) {
      deal(`deal ${i}`);
      if (i % 40 === 0) clock.pass(60_000);
    }
    const { records, complete } = await readWhole(store);
    expect(complete).toBe(true);
    expect(records.map(({ cells }) => cells['name'])).toEqual(Array.from({ length: 700 }, (_, i) => `deal ${i}`));
  });

  test('ten thousand rows and two thousand more are read whole at the real limit', async () => {
    const { notion, clock, deal, store } = given;
    for (let i = 0; i < 12_000; i++) {
      deal(`deal ${i}`);
      if (i % 1000 === 0) clock.pass(60_000);
    }
    const { records, complete } = await readWhole(store);
    expect([records.length, complete]).toEqual([12_000, true]);
    const { reads } = notion.count();
    expect(reads).toBeLessThanOrEqual(100 + 31 + 3);
  }, 30_000);

  test('where more than a query shows were made within one minute it is known that some are missing', async () => {
    const { notion, deal, store } = given;
    deal('known before');
    const { memo } = await readWhole(store);
    notion.world.cap = 50;
    for (let i = 0; i < 60; i++) deal(`deal ${i}`);
    const { complete, records } = await readWhole(store, memo);
    expect([complete, records.length]).toEqual([false, 50]);
  });

  test('at first sight such a table is refused, since the missing rows would be taken for new ones', async () => {
    const { notion, deal, store } = given;
    notion.world.cap = 50;
    for (let i = 0; i < 60; i++) deal(`deal ${i}`);
    await expect(readWhole(store)).rejects.toMatchObject({ code: 'vendor.refused' });
  });

  test('a row in the trash is not read, and its table is whole without it', async () => {
    const { deal, person, store } = given;
    const gone = deal('gone');
    deal('here');
    person.trash(gone);
    const { records, complete } = await readWhole(store);
    expect([records.map(({ cells }) => cells['name']), complete]).toEqual([['here'], true]);
    expect(await readOne(store, gone)).toBeUndefined();
    person.restore(gone);
    expect(await readOne(store, gone)).toMatchObject({ id: gone });
  });

  test('a row that was moved to another table is not in this one any more', async () => {
    const { deal, person, store } = given;
    const moved = deal('moved');
    person.makeTable({ title: 'Archive', properties: [{ name: 'Name', type: 'title' }] });
    person.move(moved, 'Archive');
    expect(await readOne(store, moved)).toBeUndefined();
  });

  test('a renamed column stays bound to its field, as long as anything is remembered', async () => {
    const { deal, person, store, open } = given;
    deal('one', { Amount: 5 });
    const { memo } = await readWhole(store);
    person.renameColumn(table, 'Amount', 'Sum in euros');
    const after = await readWhole(open(), memo);
    expect(after.records[0]!.cells['amount']).toBe(5);
    expect((await readWhole(open())).fields.has('amount')).toBe(false);
  });

  test('a renamed table stays bound, and one that was made anew under the old name is found', async () => {
    const { deal, person, store, open } = given;
    deal('one');
    const { memo } = await readWhole(store);
    person.renameTable(table, 'Sales');
    expect((await readWhole(open(), memo)).records).toHaveLength(1);
    person.removeTable('Sales');
    person.makeTable({ title: table, properties: [{ name: 'Name', type: 'title' }] });
    person.add(table, { Name: text('afresh') });
    const again = await readWhole(open(), memo);
    expect(again.records.map(({ cells }) => cells['name'])).toEqual(['afresh']);
  });

  test('a table that is gone reads as incomplete, so that no row counts as removed', async () => {
    const { deal, person, store, open } = given;
    deal('one');
    const { memo } = await readWhole(store);
    person.removeTable(table);
    expect(await readWhole(open(), memo)).toMatchObject({ records: [], complete: false });
  });

  test('columns are bound whatever order Notion lists them in', async () => {
    const { deal, person, store } = given;
    deal('one', { Amount: 5 });
    const before = await readWhole(store);
    person.reverseColumns(table);
    expect((await readWhole(store)).records).toEqual(before.records);
  });

  test('text in many pieces is one text, longer than Notion takes in one', async () => {
    const { deal, person, store } = given;
    const long = Array.from({ length: 3 }, (_, i) => String(i).repeat(2000));
    const id = deal('long');
    person.type(table, id, { Note: long.flatMap(text) });
    expect((await readOne(store, id))!.cells['note']).toBe(long.join(''));
  });

  test('formatted text, a link and a mention are marked, so that nobody tidies them away', async () => {
    const { deal, person, store } = given;
    const plain = deal('plain');
    const ids = [
      { text: { content: 'bold' }, annotations: bold },
      { text: { content: 'link', link: { url: 'https://example.com' } } },
    ].map((piece) => {
      const id = deal('formatted');
      person.type(table, id, { Note: [piece] });
      return id;
    });
    expect((await readOne(store, plain))!.marks).toBeUndefined();
    for (const id of ids) expect({ ...(await readOne(store, id))!.marks }).toEqual({ note: 'rich' });
  });

  test('of two rows of which one is a copy, the first was made by us', async () => {
    const { store, person } = given;
    const id = 'aaaaaaaaaaaa';
    const { memo } = await readWhole(store);
    const make = { table: 'deals', key: 'k', id, set: { name: 'made' }, because: { rule: 'r', reason: null } };
    const { outcomes } = await store.write({ patches: [], creates: [make] }, memo);
    const made = outcomes.get('k')!;
    expect(made.is).toBe('applied');
    const copy = person.duplicate(made.is === 'applied' ? made.id : '');
    const { records } = await readWhole(store);
    expect(records.map((one) => [one.id, one.made])).toEqual([
      [made.is === 'applied' ? made.id : '', id],
      [copy, undefined],
    ]);
  });

  test('a row that Rowcall made is found by the id under which it made it', async () => {
    const { store } = given;
    const { memo } = await readWhole(store);
    const make = {
      table: 'deals',
      key: 'k',
      id: 'bbbbbbbbbbbb',
      set: { name: 'x' },
      because: { rule: 'r', reason: null },
    };
    await store.write({ patches: [], creates: [make] }, memo);
    expect(await readOne(store, 'bbbbbbbbbbbb')).toMatchObject({ made: 'bbbbbbbbbbbb', cells: { name: 'x' } });
  });

  test('many hinted rows are read by whole pages of the table where that takes fewer calls', async () => {
    const { deal, store, notion } = given;
    const ids = Array.from({ length: 60 }, (_, i) => deal(`deal ${i}`));
    const { memo } = await readWhole(store);
    notion.count();
    const { tables } = await store.read([{ table: 'deals', ids: ids.slice(0, 40) }], memo);
    expect(notion.count()).toEqual({ reads: 1, writes: 0 });
    const read = tables.get('deals')!;
    expect([read.records.length, read.complete]).toEqual([40, false]);
  });
});

describe('what properties hold', () => {
  const all = typedTable(
    'all',
    {
      title: {},
      select: {},
      many: { kind: 'list' },
      status: {},
      when: { kind: 'instant' },
      day: { kind: 'date' },
      who: {},
      done: { kind: 'boolean' },
      link: {},
      mail: {},
      phone: {},
      sum: { kind: 'number' },
      roll: { kind: 'list' },
      deal: {},
      no: {},
      made: { kind: 'instant' },
      edited: { kind: 'instant' },
      files: {},
    },
    ['All'],
  );

  function give() {
    const { person, open, notion } = given;
    const target = [...notion.world.sources.values()].find(({ name }) => name === table)!.id;
    person.makeTable({
      title: 'All',
      properties: [
        { name: 'title', type: 'title' },
        { name: 'select', type: 'select' },
        { name: 'many', type: 'multi_select' },
        { name: 'status', type: 'status', options: ['Open', 'Closed'] },
        { name: 'when', type: 'date' },
        { name: 'day', type: 'date' },
        { name: 'who', type: 'people' },
        { name: 'done', type: 'checkbox' },
        { name: 'link', type: 'url' },
        { name: 'mail', type: 'email' },
        { name: 'phone', type: 'phone_number' },
        { name: 'sum', type: 'formula' },
        { name: 'roll', type: 'rollup' },
        { name: 'deal', type: 'relation', target },
        { name: 'no', type: 'unique_id', prefix: 'D' },
        { name: 'made', type: 'created_time' },
        { name: 'edited', type: 'last_edited_time' },
        { name: 'files', type: 'files' },
      ],
    });
    return { store: open(new Map([['all', all]])), person };
  }

  async function readAll(store: Desk['store']) {
    return (await store.read([{ table: 'all' }], null)).tables.get('all')!.records;
  }

  test('every type of property is read as what it means', async () => {
    const { store, person } = give();
    const who = person.invite('Taras Shevchuk', 'taras@example.com');
    const deal = given.deal('Acme');
    const id = person.add('All', {
      title: text('one'),
      select: { name: 'New' },
      many: [{ name: 'red' }],
      status: { name: 'Closed' },
      when: { start: '2026-11-22T11:30:00+02:00' },
      day: { start: '2026-11-22' },
      who: [{ id: who }],
      done: true,
      link: 'https://example.com',
      mail: 'a@example.com',
      phone: '007 123',
      deal: [{ id: deal }],
    });
    person.put('All', id, 'sum', { type: 'number', number: 12.5 });
    person.put('All', id, 'roll', {
      type: 'array',
      function: 'show_original',
      array: [
        { type: 'number', number: 3 },
        { type: 'select', select: { id: 'x', name: 'Won', color: 'red' } },
      ],
    });
    person.put('All', id, 'files', [{ name: 'offer.pdf', type: 'file', file: { url: 'https://x', expiry_time: 'y' } }]);
    const [record] = await readAll(store);
    expect({ ...record!.cells }).toEqual({
      title: 'one',
      select: 'New',
      many: ['red'],
      status: 'Closed',
      when: '2026-11-22T09:30:00.000Z',
      day: '2026-11-22',
      who: 'Taras Shevchuk',
      done: true,
      link: 'https://example.com',
      mail: 'a@example.com',
      phone: '007 123',
      sum: 12.5,
      roll: ['3', 'Won'],
      deal: [deal],
      no: 'D-1',
      made: '2026-11-22T09:00:00.000Z',
      edited: '2026-11-22T09:00:00.000Z',
      files: 'offer.pdf',
    });
    const computed = ['sum', 'roll', 'no', 'made', 'edited', 'files'];
    expect({ ...record!.marks }).toEqual(Object.fromEntries(computed.map((field) => [field, 'computed'])));
  });

  test('a time with a zone of its own, and one without any, are the moments they mean', async () => {
    const { store, person } = give();
    const date = (start: string, time_zone: string | null) => ({ start, end: null, time_zone });
    for (const [start, zone] of [
      ['2026-07-01T10:00:00.000', 'Asia/Tokyo'],
      ['2026-07-01T10:00:00.000', null],
      ['2026-07-01T10:00:00.000-08:00', null],
    ] as const)
      person.put('All', person.add('All', { title: text('x') }), 'when', date(start, zone));
    expect((await readAll(store)).map(({ cells }) => cells['when'])).toEqual([
      '2026-07-01T01:00:00.000Z',
      '2026-07-01T07:00:00.000Z',
      '2026-07-01T18:00:00.000Z',
    ]);
  });

  test('of a stretch of time the beginning is read, and it is marked', async () => {
    const { store, person } = give();
    person.add('All', { title: text('x'), day: { start: '2026-07-01', end: '2026-07-05' } });
    const [record] = await readAll(store);
    expect([record!.cells['day'], record!.marks!['day']]).toEqual(['2026-07-01', 'rich']);
  });

  test('more links than a page shows are all read', async () => {
    const { store, person } = give();
    const ids = Array.from({ length: 60 }, (_, i) => given.deal(`deal ${i}`));
    person.add('All', { title: text('x'), deal: ids.map((id) => ({ id })) });
    const [record] = await readAll(store);
    expect(record!.cells['deal']).toEqual(ids);
  });

  test('people, mentions and roll-ups beyond what a page shows are all read', async () => {
    const { store, person } = give();
    const names = Array.from({ length: 30 }, (_, i) => `Person ${i}`);
    const users = names.map((name) => ({ id: person.invite(name, `${name.replace(' ', '')}@example.com`) }));
    const id = person.add('All', { title: text('x'), who: users });
    const mention = (name: string) => ({
      type: 'mention',
      plain_text: `@${name} `,
      href: null,
      annotations: {},
      mention: {},
    });
    person.format('All', id, 'title', names.map(mention) as never);
    person.put('All', id, 'roll', {
      type: 'array',
      function: 'show_original',
      array: names.map((name) => ({ type: 'email', email: name })),
    });
    const [record] = await readAll(store);
    expect(record!.cells['who']).toEqual(names);
    expect(record!.cells['title']).toBe(names.map((name) => `@${name} `).join(''));
    expect(record!.cells['roll']).toEqual(names);
  });

  test('where Rowcall may not see people, they go by their ids', async () => {
    const { store, person } = give();
    const who = person.invite('Taras', 'taras@example.com');
    person.add('All', { title: text('x'), who: [{ id: who }] });
    given.notion.world.rights.users = false;
    expect((await readAll(store))[0]!.cells['who']).toBe(who);
  });

  test('a row in which only a box stands unticked holds nothing', async () => {
    const { store, person } = give();
    person.removeColumn('All', 'no');
    for (const name of ['made', 'edited', 'status']) person.removeColumn('All', name);
    person.add('All', {});
    expect(await readAll(store)).toEqual([]);
  });

  test('a renamed choice is read under its new name', async () => {
    const { store, person } = give();
    person.add('All', { title: text('x'), select: { name: 'New' } });
    person.renameOption('All', 'select', 'New', 'Fresh');
    expect((await readAll(store))[0]!.cells['select']).toBe('Fresh');
  });
});

describe('finding tables', () => {
  const titles = async (store: Desk['store']) => (await store.describe()).tables.map(({ title }) => title);

  test('tables in columns and toggles of the page are found', async () => {
    const { person, open } = given;
    for (const [name, where] of [
      ['Contacts', 'toggle'],
      ['Orders', 'column_list'],
    ] as const) {
      person.makeTable({ title: name, properties: [{ name: 'Name', type: 'title' }] });
      person.tuckAway(where);
    }
    expect((await titles(open())).sort()).toEqual(['Contacts', 'Deals', 'Orders']);
  });

  test('a second table of one database is a table by its own name', async () => {
    const { person, open } = given;
    person.addSource(table, 'Lost deals');
    expect(await titles(open())).toEqual(['Deals', 'Lost deals']);
  });

  test('a column shows its choices, what it holds and whether Notion fills it', async () => {
    const { deal, store } = given;
    deal('one', { Stage: { name: 'Won' } });
    const { tables } = await store.describe(5);
    const columns = tables[0]!.columns.map(({ header, kind, choices, hidden, sample }) => ({
      header,
      kind,
      choices,
      hidden,
      sample,
    }));
    expect(columns[2]).toEqual({
      header: 'Stage',
      kind: 'text',
      choices: ['New', 'Won'],
      hidden: false,
      sample: ['Won'],
    });
    expect(columns[5]).toMatchObject({ header: '_key', hidden: true });
  });

  test('a page that Notion does not show is said to be missing', async () => {
    const { notion, store } = given;
    notion.world.blocks.clear();
    notion.world.databases.clear();
    await expect(store.describe()).rejects.toMatchObject({ code: 'vendor.not-found' });
  });

  test('the same page is the same spreadsheet, and it is known whether another still stands', async () => {
    const { notion, store } = given;
    expect(await store.identity!()).toBe(notion.world.root);
    expect(await store.stands!(notion.world.root)).toBe(true);
    expect(await store.stands!('11111111-1111-4111-8111-111111111111')).toBe(false);
  });

  test('nothing is asked of a table that nobody hinted at', async () => {
    const { store, notion } = given;
    const { memo } = await readWhole(store);
    notion.count();
    await store.read([], memo);
    expect(notion.count()).toEqual({ reads: 0, writes: 0 });
    expect((await store.read([whole], memo)).tables.has('deals')).toBe(true);
  });
});
