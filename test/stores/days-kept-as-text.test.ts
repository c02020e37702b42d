import { expect, test } from '@jest/globals';
import { date } from '../../adapters/fields/date.ts';
import { toRow } from '../../core/record.ts';
import { bound } from '../fields/kit.ts';
import { typedTable } from '../typed-table.ts';
import { opened, readTable, startUnlimited } from './google-sheets/kit.ts';
import { cellsOf, deskOf, patchOf } from './writing/kit.ts';
import { ann, bob, people, peopleBook } from './writing/people.ts';

const patch = patchOf(ann, { born: '3 Apr 2026' }, { born: '03.04.2026' });

test('a day in the form of its column is written as text into a workbook, and real days beside it stay days', async () => {
  const desk = deskOf(
    peopleBook(
      ['_id', 'Name', 'Note', 'Born'],
      [
        [ann, 'Ann', null, null],
        [bob, 'Bob', null, '2026-04-04'],
      ],
    ),
    people,
  );
  const before = cellsOf(desk.part()).get('D3');
  await desk.read();
  await desk.write([{ ...patch, expect: { born: null } }]);
  const found = await desk.read();
  expect(found.map(({ cells, marks }) => [cells['born'], marks?.['born'] ?? null])).toEqual([
    ['03.04.2026', 'text'],
    ['2026-04-04', null],
  ]);
  expect(cellsOf(desk.part()).get('D3')).toBe(before);

  const field = { ...people.byKey.get('born')!, ...bound(date, { options: { form: 'DD.MM.YYYY' } }) };
  const table = { ...people, fields: [field] };
  const rows = found.map(({ id, cells }) => toRow(table, { id: id!, cells }));
  expect(rows.map(({ values, forms }) => [values['born'], { ...forms }])).toEqual([
    ['2026-04-03', {}],
    ['2026-04-04', {}],
  ]);
});

test('and so it is in Google Sheets', async () => {
  const google = await startUnlimited();
  try {
    const table = typedTable('people', { name: {}, born: { kind: 'date' } }, ['People']);
    const rows = [
      ['_id', 'Name', 'Born'],
      [ann, 'Ann', '3 Apr 2026'],
      [bob, 'Bob', { serial: 46_116, as: 'DATE' as const }],
    ];
    const { store, id } = await opened(google, { tabs: [{ title: 'People', rows }] }, new Map([['people', table]]));
    const { memo } = await readTable(store, 'people');
    const { outcomes } = await store.write({ patches: [patch], creates: [] }, memo);
    expect([...outcomes.values()]).toMatchObject([{ is: 'applied' }]);
    const { snapshot } = await readTable(store, 'people');
    expect(snapshot.records.map(({ cells }) => cells['born'])).toEqual(['03.04.2026', '2026-04-04']);
    expect(google.human(id).see('People', 'C2')).toBe('03.04.2026');
  } finally {
    await google.close();
  }
});
