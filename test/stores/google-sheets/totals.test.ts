import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { languages } from '../../../adapters/languages/index.ts';
import { derivedId } from '../../../core/id.ts';
import { asideJudge } from '../../../core/set-aside.ts';
import type { SeedCell } from '../../emulators/google/seed.ts';
import type { Google } from '../../emulators/google/start-google.ts';
import { typedTable } from '../../typed-table.ts';
import { opened, readTable, startUnlimited } from './kit.ts';

let google: Google;
beforeAll(async () => {
  google = await startUnlimited();
});
afterAll(async () => await google.close());

const plain = typedTable('orders', { order: {}, amount: { kind: 'number' } }, ['Orders']);
const orders = { ...plain, isAside: asideJudge(plain.fields, languages) };
const headers = ['_id', 'Order', 'Amount'];
const lines: readonly (readonly SeedCell[])[] = [
  ['aaaaaaaaaaaa', 'A-1', 10],
  ['bbbbbbbbbbbb', 'A-2', 20],
];
const total: readonly SeedCell[] = [null, 'Total', { formula: '=SUM(C$2:C)/2' }];
const sum: readonly SeedCell[] = [null, 'Total', { formula: '=SUM(C2:C3)' }];
const made = (at: number) => ({
  table: 'orders',
  key: `new-${at}`,
  id: derivedId(`new-${at}`),
  set: { order: `B-${at}`, amount: at },
  because: { rule: 'test', reason: { code: 'test' } },
});

async function withNew(rows: readonly (readonly SeedCell[])[], ...numbers: readonly number[]) {
  const tab = { title: 'Orders', rows: [headers, ...rows.map((row) => [...row])], rowCount: rows.length + 5 };
  const { store, id } = await opened(google, { tabs: [tab] }, new Map([['orders', orders]]));
  const { memo } = await readTable(store, 'orders');
  const written = await store.write({ patches: [], creates: numbers.map(made) }, memo);
  const person = google.human(id);
  const seen = (row: number) => person.see('Orders', `B${row}`);
  const column = Array.from({ length: rows.length + numbers.length + 1 }, (_, at) => seen(at + 1));
  return { column, outcomes: [...written.outcomes.values()], store, memo: written.memo, person };
}

describe('new records', () => {
  test('come to stand above a total below the last record, in order, each where it is said to be', async () => {
    const { column, outcomes, store, memo } = await withNew([...lines, total], 1, 2);
    expect(column).toEqual(['Order', 'A-1', 'A-2', 'B-1', 'B-2', 'Total']);
    expect(outcomes).toEqual([
      { is: 'applied', id: made(1).id, place: 4 },
      { is: 'applied', id: made(2).id, place: 5 },
    ]);
    const { snapshot } = await readTable(store, 'orders', memo, { ids: [made(2).id] });
    expect(snapshot.records.map(({ cells }) => cells['order'])).toEqual(['B-2']);
  });

  test('come to stand within what a total sums up, so that it stays right', async () => {
    const { column, outcomes, store, memo, person } = await withNew([...lines, sum], 1, 2);
    expect(column).toEqual(['Order', 'A-1', 'B-1', 'B-2', 'A-2', 'Total']);
    expect(outcomes).toMatchObject([
      { is: 'applied', place: 3 },
      { is: 'applied', place: 4 },
    ]);
    expect(person.see('Orders', 'C6')).toBe('33');
    const { snapshot } = await readTable(store, 'orders', memo, { ids: ['bbbbbbbbbbbb'] });
    expect(snapshot.records.map(({ place, cells }) => [place, cells['order']])).toEqual([[5, 'A-2']]);
  });

  test('stand below a record that is written in the same moment, whatever a total sums up', async () => {
    const tab = { title: 'Orders', rows: [headers, ...lines.map((row) => [...row]), [...sum]], rowCount: 12 };
    const { store, id } = await opened(google, { tabs: [tab] }, new Map([['orders', orders]]));
    const { memo } = await readTable(store, 'orders');
    const patch = { table: 'orders', id: 'bbbbbbbbbbbb', expect: { amount: 20 }, set: { amount: 21 }, because: {} };
    const { outcomes } = await store.write({ patches: [patch], creates: [made(1)] }, memo);
    expect([...outcomes.values()]).toMatchObject([{ is: 'applied' }, { is: 'applied', place: 4 }]);
    const person = google.human(id);
    expect([3, 4, 5].map((row) => person.see('Orders', `B${row}`))).toEqual(['A-2', 'B-1', 'Total']);
    expect(person.see('Orders', 'C3')).toBe('21');
  });

  test('leave a blank row above the total where people left one', async () => {
    const { column } = await withNew([...lines, [], total], 1);
    expect(column).toEqual(['Order', 'A-1', 'A-2', 'B-1', '', 'Total']);
  });

  test('go below everything where nothing but records stands there', async () => {
    expect((await withNew(lines, 1)).column).toEqual(['Order', 'A-1', 'A-2', 'B-1']);
  });

  test('that were made already are not made once more', async () => {
    const { store, memo, person } = await withNew([...lines, total], 1);
    const again = await store.write({ patches: [], creates: [made(1)] }, memo);
    expect([...again.outcomes.values()]).toMatchObject([{ is: 'applied', place: 4 }]);
    expect([person.see('Orders', 'B4'), person.see('Orders', 'B5')]).toEqual(['B-1', 'Total']);
  });

  test('above a total harm nothing when rows were deleted since anybody looked', async () => {
    const tab = { title: 'Orders', rows: [headers, ...lines.map((row) => [...row]), [...total]], rowCount: 12 };
    const { store, id } = await opened(google, { tabs: [tab] }, new Map([['orders', orders]]));
    const { memo } = await readTable(store, 'orders');
    const person = google.human(id);
    person.deleteRows('Orders', 2);
    const written = await store.write({ patches: [], creates: [made(1)] }, memo);
    expect([...written.outcomes.values()]).toMatchObject([{ is: 'applied' }]);
    const column = [1, 2, 3, 4].map((row) => person.see('Orders', `B${row}`));
    expect(column.filter((text) => text !== '').sort()).toEqual(['A-2', 'B-1', 'Order', 'Total'].sort());
  });
});
