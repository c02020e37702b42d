import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Cell } from '../../../core/cell.ts';
import { typedTable } from '../../typed-table.ts';
import { type Desk, deals, desk, patch, readOne, readWhole, record, table, text, whole, writePatches } from './desk.ts';

let given: Desk;
beforeEach(async () => {
  given = await desk();
});
afterEach(() => given.close());

const toPage = /^PATCH \/v1\/pages\//;
const makePage = /^POST \/v1\/pages$/;

describe('writing to Notion', () => {
  test('only the cells that are meant are sent, so that formatted text beside them stays formatted', async () => {
    const { deal, person, store } = given;
    const id = deal('one', { Note: [{ text: { content: 'bold' }, annotations: { bold: true } }] });
    const before = person.sees(table, id, 'Note');
    const { memo } = await readWhole(store);
    const outcomes = await writePatches(store, memo, patch(id, { score: null }, { score: 7 }));
    expect(outcomes).toEqual([{ is: 'applied', id, place: id }]);
    expect(person.sees(table, id, 'Score')).toBe(7);
    expect(person.sees(table, id, 'Note')).toBe(before);
  });

  test('what somebody typed since the last read is not written over', async () => {
    const { deal, person, store } = given;
    const id = deal('one', { Stage: { name: 'New' } });
    const { memo } = await readWhole(store);
    person.type(table, id, { Stage: { name: 'Won' } });
    const [outcome] = await writePatches(store, memo, patch(id, { stage: 'New' }, { stage: 'Lost' }));
    expect(outcome).toMatchObject({ is: 'conflict', now: { stage: 'Won' } });
    expect((await readOne(store, id))!.cells['stage']).toBe('Won');
  });

  test('a row in the trash, one that was moved away and one that never was are missing', async () => {
    const { deal, person, store } = given;
    const [trashed, moved] = [deal('one'), deal('two')];
    const { memo } = await readWhole(store);
    person.trash(trashed);
    person.makeTable({ title: 'Archive', properties: [{ name: 'Name', type: 'title' }] });
    person.move(moved, 'Archive');
    const never = '11111111-1111-4111-8111-111111111111';
    const patches = [trashed, moved, never, 'cccccccccccc'].map((id) => patch(id, { score: null }, { score: 1 }));
    expect((await writePatches(store, memo, ...patches)).map(({ is }) => is)).toEqual(Array(4).fill('missing'));
  });

  test('what is written already is not written again', async () => {
    const { deal, store, notion } = given;
    const id = deal('one', { Score: 7 });
    const { memo } = await readWhole(store);
    notion.count();
    const [outcome] = await writePatches(store, memo, patch(id, { score: 7 }, { score: 7 }));
    expect([outcome!.is, notion.count()]).toEqual(['applied', { reads: 1, writes: 0 }]);
  });

  test('long text is sent in pieces that Notion takes, none of which ends within a character', async () => {
    const { deal, store } = given;
    const id = deal('one');
    const long = `${'x'.repeat(1999)}${'😀'.repeat(3000)}`;
    const { memo } = await readWhole(store);
    const [outcome] = await writePatches(store, memo, patch(id, { note: null }, { note: long }));
    expect(outcome!.is).toBe('applied');
    expect((await readOne(store, id))!.cells['note']).toBe(long);
  });

  test.each<[string, string, Cell]>([
    ['text beyond two hundred thousand characters', 'note', 'x'.repeat(200_001)],
    ['a choice with a comma', 'stage', 'Won, at last'],
    ['a choice longer than a hundred characters', 'stage', 'x'.repeat(101)],
    ['text where numbers stand', 'amount', 'much'],
    ['a number that is none', 'amount', Number.NaN],
  ])('%s is refused, and nothing is sent', async (_, field, cell) => {
    const { deal, store, notion } = given;
    const id = deal('one');
    const { memo } = await readWhole(store);
    notion.count();
    const [outcome] = await writePatches(store, memo, patch(id, { [field]: null }, { [field]: cell }));
    expect(outcome).toEqual({ is: 'refused', why: 'cell.unwritable' });
    expect(notion.count().writes).toBe(0);
  });

  test('a column that vanished meanwhile refuses its row, and no other', async () => {
    const { deal, person, store } = given;
    const ids = [deal('one'), deal('two')];
    const { memo } = await readWhole(store);
    person.removeColumn(table, 'Score');
    const outcomes = await writePatches(
      store,
      memo,
      patch(ids[0]!, { score: null }, { score: 1 }),
      patch(ids[1]!, { stage: null }, { stage: 'Won' }),
    );
    expect(outcomes.map(({ is }) => is)).toEqual(['refused', 'applied']);
  });

  test('a column renamed between our read and our write is written all the same', async () => {
    const { deal, person, store } = given;
    const id = deal('one');
    const { memo } = await readWhole(store);
    person.renameColumn(table, 'Score', 'Points');
    const [outcome] = await writePatches(store, memo, patch(id, { score: null }, { score: 3 }));
    expect(outcome!.is).toBe('applied');
    expect(person.sees(table, id, 'Points')).toBe(3);
  });

  test('where Rowcall may only look, nothing is written and it is said why', async () => {
    const { deal, store, notion } = given;
    const id = deal('one');
    notion.world.rights.update = false;
    const { memo } = await readWhole(store);
    await expect(writePatches(store, memo, patch(id, { score: null }, { score: 1 }))).rejects.toMatchObject({
      code: 'vendor.auth',
    });
  });

  test('what somebody types at the very moment between our look and our write is lost: this is what “checked” means', async () => {
    const { deal, person, store, notion } = given;
    const id = deal('one', { Stage: { name: 'New' } });
    const { memo } = await readWhole(store);
    notion.before(toPage, () => person.type(table, id, { Stage: { name: 'Won' } }));
    const [outcome] = await writePatches(store, memo, patch(id, { stage: 'New' }, { stage: 'Lost' }));
    expect(outcome!.is).toBe('applied');
    expect((await readOne(store, id))!.cells['stage']).toBe('Lost');
  });

  test('people’s own columns are left to them: what rules want there becomes a suggestion', () => {
    const { guardOf } = given.store.capabilities;
    expect(['people', 'shared', 'rowcall'].map((owner) => guardOf!(owner as 'people', 'a', 'b'))).toEqual([
      'none',
      'checked',
      'checked',
    ]);
  });
});

describe('calls that go wrong', () => {
  test('a write whose answer was lost is unknown, and is found to be done', async () => {
    const { deal, store, notion } = given;
    const id = deal('one');
    const { memo } = await readWhole(store);
    notion.fault(toPage, { is: 'lose' });
    expect(await writePatches(store, memo, patch(id, { score: null }, { score: 1 }))).toEqual([{ is: 'unknown' }]);
    expect((await readOne(store, id))!.cells['score']).toBe(1);
  });

  test('a write that broke on the way is unknown too, and is found not to be done', async () => {
    const { deal, store, notion } = given;
    const id = deal('one');
    const { memo } = await readWhole(store);
    notion.fault(toPage, { is: 'drop' });
    expect(await writePatches(store, memo, patch(id, { score: null }, { score: 1 }))).toEqual([{ is: 'unknown' }]);
    expect((await readOne(store, id))!.cells['score']).toBeNull();
  });

  test('a write may land after it was given up, within the time that is declared', async () => {
    const { deal, store, notion } = given;
    const id = deal('one');
    const { memo } = await readWhole(store);
    notion.fault(toPage, { is: 'late' });
    expect(await writePatches(store, memo, patch(id, { score: null }, { score: 1 }))).toEqual([{ is: 'unknown' }]);
    expect((await readOne(store, id))!.cells['score']).toBeNull();
    await notion.landLate();
    expect((await readOne(store, id))!.cells['score']).toBe(1);
    expect(store.capabilities.late).toBeGreaterThanOrEqual(60_000);
  });

  test('a row whose making was answered by nobody is not made twice', async () => {
    const { store, notion, open } = given;
    const { memo } = await readWhole(store);
    const made = record('aaaaaaaaaaaa', { name: 'made' });
    notion.fault(makePage, { is: 'lose' });
    const first = await store.write({ patches: [], creates: [made] }, memo);
    expect(first.outcomes.get(made.key)).toEqual({ is: 'unknown' });
    const again = await open().write({ patches: [], creates: [made] }, memo);
    const { records } = await readWhole(store);
    expect(records).toHaveLength(1);
    expect(again.outcomes.get(made.key)).toEqual({ is: 'applied', id: records[0]!.id, place: records[0]!.id });
  });

  test('a server that fails in the middle of a read is asked again; of a write nobody knows', async () => {
    const { deal, store, notion } = given;
    const id = deal('one');
    notion.fault(/query$/, { is: 'refuse', status: 502, code: 'internal_server_error' });
    const { memo } = await readWhole(store);
    notion.fault(toPage, { is: 'refuse', status: 503, code: 'service_unavailable' });
    expect(await writePatches(store, memo, patch(id, { score: null }, { score: 1 }))).toEqual([{ is: 'unknown' }]);
  });

  test('two changes of one page that Notion could not put together are tried again', async () => {
    const { deal, store, notion } = given;
    const id = deal('one');
    const { memo } = await readWhole(store);
    notion.fault(toPage, { is: 'refuse', status: 409, code: 'conflict_error' });
    expect((await writePatches(store, memo, patch(id, { score: null }, { score: 1 })))[0]!.is).toBe('applied');
  });

  test('when Notion is busy, reading waits as long as it says; longer than twenty seconds is told at once', async () => {
    const { deal, store, notion, clock } = given;
    deal('one');
    notion.fault(/query$/, { is: 'refuse', status: 429, code: 'rate_limited', retryAfter: 15 });
    const before = clock.elapsed();
    expect((await readWhole(store)).records).toHaveLength(1);
    expect(clock.elapsed() - before).toBeGreaterThanOrEqual(15_000);
    notion.fault(/query$/, { is: 'refuse', status: 429, code: 'rate_limited', retryAfter: 300 });
    await expect(readWhole(store)).rejects.toMatchObject({ code: 'vendor.busy', details: { retryAfter: 300 } });
  });

  test('a write that is put off before anything was written is refused as a whole', async () => {
    const { deal, store, notion } = given;
    const id = deal('one');
    const { memo } = await readWhole(store);
    notion.fault(toPage, { is: 'refuse', status: 429, code: 'rate_limited', retryAfter: 90 });
    await expect(writePatches(store, memo, patch(id, { score: null }, { score: 1 }))).rejects.toMatchObject({
      code: 'vendor.busy',
    });
    expect(given.person.sees(table, id, 'Score') ?? null).toBeNull();
  });

  test('where Notion becomes busy in the middle, what was written counts and the rest waits for the next time', async () => {
    const { deal, store, notion, person } = given;
    const ids = ['a', 'b', 'c'].map((name) => deal(name));
    const { memo } = await readWhole(store);
    notion.fault(new RegExp(`PATCH /v1/pages/${ids[1]}`), {
      is: 'refuse',
      status: 429,
      code: 'rate_limited',
      retryAfter: 90,
    });
    const outcomes = await writePatches(store, memo, ...ids.map((id) => patch(id, { score: null }, { score: 1 })));
    expect(outcomes.map(({ is }) => is)).toEqual(['applied', 'conflict', 'conflict']);
    expect(ids.map((id) => person.sees(table, id, 'Score') ?? null)).toEqual([1, null, null]);
  });

  test('what a person asked for and was put off is not told to have met somebody', async () => {
    const { deal, store, notion } = given;
    const ids = ['a', 'b'].map((name) => deal(name));
    const { memo } = await readWhole(store);
    notion.fault(new RegExp(`PATCH /v1/pages/${ids[1]}`), {
      is: 'refuse',
      status: 429,
      code: 'rate_limited',
      retryAfter: 90,
    });
    const asked = ids.map((id) => ({
      ...patch(id, { score: null }, { score: 1 }),
      because: { score: { rule: 'request', reason: null } },
    }));
    expect((await writePatches(store, memo, ...asked)).map(({ is }) => is)).toEqual(['applied', 'missing']);
  });

  test('after a refusal nothing is called until Notion takes calls again, whoever asks', async () => {
    const { deal, store, open, notion, clock } = given;
    for (let i = 0; i < 30; i++) deal(`deal ${i}`);
    notion.budget = 2;
    for (const one of [store, store, open()])
      await expect(readWhole(one)).rejects.toMatchObject({ code: 'vendor.busy' });
    expect(notion.count()).toEqual({ reads: 3, writes: 0 });
    clock.pass(60_000);
    expect((await readWhole(store)).records).toHaveLength(30);
    expect(notion.count()).toEqual({ reads: 1, writes: 0 });
  });
});

describe('making rows', () => {
  test('without a place for the id of ours no row is made, since nobody could tell it from another', async () => {
    const { person, store } = given;
    person.removeColumn(table, '_key');
    const { memo } = await readWhole(store);
    const made = record('aaaaaaaaaaaa', { name: 'x' });
    const { outcomes } = await store.write({ patches: [], creates: [made] }, memo);
    expect(outcomes.get(made.key)).toEqual({ is: 'refused', why: 'column.missing' });
    const { tables } = await store.describe();
    expect(tables[0]!.unready).toBe(true);
    await store.setUp([{ table: 'deals', columns: [] }]);
    const again = await store.write({ patches: [], creates: [made] }, memo);
    expect(again.outcomes.get(made.key)!.is).toBe('applied');
  });

  test('a row is made all the same when a column was renamed since', async () => {
    const { person, store } = given;
    const { memo } = await readWhole(store);
    person.renameColumn(table, 'Score', 'Points');
    const made = record('aaaaaaaaaaaa', { name: 'x', score: 3 });
    const { outcomes } = await store.write({ patches: [], creates: [made] }, memo);
    const outcome = outcomes.get(made.key)!;
    expect(outcome.is).toBe('applied');
    expect(person.sees(table, outcome.is === 'applied' ? outcome.id : '', 'Points')).toBe(3);
  });

  test('set-up makes each column as what it holds, and changes nothing that is there', async () => {
    const { person, store, open } = given;
    const wide = typedTable(
      'deals',
      {
        name: { headers: ['Name'] },
        due: { kind: 'date', owner: 'rowcall' },
        at: { kind: 'instant', owner: 'rowcall' },
        ok: { kind: 'boolean', owner: 'rowcall' },
        tags: { kind: 'list', owner: 'rowcall' },
        sum: { kind: 'number', owner: 'rowcall' },
        state: { owner: 'rowcall' },
        odd: { owner: 'rowcall' },
        stage: { headers: ['Stage'] },
      },
      [table],
    );
    const tables = new Map([['deals', wide]]);
    const column = (field: string, choices?: string[]) => ({
      field,
      header: field,
      hidden: false,
      hint: choices === undefined ? {} : { choices },
    });
    const columns = [
      ...['due', 'at', 'ok', 'tags', 'sum'].map((field) => column(field)),
      column('state', ['Fine', 'To fix']),
      column('odd', ['a, b']),
      column('stage', ['other']),
    ];
    await open(tables).setUp([{ table: 'deals', columns }]);
    const { tables: found } = await store.describe();
    const types = new Map(
      [...given.notion.world.sources.values()][0]!.properties.map(({ name, type }) => [name, type]),
    );
    expect(columns.map(({ header }) => types.get(header))).toEqual([
      'date',
      'date',
      'checkbox',
      'multi_select',
      'number',
      'select',
      'rich_text',
      undefined,
    ]);
    expect(found[0]!.columns.find(({ header }) => header === 'Stage')!.choices).toEqual(['New', 'Won']);
    expect(person.rows(table)).toEqual([]);
  });

  test('a row that refers to one made in the same plan leads to its page, also in a process that did not make it', async () => {
    const { person, notion, open } = given;
    const target = [...notion.world.sources.values()][0]!.id;
    person.makeTable({
      title: 'Tasks',
      properties: [
        { name: 'What', type: 'title' },
        { name: 'Deal', type: 'relation', target },
        { name: '_key', type: 'rich_text' },
      ],
    });
    const tasks = typedTable('tasks', { what: { headers: ['What'] }, deal: { headers: ['Deal'] } }, ['Tasks']);
    const tables = new Map([
      ['deals', deals],
      ['tasks', tasks],
    ]);
    const task = (id: string) => ({ ...record(id, { what: id, deal: ['aaaaaaaaaaaa'] }), table: 'tasks', key: id });
    const store = open(tables);
    const { memo } = await store.read([whole, { table: 'tasks' }], null);
    const parent = record('aaaaaaaaaaaa', { name: 'Acme' });
    const made = await store.write({ patches: [], creates: [parent, task('bbbbbbbbbbbb')] }, memo);
    const later = await open(tables).write({ patches: [], creates: [task('cccccccccccc')] }, memo);
    const nobody = { ...task('dddddddddddd'), set: { what: 'x', deal: ['zzzzzzzzzzzz'] } };
    const lost = await open(tables).write({ patches: [], creates: [nobody] }, memo);
    const acme = made.outcomes.get(parent.key)!;
    const read = await store.read([{ table: 'tasks' }], null);
    const page = acme.is === 'applied' ? acme.id : '';
    expect(read.tables.get('tasks')!.records.map(({ cells }) => cells['deal'])).toEqual([[page], [page]]);
    expect(later.outcomes.get('cccccccccccc')!.is).toBe('applied');
    expect(lost.outcomes.get('dddddddddddd')).toEqual({ is: 'refused', why: 'cell.unwritable' });
  });

  test('a person is set by the very name that Notion shows, and by nothing else', async () => {
    const { person, deal, open } = given;
    person.addColumn(table, 'Owner', 'people');
    const who = person.invite('Taras Shevchuk', 'taras@example.com');
    for (const email of ['a@example.com', 'b@example.com']) person.invite('Ivan', email);
    const owned = typedTable('deals', { name: { headers: ['Name'] }, owner: { headers: ['Owner'], owner: 'shared' } }, [
      table,
    ]);
    const store = open(new Map([['deals', owned]]));
    const ids = ['a', 'b', 'c'].map((name) => deal(name));
    const { memo } = await readWhole(store);
    const owners = ['Taras Shevchuk', 'Ivan', 'taras@example.com'];
    const outcomes = await writePatches(
      store,
      memo,
      ...ids.map((id, i) => patch(id, { owner: null }, { owner: owners[i]! })),
    );
    expect(outcomes.map(({ is }) => is)).toEqual(['applied', 'refused', 'refused']);
    expect(person.sees(table, ids[0]!, 'Owner')).toEqual([{ id: who }]);
  });

  test('a choice that a status does not have is refused by Notion, and told', async () => {
    const { person, deal, open } = given;
    person.addColumn(table, 'State', 'status', ['Open', 'Closed']);
    const stated = typedTable(
      'deals',
      { name: { headers: ['Name'] }, state: { headers: ['State'], owner: 'shared' } },
      [table],
    );
    const store = open(new Map([['deals', stated]]));
    const ids = ['a', 'b', 'c'].map((name) => deal(name));
    const { memo } = await readWhole(store);
    const wanted = ['Closed', 'Frozen', null];
    const outcomes = await writePatches(
      store,
      memo,
      ...ids.map((id, i) => patch(id, { state: 'Open' }, { state: wanted[i]! })),
    );
    expect(outcomes.map(({ is }) => is)).toEqual(['applied', 'refused', 'refused']);
  });

  test('a stretch of time is not cut to its beginning, and what Notion works out is not written', async () => {
    const { person, deal, open } = given;
    person.addColumn(table, 'When', 'date');
    person.addColumn(table, 'Edited', 'last_edited_time');
    const dated = typedTable(
      'deals',
      {
        name: { headers: ['Name'] },
        when: { headers: ['When'], kind: 'date' },
        edited: { headers: ['Edited'], kind: 'instant' },
      },
      [table],
    );
    const store = open(new Map([['deals', dated]]));
    const id = deal('a', { When: { start: '2026-07-01', end: '2026-07-05' } });
    const other = deal('b', { When: { start: '2026-07-01' } });
    const { memo, records } = await readWhole(store);
    const { edited } = records[0]!.cells;
    const outcomes = await writePatches(
      store,
      memo,
      patch(id, { when: '2026-07-01' }, { when: '2026-07-02' }),
      patch(other, { edited: edited! }, { edited: '2026-01-01T00:00:00.000Z' }),
    );
    expect(outcomes).toEqual([
      { is: 'refused', why: 'cell.unwritable' },
      { is: 'refused', why: 'cell.computed' },
    ]);
    expect(person.sees(table, id, 'When')).toMatchObject({ end: '2026-07-05' });
  });

  test('a moment between two minutes is refused rather than cut', async () => {
    const { person, deal, open } = given;
    person.addColumn(table, 'At', 'date');
    const timed = typedTable('deals', { name: { headers: ['Name'] }, at: { headers: ['At'], kind: 'instant' } }, [
      table,
    ]);
    const store = open(new Map([['deals', timed]]));
    const ids = [deal('a'), deal('b')];
    const { memo } = await readWhole(store);
    const at = ['2026-07-01T10:30:00.000Z', '2026-07-01T10:30:01.000Z'];
    const outcomes = await writePatches(store, memo, ...ids.map((id, i) => patch(id, { at: null }, { at: at[i]! })));
    expect(outcomes.map(({ is }) => is)).toEqual(['applied', 'refused']);
  });

  test('more than twenty-five links are compared and written whole', async () => {
    const { person, notion, open, deal } = given;
    const target = [...notion.world.sources.values()][0]!.id;
    person.makeTable({
      title: 'Lists',
      properties: [
        { name: 'Name', type: 'title' },
        { name: 'Deals', type: 'relation', target },
      ],
    });
    const lists = typedTable('deals', { name: { headers: ['Name'] }, deals: { headers: ['Deals'], owner: 'shared' } }, [
      'Lists',
    ]);
    const store = open(new Map([['deals', lists]]));
    const ids = Array.from({ length: 40 }, (_, i) => deal(`deal ${i}`));
    const id = person.add('Lists', { Name: text('x'), Deals: ids.slice(0, 30).map((one) => ({ id: one })) });
    const { memo } = await readWhole(store);
    const [outcome] = await writePatches(store, memo, patch(id, { deals: ids.slice(0, 30) }, { deals: ids }));
    expect(outcome!.is).toBe('applied');
    expect((await readOne(store, id))!.cells['deals']).toEqual(ids);
  });
});
