import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cell.ts';
import { processorSeconds } from '../processor-seconds.ts';
import { typedTable } from '../typed-table.ts';
import { describeBytes, readBytes } from './read-bytes.ts';
import { rowsXml, type SheetXml, xlsxOf } from './xlsx-file.ts';

const people = typedTable('people', { name: { headers: ['Name', 'Client'] }, phone: {}, city: {} });

type Rows = readonly (readonly Cell[])[];
const sheet = (rows: Rows, more: Partial<SheetXml> = {}) =>
  xlsxOf({ sheets: [{ title: 'people', rows: rowsXml(rows), ...more }] });

const tablePart = (ref: string, more = '') => `<table name="T" displayName="T" ref="${ref}" ${more}/>`;

async function placesAndNames(bytes: Buffer) {
  const { records } = await readBytes(bytes, people);
  return records.map(({ place, cells }) => [place, cells['name']]);
}

/** Where the header of a tab is found that the settings do not know. */
async function unknownHeader(rows: Rows, more: Partial<SheetXml> = {}) {
  const { tables } = await describeBytes(sheet(rows, more), []);
  return tables[0]!.header;
}

describe('the header of a known table', () => {
  test('may stand below titles and blank rows', async () => {
    const rows = [['Our clients'], [], ['Updated', '2026-01-01'], [], ['Phone', 'Name', 'City'], ['1', 'Ann', 'Kyiv']];
    expect(await placesAndNames(sheet(rows))).toEqual([[6, 'Ann']]);
  });

  test('is the row that matches most, not a title that happens to match', async () => {
    const rows = [['City'], ['Name', 'Phone', 'City'], ['Name', '2', 'Lviv']];
    expect(await placesAndNames(sheet(rows))).toEqual([[3, 'Name']]);
  });

  test('is that of the table the workbook itself knows', async () => {
    const rows = [
      ['Name', 'Phone'],
      ['an', 'example'],
      ['Name', 'Phone'],
      ['Ann', '1'],
      ['Bob', '2'],
    ];
    expect(await placesAndNames(sheet(rows, { tables: [tablePart('A3:B5')] }))).toEqual([
      [4, 'Ann'],
      [5, 'Bob'],
    ]);
  });

  test('is not that of a table beside the list, which ends where it likes', async () => {
    const rows = [['Name', 'Phone', null, 'Size'], ['Ann', '1', null, 'L'], ['Bob', '2'], [], ['Cid', '3']];
    expect(await placesAndNames(sheet(rows, { tables: [tablePart('D1:D2')] }))).toEqual([
      [2, 'Ann'],
      [3, 'Bob'],
      [5, 'Cid'],
    ]);
  });

  test('is that of the filter', async () => {
    const rows = [
      ['Name', 'Phone'],
      ['an', 'example'],
      ['Name', 'Phone'],
      ['Ann', '1'],
    ];
    expect(await placesAndNames(sheet(rows, { after: '<autoFilter ref="A3:B4"/>' }))).toEqual([[4, 'Ann']]);
  });

  test('is not that of a small table which is about something else', async () => {
    const rows: Rows = [
      ['Stage', 'City'],
      ['New', 'x'],
      ['Name', 'Phone', 'City'],
      ['Ann', '1', 'Kyiv'],
    ];
    expect(await placesAndNames(sheet(rows, { tables: [tablePart('A1:B2')] }))).toEqual([[4, 'Ann']]);
  });

  test('of two tables side by side is its own', async () => {
    const rows: Rows = [
      ['City', null, 'Name', 'Phone'],
      ['Kyiv', null, 'Ann', '1'],
    ];
    const bytes = sheet(rows, { tables: [tablePart('A1:A2'), tablePart('C1:D2')] });
    const { records, fields } = await readBytes(bytes, people);
    expect([...fields]).toEqual(['name', 'phone']);
    expect(records[0]!.cells).toEqual({ name: 'Ann', phone: '1' });
  });

  test('longer than any header is cut, and harms nobody', async () => {
    const rows = [
      ['Name', '('.repeat(32_000), ' '.repeat(32_000)],
      ['Ann', '1', '2'],
    ];
    const spent = await processorSeconds(async () => expect(await placesAndNames(sheet(rows))).toEqual([[2, 'Ann']]));
    expect(spent).toBeLessThan(10);
  });
});

describe('the rows of a table', () => {
  const table = (ref: string, more?: string) => ({ tables: [tablePart(ref, more)] });

  test('end before the totals, and what stands below them is not looked at', async () => {
    const rows = [
      ['Name', 'Phone'],
      ['Ann', '1'],
      ['Total', '1'],
      ['a footnote', 'x'],
    ];
    expect(await placesAndNames(sheet(rows, table('A1:B3', 'totalsRowCount="1"')))).toEqual([[2, 'Ann']]);
  });

  test('go on below it as long as there is no gap', async () => {
    const rows = [['Name'], ['Ann'], ['Bob'], [], ['a footnote']];
    expect(await placesAndNames(sheet(rows, table('A1:A2')))).toEqual([
      [2, 'Ann'],
      [3, 'Bob'],
    ]);
  });

  test('may have gaps where the workbook knows no table', async () => {
    expect(await placesAndNames(sheet([['Name'], ['Ann'], [], ['Bob']]))).toEqual([
      [2, 'Ann'],
      [4, 'Bob'],
    ]);
  });

  test('end where another table begins below', async () => {
    const rows = [
      ['Name', 'Phone'],
      ['Ann', '1'],
      ['Stage', 'Days'],
      ['New', '3'],
    ];
    expect(await placesAndNames(sheet(rows, table('A3:B4')))).toEqual([[2, 'Ann']]);
  });

  test('do not need a header row in a table that switched it off', async () => {
    const rows = [['Name'], ['Ann']];
    expect(await placesAndNames(sheet(rows, table('A2:A2', 'headerRowCount="0"')))).toEqual([[2, 'Ann']]);
  });
});

describe('the header of a table nobody knows', () => {
  test('is the first row of words as wide as what follows', async () => {
    const data: Rows = [
      ['Order', 'Goods', 'Price', 'Buyer'],
      ['A-1', 'Chair', 10, 'Ann'],
      ['A-2', 'Table', 20, 'Bob'],
    ];
    expect(await unknownHeader(data)).toBe(1);
    expect(await unknownHeader([['Orders of May'], [], ...data])).toBe(3);
    expect(await unknownHeader([['Company:', 'Acme'], ...data])).toBe(2);
  });

  test('is no row of numbers, e-mails or equal words', async () => {
    const rows: Rows = [
      ['x', 'x', 'x'],
      [1, 2, 3],
      ['a@b.c', 'd@e.f', 'g@h.i'],
      ['One', 'Two', 'Three'],
      ['p', 'q', 'r'],
    ];
    expect(await unknownHeader(rows)).toBe(4);
  });

  test('may stand above nothing, or above a single column', async () => {
    expect(await unknownHeader([['Name', 'Phone']])).toBe(1);
    expect(await unknownHeader([['Name'], ['Ann'], ['Bob']])).toBe(1);
  });

  test('is the first filled row where nothing looks like one, but never a row without a word', async () => {
    expect(await unknownHeader([[], ['Ann', 2], [3, 4]])).toBe(2);
    expect(await unknownHeader([[], [1, 2], [3, 4]])).toBeNull();
    expect(await unknownHeader([['+380 67 123 45 67'], ['+380 67 123 45 68']])).toBeNull();
    expect(await unknownHeader([])).toBeNull();
  });

  test('may name two columns alike', async () => {
    const rows = [
      ['Name', 'Phone', 'Phone', 'Note', 'note'],
      ['Ann', '1', '2', 'x', 'y'],
      ['Bob', '3', '4', 'z', 'w'],
    ];
    expect(await unknownHeader(rows)).toBe(1);
  });

  test('is that of the largest table the workbook knows', async () => {
    const rows: Rows = [
      ['Note', 'Here'],
      ['Code', 'Days'],
      ['a', 1],
      ['Name', 'Phone'],
      ['Ann', 2],
      ['Bob', 3],
    ];
    expect(await unknownHeader(rows, { tables: [tablePart('A2:B3'), tablePart('A4:B6')] })).toBe(4);
  });
});

const merges = (...refs: string[]) => ({
  after: `<mergeCells count="${refs.length}">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
});

describe('a header of merged cells', () => {
  const twoRows = [
    ['Our clients in 2026'],
    [],
    ['Name', 'Contact', null, 'City'],
    [null, 'Phone', 'E-mail', null],
    ['Ann', '1', 'a@example.com', 'Kyiv'],
    ['Bob', '2', 'b@example.com', 'Lviv'],
  ];
  const merged = merges('A1:D1', 'A3:A4', 'B3:C3', 'D3:D4');

  test('over two rows is read as one, whichever row each header stands in', async () => {
    const { records, fields } = await readBytes(sheet(twoRows, merged), people);
    expect([...fields].sort()).toEqual(['city', 'name', 'phone']);
    expect(records.map(({ place, cells }) => [place, cells])).toEqual([
      [5, { name: 'Ann', phone: '1', city: 'Kyiv' }],
      [6, { name: 'Bob', phone: '2', city: 'Lviv' }],
    ]);
  });

  test('is read the same where nothing is merged any more, as in a CSV file', async () => {
    const { records } = await readBytes(sheet(twoRows), people);
    expect(records.map(({ place, cells }) => [place, cells['name'], cells['phone']])).toEqual([
      [5, 'Ann', '1'],
      [6, 'Bob', '2'],
    ]);
    const text = 'Name;Director;;Accountant;;City\n;Phone;E-mail;Phone;E-mail;\nAnn;1;a@x.com;2;b@x.com;Kyiv\n';
    const { tables } = await describeBytes(Buffer.from(text), [], { ending: '.csv' });
    expect(tables[0]).toMatchObject({ header: 2, rows: 1 });
    expect(tables[0]!.columns.map(({ header }) => header)).toEqual([
      'Name',
      'Director Phone',
      'Director E-mail',
      'Accountant Phone',
      'Accountant E-mail',
      'City',
    ]);
  });

  test.each<[string, Rows]>([
    [
      'with a column that nobody has named',
      [
        ['Name', 'City', null],
        ['Ann', 'Kyiv', 'soon'],
        ['Bob', 'Lviv', 'late'],
      ],
    ],
    [
      'whose first record lacks its name',
      [
        ['Name', 'City', 'Note'],
        [null, 'Kyiv', 'soon'],
        ['Bob', 'Lviv', 'late'],
      ],
    ],
    [
      'of figures',
      [
        ['Name', 'Sales', null],
        [null, 2025, 2026],
        ['Bob', 5, 6],
      ],
    ],
  ])('is one row above records %s', async (_, rows) => expect(await unknownHeader(rows)).toBe(1));

  test('is found below its headings, although a filter begins there', async () => {
    const filtered = { after: `<autoFilter ref="A3:D6"/>${merged.after}` };
    const { records } = await readBytes(sheet(twoRows, filtered), people);
    expect(records.map(({ place }) => place)).toEqual([5, 6]);
  });

  test('is found by whoever sees the tab for the first time', async () => {
    const { tables } = await describeBytes(sheet(twoRows, merged), []);
    expect(tables[0]).toMatchObject({ header: 4, rows: 2 });
    expect(tables[0]!.columns.map(({ header }) => header)).toEqual(['Name', 'Phone', 'E-mail', 'City']);
  });

  test('with the same names under different headings has the heading before each', async () => {
    const rows = [
      ['Company', 'Director', null, 'Accountant', null],
      [null, 'Phone', 'E-mail', 'Phone', 'E-mail'],
      ['Acme', '1', 'a@example.com', '2', 'b@example.com'],
    ];
    const { tables } = await describeBytes(sheet(rows, merges('A1:A2', 'B1:C1', 'D1:E1')), []);
    expect(tables[0]!.columns.map(({ header }) => header)).toEqual([
      'Company',
      'Director Phone',
      'Director E-mail',
      'Accountant Phone',
      'Accountant E-mail',
    ]);
  });

  test('of which only some stand under headings is the lower row', async () => {
    const rows = [
      [null, 'Contact', null, 'Deal', null],
      ['Name', 'Phone', 'E-mail', 'Title', 'City'],
      ['Ann', '1', 'a@example.com', 'Beans', 'Kyiv'],
    ];
    expect(await unknownHeader(rows, merges('B1:C1', 'D1:E1'))).toBe(2);
  });

  test('may be wide over records, and then no record is a header', async () => {
    const rows = [
      ['Name', 'Phone', null, 'City'],
      ['Ann', '067 1', '067 2', 'Kyiv'],
      ['Bob', '067 3', '067 4', 'Lviv'],
    ];
    expect(await unknownHeader(rows, merges('B1:C1'))).toBe(1);
  });
});

test('cells merged over several records are told, with what to do', async () => {
  const rows = [
    ['Name', 'Phone', 'City'],
    ['Ann', '1', 'Kyiv'],
    ['Bob', '2'],
    ['Cid', '3', 'Lviv'],
    ['Dan', '4'],
  ];
  const { findings } = await describeBytes(sheet(rows, merges('C2:C3', 'C4:C5')), [people]);
  expect(findings).toEqual([
    expect.objectContaining({
      code: 'column.merged',
      field: 'city',
      args: { header: 'city', from: 2, to: 3, count: 2 },
    }),
  ]);
});
