import { expect } from '@jest/globals';
import { listsOfTables } from '../../adapters/actions/listing/table-lists.ts';
import { readListSource, readListTable } from '../../core/list-source.ts';
import { modelOf } from '../settings.ts';
import { type Rule, tab, tables, whole } from './store-fixture.ts';

const source = (text: string) => readListSource(text)!;

/** Cities with their other spellings, a blank row among them. */
const cities = {
  title: 'Lists',
  headers: ['City', 'Also', 'Stage'],
  rows: [
    ['Kyiv', 'Київ', 'New'],
    ['Lviv', null, 'Won'],
    [null, null, null],
    ['Odesa', ' Одеса ', null],
  ],
};

/** What a store does with lists that people keep in cells. */
export const listRules: readonly Rule[] = [
  {
    title: 'lists come along with a table that is read whole, tidied, and without blank rows',
    needs: 'lists',
    async run({ open }) {
      const lists = [source('Lists!A2:B'), source("'lists'!C2:C4"), source('Elsewhere!A1:A9')];
      const store = await open([tab, cities], tables, lists);
      const { lists: read, memo } = await store.read([whole], null);

      expect(read).toEqual(
        new Map([
          ['Lists!A2:B', [['Kyiv', 'Київ'], ['Lviv'], ['Odesa', 'Одеса']]],
          ["'lists'!C2:C4", [['New'], ['Won']]],
          ['Elsewhere!A1:A9', null],
        ]),
      );
      expect((await store.read([whole], memo)).lists).toEqual(read);
      expect((await store.read([{ table: 'people', ids: ['bbbbbbbbbbbb'] }], memo)).lists).toBeUndefined();
    },
  },
  {
    title: 'lists are read by themselves where nothing else is asked for',
    needs: 'lists',
    async run({ open }) {
      const store = await open([tab, cities], tables, [source('Lists!A2:A3')]);

      expect((await store.read([], null)).lists).toEqual(new Map([['Lists!A2:A3', [['Kyiv'], ['Lviv']]]]));
    },
  },
  {
    title: 'a day in a list is that day, whatever the spreadsheet shows of it',
    needs: 'lists',
    async run({ open }) {
      const rows = [
        ['2026-12-24', 'Christmas Eve'],
        ['2027-01-01', '2027-01-03'],
      ];
      const holidays = { title: 'Holidays', headers: ['Day', 'What'], rows, kinds: ['date', 'text'] as const };
      const store = await open([tab, holidays], tables, [source('Holidays!A2:B')]);

      expect((await store.read([], null)).lists).toEqual(new Map([['Holidays!A2:B', rows]]));
    },
  },
  {
    title: 'the fields of a table are a list as well, a day among them, wherever tables are',
    async run({ open }) {
      const store = await open([tab], tables);
      const { tables: read } = await store.read([whole], null);
      const list = readListTable('people.name, born')!;
      const model = modelOf('tables: { a: { label: b, fields: { b: { type: text } } } }');
      const held = await listsOfTables(
        { lists: [{ source: list, path: [], table: null }], model: { ...model, tables } },
        async () => read.get('people')!.records,
        '2026-11-22T09:00:00.000Z',
      );

      expect(held).toEqual(new Map([['people.name, born', [['Ann', '1996-02-29'], ['Bob'], ['Cid']]]]));
    },
  },
];
