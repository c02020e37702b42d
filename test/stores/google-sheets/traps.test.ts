import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Cells } from '../../../core/cell.ts';
import type { SeedSpreadsheet, SeedTab } from '../../emulators/google/seed.ts';
import type { Google } from '../../emulators/google/start-google.ts';
import { typedTable } from '../../typed-table.ts';
import { opened, readTable, startUnlimited } from './kit.ts';
import { dealsTab, idOf, newDeal, patch, tables, write } from './sales.ts';

let google: Google;
beforeAll(async () => {
  google = await startUnlimited();
});
afterAll(() => google.close());

async function open(tab: SeedTab, more: Partial<SeedSpreadsheet> = {}) {
  const { store, id, robot } = await opened(google, { tabs: [tab], ...more }, tables);
  return { store, id, robot, person: google.human(id) };
}

const named = (name: string, more: Cells = {}) => newDeal(name, `new${name.padStart(9, '0')}`, { name, ...more });

describe('what spreadsheets do to what people write', () => {
  test('a phone that the spreadsheet took for a number is a number: nobody makes up its lost zero', async () => {
    const { store, person } = await open(dealsTab(2));
    person.type('Deals', 'B2', '0441234567');
    const { snapshot } = await readTable(store, 'deals');
    expect(snapshot.records[0]!.cells['phone']).toBe(441234567);
  });

  test('a leading zero, a plus and an equals sign that we write stay as they are written', async () => {
    const { store, person } = await open(dealsTab(5));
    const { memo } = await readTable(store, 'deals');
    const texts = ['007', '+380441234567', '=1+1', "'quoted", '1/2'];
    const { outcomes } = await write(
      store,
      memo,
      ...texts.map((text, i) => patch(i + 2, { note: null }, { note: text })),
    );
    expect(outcomes.map((one) => one?.is)).toEqual(texts.map(() => 'applied'));
    expect(texts.map((_, i) => person.see('Deals', `F${i + 2}`))).toEqual(texts);
  });

  test('what we wrote stays a text when somebody opens the cell and presses Enter', async () => {
    const { store, person } = await open(dealsTab(2));
    const { memo } = await readTable(store, 'deals');
    await write(store, memo, patch(2, { note: null }, { note: '+380441234567' }));
    person.type('Deals', 'F2', person.see('Deals', 'F2'));
    const { snapshot } = await readTable(store, 'deals');
    expect(snapshot.records[0]!.cells['note']).toBe('+380441234567');
  });

  test('a text that replaces another is not taken for a number, a date or a formula', async () => {
    const { store, person } = await open(dealsTab(4));
    const { memo } = await readTable(store, 'deals');
    const texts = ['+380440000002', '007', '1/2', '=1+1'];
    const { outcomes } = await write(
      store,
      memo,
      ...texts.map((text, i) => patch(i + 2, { phone: `+380 44 000 00 ${i + 2}` }, { phone: text })),
    );
    expect(outcomes.map((one) => one?.is)).toEqual(texts.map(() => 'applied'));
    expect(texts.map((_, i) => person.see('Deals', `B${i + 2}`))).toEqual(texts);
  });

  test.each(['uk_UA', 'de_DE', 'en_US'])('dates and numbers are the same in a spreadsheet of %s', async (locale) => {
    const { store } = await open(dealsTab(3), { locale });
    const { memo } = await readTable(store, 'deals');
    const expected = { amount: 300, due: '2025-12-12', seen: null };
    const set = { amount: 1234.5, due: '2026-02-01', seen: '2026-02-01T08:30:00.000Z' };
    const { outcomes } = await write(store, memo, patch(3, expected, set));
    expect(outcomes[0]?.is).toBe('applied');
    const { snapshot } = await readTable(store, 'deals');
    expect(snapshot.records[1]!.cells).toMatchObject(set);
  });

  test('moments are meant in the zone of the spreadsheet, in summer and in winter', async () => {
    const { store, person } = await open(dealsTab(3), { timeZone: 'Europe/Kyiv' });
    const { memo } = await readTable(store, 'deals');
    await write(
      store,
      memo,
      patch(2, { seen: null }, { seen: '2026-01-15T10:00:00.000Z' }),
      patch(3, { seen: null }, { seen: '2026-07-15T10:00:00.000Z' }),
    );
    expect(['G2', 'G3'].map((cell) => person.see('Deals', cell))).toEqual(['1/15/2026 12:00:00', '7/15/2026 13:00:00']);
    const { snapshot } = await readTable(store, 'deals');
    expect(snapshot.records.slice(0, 2).map(({ cells }) => cells['seen'])).toEqual([
      '2026-01-15T10:00:00.000Z',
      '2026-07-15T10:00:00.000Z',
    ]);
  });

  test('a pasted cell that brought the format of a date is a number again when we write a number', async () => {
    const { store, person } = await open(dealsTab(2));
    person.format('Deals', 'D2', { type: 'DATE' });
    const { memo } = await readTable(store, 'deals');
    await write(store, memo, patch(2, { amount: 200 }, { amount: 45 }));
    expect(person.see('Deals', 'D2')).toBe('45');
  });

  test('the format that people chose for a date stays', async () => {
    const { store, id, person } = await open(dealsTab(2));
    const pattern = { type: 'DATE', pattern: 'd mmm yyyy' };
    person.format('Deals', 'E2', pattern);
    const { memo } = await readTable(store, 'deals');
    await write(store, memo, patch(2, { due: '2025-12-11' }, { due: '2026-01-31' }));
    expect(google.doc(id).sheets[0]!.rows[1]!.cells[4]!.format).toEqual(pattern);
  });
});

describe('rows and columns that are not where one expects them', () => {
  test('hidden and filtered rows are read and written like all others', async () => {
    const { store, person } = await open(dealsTab(6));
    person.hideRows('Deals', 3);
    person.filter('Deals', 'A', (text) => text === 'Deal 2');
    const { snapshot, memo } = await readTable(store, 'deals');
    expect(snapshot.records).toHaveLength(6);
    const { outcomes } = await write(
      store,
      memo,
      patch(3, { note: null }, { note: 'hidden' }),
      patch(7, { note: null }, { note: 'filtered' }),
    );
    expect(outcomes.map((one) => one?.is)).toEqual(['applied', 'applied']);
  });

  test('a renamed header is still the column that it was, once Rowcall has noted its columns', async () => {
    const { store, person } = await open(dealsTab(3));
    await store.setUp([{ table: 'deals', columns: [] }]);
    const { memo } = await readTable(store, 'deals');
    person.type('Deals', 'B1', 'Mobile or landline');
    person.moveColumn('Deals', 'B', 'A');
    const { snapshot } = await readTable(store, 'deals', memo, { ids: [idOf(3)] });
    expect(snapshot.records[0]!.cells['phone']).toBe('+380 44 000 00 3');
    expect((await store.describe()).findings).toEqual([]);
  });

  test('cells that were moved to another column are followed by their header, whatever was noted', async () => {
    const { store, person } = await open(dealsTab(3));
    await store.setUp([{ table: 'deals', columns: [] }]);
    person.cut('Deals', 'B1:B4', 'K1');
    const { snapshot } = await readTable(store, 'deals');
    expect(snapshot.records[1]!.cells['phone']).toBe('+380 44 000 00 3');
  });

  test('of two columns with the header of a renamed one the noted one stays', async () => {
    const { store, person } = await open(dealsTab(3));
    await store.setUp([{ table: 'deals', columns: [] }]);
    person.type('Deals', 'B1', 'Mobile');
    person.type('Deals', 'K1', 'Phone');
    person.type('Deals', 'K3', 'somebody else’s');
    const { snapshot } = await readTable(store, 'deals');
    expect(snapshot.records[1]!.cells['phone']).toBe('+380 44 000 00 3');
  });

  test('titles and blank rows may stand above the header, and the right row is written', async () => {
    const { rows = [] } = dealsTab(3);
    const { store, person } = await open({ title: 'Deals', rows: [['Our deals, 2026'], [], ...rows] });
    const { memo } = await readTable(store, 'deals');
    const { outcomes } = await write(store, memo, patch(3, { note: null }, { note: 'x' }));
    expect(outcomes).toEqual([{ is: 'applied', id: idOf(3), place: 5 }]);
    expect(person.see('Deals', 'F5')).toBe('x');
  });

  test('a row that is inserted above the header is found out by a look at rows, which looks at all', async () => {
    const { store, person } = await open(dealsTab(3));
    const { memo } = await readTable(store, 'deals');
    person.insertRows('Deals', 1);
    const { snapshot } = await readTable(store, 'deals', memo, { ids: [idOf(3)] });
    expect(snapshot.records).toMatchObject([{ id: idOf(3), place: 4 }]);
  });

  test('a row with nothing in the first column is a row like any other', async () => {
    const { store } = await open(dealsTab(4, { 3: { Name: null } }));
    const { snapshot } = await readTable(store, 'deals');
    expect(snapshot.records.map(({ place }) => place)).toEqual([2, 3, 4, 5]);
  });

  test('ids that are numbers to the spreadsheet are compared as texts', async () => {
    const { store } = await open(dealsTab(2, { 2: { _id: 123456789012 } }));
    const { snapshot, memo } = await readTable(store, 'deals');
    expect(snapshot.records[0]!.id).toBe('123456789012');
    const { outcomes } = await write(store, memo, { ...patch(2, { note: null }, { note: 'x' }), id: '123456789012' });
    expect(outcomes[0]?.is).toBe('applied');
  });

  test('a row in which only we have written is no record', async () => {
    const ours = { Name: null, Phone: null, Stage: null, Amount: null, Due: null, Note: 'ours' };
    const { store } = await opened(google, { tabs: [dealsTab(4, { 3: ours })] }, tables);
    const { snapshot, memo } = await readTable(store, 'deals');
    expect([snapshot.complete, snapshot.records.map(({ place }) => place)]).toEqual([true, [2, 4, 5]]);
    const asked = await readTable(store, 'deals', memo, { ids: [idOf(3), idOf(4)] });
    expect(asked.snapshot.records.map(({ place }) => place)).toEqual([4]);
  });

  test('a tab with a header alone has no records, and takes new ones', async () => {
    const { store, person } = await open(dealsTab(0));
    const { snapshot, memo } = await readTable(store, 'deals');
    expect(snapshot).toMatchObject({ records: [], complete: true });
    const { outcomes } = await store.write({ patches: [], creates: [named('a')] }, memo);
    expect([...outcomes.values()]).toMatchObject([{ is: 'applied', place: 2 }]);
    expect(person.see('Deals', 'A2')).toBe('a');
  });

  test('a tab without anything has no table', async () => {
    const { store } = await open({ title: 'Deals', rows: [] });
    expect((await readTable(store, 'deals')).snapshot).toMatchObject({ records: [], complete: false });
  });

  test('a copied row shows beside the row that it was copied from', async () => {
    const { store, person } = await open(dealsTab(5));
    const { memo } = await readTable(store, 'deals');
    person.copy('Deals', 'A3:H3', 'A7');
    const { snapshot } = await readTable(store, 'deals', memo, { places: [7] });
    expect(snapshot.records.map(({ id, place }) => [id, place])).toEqual([
      [idOf(3), 3],
      [idOf(3), 7],
    ]);
  });

  test('a renamed tab is known by what it is', async () => {
    const { store, person } = await open(dealsTab(3));
    const { memo } = await readTable(store, 'deals');
    person.renameTab('Deals', 'Deals of 2026');
    expect((await readTable(store, 'deals', memo)).snapshot.records).toHaveLength(3);
  });

  test('a deleted tab reads as incomplete: nothing in it is gone', async () => {
    const { store, person } = await open(dealsTab(3));
    const { memo } = await readTable(store, 'deals');
    person.addTab('Other');
    person.deleteTab('Deals');
    expect((await readTable(store, 'deals', memo)).snapshot).toMatchObject({ records: [], complete: false });
  });
});

describe('new rows', () => {
  const boxes = { condition: { type: 'BOOLEAN' } };

  test('boxes and formulas that stand ready in every row make no records', async () => {
    const ready = typedTable(
      'deals',
      { name: { headers: ['Name'] }, paid: { headers: ['Paid'], kind: 'boolean' }, twice: { headers: ['Twice'] } },
      ['Deals'],
    );
    const rows = [1, 2, 3, 4].map((row) => [row <= 2 ? `Deal ${row}` : null, row === 1, { formula: `=A${row + 1}` }]);
    const tab: SeedTab = { title: 'Deals', rows: [['Name', 'Paid', 'Twice'], ...rows], rules: { 1: boxes } };
    const { store } = await opened(google, { tabs: [tab] }, new Map([['deals', ready]]));
    const { snapshot, memo } = await readTable(store, 'deals');
    expect(snapshot.records.map(({ place, cells }) => [place, cells['paid']])).toEqual([
      [2, true],
      [3, false],
    ]);
    expect((await readTable(store, 'deals', memo, { places: [3, 4, 5] })).snapshot.records).toHaveLength(1);
  });

  test('a new record goes into the table of the tab, and the table grows', async () => {
    const { store, id, person } = await open(dealsTab(3));
    person.type('Deals', 'A20', 'Something else, far below');
    person.makeTable('Deals', 'A1:H4', { name: 'Deals' });
    const { memo } = await readTable(store, 'deals');
    const { outcomes } = await store.write({ patches: [], creates: [named('a')] }, memo);
    expect([...outcomes.values()]).toMatchObject([{ is: 'applied', place: 5 }]);
    expect(google.doc(id).sheets[0]!.tables[0]!.area.bottom).toBe(5);
  });

  test('a new record goes below everything that stands in the tab, never to the top', async () => {
    const { store, person } = await open(dealsTab(3));
    person.type('Deals', 'K9', 'a note of somebody');
    const { memo } = await readTable(store, 'deals');
    const { outcomes } = await store.write({ patches: [], creates: [named('a')] }, memo);
    expect([...outcomes.values()]).toMatchObject([{ is: 'applied', place: 10 }]);
  });

  test('dates of a new record look like dates, in columns that had no format too', async () => {
    const { store, person } = await open(dealsTab(0));
    const { memo } = await readTable(store, 'deals');
    await store.write({ patches: [], creates: [named('a', { due: '2026-01-31', amount: 7 })] }, memo);
    expect([person.see('Deals', 'D2'), person.see('Deals', 'E2')]).toEqual(['7', '1/31/2026']);
    expect((await readTable(store, 'deals')).snapshot.records[0]!.cells).toMatchObject({
      due: '2026-01-31',
      amount: 7,
    });
  });

  test('three hundred new records and more are made, each once', async () => {
    const { store } = await open(dealsTab(2));
    const { memo } = await readTable(store, 'deals');
    const creates = Array.from({ length: 450 }, (_, i) => named(`n${i}`));
    const { outcomes } = await store.write({ patches: [], creates }, memo);
    expect([...outcomes.values()].every(({ is }) => is === 'applied')).toBe(true);
    const { snapshot } = await readTable(store, 'deals');
    expect(new Set(snapshot.records.map(({ id }) => id)).size).toBe(452);
  });
});

describe('cells that are not ours to write', () => {
  test('values that a formula elsewhere fills in are read only', async () => {
    const { store, person } = await open(dealsTab(4));
    person.clear('Deals', 'F2:F5');
    person.type('Deals', 'F2', '=A2:A5');
    const { snapshot, memo } = await readTable(store, 'deals');
    expect(snapshot.records.map(({ marks }) => marks?.['note'])).toEqual([
      'computed',
      'computed',
      'computed',
      'computed',
    ]);
    const { outcomes } = await write(store, memo, patch(3, { note: 'Deal 3' }, { note: 'x' }));
    expect(outcomes).toEqual([{ is: 'refused', why: 'cell.computed' }]);
  });

  test('an error is marked, and its record is read all the same', async () => {
    const { store, person } = await open(dealsTab(2));
    person.type('Deals', 'D2', '=1/0');
    const [record] = (await readTable(store, 'deals')).snapshot.records;
    expect([record!.cells['amount'], record!.marks?.['amount']]).toEqual(['#DIV/0!', 'error']);
  });

  test('a cell that is kept from us refuses its record; the others are written', async () => {
    const { store, person } = await open(dealsTab(4));
    person.protect('Deals', 'C3:C3', { editors: [] });
    const { memo } = await readTable(store, 'deals');
    const { outcomes } = await write(
      store,
      memo,
      patch(3, { stage: 'new' }, { stage: 'won' }),
      patch(4, { stage: 'new' }, { stage: 'won' }),
    );
    expect(outcomes).toEqual([
      { is: 'refused', why: 'cell.locked' },
      { is: 'applied', id: idOf(4), place: 4 },
    ]);
  });

  test('a cell that was locked after our look refuses its record; the others are written', async () => {
    const { store, person } = await open(dealsTab(4));
    const { memo } = await readTable(store, 'deals');
    person.protect('Deals', 'F3:F3', { editors: [] });
    const { outcomes } = await write(
      store,
      memo,
      patch(3, { note: null }, { note: 'x' }),
      patch(5, { note: null }, { note: 'y' }),
    );
    expect(outcomes).toEqual([
      { is: 'refused', why: 'cell.locked' },
      { is: 'applied', id: idOf(5), place: 5 },
    ]);
  });

  test('a protection that only warns does not keep us out', async () => {
    const { store, person } = await open(dealsTab(2));
    person.protect('Deals', 'A1:H9', 'warn');
    const { memo } = await readTable(store, 'deals');
    const { outcomes } = await write(store, memo, patch(2, { note: null }, { note: 'x' }));
    expect(outcomes[0]?.is).toBe('applied');
  });

  test('a cell that another one covers is not written', async () => {
    const { store, person } = await open(dealsTab(3));
    person.merge('Deals', 'F2:F3');
    const { memo } = await readTable(store, 'deals');
    const { outcomes } = await write(store, memo, patch(3, { note: null }, { note: 'x' }));
    expect(outcomes).toEqual([{ is: 'refused', why: 'cell.merged' }]);
  });

  test('a text with links to people and files is read, marked, and never written over', async () => {
    const { store, person } = await open(dealsTab(2));
    person.write('Deals', 'C2', '@', {
      chipRuns: [{ startIndex: 0, chip: { personProperties: { email: 'ann@example.com' } } }],
    });
    const { snapshot, memo } = await readTable(store, 'deals');
    const cell = snapshot.records[0]!.cells['stage']!;
    expect(snapshot.records[0]!.marks?.['stage']).toBe('rich');
    const { outcomes } = await write(store, memo, patch(2, { stage: cell }, { stage: 'won' }));
    expect(outcomes).toEqual([{ is: 'refused', why: 'cell.unwritable' }]);
  });

  test('a text longer than a cell can hold is refused', async () => {
    const { store } = await open(dealsTab(2));
    const { memo } = await readTable(store, 'deals');
    const { outcomes } = await write(store, memo, patch(2, { note: null }, { note: 'x'.repeat(50_001) }));
    expect(outcomes).toEqual([{ is: 'refused', why: 'cell.unwritable' }]);
  });

  test('a spreadsheet that is shared for looking is read, and a write says what is missing', async () => {
    const { store } = await opened(google, { tabs: [dealsTab(2)] }, tables, { role: 'reader' });
    const { snapshot, memo } = await readTable(store, 'deals');
    expect(snapshot.records).toHaveLength(2);
    await expect(write(store, memo, patch(2, { note: null }, { note: 'x' }))).rejects.toMatchObject({
      code: 'vendor.auth',
      message: expect.stringContaining('not for editing'),
    });
  });
});
