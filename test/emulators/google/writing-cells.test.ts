import { describe, expect, test } from '@jest/globals';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { cellAt, deals, open, spreadsheetId, text, wordsOf } from './kit.ts';

const people = [
  ['_id', 'Name', 'Phone'],
  ['aaaa', 'Ann', '+7900'],
  ['bbbb', 'Bob', null],
] as const;

const put = (row: number, column: number, value: string): sheets_v4.Schema$Request => ({
  updateCells: { range: cellAt(row, column), fields: 'userEnteredValue', rows: [{ values: [text(value)] }] },
});

describe('cells', () => {
  test('nothing but what the fields name is written, and what is named and not given is cleared', async () => {
    const { google, batch, sheets } = await open(deals(people, { formats: { 2: { type: 'TEXT' } } }));
    google.human(spreadsheetId).dropDown('Deals', 'C2', ['+7900', '+7901']);
    await batch([{ updateCells: { range: cellAt(1, 2), fields: 'userEnteredValue', rows: [] } }]);
    await batch([
      {
        updateCells: {
          start: { sheetId: 0, rowIndex: 1, columnIndex: 0 },
          fields: 'userEnteredFormat.numberFormat',
          rows: [{ values: [{ userEnteredFormat: { numberFormat: { type: 'DATE' } }, ...text('ignored') }] }],
        },
      },
    ]);
    const fields = 'sheets.data.rowData.values(userEnteredValue,userEnteredFormat,dataValidation.strict)';
    const { data } = await sheets.spreadsheets.get({ spreadsheetId, ranges: ['Deals!A2:C2'], fields });
    expect(data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values).toEqual([
      { userEnteredValue: { stringValue: 'aaaa' }, userEnteredFormat: { numberFormat: { type: 'DATE' } } },
      { userEnteredValue: { stringValue: 'Ann' } },
      { userEnteredFormat: { numberFormat: { type: 'TEXT' } }, dataValidation: { strict: true } },
    ]);
  });

  test('a text is never read as anything else, whatever it begins with', async () => {
    const { batch, values } = await open(deals(people));
    await batch([put(1, 0, '=1+1'), put(1, 1, "'007"), put(1, 2, '2026-01-02')]);
    expect(await values('Deals!A2:C2', 'FORMULA')).toEqual([['=1+1', "'007", '2026-01-02']]);
    expect(await values('Deals!A2:C2')).toEqual([['=1+1', "'007", '2026-01-02']]);
  });

  test('cells without fields, with more values than fit and with too long a text are refused', async () => {
    const { batch } = await open(deals(people));
    const range = cellAt(1, 1);
    const wide = [{ values: [text('a'), text('b')] }];
    expect([
      await wordsOf(batch([{ updateCells: { range, rows: wide } }])),
      await wordsOf(batch([{ updateCells: { range, rows: wide, fields: 'userEnteredValue' } }])),
      await wordsOf(batch([put(1, 1, 'x'.repeat(50_001))])),
      await wordsOf(batch([{ updateCells: { range: { ...range, sheetId: 9 }, fields: '*' } }])),
    ]).toEqual([
      `Invalid requests[0].updateCells: At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)`,
      'Invalid requests[0].updateCells: Attempting to write column: 2, beyond the last requested column of: 1',
      'Invalid requests[0].updateCells: Your input contains more than the maximum of 50000 characters in a single cell.',
      'Invalid requests[0].updateCells: No grid with id: 9',
    ]);
  });

  test('what is written over a spilled value breaks the formula that spills', async () => {
    const { batch, values } = await open(deals([['Sum'], [{ formula: '={1;2;3}' }]]));
    expect(await values('Deals!A2:A4')).toEqual([[1], [2], [3]]);
    await batch([put(2, 0, 'mine')]);
    expect(await values('Deals!A2:A4')).toEqual([['#REF!'], ['mine']]);
  });

  test('new rows go below the last that holds anything, ticked or not, and the grid grows', async () => {
    const { google, batch, values } = await open(deals(people, { rowCount: 4 }));
    const append = (name: string) => ({
      appendCells: { sheetId: 0, fields: 'userEnteredValue', rows: [{ values: [text('cccc'), text(name)] }] },
    });
    await batch([append('Cid'), append('Dan')]);
    expect(await values('Deals!A4:B5')).toEqual([
      ['cccc', 'Cid'],
      ['cccc', 'Dan'],
    ]);
    google.human(spreadsheetId).boxes('Deals', 'D2:D5');
    google.human(spreadsheetId).insertRows('Deals', 6, 2);
    google.human(spreadsheetId).boxes('Deals', 'D6:D7');
    await batch([append('Eve')]);
    expect(await values('Deals!A8:B8')).toEqual([['cccc', 'Eve']]);
  });

  test('new rows of a table go into its body, and what stands below moves down', async () => {
    const { google, batch, values } = await open(deals([...people, ['below', null, null]]));
    google.human(spreadsheetId).makeTable('Deals', 'A1:C3', { name: 'People', tableId: 'people' });
    await batch([
      { appendCells: { tableId: 'people', fields: 'userEnteredValue', rows: [{ values: [text('cccc')] }] } },
    ]);
    expect(await values('Deals!A3:A5')).toEqual([['bbbb'], ['cccc'], ['below']]);
    expect(google.doc(spreadsheetId).sheets[0]?.tables[0]?.area.bottom).toBe(4);
  });

  test('new rows of a table with totals stand above the totals', async () => {
    const { google, batch, values } = await open(deals([...people, ['Total', null, 2]]));
    const table = { name: 'People', tableId: 'people', rowsProperties: { footerColorStyle: {} } };
    google.human(spreadsheetId).makeTable('Deals', 'A1:C4', table);
    await batch([
      { appendCells: { tableId: 'people', fields: 'userEnteredValue', rows: [{ values: [text('cccc')] }] } },
    ]);
    expect(await values('Deals!A3:A5')).toEqual([['bbbb'], ['cccc'], ['Total']]);
  });

  test('a table of the API can be made, renamed and made longer', async () => {
    const { batch, google } = await open(deals(people));
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 3 };
    const { replies } = await batch([{ addTable: { table: { name: 'People', range } } }]);
    const tableId = replies?.[0]?.addTable?.table?.tableId ?? '';
    await batch([
      {
        updateTable: { table: { tableId, name: 'Humans', range: { ...range, endRowIndex: 9 } }, fields: 'name,range' },
      },
    ]);
    expect(google.doc(spreadsheetId).sheets[0]?.tables).toMatchObject([{ name: 'Humans', area: { bottom: 9 } }]);
    expect(await wordsOf(batch([{ addTable: { table: { name: 'Other', range } } }]))).toMatch(/may not overlap/);
  });

  test('formats and drop-downs are laid over whole ranges', async () => {
    const { batch, google } = await open(deals(people));
    const range = { sheetId: 0, startRowIndex: 1, startColumnIndex: 2, endColumnIndex: 3 };
    const condition = { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'new' }] };
    await batch([
      {
        repeatCell: {
          range,
          fields: 'userEnteredFormat.numberFormat',
          cell: { userEnteredFormat: { numberFormat: { type: 'TEXT' } } },
        },
      },
      { setDataValidation: { range, rule: { condition, strict: true, showCustomUi: true } } },
    ]);
    const rows = google.doc(spreadsheetId).sheets[0]!.rows;
    expect(rows[1]?.cells[2]).toMatchObject({ value: { stringValue: '+7900' }, format: { type: 'TEXT' } });
    expect(rows[999]?.cells[2]).toMatchObject({ format: { type: 'TEXT' }, validation: { strict: true } });
    expect(rows[0]?.cells[2]).toEqual({ value: { stringValue: 'Phone' } });
  });
});

describe('finding and replacing', () => {
  const only = { range: cellAt(1, 1), matchCase: true, matchEntireCell: true };

  test('one cell changes only if the very text stands in it, and a count of none is not said', async () => {
    const { batch, values } = await open(deals(people));
    const { replies } = await batch([
      { findReplace: { ...only, find: 'ann', replacement: 'x' } },
      { findReplace: { ...only, find: 'An', replacement: 'x' } },
      { findReplace: { ...only, find: 'Ann', replacement: 'Anna' } },
    ]);
    const one = { occurrencesChanged: 1, valuesChanged: 1, rowsChanged: 1, sheetsChanged: 1 };
    expect(replies).toEqual([{ findReplace: {} }, { findReplace: {} }, { findReplace: one }]);
    expect(await values('Deals!B2')).toEqual([['Anna']]);
  });

  test('formulas are left alone unless they are asked for', async () => {
    const { batch, values } = await open(
      deals([
        ['A', 'B'],
        [null, { formula: '="Ann"' }],
      ]),
    );
    const { replies } = await batch([{ findReplace: { ...only, find: 'Ann', replacement: 'x' } }]);
    expect(replies).toEqual([{ findReplace: {} }]);
    expect(await values('Deals!B2', 'FORMULA')).toEqual([['="Ann"']]);
  });

  test('parts of texts in a whole column are replaced and counted', async () => {
    const { batch, values } = await open(deals([['Name'], ['a-b-a'], ['b'], ['A']]));
    const { replies } = await batch([{ findReplace: { sheetId: 0, find: 'a', replacement: 'z', matchCase: true } }]);
    expect(replies?.[0]?.findReplace).toMatchObject({ occurrencesChanged: 3, rowsChanged: 2 });
    expect(await values('Deals!A1:A4')).toEqual([['Nzme'], ['z-b-z'], ['b'], ['A']]);
  });
});
