import { describe, expect, test } from '@jest/globals';
import { typedTable } from '../typed-table.ts';
import { describeBytes } from './read-bytes.ts';
import { rowsXml, type SheetXml, style, xlsxOf } from './xlsx-file.ts';

const deals = typedTable('deals', { name: {}, stage: {} }, ['Deals']);
const rows = rowsXml([
  ['name', 'stage'],
  ['Chair', 'New'],
  ['Table', 'Won'],
]);
const lists = rowsXml([['Stages'], ['New'], [' Won '], ['New'], ['Lost']]);

const list = (cells: string, formula: string) =>
  `<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="${cells}"><formula1>${formula}</formula1></dataValidation></dataValidations>`;

async function choicesOf(after: string, names: Readonly<Record<string, string>> = {}, more: Partial<SheetXml> = {}) {
  const sheets: SheetXml[] = [
    { title: 'Deals', rows, after, ...more },
    { title: "It's lists", rows: lists, state: 'hidden' },
  ];
  const { tables } = await describeBytes(xlsxOf({ sheets, names }), [deals]);
  return tables[0]!.columns.map(({ choices }) => choices);
}

describe('the choices of a drop-down', () => {
  test('may be written out', async () => {
    expect(await choicesOf(list('B2:B100', '"New, Won,""Lost"""'))).toEqual([undefined, ['New', 'Won', '"Lost"']]);
  });

  test('may stand on another sheet, hidden or not', async () => {
    expect(await choicesOf(list('B2:B100', "'It''s lists'!$A$2:$A$9"))).toEqual([undefined, ['New', 'Won', 'Lost']]);
  });

  test('may stand on the same sheet', async () => {
    expect(await choicesOf(list('B2:B100', '$A$2:$A$3'))).toEqual([undefined, ['Chair', 'Table']]);
  });

  test('may be named', async () => {
    expect(await choicesOf(list('B2:B9 D2', 'Stages'), { STAGES: "'It''s lists'!$A$2:$A$9" })).toEqual([
      undefined,
      ['New', 'Won', 'Lost'],
    ]);
  });

  test('may stand in the extensions of the sheet', async () => {
    const after = `<extLst><ext xmlns:x14="x"><x14:dataValidations xmlns:xm="y"><x14:dataValidation type="list"><x14:formula1><xm:f>'It''s lists'!A2:A3</xm:f></x14:formula1><xm:sqref>B2:B100</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`;
    expect(await choicesOf(after)).toEqual([undefined, ['New', 'Won']]);
  });

  test.each([
    ['calculated', 'INDIRECT("x")'],
    ['on a sheet that is gone', 'Gone!$A$1:$A$2'],
    ['a name for itself', 'loop'],
    ['beyond the sheet', '$A$1:$A$9999999'],
  ])('are none when the source is %s', async (_, formula) => {
    expect(await choicesOf(list('B2:B9', formula), { loop: 'loop' })).toEqual([undefined, undefined]);
  });

  test('are none where the rule is another one', async () => {
    const after = list('B2:B9', '1').replace('type="list"', 'type="whole"');
    expect(await choicesOf(after)).toEqual([undefined, undefined]);
  });
});

describe('the description of a workbook', () => {
  test('shows every sheet that people see, and a hidden one that the settings name', async () => {
    const other = (title: string, state?: 'hidden' | 'veryHidden'): SheetXml => ({
      title,
      rows,
      ...(state && { state }),
    });
    const sheets = [other('Deals', 'hidden'), other('Seen'), other('Hidden', 'hidden'), other('System', 'veryHidden')];
    const { tables } = await describeBytes(xlsxOf({ sheets }), [deals]);
    expect(tables.map(({ title, table, rows: count }) => [title, table, count])).toEqual([
      ['Deals', 'deals', 2],
      ['Seen', null, 2],
    ]);
  });

  test('tells hidden columns, calculated ones and what they hold', async () => {
    const cell = (column: string, row: number, more: string, inside: string) =>
      `<c r="${column}${row}" ${more}>${inside}</c>`;
    const body = [2, 3]
      .map(
        (row) =>
          `<row r="${row}">${cell('A', row, `s="${style.date}"`, '<v>45000</v>')}${cell('B', row, '', '<f>1</f><v>2</v>')}${cell('C', row, 't="b"', '<v>1</v>')}${cell('D', row, row === 2 ? 't="str"' : '', '<v>7</v>')}${cell('F', row, `s="${style.time}"`, '<v>0.5</v>')}</row>`,
      )
      .join('');
    const sheet = {
      title: 'Any',
      before: '<cols><col min="2" max="3" width="9" hidden="1"/></cols>',
      rows: `${rowsXml([['Day', 'Sum', 'Done', 'Mixed', 'Empty', 'At']])}${body}`,
    };
    const { tables } = await describeBytes(xlsxOf({ sheets: [sheet] }), []);
    expect(
      tables[0]!.columns.map(({ header, place, hidden, computed, kind, sample }) => [
        header,
        place,
        hidden,
        computed,
        kind,
        sample[0],
      ]),
    ).toEqual([
      ['Day', 'A', false, false, 'date', '2023-03-15'],
      ['Sum', 'B', true, true, 'number', 2],
      ['Done', 'C', true, false, 'boolean', true],
      ['Mixed', 'D', false, false, undefined, '7'],
      ['Empty', 'E', false, false, undefined, undefined],
      ['At', 'F', false, false, 'text', '12:00'],
    ]);
  });

  test('samples the first filled cells, not the first cells', async () => {
    const sparse = rowsXml([
      ['name', 'stage'],
      ['a', null],
      ['b', null],
      ['c', 'New'],
      ['d', 'Won'],
    ]);
    const { tables } = await describeBytes(xlsxOf({ sheets: [{ title: 'Deals', rows: sparse }] }), [deals]);
    expect(tables[0]!.columns.map(({ sample }) => sample)).toEqual([
      ['a', 'b', 'c'],
      ['New', 'Won'],
    ]);
  });

  test('names a filled column without a header by its letter', async () => {
    const blank = rowsXml([
      ['name', 'stage', null],
      ['a', 'New', 'x'],
    ]);
    const { tables, findings } = await describeBytes(xlsxOf({ sheets: [{ title: 'Deals', rows: blank }] }), [deals]);
    expect(tables[0]!.columns[2]).toMatchObject({ header: '', place: 'C', sample: ['x'] });
    expect(findings).toEqual([
      { code: 'column.blank', severity: 'note', table: 'deals', record: '', args: { place: 'C' } },
    ]);
  });

  test('says of an empty tab that its columns are missing', async () => {
    const { tables, findings } = await describeBytes(xlsxOf({ sheets: [{ title: 'Deals', rows: '' }] }), [deals]);
    expect(tables).toEqual([{ title: 'Deals', table: 'deals', header: null, rows: 0, columns: [] }]);
    expect(findings.map(({ code, field }) => [code, field])).toEqual([
      ['column.missing', 'name'],
      ['column.missing', 'stage'],
    ]);
  });

  test('leaves out sheets that hold no cells', async () => {
    const parts = {
      sheets: [
        { title: 'Deals', rows },
        { title: 'Chart', rows: '' },
      ],
    };
    const relations = Buffer.from(
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/chartsheet" Target="worksheets/sheet2.xml"/></Relationships>',
    );
    const extra = [{ name: 'xl/_rels/workbook.xml.rels', content: relations }];
    const { tables } = await describeBytes(xlsxOf({ ...parts, extra }), []);
    expect(tables.map(({ title }) => title)).toEqual(['Deals']);
  });
});
