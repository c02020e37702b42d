import { describe, expect, test } from '@jest/globals';
import { memory } from '../../adapters/stores/memory/index.ts';
import { memoryStore } from '../../adapters/stores/memory/store.ts';
import type { Found } from '../../core/store.ts';
import { describeStore, writesSafely } from '../contracts/store.ts';
import { typedTable } from '../typed-table.ts';

describeStore(
  'memory',
  { open: async (tabs, tables, lists = []) => memoryStore({ tables, tabs, lists }) },
  { ...writesSafely, tab: true, lists: true },
);

const tables = new Map([['people', typedTable('people', { name: {}, city: {} })]]);

function given() {
  const rows = [
    { _id: 'aaaaaaaaaaaa', name: 'Cid', city: 'Kyiv' },
    { _id: 'bbbbbbbbbbbb', name: 'Ann', city: null },
    { _id: 'cccccccccccc', name: 'Bob', city: 'Lviv' },
  ];
  return memoryStore({ tables, rows: { people: rows } });
}

async function records(store: ReturnType<typeof given>): Promise<readonly Found[]> {
  return (await store.read([{ table: 'people' }], null)).tables.get('people')!.records;
}

const ids = (found: readonly Found[]) => found.map(({ id }) => id?.[0] ?? '-').join('');

describe('a person in a memory spreadsheet', () => {
  test('types into a cell, and the record holds it', async () => {
    const store = given();
    store.person.type('people', 3, 'city', 'Odesa');
    expect((await records(store))[1]!.cells).toEqual({ name: 'Ann', city: 'Odesa' });
  });

  test('inserts a row, which has no id and moves the others down', async () => {
    const store = given();
    store.person.insert('people', { name: 'Dan' }, 3);
    expect(ids(await records(store))).toBe('a-bc');
    store.person.insert('people', { name: 'Eve' });
    expect((await records(store)).at(-1)).toMatchObject({ id: null, place: 6, cells: { name: 'Eve' } });
  });

  test('removes a row, and the others move up', async () => {
    const store = given();
    store.person.remove('people', 2);
    expect((await records(store)).map(({ place, id }) => [place, id![0]])).toEqual([
      [2, 'b'],
      [3, 'c'],
    ]);
  });

  test('sorts, and ids move with their rows', async () => {
    const store = given();
    store.person.sort('people', 'name');
    expect(ids(await records(store))).toBe('bca');
    store.person.sort('people', 'city');
    expect(ids(await records(store))).toBe('acb');
  });

  test('pastes a copy of a row, hidden id and all', async () => {
    const store = given();
    store.person.paste('people', 2, 4);
    expect(ids(await records(store))).toBe('abac');
  });

  test('moves rows after our look, and no later write goes by places any more until we look again', async () => {
    const store = given();
    store.person.insert('people', { name: 'Dan' });
    const { memo } = await store.read([{ table: 'people' }], null);
    store.person.insert('people', { name: 'Eve' }, 5);
    const dan = { table: 'people', id: 'dddddddddddd', place: 5, carries: null, expect: {}, set: {}, because: {} };
    const part = { patches: [dan], creates: [] };
    const first = await store.write(part, memo);
    await store.write(part, first.memo);
    expect(ids(await records(store))).toBe('abc--');
  });

  test('sorts between our look and our write, and the right record is written', async () => {
    const store = given();
    const { memo } = await store.read([{ table: 'people' }], null);
    store.person.sort('people', 'name');
    const patch = {
      table: 'people',
      id: 'aaaaaaaaaaaa',
      place: 2,
      expect: { city: 'Kyiv' },
      set: { city: 'Київ' },
      because: {},
    };
    await store.write({ patches: [patch], creates: [] }, memo);
    expect((await records(store)).map(({ cells }) => cells['city'])).toEqual([null, 'Lviv', 'Київ']);
  });

  test('overtypes a formula, and the cell may be written again', async () => {
    const tab = {
      title: 'people',
      headers: ['_id', 'name', 'city'],
      rows: [['aaaaaaaaaaaa', 'Ann', 'x']],
      computed: [2],
    };
    const store = memoryStore({ tables, tabs: [tab] });
    store.person.type('people', 2, 'city', 'Lviv');
    expect((await records(store))[0]!.marks).toBeUndefined();
  });
});

test('the settings open an empty memory spreadsheet with every column of their tables', async () => {
  const store = await memory.open(memory.options.parse({}), { tables, zone: 'UTC', folder: '.' });
  const read = (await store.read([{ table: 'people' }], null)).tables.get('people')!;
  expect(read.records).toEqual([]);
  expect([...read.fields]).toEqual(['name', 'city']);
  expect(() => memory.options.parse({ file: 'x' })).toThrow();
});
