import { describe, expect, test } from '@jest/globals';
import { cellAt, deals, open, refusalOf, spreadsheetId, wordsOf } from './kit.ts';

const people = [
  ['_id', 'Name', 'Born'],
  ['aaaa', 'Ann', { serial: 35_124, as: 'DATE' }],
  [null, null, null],
  ['bbbb', 'Bob', null],
] as const;

describe('values', () => {
  test('empty ends of rows and of the tab are left out, and an empty row in between is not', async () => {
    const { sheets } = await open(deals(people));
    const { data } = await sheets.spreadsheets.values.batchGet({ spreadsheetId, ranges: ['Deals', 'Deals!B2:C4'] });
    expect(data.valueRanges).toEqual([
      {
        range: 'Deals!A1:Z1000',
        majorDimension: 'ROWS',
        values: [['_id', 'Name', 'Born'], ['aaaa', 'Ann', '2/29/1996'], [], ['bbbb', 'Bob']],
      },
      { range: 'Deals!B2:C4', majorDimension: 'ROWS', values: [['Ann', '2/29/1996'], [], ['Bob']] },
    ]);
  });

  test('a date is a number of days unless its text is asked for', async () => {
    const { sheets, values } = await open(deals(people));
    expect(await values('Deals!C2')).toEqual([[35_124]]);
    const ask = { spreadsheetId, range: 'Deals!C2', valueRenderOption: 'UNFORMATTED_VALUE' };
    const { data } = await sheets.spreadsheets.values.get({ ...ask, dateTimeRenderOption: 'FORMATTED_STRING' });
    expect(data.values).toEqual([['2/29/1996']]);
  });

  test('formulas are told as text where they are asked for, and what they spill is not', async () => {
    const { values } = await open(
      deals([
        ['Name', 'Loud'],
        ['Ann', { formula: '=ARRAYFORMULA(UPPER(A2:A3))' }],
        ['Bob', null],
      ]),
    );
    expect(await values('Deals!B2:B3')).toEqual([['ANN'], ['BOB']]);
    expect(await values('Deals!B2:B3', 'FORMULA')).toEqual([['=ARRAYFORMULA(UPPER(A2:A3))'], ['BOB']]);
  });

  test('hidden and filtered rows and hidden columns come like others', async () => {
    const { google, values, sheets } = await open(deals(people));
    const ann = google.human(spreadsheetId);
    ann.hideRows('Deals', 2);
    ann.hideColumn('Deals', 'A');
    ann.filter('Deals', 'B', (name) => name !== 'Bob');
    expect(await values('Deals!A2:B4')).toEqual([['aaaa', 'Ann'], [], ['bbbb', 'Bob']]);
    const { data } = await sheets.spreadsheets.get({
      spreadsheetId,
      ranges: ['Deals!A2:B4'],
      fields: 'sheets.data(rowMetadata(hiddenByUser,hiddenByFilter),columnMetadata.hiddenByUser)',
    });
    expect(data.sheets?.[0]?.data?.[0]).toEqual({
      rowMetadata: [{ hiddenByUser: true }, {}, { hiddenByFilter: true }],
      columnMetadata: [{ hiddenByUser: true }, {}],
    });
  });

  test('of merged cells only the first holds anything', async () => {
    const { google, values, batch } = await open(deals(people));
    google.human(spreadsheetId).merge('Deals', 'A2:B2');
    await batch([
      {
        updateCells: {
          range: cellAt(1, 1),
          fields: 'userEnteredValue',
          rows: [{ values: [{ userEnteredValue: { stringValue: 'under' } }] }],
        },
      },
    ]);
    expect(await values('Deals!A2:B2')).toEqual([['aaaa']]);
  });

  test('a column is found by what is noted of it, wherever it stands', async () => {
    const { google, sheets, batch } = await open(deals(people));
    const location = { dimensionRange: { sheetId: 0, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 } };
    await batch([
      {
        createDeveloperMetadata: {
          developerMetadata: { metadataKey: 'crm.col', metadataValue: 'name', visibility: 'DOCUMENT', location },
        },
      },
    ]);
    google.human(spreadsheetId).moveColumn('Deals', 'B', 'E');
    const filter = { developerMetadataLookup: { metadataKey: 'crm.col', locationType: 'COLUMN' } };
    const { data } = await sheets.spreadsheets.values.batchGetByDataFilter({
      spreadsheetId,
      requestBody: { dataFilters: [filter], majorDimension: 'COLUMNS' },
    });
    expect(data.valueRanges).toEqual([
      {
        valueRange: { range: 'Deals!D1:D1000', majorDimension: 'COLUMNS', values: [['Name', 'Ann', '', 'Bob']] },
        dataFilters: [filter],
      },
    ]);
  });

  test('a range that begins beyond the grid or names no tab is refused in the words of Google', async () => {
    const { values } = await open(deals(people));
    expect(await wordsOf(values('Nobody!A1'))).toBe('Unable to parse range: Nobody!A1');
    expect(await wordsOf(values('Deals!A1001:A1002'))).toBe(
      'Range (Deals!A1001:A1002) exceeds grid limits. Max rows: 1000, max columns: 26',
    );
  });

  test('tabs with spaces and quotation marks in their names are read', async () => {
    const { values } = await open(deals([['x']], { title: "Ann's deals" }));
    expect(await values("'Ann''s deals'!A1")).toEqual([['x']]);
  });
});

describe('the spreadsheet', () => {
  test('only the fields that are named come, and they alone decide whether cells do', async () => {
    const { sheets } = await open(deals(people));
    const short = await sheets.spreadsheets.get({
      spreadsheetId,
      includeGridData: true,
      fields: 'sheets.properties.title',
    });
    expect(short.data).toEqual({ sheets: [{ properties: { title: 'Deals' } }] });
    const cells = await sheets.spreadsheets.get({
      spreadsheetId,
      ranges: ['Deals!B2:C2'],
      fields: 'sheets(data(startRow,startColumn,rowData/values(userEnteredValue,effectiveFormat(numberFormat(type)))))',
    });
    expect(cells.data.sheets?.[0]?.data).toEqual([
      {
        startRow: 1,
        startColumn: 1,
        rowData: [
          {
            values: [
              { userEnteredValue: { stringValue: 'Ann' } },
              { userEnteredValue: { numberValue: 35_124 }, effectiveFormat: { numberFormat: { type: 'DATE' } } },
            ],
          },
        ],
      },
    ]);
  });

  test('a spreadsheet is asked for by what is noted of its columns', async () => {
    const { sheets, batch } = await open(deals(people));
    const location = { dimensionRange: { sheetId: 0, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 } };
    await batch([
      { createDeveloperMetadata: { developerMetadata: { metadataKey: 'crm.col', visibility: 'PROJECT', location } } },
    ]);
    const { data } = await sheets.spreadsheets.getByDataFilter({
      spreadsheetId,
      fields: 'sheets.data(startColumn,rowData.values.formattedValue,columnMetadata.developerMetadata.metadataKey)',
      requestBody: { dataFilters: [{ developerMetadataLookup: { metadataKey: 'crm.col' } }], includeGridData: true },
    });
    const [name, ann, none, bob] = ['Name', 'Ann', null, 'Bob'].map((formattedValue) =>
      formattedValue === null ? {} : { values: [{ formattedValue }] },
    );
    expect(data.sheets?.[0]?.data).toEqual([
      {
        startColumn: 1,
        rowData: [name, ann, none, bob],
        columnMetadata: [{ developerMetadata: [{ metadataKey: 'crm.col' }] }],
      },
    ]);
  });

  test('a field that does not exist is refused', async () => {
    const { sheets } = await open(deals(people));
    const { status, error } = await refusalOf(sheets.spreadsheets.get({ spreadsheetId, fields: 'sheets.cells' }));
    expect(status).toBe(400);
    expect(error).toMatchObject({
      status: 'INVALID_ARGUMENT',
      details: [{ fieldViolations: [{ field: 'sheets.cells' }] }],
    });
  });

  test('a cell that a formula fills from elsewhere has a value and none that was entered', async () => {
    const { sheets } = await open(deals([[{ formula: '={1;2}' }], [null], ['x']]));
    const { data } = await sheets.spreadsheets.get({
      spreadsheetId,
      ranges: ['Deals!A1:A2'],
      fields: 'sheets.data.rowData.values(userEnteredValue,effectiveValue,formattedValue)',
    });
    expect(data.sheets?.[0]?.data?.[0]?.rowData).toEqual([
      {
        values: [
          { userEnteredValue: { formulaValue: '={1;2}' }, effectiveValue: { numberValue: 1 }, formattedValue: '1' },
        ],
      },
      { values: [{ effectiveValue: { numberValue: 2 }, formattedValue: '2' }] },
    ]);
  });

  test('only tabs of which a part is asked for come', async () => {
    const { sheets } = await open({ ...deals(people), tabs: [{ title: 'Deals' }, { title: 'Notes' }] });
    const { data } = await sheets.spreadsheets.get({
      spreadsheetId,
      ranges: ['Notes!1:1'],
      fields: 'sheets.properties.title',
    });
    expect(data.sheets).toEqual([{ properties: { title: 'Notes' } }]);
  });

  test('tables, filters, merged cells, protections and charts are told of', async () => {
    const seed = deals(people);
    const { google, sheets } = await open({ ...seed, tabs: [...seed.tabs, { title: 'Chart', isChart: true }] });
    const ann = google.human(spreadsheetId);
    ann.makeTable('Deals', 'A1:C4', { name: 'People', rowsProperties: { footerColorStyle: {} } });
    ann.merge('Deals', 'E1:F1');
    ann.protect('Deals', 'A1:A9', { editors: [], except: 'A9' });
    ann.protect('Deals', 'B1:B9', 'warn');
    const { data } = await sheets.spreadsheets.get({
      spreadsheetId,
      fields:
        'sheets(properties(title,sheetType),merges,tables(name,range,rowsProperties,columnProperties(columnName)),protectedRanges(range,warningOnly,requestingUserCanEdit,unprotectedRanges))',
    });
    const range = (area: readonly number[]) => ({
      sheetId: 0,
      startRowIndex: area[0],
      endRowIndex: area[1],
      startColumnIndex: area[2],
      endColumnIndex: area[3],
    });
    expect(data.sheets).toEqual([
      {
        properties: { title: 'Deals', sheetType: 'GRID' },
        merges: [range([0, 1, 4, 6])],
        tables: [
          {
            name: 'People',
            range: range([0, 4, 0, 3]),
            rowsProperties: { footerColorStyle: {} },
            columnProperties: [{ columnName: '_id' }, { columnName: 'Name' }, { columnName: 'Born' }],
          },
        ],
        protectedRanges: [
          { range: range([0, 9, 0, 1]), unprotectedRanges: [range([8, 9, 0, 1])] },
          { range: range([0, 9, 1, 2]), warningOnly: true, requestingUserCanEdit: true },
        ],
      },
      { properties: { title: 'Chart', sheetType: 'OBJECT' } },
    ]);
  });

  test('rich text and smart chips are told of until something else is written', async () => {
    const { google, sheets, batch } = await open(deals(people));
    google
      .human(spreadsheetId)
      .write('Deals', 'B2', 'Ask @', { chipRuns: [{ startIndex: 4, chip: {} }], textRuns: [{ startIndex: 4 }] });
    const ask = async () => {
      const fields = 'sheets.data.rowData.values(textFormatRuns(startIndex),chipRuns(startIndex))';
      const { data } = await sheets.spreadsheets.get({ spreadsheetId, ranges: ['Deals!B2'], fields });
      return data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values;
    };
    expect(await ask()).toEqual([{ textFormatRuns: [{ startIndex: 4 }], chipRuns: [{ startIndex: 4 }] }]);
    await batch([
      {
        updateCells: {
          range: cellAt(1, 1),
          fields: 'userEnteredValue',
          rows: [{ values: [{ userEnteredValue: { stringValue: 'Ann' } }] }],
        },
      },
    ]);
    expect(await ask()).toBeUndefined();
  });
});
