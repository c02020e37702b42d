import { describe, expect, test } from '@jest/globals';
import { cellsOf, changedCells, deskOf, idOf, newRecord } from './kit.ts';
import { ann, bookWith, people, peopleBook, rowsOf } from './people.ts';

const rows = rowsOf(['Name', 'Age'], [['Ann', 30]]);
const header = (address: string, of: string, s = '') =>
  `<c r="${address}"${s} t="inlineStr"><is><t xml:space="preserve">${of}</t></is></c>`;
const columnsOf = (part: string) => /<cols>(.*?)<\/cols>/.exec(part)?.[1];

describe('new columns', () => {
  test('stand directly right of the last one, headed like it, the id last and hidden', async () => {
    const desk = deskOf(bookWith(rows.replace('<c r="B1"', '<c r="B1" s="4"')), people);
    const before = desk.part();
    await desk.setUp('note', 'born');
    expect(changedCells(before, desk.part())).toEqual(['C1', 'D1', 'E1']);
    const cells = cellsOf(desk.part());
    expect([cells.get('C1'), cells.get('D1'), cells.get('E1')]).toEqual([
      header('C1', 'Note', ' s="4"'),
      header('D1', 'Born', ' s="4"'),
      header('E1', '_id', ' s="4"'),
    ]);
    expect(columnsOf(desk.part())).toBe(
      '<col min="3" max="3" width="14" customWidth="1"/><col min="4" max="4" width="14" customWidth="1"/><col min="5" max="5" width="14" hidden="1" customWidth="1"/>',
    );
    expect(desk.part().indexOf('<cols>')).toBeLessThan(desk.part().indexOf('<sheetData>'));
  });

  test('are those that are missing, and none a second time', async () => {
    const desk = deskOf(bookWith(rows), people);
    await desk.setUp('note');
    await desk.setUp('note', 'age', 'vip');
    expect(cellsOf(desk.part()).get('D1')).toBe(header('D1', '_id'));
    expect(cellsOf(desk.part()).get('E1')).toBe(header('E1', 'Vip'));
    expect(cellsOf(desk.part()).has('F1')).toBe(false);
  });

  test('can be written at once', async () => {
    const desk = deskOf(bookWith(rows), people);
    await desk.setUp('note');
    const [first] = await desk.read();
    await desk.write([idOf(ann, first!.place, null)], [newRecord('d', { name: 'Dan', note: 'new' })]);
    expect((await desk.read()).map(({ id, cells }) => [id, cells['note']])).toEqual([
      [ann, null],
      ['dddddddddddd', 'new'],
    ]);
  });

  test.each([
    [
      'split an entry for many columns',
      '<col min="1" max="16384" width="9" style="1"/>',
      '<col min="1" max="2" width="9" style="1"/><col min="3" max="3" width="9" style="1"/><col hidden="1" min="4" max="4" width="9" style="1"/><col min="5" max="16384" width="9" style="1"/>',
    ],
    [
      'stand between entries',
      '<col min="1" max="2" width="9"/><col min="9" max="9" width="2"/>',
      '<col min="1" max="2" width="9"/><col min="3" max="3" width="14" customWidth="1"/><col min="4" max="4" width="14" hidden="1" customWidth="1"/><col min="9" max="9" width="2"/>',
    ],
    [
      'keep the width that is there',
      '<col min="3" max="4" width="50"/>',
      '<col min="3" max="3" width="50"/><col hidden="1" min="4" max="4" width="50"/>',
    ],
    [
      'stand round an entry',
      '<col min="4" max="4" width="9"/>',
      '<col min="3" max="3" width="14" customWidth="1"/><col hidden="1" min="4" max="4" width="9"/>',
    ],
  ])('%s', async (_, before, after) => {
    const desk = deskOf(bookWith(rows, { before: `<cols>${before}</cols>` }), people);
    await desk.setUp('note');
    expect(columnsOf(desk.part())).toBe(after);
  });

  test('stay with their list where another stands beside it', async () => {
    const both = rowsOf(['Name', 'Age', '', '', '', 'City', 'Size'], [['Ann', 30, null, null, null, 'Kyiv', 3]]);
    const desk = deskOf(bookWith(both), people);
    await desk.setUp('note');
    expect(cellsOf(desk.part()).get('C1')).toBe(header('C1', 'Note'));
    expect(cellsOf(desk.part()).get('D1')).toBe(header('D1', '_id'));
  });

  test.each([
    ['something stands below', `${rows}<row r="3"><c r="A3" t="str"><v>Bob</v></c><c r="D3"><v>1</v></c></row>`, {}],
    ['a header is merged over them', rows, { after: '<mergeCells count="1"><mergeCell ref="B1:D1"/></mergeCells>' }],
    ['another table stands there', rows, { tables: ['<table xmlns="a" id="1" ref="D1:E9"/>'] }],
  ])('are refused where %s, and nothing changes', async (_, given, more) => {
    const desk = deskOf(bookWith(given, more), people);
    const before = Buffer.from(desk.bytes());
    await expect(desk.setUp('note', 'vip')).rejects.toMatchObject({ code: 'book.no-room' });
    expect(desk.bytes().equals(before)).toBe(true);
  });

  test('are refused on a protected sheet', async () => {
    const desk = deskOf(bookWith(rows, { after: '<sheetProtection sheet="1"/>' }), people);
    await expect(desk.setUp('note')).rejects.toMatchObject({ code: 'book.protected' });
  });

  test('of a tab that is missing or empty are no fault', async () => {
    const desk = deskOf(bookWith('', {}), people);
    await expect(desk.setUp('note')).resolves.toBeUndefined();
    const other = deskOf(peopleBook(['Name'], []), { ...people, titles: ['Nobody'] });
    await expect(other.setUp('note')).resolves.toBeUndefined();
  });
});

describe('a table of the workbook’s own', () => {
  const part = 'xl/tables/table0-0.xml';
  const table = (more = '') =>
    `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="3" name="T" displayName="T" ref="A1:B3" totalsRowCount="1"${more}><autoFilter ref="A1:B2"/><tableColumns count="2"><tableColumn id="4" name="Name" totalsRowLabel="x"/><tableColumn id="9" name="Age"><calculatedColumnFormula>1</calculatedColumnFormula></tableColumn></tableColumns></table>`;
  const totals = '<row r="3"><c r="A3" s="4" t="str"><v>x</v></c><c r="B3" s="4"><f>SUM(B2)</f></c></row>';

  test('is given the columns, and its last row looks on', async () => {
    const desk = deskOf(bookWith(rows + totals, { tables: [table()] }), people);
    await desk.setUp('note');
    expect(desk.part(part)).toContain(' ref="A1:D3"');
    expect(desk.part(part)).toContain('<autoFilter ref="A1:D2"/><tableColumns count="4">');
    expect(desk.part(part)).toContain(
      '<tableColumn id="10" name="Note"/><tableColumn id="11" name="_id"/></tableColumns>',
    );
    expect(cellsOf(desk.part()).get('C3')).toBe('<c r="C3" s="4"/>');
  });

  test('that is fed from outside is not given columns', async () => {
    const desk = deskOf(
      bookWith(rows, { tables: [table(' tableType="queryTable"').replace(' totalsRowCount="1"', '')] }),
      people,
    );
    await expect(desk.setUp('note')).rejects.toMatchObject({ code: 'book.unwritable' });
  });

  test('with a header that needs escaping gets it escaped', async () => {
    const odd = { ...people, byKey: new Map([['note', { ...people.byKey.get('note')!, label: 'A "b" <c> & d' }]]) };
    const desk = deskOf(
      bookWith(rows, { tables: [table().replace(' totalsRowCount="1"', '').replace('A1:B3', 'A1:B2')] }),
      odd,
    );
    await desk.setUp('note');
    expect(desk.part(part)).toContain('name="A &quot;b&quot; &lt;c&gt; &amp; d"');
    expect(cellsOf(desk.part()).get('C1')).toBe(header('C1', 'A "b" &lt;c&gt; &amp; d'));
  });
});

test('a filter reaches over the new columns, so that a sort takes the ids along', async () => {
  const names = { '_xlnm._FilterDatabase" localSheetId="0" hidden="1': 'People!$A$1:$B$2' };
  const desk = deskOf(bookWith(rows, { after: '<autoFilter ref="A1:B2"/>' }, { names }), people);
  await desk.setUp('note');
  expect(desk.part()).toContain('<autoFilter ref="A1:D2"/>');
  expect(desk.part('xl/workbook.xml')).toContain('>People!$A$1:$D$2<');
});
