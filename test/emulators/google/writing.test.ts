import { describe, expect, test } from '@jest/globals';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { cellAt, deals, open, refusalOf, robot, scopes, spreadsheetId, text, wordsOf } from './kit.ts';

const people = [
  ['_id', 'Name', 'Phone'],
  ['aaaa', 'Ann', '+7900'],
  ['bbbb', 'Bob', null],
] as const;

const put = (row: number, column: number, value: string): sheets_v4.Schema$Request => ({
  updateCells: { range: cellAt(row, column), fields: 'userEnteredValue', rows: [{ values: [text(value)] }] },
});
const column = (at: number, more: sheets_v4.Schema$DeveloperMetadata = {}): sheets_v4.Schema$Request => ({
  createDeveloperMetadata: {
    developerMetadata: {
      metadataKey: 'crm.col',
      visibility: 'DOCUMENT',
      location: { dimensionRange: { sheetId: 0, dimension: 'COLUMNS', startIndex: at, endIndex: at + 1 } },
      ...more,
    },
  },
});

describe('a batch', () => {
  test('either everything is done or nothing, and the file has not changed then', async () => {
    const { google, batch, values } = await open(deals(people));
    const insert = { range: { sheetId: 0, dimension: 'ROWS', startIndex: 1, endIndex: 2 } };
    const words = await wordsOf(
      batch([put(1, 1, 'Anna'), column(1, { metadataId: 5 }), { insertDimension: insert }, put(1, 26, 'beyond')]),
    );
    expect(words).toBe(
      'Invalid requests[3].updateCells: Range (Deals!AA2) exceeds grid limits. Max rows: 1001, max columns: 26',
    );
    expect(await values('Deals!A1:C3')).toEqual([
      ['_id', 'Name', 'Phone'],
      ['aaaa', 'Ann', '+7900'],
      ['bbbb', 'Bob'],
    ]);
    expect(google.doc(spreadsheetId)).toMatchObject({ version: 1, meta: [] });
  });

  test('its answer shows the cells as they are right after it, before anybody else comes', async () => {
    const { google, batch } = await open(deals(people));
    google.fault({
      on: 'spreadsheets.batchUpdate',
      fault: { is: 'meanwhile', when: 'after', act: () => google.human(spreadsheetId).sort('Deals', 'A', 'down') },
    });
    const { updatedSpreadsheet } = await batch([put(1, 1, 'Anna')], {
      includeSpreadsheetInResponse: true,
      responseIncludeGridData: true,
      responseRanges: ['Deals!A2:B2', 'Deals!1:1'],
    });
    const data = updatedSpreadsheet?.sheets?.[0]?.data;
    expect(data?.[0]?.rowData?.[0]?.values?.map(({ userEnteredValue }) => userEnteredValue)).toEqual([
      { stringValue: 'aaaa' },
      { stringValue: 'Anna' },
    ]);
    expect(data?.[1]?.rowData?.[0]?.values).toHaveLength(3);
  });

  test('cells of the answer come only where they are asked for', async () => {
    const { batch } = await open(deals(people));
    const { updatedSpreadsheet } = await batch([put(1, 1, 'Anna')], { includeSpreadsheetInResponse: true });
    expect(updatedSpreadsheet?.sheets?.[0]?.data).toBeUndefined();
    expect(await batch([put(1, 1, 'Anna')])).toEqual({ spreadsheetId, replies: [{}] });
  });

  test('a range of the answer that cannot be read takes everything back', async () => {
    const { batch, values } = await open(deals(people));
    const more = { includeSpreadsheetInResponse: true, responseRanges: ['Nobody!A1'] };
    expect(await wordsOf(batch([put(1, 1, 'Anna')], more))).toBe('Unable to parse range: Nobody!A1');
    expect(await values('Deals!B2')).toEqual([['Ann']]);
  });

  test('a field that Google does not know, a wrong word and a wrong type are refused as Google does', async () => {
    const { batch } = await open(deals(people));
    const misspelt = { requests: [{ updateCells: { feilds: '*' } }] } as object;
    const dimension = { insertDimension: { range: { sheetId: 0, dimension: 'ROWZ', startIndex: 0, endIndex: 1 } } };
    const words = [
      await wordsOf(batch([], misspelt)),
      await wordsOf(batch([dimension])),
      await wordsOf(batch([{ findReplace: { matchCase: 'yes' } } as object])),
      await wordsOf(batch([])),
    ];
    expect(words).toEqual([
      `Invalid JSON payload received. Unknown name "feilds" at 'requests[0].update_cells': Cannot find field.`,
      `Invalid value at 'requests[0].insert_dimension.range.dimension' (type.googleapis.com/google.apps.sheets.v4.Dimension), "ROWZ"`,
      `Invalid value at 'requests[0].find_replace.match_case' (TYPE_BOOL), "yes"`,
      'Must specify at least one request.',
    ]);
  });

  test('more than 100 000 requests are refused', async () => {
    const { google } = await open(deals(people));
    const answer = await google.fetch(`${google.url}/v4/spreadsheets/${spreadsheetId}:batchUpdate`, {
      method: 'POST',
      headers: { authorization: `Bearer ${google.accounts.grant(robot, scopes)}` },
      body: JSON.stringify({ requests: Array.from({ length: 100_001 }, () => ({})) }),
    });
    expect(await answer.json()).toMatchObject({
      error: { message: 'Cannot exceed 100000 requests in a single batch.' },
    });
  });
});

describe('what is noted of columns, rows and the spreadsheet', () => {
  test('a number that is taken is refused, with everything else of the batch', async () => {
    const { batch, values } = await open(deals(people));
    await batch([column(1, { metadataId: 7 })]);
    expect(await wordsOf(batch([put(1, 1, 'Anna'), column(2, { metadataId: 7 })]))).toMatch(
      /^Invalid requests\[1\]\.createDeveloperMetadata: .*7 already exists/,
    );
    expect(await values('Deals!B2')).toEqual([['Ann']]);
  });

  test('what is noted of a spreadsheet has little room', async () => {
    const { batch } = await open(deals(people));
    const note = (metadataId: number, size: number) =>
      column(0, { metadataId, location: { spreadsheet: true }, metadataKey: 'k', metadataValue: 'x'.repeat(size - 1) });
    await batch([note(1, 20_000), note(2, 10_000)]);
    expect(await wordsOf(batch([note(3, 2)]))).toMatch(/30000 characters/);
    await batch([column(1, { metadataId: 4 })]);
  });

  test('only a single row or column can be meant, and a key and a visibility must be given', async () => {
    const { batch } = await open(deals(people));
    const location = { dimensionRange: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 2 } };
    expect(await wordsOf(batch([column(0, { location })]))).toMatch(/single row or column/);
    expect(await wordsOf(batch([column(0, { visibility: null })]))).toMatch(/visibility/);
    expect(await wordsOf(batch([column(0, { metadataKey: '' })]))).toMatch(/metadataKey/);
  });

  test('what was deleted can be made anew under the same number', async () => {
    const { batch, sheets } = await open(deals(people));
    const location = { spreadsheet: true };
    const note = column(0, { metadataId: 7, location });
    const lookup = { dataFilter: { developerMetadataLookup: { metadataId: 7 } } };
    await batch([note]);
    const { replies } = await batch([{ deleteDeveloperMetadata: lookup }, note]);
    expect(replies?.[0]?.deleteDeveloperMetadata?.deletedDeveloperMetadata).toMatchObject([{ metadataId: 7 }]);
    const requestBody = { dataFilters: [{ developerMetadataLookup: { metadataKey: 'crm.col' } }] };
    const { data } = await sheets.spreadsheets.developerMetadata.search({ spreadsheetId, requestBody });
    expect(data.matchedDeveloperMetadata).toMatchObject([
      { developerMetadata: { metadataId: 7, location: { locationType: 'SPREADSHEET', spreadsheet: true } } },
    ]);
  });
});

describe('rows, columns and tabs', () => {
  test('new rows take on the look of their neighbour only where that is asked for', async () => {
    const { batch, google } = await open(deals(people, { formats: { 2: { type: 'TEXT' } } }));
    const range = { sheetId: 0, dimension: 'ROWS', startIndex: 3, endIndex: 4 };
    await batch([
      { insertDimension: { range, inheritFromBefore: true } },
      { appendDimension: { sheetId: 0, dimension: 'ROWS', length: 1 } },
      { appendDimension: { sheetId: 0, dimension: 'COLUMNS', length: 1 } },
    ]);
    const { rows, columns } = google.doc(spreadsheetId).sheets[0]!;
    expect(rows[3]?.cells[2]).toEqual({ format: { type: 'TEXT' } });
    expect([rows.length, columns.length, rows[1001]?.cells]).toEqual([1002, 27, []]);
  });

  test('columns are hidden, and cells kept with a warning or for some only', async () => {
    const { batch, google } = await open(deals(people));
    const range = { sheetId: 0, startColumnIndex: 0, endColumnIndex: 1 };
    const hidden = { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 };
    await batch([
      { updateDimensionProperties: { range: hidden, properties: { hiddenByUser: true }, fields: 'hiddenByUser' } },
      { addProtectedRange: { protectedRange: { range, warningOnly: true, protectedRangeId: 3 } } },
      put(1, 0, 'zzzz'),
    ]);
    expect(google.doc(spreadsheetId).sheets[0]?.columns[0]?.hiddenByUser).toBe(true);
    google.human(spreadsheetId).protect('Deals', 'B1:B9', { editors: [] });
    expect(await wordsOf(batch([put(1, 1, 'Anna')]))).toMatch(/You are trying to edit a protected cell or object/);
    const again = { protectedRange: { range, warningOnly: true, protectedRangeId: 3 } };
    expect(await wordsOf(batch([{ addProtectedRange: again }]))).toMatch(/ID 3 already exists/);
    await batch([{ deleteProtectedRange: { protectedRangeId: 3 } }]);
  });

  test('the API sorts, moves, deletes, merges, filters and makes tabs as people do', async () => {
    const { batch, google, values } = await open(deals(people));
    const range = { sheetId: 0, startRowIndex: 1, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 3 };
    await batch([
      { sortRange: { range, sortSpecs: [{ dimensionIndex: 0, sortOrder: 'DESCENDING' }] } },
      {
        moveDimension: {
          source: { sheetId: 0, dimension: 'COLUMNS', startIndex: 2, endIndex: 3 },
          destinationIndex: 0,
        },
      },
      { deleteDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 2, endIndex: 3 } } },
      { mergeCells: { range: { ...range, startRowIndex: 5, endRowIndex: 6 }, mergeType: 'MERGE_ALL' } },
      { setBasicFilter: { filter: { range } } },
      { clearBasicFilter: { sheetId: 0 } },
      { addSheet: { properties: { sheetId: 77, title: 'New' } } },
      { updateSheetProperties: { properties: { sheetId: 77, title: 'Newer', index: 0 }, fields: 'title,index' } },
      { addSheet: { properties: { sheetId: 78 } } },
      { deleteSheet: { sheetId: 78 } },
    ]);
    expect(google.doc(spreadsheetId).sheets.map(({ title }) => title)).toEqual(['Newer', 'Deals']);
    expect(await values('Deals!A1:C3')).toEqual([
      ['Phone', '_id', 'Name'],
      ['', 'bbbb', 'Bob'],
    ]);
  });

  test('a filter keeps what it hides when it is laid anew, and follows its column', async () => {
    const { batch, google, sheets } = await open(deals(people));
    google.human(spreadsheetId).filter('Deals', 'B', (name) => name !== 'Bob');
    google.human(spreadsheetId).insertColumns('Deals', 'A');
    const ask = async () => {
      const fields = 'sheets(basicFilter,data.rowMetadata.hiddenByFilter)';
      const { data } = await sheets.spreadsheets.get({ spreadsheetId, ranges: ['Deals!A1:A3'], fields });
      return data.sheets?.[0];
    };
    const before = await ask();
    expect(before?.basicFilter).toMatchObject({
      criteria: { '2': { hiddenValues: ['Bob'] } },
      filterSpecs: [{ columnIndex: 2, filterCriteria: { hiddenValues: ['Bob'] } }],
    });
    expect(before?.data?.[0]?.rowMetadata).toEqual([{}, {}, { hiddenByFilter: true }]);
    await batch([{ setBasicFilter: { filter: { ...before?.basicFilter } } }]);
    expect(await ask()).toEqual(before);
    await batch([{ clearBasicFilter: { sheetId: 0 } }]);
    expect(await ask()).toEqual({ data: [{ rowMetadata: [{}, {}, {}] }] });
  });

  test('bands, formats by condition and protections lie over other ranges, and follow their cells', async () => {
    const { batch, sheets } = await open(deals(people));
    const area = (left: number, right: number) => ({
      sheetId: 0,
      startRowIndex: 1,
      endRowIndex: 9,
      startColumnIndex: left,
      endColumnIndex: right,
    });
    const booleanRule = { condition: { type: 'BLANK' }, format: { textFormat: { bold: true } } };
    await batch([
      { addBanding: { bandedRange: { bandedRangeId: 7, range: area(0, 2) } } },
      { addConditionalFormatRule: { rule: { ranges: [area(0, 2)], booleanRule } } },
      { addProtectedRange: { protectedRange: { protectedRangeId: 8, range: area(0, 2), warningOnly: true } } },
    ]);
    await batch([
      { updateBanding: { bandedRange: { bandedRangeId: 7, range: area(0, 3) }, fields: 'range' } },
      { updateConditionalFormatRule: { sheetId: 0, index: 0, rule: { ranges: [area(0, 3)], booleanRule } } },
      { updateProtectedRange: { protectedRange: { protectedRangeId: 8, range: area(0, 3) }, fields: 'range' } },
      { deleteDimension: { range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 } } },
    ]);
    const fields = 'sheets(bandedRanges,conditionalFormats,protectedRanges(protectedRangeId,range))';
    const { data } = await sheets.spreadsheets.get({ spreadsheetId, fields });
    expect(data.sheets?.[0]).toEqual({
      bandedRanges: [{ bandedRangeId: 7, range: area(0, 2) }],
      conditionalFormats: [{ ranges: [area(0, 2)], booleanRule }],
      protectedRanges: [{ protectedRangeId: 8, range: area(0, 2) }],
    });
  });

  test('a spreadsheet of more than ten million cells is refused', async () => {
    const { batch } = await open(deals(people));
    expect(await wordsOf(batch([{ appendDimension: { sheetId: 0, dimension: 'ROWS', length: 400_000 } }]))).toMatch(
      /above the limit of 10000000 cells/,
    );
  });

  test('a robot that may only read is refused when it writes', async () => {
    const seed = deals(people);
    const { batch, values } = await open({ ...seed, shared: [{ email: 'anyone', role: 'reader' }] });
    expect(await refusalOf(batch([put(1, 1, 'x')]))).toMatchObject({
      status: 403,
      error: { status: 'PERMISSION_DENIED', message: 'The caller does not have permission' },
    });
    expect(await values('Deals!B2')).toEqual([['Ann']]);
  });
});

test('several ranges of values are written in one call, by row or by column', async () => {
  const { sheets, values } = await open(deals(people));
  const { data } = await sheets.spreadsheets.values.batchUpdate({
    spreadsheetId,
    requestBody: {
      valueInputOption: 'RAW',
      data: [
        { range: 'Deals!B2:B3', majorDimension: 'COLUMNS', values: [['Anna', null]] },
        { range: 'Deals!C3', values: [[5]] },
      ],
    },
  });
  expect(data).toMatchObject({ totalUpdatedCells: 3, totalUpdatedSheets: 1 });
  expect(await values('Deals!B2:C3')).toEqual([
    ['Anna', '+7900'],
    ['Bob', 5],
  ]);
  const beyond = { spreadsheetId, range: 'Deals!A2', valueInputOption: 'RAW', requestBody: { values: [['a', 'b']] } };
  expect(await wordsOf(sheets.spreadsheets.values.update(beyond))).toMatch(
    /^Requested writing within range \[Deals!A2\], but tried writing to column \[2\]/,
  );
});
