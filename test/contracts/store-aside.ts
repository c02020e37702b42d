import { expect } from '@jest/globals';
import { languages } from '../../adapters/languages/index.ts';
import { asideJudge } from '../../core/set-aside.ts';
import { ann, bob, names, type Rule, readAll, tab, tables, whole } from './store-fixture.ts';

const people = tables.get('people')!;
const judged = new Map([['people', { ...people, isAside: asideJudge(people.fields, languages) }]]);
const blank = [null, null, null, null, null];
const messy = {
  ...tab,
  rows: [
    [null, 'January', null, null, null],
    ann,
    [null, 'Name', null, null, 'Note'],
    bob,
    [null, '———', null, null, null],
    [null, 'Total', 71, null, null],
    blank,
  ],
};

/** What a store does with rows that people put between records. */
export const asideRules: readonly Rule[] = [
  {
    title: 'totals, headers once more and headings between rows are no records, whole or asked for by their place',
    takes: 'rows that are no records',
    async run({ open }) {
      const store = await open([messy], judged);
      const { records } = await readAll(store);

      expect(names(records)).toEqual(['Ann', 'Bob']);
      const places = [records[0]!.place, records[1]!.place].flatMap((place) =>
        typeof place === 'number' ? [place - 1, place, place + 1] : [],
      );
      const { memo } = await store.read([whole], null);
      const some = await store.read([{ table: 'people', places }], memo);
      expect(names(some.tables.get('people')!.records)).toEqual(['Ann', 'Bob']);
    },
  },
];
