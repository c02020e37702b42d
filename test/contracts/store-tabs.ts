import { expect } from '@jest/globals';
import { severalTabs } from '../../adapters/stores/binding/several-tabs.ts';
import { partTables, tabParts } from '../../adapters/stores/binding/tab-parts.ts';
import type { Cells } from '../../core/cell.ts';
import type { NewRecord, Patch } from '../../core/patch.ts';
import type { Store } from '../../core/store.ts';
import { ann, bob, type Harness, names, type Rule, readAll, type Tab, tab, tables, whole } from './store-fixture.ts';

const patch = (id: string, set: Cells, expected: Cells): Patch => ({
  table: 'people',
  id,
  expect: expected,
  set,
  because: {},
});
const create = (key: string, set: Cells): NewRecord => ({
  table: 'people',
  key,
  id: 'dddddddddddd',
  set,
  because: { rule: 'test', reason: null },
});

const january: Tab = { ...tab, title: 'January', rows: [ann] };
const february: Tab = {
  title: 'February',
  headers: ['_id', 'Note', 'Born', 'Name'],
  kinds: ['text', 'text', 'date', 'text'],
  rows: [[bob[0]!, null, null, 'Bob']],
};

/** A table of people that stands in two tabs. */
async function opened(open: Harness['open'], tabs: readonly Tab[], into?: string): Promise<Store> {
  const people = { ...tables.get('people')!, tabs: ['January', 'February'], ...(into !== undefined && { into }) };
  const spread = new Map([['people', people]]);
  const parts = tabParts(spread, []);
  return severalTabs(await open(tabs, partTables(spread, parts)), parts);
}

/** What a store does with a table that stands in several tabs. */
export const tabRules: readonly Rule[] = [
  {
    title: 'the names of all tabs are told without opening any, by stores that can',
    takes: 'tabs with names',
    async run({ open }) {
      const store = await open([tab, { ...january, title: 'Private' }], tables);

      expect((await store.titles?.()) ?? ['People', 'Private']).toEqual(['People', 'Private']);
    },
  },
  {
    title: 'the rows of several tabs are one table, each column found by its own header in each of them',
    takes: 'tabs with names',
    async run({ open }) {
      const store = await opened(open, [january, february]);
      const { tables: read, memo } = await store.read([whole], null);
      const { records, complete, fields } = read.get('people')!;

      expect(names(records)).toEqual(['Ann', 'Bob']);
      expect(records.map(({ place }) => String(place).split(' ')[0])).toEqual(['January', 'February']);
      expect([complete, [...fields].sort()]).toEqual([true, ['age', 'born', 'name', 'note']]);
      const { place } = records[1]!;
      const some = await store.read([{ table: 'people', places: [place] }], memo);
      expect(names(some.tables.get('people')!.records)).toEqual(['Bob']);
    },
  },
  {
    title: 'a tab of several that is missing means that nothing is known to be gone',
    takes: 'tabs with names',
    async run({ open }) {
      const { records, complete } = await readAll(await opened(open, [january]));

      expect([names(records), complete]).toEqual([['Ann'], false]);
    },
  },
  {
    title: 'a record is written in the tab in which it stands, wherever that is by now',
    takes: 'tabs with names',
    needs: 'writing',
    async run({ open }) {
      const store = await opened(open, [january, february]);
      const { tables: read, memo } = await store.read([whole], null);
      const [first, second] = read.get('people')!.records;
      const written = await store.write(
        {
          patches: [
            patch(first!.id!, { note: 'here' }, { note: 'kept' }),
            { ...patch(second!.id!, { note: 'there' }, { note: null }), place: second!.place },
          ],
          creates: [],
        },
        memo,
      );

      expect([...written.outcomes.values()].map(({ is }) => is)).toEqual(['applied', 'applied']);
      const { records } = await readAll(store);
      expect(records.map(({ cells }) => cells['note'])).toEqual(['here', 'there']);
    },
  },
  {
    title: 'a new record goes into the last tab, or into the one that the settings name',
    takes: 'tabs with names',
    needs: 'writing',
    async run({ open }) {
      for (const [into, order] of [
        [undefined, ['Ann', 'Bob', 'Dan']],
        ['january', ['Ann', 'Dan', 'Bob']],
      ] as const) {
        const store = await opened(open, [january, february], into);
        const { memo } = await store.read([whole], null);
        const { outcomes } = await store.write({ patches: [], creates: [create('new', { name: 'Dan' })] }, memo);

        expect([...outcomes.values()].map(({ is }) => is)).toEqual(['applied']);
        expect(names((await readAll(store)).records)).toEqual(order);
      }
    },
  },
];
