import { describe, expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import { init } from '../../adapters/actions/init.ts';
import { periodOf } from '../../adapters/actions/proposing/period-of.ts';
import { tryBook } from '../../adapters/actions/try-book.ts';
import { languages } from '../../adapters/languages/index.ts';
import type { GivenTab } from '../../adapters/stores/memory/grid.ts';
import { loadSettings } from '../../manifests/load.ts';
import { deskOf } from './desk.ts';

const headers = ['Customer', 'Phone', 'Amount', 'Owner'];
let next = 0;
const tab = (title: string, rows = 4, above: readonly string[] = headers): GivenTab => ({
  title,
  headers: [...above],
  rows: Array.from({ length: rows }, () => {
    next++;
    const cells = [`Cafe ${next}`, `+380 67 123 ${1000 + next}`, 100 + next, next % 2 === 0 ? 'Olena' : 'Taras'];
    return above.map((_, at) => cells[at] ?? null);
  }),
});

async function tablesOf(...tabs: readonly GivenTab[]) {
  const { text, tables, left } = await perform(init, deskOf({ books: { 'Book.xlsx': tabs } }), { book: 'Book.xlsx' });
  const loaded = loadSettings(text, 'rowcall.yaml');
  if ('issues' in loaded) throw new Error(JSON.stringify(loaded.issues));
  const shown = Object.entries(loaded.settings.tables).map(([key, { title, tabs: some, into }]) => ({
    key,
    title,
    ...(some && { tabs: some }),
    ...(into !== undefined && { into }),
  }));
  return { shown, read: tables.flatMap((table) => table.tabs), left };
}

describe('tabs whose headers agree are proposed as one table', () => {
  test('for months by their names', async () => {
    const { shown, read } = await tablesOf(tab('January'), tab('February'), tab('March'));
    expect(shown).toEqual([{ key: 'records', title: 'January – March', tabs: ['January', 'February', 'March'] }]);
    expect(read).toEqual(['January', 'February', 'March']);
  });

  test('for months of a year by what their names share, so that the next month belongs to them by itself', async () => {
    const { shown } = await tablesOf(tab('2026-01'), tab('2026-02'));
    expect(shown).toEqual([{ key: 'records', title: '2026', tabs: ['2026-*'] }]);
  });

  test('for months named together with what they hold, under that name', async () => {
    const { shown } = await tablesOf(tab('Заказы январь 2026'), tab('Заказы февраль 2026'));
    expect(shown).toEqual([{ key: 'orders', title: 'Заказы', tabs: ['Заказы * 2026'] }]);
  });

  test('under the name of what their headers tell, where their own names only say when', async () => {
    const above = ['Order No', 'Phone', 'Amount', 'Owner'];
    const { shown } = await tablesOf(tab('January', 4, above), tab('February', 4, above));
    expect(shown).toEqual([expect.objectContaining({ key: 'orders', title: 'January – February' })]);
  });

  test('with new rows in the latest month that has any, wherever its tab stands', async () => {
    const newestFirst = await tablesOf(tab('Mar 2026'), tab('Feb 2026'), tab('Jan 2026'));
    expect(newestFirst.shown).toEqual([expect.objectContaining({ tabs: ['* 2026'], into: 'first' })]);
    const listed = await tablesOf(tab('Feb 2026'), tab('Jan 2026'), tab('Dec 2025'));
    expect(listed.shown).toEqual([expect.objectContaining({ into: 'Feb 2026' })]);
    const ahead = await tablesOf(tab('Jan 2026'), tab('Feb 2026'), tab('Mar 2026', 0));
    expect(ahead.shown).toEqual([expect.objectContaining({ into: 'Feb 2026' })]);
  });

  test('for colleagues, and for three of a kind whose names say nothing', async () => {
    expect((await tablesOf(tab('Olena'), tab('Taras'))).shown).toEqual([
      { key: 'records', title: 'Olena – Taras', tabs: ['Olena', 'Taras'] },
    ]);
    const cities = ['Kyiv', 'Lviv', 'Odesa'];
    expect((await tablesOf(...cities.map((city) => tab(city)))).shown).toEqual([
      { key: 'records', title: 'Kyiv – Odesa', tabs: cities },
    ]);
  });

  test('and what another tab of the book is called stays out of the pattern', async () => {
    const { shown, left } = await tablesOf(tab('Orders 01.2026'), tab('Orders 02.2026'), {
      title: 'Orders plan.2026',
      headers: ['Note', 'Text'],
      rows: [['a', 'b']],
    });
    expect(shown[0]).toMatchObject({ tabs: ['Orders 01.2026', 'Orders 02.2026'] });
    expect(left).not.toContain('Orders 01.2026');
  });
});

describe('tabs stay tables of their own', () => {
  test.each([
    ['two whose names say what they hold', ['Customers', 'Companies'], headers],
    ['two whose names say nothing', ['Kyiv', 'Lviv'], headers],
  ])('%s', async (_, titles, above) => {
    expect((await tablesOf(...titles.map((title) => tab(title, 4, above)))).shown).toHaveLength(2);
  });

  test('months whose headers differ', async () => {
    const { shown } = await tablesOf(tab('January'), tab('February', 4, ['Task', 'Due', 'Amount', 'Owner', 'Phone']));
    expect(shown).toHaveLength(2);
  });
});

test('a first look at months judges them together and says in which month a row stands', async () => {
  const january = { ...tab('January'), headers: ['Customer', 'Phone', 'Amount', 'Due'] };
  const due = (title: string, day: string) => ({
    ...january,
    title,
    rows: january.rows.map(([name, phone, amount], at) => [
      name!,
      phone!,
      amount!,
      at === 2 ? day : `2026-01-0${at + 1}`,
    ]),
  });
  const books = { 'Book.xlsx': [due('January', '2026-01-05'), due('February', '31.02.2026')] };
  const { tables, chapters } = await perform(tryBook, deskOf({ books }), { book: 'Book.xlsx', points: 9 });
  expect(tables).toMatchObject([{ table: 'January – February', records: 8 }]);
  const points = chapters.flatMap(({ groups }) => groups.flatMap((group) => group.points));
  expect(points).toEqual([expect.objectContaining({ row: 'February 4', column: 'Due' })]);
});

test.each([
  ['Январь', { rest: '', year: null, month: 1 }],
  ['Sept 26', { rest: '', year: 2026, month: 9 }],
  ['Orders 2026-03', { rest: 'Orders', year: 2026, month: 3 }],
  ['03.26', { rest: '', year: 2026, month: 3 }],
  ['Продажи Q2 2025', { rest: 'Продажи', year: 2025, month: 6 }],
  ['2 кв. 2025', { rest: '', year: 2025, month: 6 }],
  ['2025', { rest: '', year: 2025, month: 0 }],
  ['Лютий (план)', { rest: 'план', year: null, month: 2 }],
  ['Marketing', null],
  ['Market', null],
  ['Sheet1', null],
])('the name %s says when', (title, period) => expect(periodOf(title, languages)).toEqual(period));
