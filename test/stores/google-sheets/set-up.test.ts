import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SetUp } from '../../../core/store.ts';
import type { SeedTab } from '../../emulators/google/seed.ts';
import type { Google } from '../../emulators/google/start-google.ts';
import { opened, readTable, startUnlimited } from './kit.ts';
import { tables } from './sales.ts';

let google: Google;
beforeAll(async () => {
  google = await startUnlimited();
});
afterAll(() => google.close());

const note = { field: 'note', header: 'Note', hidden: false, hint: {} };
const setUp = (...columns: SetUp['columns'][number][]): readonly SetUp[] => [{ table: 'deals', columns }];

const bare: SeedTab = {
  title: 'Deals',
  rows: [
    ['Name', 'Phone', 'Stage'],
    ['Roof', '+380', 'new'],
    ['Wall', null, 'won'],
  ],
};

async function open(tab: SeedTab = bare) {
  const { store, id } = await opened(google, { tabs: [tab] }, tables);
  return { store, id, person: google.human(id), sheet: () => google.doc(id).sheets[0]! };
}

describe('setting up a Google spreadsheet', () => {
  test('the columns of Rowcall stand right of the last one, the ids last, hidden, and people are warned of them', async () => {
    const { store, person, sheet } = await open();
    await store.setUp(setUp(note));
    expect(person.screen('Deals')[0]).toEqual(['Name', 'Phone', 'Stage', 'Note', '_id']);
    expect(
      sheet()
        .columns.map(({ hiddenByUser }) => hiddenByUser)
        .slice(0, 6),
    ).toEqual([false, false, false, false, true, false]);
    expect(sheet().protections.map(({ area, json }) => [area.left, area.right, json.warningOnly])).toEqual([
      [4, 5, true],
    ]);
  });

  test('what stands right of the table moves aside and is not written over', async () => {
    const { rows = [] } = bare;
    const beside = rows.map((row, i) => [...row, null, i === 0 ? null : `remark ${i}`]);
    const { store, person } = await open({ ...bare, rows: beside });
    await store.setUp(setUp(note));
    expect(person.screen('Deals')).toEqual([
      ['Name', 'Phone', 'Stage', 'Note', '_id'],
      ['Roof', '+380', 'new', '', '', '', 'remark 1'],
      ['Wall', '', 'won', '', '', '', 'remark 2'],
    ]);
  });

  test('a tab without room is made wider', async () => {
    const { store, person } = await open({ ...bare, columnCount: 3 });
    await store.setUp(setUp(note));
    expect(person.screen('Deals')[0]).toEqual(['Name', 'Phone', 'Stage', 'Note', '_id']);
  });

  test('new columns belong to the table that ends there', async () => {
    const { store, person, sheet } = await open();
    person.makeTable('Deals', 'A1:C3', { name: 'Deals' });
    await store.setUp(setUp(note));
    expect(sheet().tables[0]!.area).toEqual({ top: 0, bottom: 3, left: 0, right: 5 });
  });

  test('new columns belong to the filter that ends there, so that a sort takes the ids along; what it hides stays hidden', async () => {
    const { store, person, sheet } = await open({ ...bare, columnCount: 3 });
    person.filter('Deals', 'A', (name) => name !== 'Wall');
    await store.setUp(setUp(note));
    expect(sheet().filter!.area).toEqual({ top: 0, bottom: 3, left: 0, right: 5 });
    expect(
      sheet()
        .rows.slice(0, 3)
        .map(({ hiddenByFilter }) => hiddenByFilter),
    ).toEqual([false, false, true]);
  });

  test('bands, formats and protections over whole rows reach over new columns; those over single columns stay', async () => {
    const { store, sheet } = await open();
    const area = (left: number, right: number) => ({ top: 0, bottom: 9, left, right });
    const rule = { booleanRule: { condition: { type: 'BLANK' } } };
    const warned = { json: { warningOnly: true }, except: [] };
    sheet().bandings = [{ id: 1, area: area(0, 3), json: {} }];
    sheet().looks = [
      { areas: [area(2, 3)], json: rule },
      { areas: [area(0, 3), area(1, 2)], json: rule },
    ];
    sheet().protections = [
      { id: 2, area: area(0, 3), ...warned },
      { id: 3, area: area(0, 3), except: [], json: { editors: { users: ['somebody@example.com'] } } },
      { id: 4, area: area(2, 3), ...warned },
    ];

    await store.setUp(setUp(note));

    expect(sheet().bandings.map((one) => one.area.right)).toEqual([5]);
    expect(sheet().looks.map(({ areas }) => areas)).toEqual([[area(2, 3)], [area(0, 5), area(1, 2)]]);
    expect(
      sheet()
        .protections.map((one) => [one.id, one.area.right])
        .slice(0, 3),
    ).toEqual([
      [2, 5],
      [3, 3],
      [4, 3],
    ]);
  });

  test('a column of choices gets a drop-down that warns, one of dates the format of dates', async () => {
    const { store, sheet } = await open();
    const due = { field: 'due', header: 'Due', hidden: false, hint: { format: 'date' } } as const;
    const chosen = { ...note, hint: { choices: ['hot', 'cold'] } };
    await store.setUp(setUp(chosen, due));
    const [choice, date] = sheet().rows[1]!.cells.slice(3);
    expect(choice!.validation).toEqual({
      condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'hot' }, { userEnteredValue: 'cold' }] },
      strict: false,
      showCustomUi: true,
    });
    expect(date!.format).toEqual({ type: 'DATE' });
    const { tables: described } = await store.describe(1);
    expect(described[0]!.columns.find(({ field }) => field === 'note')!.choices).toEqual(['hot', 'cold']);
  });

  test('what is there already is left as it is; a second time nothing is to be done', async () => {
    const { store } = await open();
    await store.setUp(setUp(note));
    google.calls.length = 0;
    await store.setUp(setUp(note));
    expect(google.count('spreadsheets.batchUpdate')).toBe(0);
  });

  test('records get their ids then, and new ones can be made', async () => {
    const { store } = await open();
    await store.setUp(setUp(note));
    const { snapshot, memo } = await readTable(store, 'deals');
    expect([...snapshot.fields]).toEqual(['name', 'phone', 'stage', 'note']);
    const because = { rule: 'test', reason: null };
    const record = { table: 'deals', key: 'k', id: 'newdeal00001', set: { name: 'Door', note: 'made' }, because };
    const { outcomes } = await store.write({ patches: [], creates: [record] }, memo);
    expect([...outcomes.values()]).toEqual([{ is: 'applied', id: 'newdeal00001', place: 4 }]);
  });

  test('a tab that is not there is nobody’s to set up', async () => {
    const { store } = await open({ ...bare, title: 'Something else' });
    google.calls.length = 0;
    await store.setUp(setUp(note));
    expect(google.count('spreadsheets.batchUpdate')).toBe(0);
  });
});
