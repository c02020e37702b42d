import { describe, expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import type { Tried } from '../../adapters/actions/try-book.ts';
import { tryBook } from '../../adapters/actions/try-book.ts';
import { themeOf } from '../../adapters/actions/trying/theme.ts';
import { columnsMessages } from '../../adapters/languages/en/messages/columns.ts';
import { contactsMessages } from '../../adapters/languages/en/messages/contacts.ts';
import { fieldsMessages } from '../../adapters/languages/en/messages/fields.ts';
import { rulesMessages } from '../../adapters/languages/en/messages/rules.ts';
import type { GivenTab } from '../../adapters/stores/memory/grid.ts';
import { deskOf } from './desk.ts';

const people = ['Olena Koval', 'Ivan Melnyk', 'Taras Bondar', 'Marta Hnatiuk', 'Sofiia Tkach', 'Pavlo Moroz'];

const customers: GivenTab = {
  title: 'Customers',
  headers: ['Name', 'Phone', 'E-mail', 'Since'],
  rows: people.map((name, at) => [
    name,
    at === 3 ? '067 555 01 10' : `+380 67 555 011${at}`,
    `${name.split(' ')[0]!.toLowerCase()}@example.com`,
    at === 2 ? '03/04/2026' : `2026-01-1${at}`,
  ]),
};

const deals: GivenTab = {
  title: 'Deals',
  headers: ['Deal', 'Customer', 'Stage', 'Amount'],
  rows: Array.from({ length: 12 }, (_, at) => [
    `Beans ${at}`,
    at === 5 ? 'Nobody Known' : people[at % 6]!,
    at === 7 ? 'Wno' : ['New', 'Won'][at % 2]!,
    at === 9 ? 'a lot' : 1000 + at,
  ]),
};

/** Tells of months side by side: no records. */
const lists: GivenTab = { title: 'Numbers', headers: ['A', 'B'], rows: [[1, 2]] };

async function tried(
  tabs: readonly GivenTab[],
  asked: Partial<Parameters<typeof tryBook.run>[1]> = {},
): Promise<Tried> {
  const desk = deskOf({ books: { 'shop/Book.xlsx': tabs } });
  const answer = await perform(tryBook, desk, { book: 'shop/Book.xlsx', points: 99, ...asked });
  expect(tryBook.output.parse(answer)).toEqual(answer);
  return answer;
}

const told = ({ chapters }: Tried) =>
  chapters.flatMap(({ theme, groups }) =>
    groups.flatMap(({ points }) => points.map(({ table, row, column }) => `${theme}: ${table} ${row} ${column}`)),
  );

describe('a first look', () => {
  test('finds doubles, dates, links, stages, amounts and forms in a spreadsheet without settings', async () => {
    expect(told(await tried([customers, deals, lists]))).toEqual(
      expect.arrayContaining([
        'duplicates: Customers 2 Phone',
        'duplicates: Customers 5 Phone',
        'dates: Customers 4 Since',
        'links: Deals 7 Customer',
        'lists: Deals 9 Stage',
        'amounts: Deals 11 Amount',
        'forms: Customers 5 Phone',
      ]),
    );
  });

  test('tells what is to be fixed before questions and forms, and counts each sort', async () => {
    const { chapters } = await tried([customers, deals]);
    const first = chapters.map(({ groups }) => groups[0]!.severity);
    expect(first).toEqual(first.toSorted());
    for (const { count, groups } of chapters) expect(count).toBe(groups.flatMap(({ points }) => points).length);
  });

  test('says which tabs were read by which headers, and which were left alone', async () => {
    const { tables, alone, name } = await tried([customers, lists]);
    expect(tables).toEqual([{ table: 'Customers', records: 6, columns: ['Name', 'Phone', 'E-mail', 'Since'] }]);
    expect([alone, name]).toEqual([['Numbers'], 'Book.xlsx']);
  });

  test('answers in the language of the headers, or in the one that is asked for', async () => {
    const russian = { ...customers, title: 'Клиенты', headers: ['Имя', 'Телефон', 'Почта', 'С какого дня'] };
    expect((await tried([russian])).language).toBe('ru');
    expect((await tried([russian], { language: 'uk' })).language).toBe('uk');
  });

  test('masks phones and addresses where it is to be shared', async () => {
    const words = ({ chapters }: Tried) => JSON.stringify(chapters);
    expect(words(await tried([customers]))).toContain('067 555 01 10');
    const masked = words(await tried([customers], { masked: true }));
    expect(masked).not.toMatch(/555/);
    expect(masked).toContain('•••');
  });

  test('takes what many records share for no sign of doubles', async () => {
    const office = {
      ...customers,
      rows: customers.rows.map(([name, , ...rest]) => [name!, '+380 44 555 0100', ...rest]),
    };
    expect(told(await tried([office])).filter((one) => one.startsWith('duplicates'))).toEqual([]);
  });

  test('takes customers who order twice for no doubles', async () => {
    const orders: GivenTab = {
      title: 'Sheet1',
      headers: ['Name', 'Phone', 'Amount'],
      rows: [...people, people[0]!].map((name, at) => [name, `+380 67 555 011${at % 6}`, 100]),
    };
    expect(told(await tried([orders])).filter((one) => one.startsWith('duplicates'))).toEqual([]);
  });
});

test('every fault that a cell, a row or a column can have is of one sort', () => {
  const codes = Object.keys({ ...fieldsMessages, ...contactsMessages, ...columnsMessages, ...rulesMessages })
    .filter((code) => code.endsWith('.remedy'))
    .map((code) => code.replace(/\.remedy$/, ''))
    // What is said of requests and of writing is never met by who only looks.
    .filter((code) => !/^(?:request|write)\./.test(code));
  expect(codes.length).toBeGreaterThan(50);
  expect(codes.filter((code) => themeOf(code) === 'other')).toEqual([]);
});
