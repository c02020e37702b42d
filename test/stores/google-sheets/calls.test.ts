import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openState } from '../../../adapters/state/index.ts';
import { openTabs } from '../../../adapters/stores/binding/open-tabs.ts';
import { googleSheets } from '../../../adapters/stores/google-sheets/index.ts';
import { readListSource } from '../../../core/list-source.ts';
import { tick } from '../../../core/tick.ts';
import type { Google } from '../../emulators/google/start-google.ts';
import { toyModel } from '../../toy.ts';
import { leapingClock, opened, readTable, settingFor, startUnlimited } from './kit.ts';
import { deals, dealsTab, idOf, newDeal, patch, tables, write } from './sales.ts';

let google: Google;
beforeAll(async () => {
  google = await startUnlimited();
});
afterAll(() => google.close());
beforeEach(() => {
  google.calls.length = 0;
});

/** The calls since the last count, without those of signing in. */
function calls(): readonly string[] {
  const names = google.calls
    .filter(({ api }) => api !== 'accounts')
    .map(({ name }) => name.replace('spreadsheets.', ''));
  google.calls.length = 0;
  return names;
}

/** So many deals that Rowcall has never seen. */
function withoutIds(count: number) {
  return dealsTab(count, Object.fromEntries(Array.from({ length: count }, (_, i) => [i + 2, { _id: null }])));
}

/** A spreadsheet that was looked at once. */
async function known(count: number) {
  const { store, id } = await opened(google, { tabs: [dealsTab(count)] }, tables);
  const { memo } = await readTable(store, 'deals');
  calls();
  return { store, memo, person: google.human(id) };
}

describe('calls to Google, counted', () => {
  test('a spreadsheet never seen before is asked for its tabs, and is read whole: two', async () => {
    const { store } = await opened(google, { tabs: [dealsTab(20)] }, tables);
    await readTable(store, 'deals');
    expect(calls()).toEqual(['get', 'get']);
  });

  test('lists in other tabs come with the same call, and a tab that nobody named is never opened', async () => {
    const others = [
      { title: 'Lists', rows: [['Stage'], ['New'], ['Won']] },
      { title: 'Salaries', rows: [['Name'], ['Ann']] },
    ];
    const tabs = [dealsTab(20), ...others];
    const lists = [readListSource('Lists!A2:A')!];
    const { store } = await opened(google, { tabs }, tables, { lists });
    const { memo } = await readTable(store, 'deals');
    calls();
    const { lists: read } = await store.read([{ table: 'deals' }], memo);

    expect(read).toEqual(new Map([['Lists!A2:A', [['New'], ['Won']]]]));
    const asked = google.calls.filter(({ api }) => api !== 'accounts');
    expect(asked.map(({ ranges }) => ranges)).toEqual([["'Deals'", "'Lists'!A2:A"]]);
  });

  test('what is wrong with tables as a whole is found out without opening other tabs', async () => {
    const tabs = [dealsTab(2), { title: 'Salaries', rows: [['Name'], ['Ann']] }];
    const { store } = await opened(google, { tabs }, tables);
    calls();
    const { tables: found } = await store.describe();

    expect(found.map(({ title }) => title)).toEqual(['Deals', 'Salaries']);
    expect(google.calls.flatMap(({ ranges = [] }) => ranges).filter((range) => !range.startsWith("'Deals'"))).toEqual(
      [],
    );
  });

  test('of tabs that fit a pattern only those are opened', async () => {
    const parts = ['2026-01', '2026-02'].map((title) => ({ ...dealsTab(2), title }));
    const { id, robot } = await opened(google, { tabs: [...parts, { title: 'Salaries', rows: [['Name']] }] }, tables);
    calls();
    const spread = new Map([['deals', { ...deals, tabs: ['2026-*'] }]]);
    const store = await openTabs(googleSheets, { spreadsheet: id }, settingFor(google, spread, robot));
    const { tables: read } = await store.read([{ table: 'deals' }], null);

    expect(read.get('deals')!.records).toHaveLength(4);
    const asked = google.calls.flatMap(({ ranges = [] }) => ranges);
    expect(asked).toEqual(["'2026-01'", "'2026-02'"]);
  });

  test('while nobody touches it, asking is one light call, and nothing is read', async () => {
    const clock = leapingClock();
    const { store } = await opened(google, { tabs: [withoutIds(20)] }, tables);
    const state = await openState({ path: ':memory:', workspace: 'test', clock });
    const model = toyModel([deals], []);
    let drawn = 0;
    const ids = { fresh: () => `new${String(drawn++).padStart(9, '0')}` };
    const ports = { store, state, clock, ids, senders: new Map() };
    const look = () => tick(ports, model);
    await look();
    expect((await readTable(store, 'deals')).snapshot.records.every(({ id }) => id !== null)).toBe(true);
    await look();
    calls();
    await look();
    await look();
    expect(calls()).toEqual(['files.get', 'files.get']);
    await state.close();
  });

  test('an edited row is one reading and one writing', async () => {
    const { store, memo, person } = await known(500);
    person.type('Deals', 'C7', 'won');
    const { snapshot, memo: next } = await readTable(store, 'deals', memo, { places: [7] });
    expect(snapshot.records.map(({ id, cells }) => [id, cells['stage']])).toEqual([[idOf(7), 'won']]);
    const { outcomes } = await write(store, next, patch(7, { note: null }, { note: 'Congratulations' }));
    expect(outcomes).toEqual([{ is: 'applied', id: idOf(7), place: 7 }]);
    expect(calls()).toEqual(['get', 'batchUpdate']);
  });

  test('a thousand changed rows are one reading and one writing', async () => {
    const { store, memo } = await known(1000);
    const { snapshot, memo: next } = await readTable(store, 'deals', memo);
    const patches = snapshot.records.map(({ place }) =>
      patch(Number(place), { stage: 'new', note: null }, { stage: 'lost', note: `was ${place}` }),
    );
    const { outcomes } = await write(store, next, ...patches);
    expect(outcomes.every((outcome) => outcome?.is === 'applied')).toBe(true);
    expect(calls()).toEqual(['get', 'batchUpdate']);
  });

  test('three hundred pasted rows are given their ids in one reading and one writing', async () => {
    const { store, memo, person } = await known(20);
    person.paste(
      'Deals',
      'A22',
      Array.from({ length: 300 }, (_, i) => [`Pasted ${i}`]),
    );
    const places = Array.from({ length: 300 }, (_, i) => 22 + i);
    const { snapshot, memo: next } = await readTable(store, 'deals', memo, { places });
    const patches = snapshot.records.map(({ place }) => patch(Number(place), {}, {}, { place, carries: null }));
    const { outcomes, memo: after } = await write(store, next, ...patches);
    expect(outcomes.filter((outcome) => outcome?.is === 'applied')).toHaveLength(300);
    expect(calls()).toEqual(['get', 'batchUpdate']);
    const { snapshot: again } = await readTable(store, 'deals', after, { ids: [idOf(100), idOf(300)] });
    expect(again.records.map(({ place }) => place)).toEqual([100, 300]);
    expect(calls()).toEqual(['get']);
  });

  test('a record that is not where it was is found by one more reading', async () => {
    const { store, memo, person } = await known(20);
    person.sort('Deals', 'D', 'down');
    const { snapshot } = await readTable(store, 'deals', memo, { ids: [idOf(5)] });
    expect(snapshot.records).toMatchObject([{ id: idOf(5), place: 18 }]);
    expect(calls()).toEqual(['get', 'get']);
  });

  test('in a long table the column of ids is read to find it, not the table', async () => {
    const { store, memo, person } = await known(2500);
    person.insertRows('Deals', 2);
    const { snapshot, memo: next } = await readTable(store, 'deals', memo, { ids: [idOf(2000)] });
    expect(snapshot.records).toMatchObject([{ id: idOf(2000), place: 2001 }]);
    expect(calls()).toEqual(['get', 'get', 'get']);
    await readTable(store, 'deals', next, { ids: [idOf(2000), idOf(30)] });
    expect(calls()).toEqual(['get']);
  });

  test('new records are one writing, with what must be known of the columns read before it', async () => {
    const { store, memo } = await known(20);
    const creates = [newDeal('a', 'newdeal00001', { name: 'A' }), newDeal('b', 'newdeal00002', { name: 'B' })];
    const { outcomes } = await store.write({ patches: [], creates }, memo);
    expect([...outcomes.values()]).toEqual([
      { is: 'applied', id: 'newdeal00001', place: 22 },
      { is: 'applied', id: 'newdeal00002', place: 23 },
    ]);
    expect(calls()).toEqual(['batchUpdate']);
  });

  test('a look that is older than five seconds is taken anew before it is written by', async () => {
    const clock = leapingClock();
    const { store } = await opened(google, { tabs: [dealsTab(20)] }, tables, { clock });
    const { memo } = await readTable(store, 'deals');
    clock.pass(5001);
    calls();
    await write(store, memo, patch(7, { note: null }, { note: 'x' }));
    expect(calls()).toEqual(['get', 'batchUpdate']);
  });

  test('what need not be written makes no call', async () => {
    const { store, memo } = await known(20);
    const { outcomes } = await write(store, memo, patch(7, { stage: 'new' }, { stage: 'new' }));
    expect(outcomes).toEqual([{ is: 'applied', id: idOf(7), place: 7 }]);
    expect(calls()).toEqual([]);
  });

  test('two tables are read in one call and written in one call', async () => {
    const other = { ...deals, key: 'old', title: 'Old', titles: ['Old'] };
    const both = new Map([
      ['deals', deals],
      ['old', other],
    ]);
    const { store } = await opened(google, { tabs: [dealsTab(5), { ...dealsTab(5), title: 'Old' }] }, both);
    const first = await store.read([{ table: 'deals' }, { table: 'old' }], null);
    calls();
    const { memo } = await store.read([{ table: 'deals' }, { table: 'old' }], first.memo);
    const patches = [
      patch(3, { note: null }, { note: 'x' }),
      patch(3, { note: null }, { note: 'y' }, { table: 'old' }),
    ];
    await write(store, memo, ...patches);
    expect(calls()).toEqual(['get', 'batchUpdate']);
  });
});
