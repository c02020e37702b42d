import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { googleSheets } from '../../../adapters/stores/google-sheets/index.ts';
import { RowcallError } from '../../../core/errors.ts';
import { type Google, startGoogle } from '../../emulators/google/start-google.ts';
import { typedTable } from '../../typed-table.ts';
import { leapingClock, newId, newRobot, opened, readTable, settingFor, startUnlimited } from './kit.ts';
import { dealsTab, idOf, patch, tables, write } from './sales.ts';

let google: Google;
beforeAll(async () => {
  google = await startUnlimited();
});
afterAll(() => google.close());
beforeEach(() => {
  google.clearFaults();
  google.calls.length = 0;
});

describe('whether anybody was at the keyboard', () => {
  test('is known by the version of the file since it was read whole', async () => {
    const { store, id } = await opened(google, { tabs: [dealsTab(3)] }, tables);
    expect(await store.touched!(null)).toBe(true);
    const { memo } = await readTable(store, 'deals');
    expect(await store.touched!(memo)).toBe(false);
    google.human(id).type('Deals', 'C3', 'won');
    expect(await store.touched!(memo)).toBe(true);
  });

  test('is known to another process by what is remembered', async () => {
    const first = await opened(google, { tabs: [dealsTab(3)] }, tables);
    await first.store.touched!(null);
    const { memo } = await readTable(first.store, 'deals');
    const other = await googleSheets.open({ spreadsheet: first.id }, settingFor(google, tables, first.robot));
    expect(await other.touched!(memo)).toBe(false);
    google.human(first.id).type('Deals', 'C3', 'won');
    expect(await other.touched!(memo)).toBe(true);
  });

  test('is not known by a look at a few rows', async () => {
    const { store, id } = await opened(google, { tabs: [dealsTab(3)] }, tables);
    await store.touched!(null);
    const { memo } = await readTable(store, 'deals');
    google.human(id).type('Deals', 'C3', 'won');
    expect(await store.touched!(memo)).toBe(true);
    const { memo: next } = await readTable(store, 'deals', memo, { places: [2] });
    expect(await store.touched!(next)).toBe(true);
  });
});

describe('which spreadsheet it is', () => {
  test('is told by its id, which a copy does not share', async () => {
    const { store, id } = await opened(google, { tabs: [dealsTab(1)] }, tables);
    expect(await store.identity!()).toBe(id);
  });

  test('another one still stands while it may be seen and is not in the bin', async () => {
    const { store, robot } = await opened(google, { tabs: [dealsTab(1)] }, tables);
    const other = newId();
    google.add({ id: other, tabs: [dealsTab(1)], shared: [{ role: 'reader', email: robot }] });
    expect(await store.stands!(other)).toBe(true);
    google.changeFile(other, { trashed: true });
    expect(await store.stands!(other)).toBe(false);
    google.remove(other);
    expect(await store.stands!(other)).toBe(false);
  });

  test('whether another one stands is not known while the key does not open anything', async () => {
    const { store, id } = await opened(google, { tabs: [dealsTab(1)] }, tables);
    google.fault({ on: 'files.get', fault: { is: 'refused', status: 401 }, times: 5 });
    await expect(store.stands!(id)).rejects.toMatchObject({ code: 'vendor.auth' });
  });
});

describe('a description', () => {
  test('says what people call the spreadsheet', async () => {
    const { store } = await opened(google, { title: 'Our CRM', tabs: [dealsTab(1)] }, tables);
    expect((await store.describe()).title).toBe('Our CRM');
    expect(google.count('spreadsheets.get')).toBe(2);
  });

  const lists = { title: 'Lists', rows: [['Sources'], ['Web'], ['Fair']] };

  test('shows the choices of drop-downs, written out or taken from a list elsewhere', async () => {
    const values = (...all: string[]) => all.map((userEnteredValue) => ({ userEnteredValue }));
    const tab = {
      title: 'Deals',
      rows: [
        ['Name', 'Stage', 'Source'],
        ['Roof', 'new', 'Web'],
      ],
      rules: {
        1: { condition: { type: 'ONE_OF_LIST', values: values('new', 'won') } },
        2: { condition: { type: 'ONE_OF_RANGE', values: values('=Lists!A2:A3') } },
      },
    };
    const { store } = await opened(google, { tabs: [tab, lists] }, tables);
    const { tables: found } = await store.describe(5);
    expect(found[0]!.columns.map(({ header, choices }) => [header, choices])).toEqual([
      ['Name', undefined],
      ['Stage', ['new', 'won']],
      ['Source', ['Web', 'Fair']],
    ]);
  });

  test('shows the choices of a column of a table', async () => {
    const { store, id } = await opened(google, { tabs: [dealsTab(2)] }, tables);
    const dataValidationRule = { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'new' }] } };
    const columnProperties = [{ columnIndex: 1, columnName: 'Stage', columnType: 'DROPDOWN', dataValidationRule }];
    google.human(id).makeTable('Deals', 'B1:H3', { name: 'Deals', columnProperties });
    const { tables: found } = await store.describe(5);
    expect(found[0]!.columns.filter(({ choices }) => choices).map(({ header, choices }) => [header, choices])).toEqual([
      ['Stage', ['new']],
    ]);
  });

  test('tells what columns hold by how they are shown, and leaves out tabs that people hid', async () => {
    const { store, id } = await opened(google, { tabs: [dealsTab(3), lists] }, new Map());
    google.human(id).hideTab('Lists');
    const { tables: found } = await store.describe(5);
    expect(found.map(({ title }) => title)).toEqual(['Deals']);
    expect(found[0]!.columns.map(({ header, kind }) => [header, kind])).toContainEqual(['Due', 'date']);
  });
});

describe('a long table', () => {
  const wide = { columnCount: 60, rowCount: 12_000 };

  test('is read in parts that belong together', async () => {
    const { store } = await opened(google, { tabs: [{ ...dealsTab(11_000), ...wide }] }, tables);
    const { snapshot, memo } = await readTable(store, 'deals');
    expect([snapshot.complete, snapshot.records.length]).toEqual([true, 11_000]);
    expect(snapshot.records.at(-1)).toMatchObject({ id: idOf(11_001), place: 11_001 });
    google.calls.length = 0;
    await readTable(store, 'deals', memo, { ids: [idOf(9000)] });
    expect(google.count('spreadsheets.get')).toBe(1);
  });

  test('in which people go on typing while it is read is not taken for whole', async () => {
    const { store, id } = await opened(google, { tabs: [{ ...dealsTab(8000), ...wide }] }, tables);
    const person = google.human(id);
    google.fault({
      on: 'spreadsheets.get',
      times: 9,
      fault: { is: 'meanwhile', when: 'after', act: () => person.insertRows('Deals', 2) },
    });
    expect((await readTable(store, 'deals')).snapshot.complete).toBe(false);
  });
});

describe('the pace', () => {
  let strict: Google;
  const clock = leapingClock(new Date().toISOString());
  beforeAll(async () => {
    strict = await startGoogle({ clock });
  });
  afterAll(() => strict.close());

  /** Comes again when it was told to. */
  async function patiently<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RowcallError) || error.code !== 'vendor.busy') throw error;
      clock.pass(Number(error.details['retryAfter']) * 1000);
      return await work();
    }
  }

  test('however much is to be done, Google never has to refuse a call', async () => {
    const { store } = await opened(strict, { tabs: [dealsTab(150)] }, tables, { clock });
    const { memo } = await readTable(store, 'deals');
    for (let row = 2; row < 152; row++) {
      const one = patch(row, { note: null }, { note: `note ${row}` });
      const { outcomes } = await patiently(() => write(store, memo, one));
      expect(outcomes[0]?.is).toBe('applied');
    }
    expect(strict.calls.filter(({ status }) => status === 429)).toEqual([]);
    expect(clock.passed()).toBeGreaterThan(60_000);
  });

  test('two stores of one account in one process keep to it together', async () => {
    const [id, robot] = [newId(), newRobot()];
    strict.add({ id, tabs: [dealsTab(2)], shared: [{ role: 'writer', email: robot }] });
    const open = () => googleSheets.open({ spreadsheet: id }, settingFor(strict, tables, robot, { clock }));
    const stores = await Promise.all([open(), open()]);
    for (let i = 0; i < 40; i++) for (const store of stores) await patiently(() => readTable(store, 'deals'));
    expect(strict.calls.filter(({ status }) => status === 429)).toEqual([]);
  });
});

test('what is remembered of a table is where it was, and who stood in which row', async () => {
  const { store, id } = await opened(google, { tabs: [dealsTab(2)] }, tables);
  const { memo } = await readTable(store, 'deals');
  expect(JSON.parse(memo['deals']!)).toEqual({
    sheet: google.doc(id).sheets[0]!.id,
    title: 'Deals',
    rows: 1000,
    columns: 26,
    header: 1,
    heads: ['Name', 'Phone', 'Stage', 'Amount', 'Due', 'Note', 'Seen', '_id'],
    at: { name: 0, phone: 1, stage: 2, amount: 3, due: 4, note: 5, seen: 6 },
    id: 7,
    order: [idOf(2), idOf(3)],
  });
});

test.each(['', 'nonsense', '{}', '{"sheet":"x"}'])(
  'what is remembered and cannot be understood (%j) is forgotten',
  async (text) => {
    const { store } = await opened(google, { tabs: [dealsTab(2)] }, tables);
    const { snapshot } = await readTable(store, 'deals', { deals: text }, { ids: [idOf(3)] });
    expect(snapshot.records.map(({ id }) => id)).toEqual([idOf(3)]);
  },
);

test('a formula in every cell makes a table that is calculated as a whole, in part too', async () => {
  const table = new Map([['deals', typedTable('deals', { name: { headers: ['Name'] } }, ['Deals'])]]);
  const rows = [['Name'], [{ formula: '="a"' }], [{ formula: '="b"' }]];
  const { store } = await opened(google, { tabs: [{ title: 'Deals', rows }] }, table);
  const { snapshot, memo } = await readTable(store, 'deals');
  expect(snapshot.records).toHaveLength(2);
  expect((await readTable(store, 'deals', memo, { places: [3] })).snapshot.records).toHaveLength(1);
});

test('the settings take the link of a spreadsheet or its id, and nothing else', () => {
  const link = 'https://docs.google.com/spreadsheets/d/1AbC-dEf_0123456789xyz/edit#gid=0';
  expect(googleSheets.options.safeParse({ spreadsheet: link }).success).toBe(true);
  expect(googleSheets.options.safeParse({ spreadsheet: 'book.xlsx' }).success).toBe(false);
  expect(googleSheets.fromAddress!(link, false)).toEqual({ spreadsheet: '1AbC-dEf_0123456789xyz' });
  expect(googleSheets.fromAddress!('1AbC-dEf_0123456789xyz', false)).toBeNull();
  expect(googleSheets.fromAddress!('1AbC-dEf_0123456789xyz', true)).toEqual({ spreadsheet: '1AbC-dEf_0123456789xyz' });
  expect(googleSheets.addressOf!({ spreadsheet: link })).toBe(
    'https://docs.google.com/spreadsheets/d/1AbC-dEf_0123456789xyz',
  );
});

test('whatever the surroundings are asked for is named among what this kind needs', () => {
  const folder = join(import.meta.dirname, '../../../adapters/stores/google-sheets');
  const names = readFileSync(join(folder, 'names.ts'), 'utf8')
    .match(/'GOOGLE_\w+'/g)!
    .map((name) => name.slice(1, -1));
  expect(googleSheets.needs!.map(({ name }) => name).sort()).toEqual(names.sort());
  const elsewhere = readdirSync(folder).filter(
    (file) => file !== 'names.ts' && /'GOOGLE_/.test(readFileSync(join(folder, file), 'utf8')),
  );
  expect(elsewhere).toEqual([]);
});
