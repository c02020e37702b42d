import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Google } from '../../emulators/google/start-google.ts';
import { typedTable } from '../../typed-table.ts';
import { opened, readTable, startUnlimited } from './kit.ts';

let google: Google;
beforeAll(async () => {
  google = await startUnlimited();
});
afterAll(async () => await google.close());

const people = typedTable('people', { name: {}, phone: { headers: ['Director Phone'] }, city: {} }, ['People']);
const tab = {
  title: 'People',
  rows: [
    ['_id', 'Name', 'Director', null, 'Accountant', null, 'City'],
    [null, null, 'Phone', 'E-mail', 'Phone', 'E-mail', null],
    ['ann000000000', 'Ann', '1', 'a@example.com', '2', 'b@example.com', 'Kyiv'],
    ['bob000000000', 'Bob', '3', 'c@example.com', '4', 'd@example.com', 'Lviv'],
  ],
};

test('a header of merged cells over two rows is read, written below and known again by a look at one row alone', async () => {
  const { store, id } = await opened(google, { tabs: [tab] }, new Map([['people', people]]));
  const person = google.human(id);
  for (const range of ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1', 'G1:G2']) person.merge('People', range);

  const { memo, snapshot } = await readTable(store, 'people');
  expect(snapshot.records.map(({ place, cells }) => [place, cells['name'], cells['phone'], cells['city']])).toEqual([
    [3, 'Ann', '1', 'Kyiv'],
    [4, 'Bob', '3', 'Lviv'],
  ]);

  google.calls.length = 0;
  const again = await store.read([{ table: 'people', ids: ['bob000000000'] }], memo);
  expect(again.tables.get('people')!.records.map(({ cells }) => cells['city'])).toEqual(['Lviv']);
  expect(google.count('spreadsheets.get')).toBe(1);

  const patch = { table: 'people', id: 'bob000000000', expect: { phone: '3' }, set: { phone: '33' }, because: {} };
  const { outcomes } = await store.write({ patches: [patch], creates: [] }, again.memo);
  expect([...outcomes.values()]).toMatchObject([{ is: 'applied' }]);
  expect([person.see('People', 'C4'), person.see('People', 'E4')]).toEqual(['33', '4']);
});
