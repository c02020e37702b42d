import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cell.ts';
import { typedTable } from '../typed-table.ts';
import { readBytes } from './read-bytes.ts';
import { rowsXml, style, type WorkbookXml, xlsxOf } from './xlsx-file.ts';

const table = typedTable('t', {
  text: {},
  number: { kind: 'number' },
  date: { kind: 'date' },
  instant: { kind: 'instant' },
});
const columns: Readonly<Record<string, string>> = { text: 'A', number: 'B', date: 'C', instant: 'D' };
const header = rowsXml([Object.keys(columns)]);

type Given = Omit<WorkbookXml, 'sheets'> & { readonly zone?: string };

/** Reads what a row of cells, given as XML, comes to. */
async function readRow(cells: string, { zone, ...book }: Given = {}) {
  const bytes = xlsxOf({ ...book, sheets: [{ title: 't', rows: `${header}<row r="2">${cells}</row>` }] });
  const { records } = await readBytes(bytes, table, zone === undefined ? {} : { zone });
  return records[0];
}

/** Reads one cell of the column of that kind. */
async function readCell(
  kind: string,
  attributes: string,
  inside: string,
  given: Given = {},
): Promise<Cell | undefined> {
  const record = await readRow(`<c r="${columns[kind]}2" ${attributes}>${inside}</c>`, given);
  return record?.cells[kind];
}

const serial = (kind: string, value: number, s: number, given: Given = {}) =>
  readCell(kind, `s="${s}"`, `<v>${value}</v>`, given);

describe('the text of a cell', () => {
  const shared = (si: string) => readCell('text', 't="s"', '<v>0</v>', { sharedStrings: si });

  test('may be shared, formatted in parts, and annotated for reading aloud', async () => {
    expect(await shared('<si><t>plain</t></si>')).toBe('plain');
    expect(await shared('<si><r><rPr><b/></rPr><t>bold</t></r><r><t xml:space="preserve"> and not</t></r></si>')).toBe(
      'bold and not',
    );
    expect(await shared('<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>')).toBe(
      '東京',
    );
  });

  test('that is formatted inside is marked', async () => {
    const given = { sharedStrings: '<si><r><t>bold</t></r></si><si><t>plain</t></si>' };
    expect((await readRow('<c r="A2" t="s"><v>0</v></c>', given))!.marks).toEqual({ text: 'rich' });
    expect((await readRow('<c r="A2" t="s"><v>1</v></c>', given))!.marks).toBeUndefined();
    const inline = await readRow('<c r="A2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>');
    expect([inline!.cells['text'], { ...inline!.marks }]).toEqual(['ab', { text: 'rich' }]);
  });

  test.each([
    ['entities and character references', 'a &amp;&lt;&gt;&quot;&apos; &#1071;&#x42f;', `a &<>"' ЯЯ`],
    ['CDATA and comments', 'a<![CDATA[<b> &amp;]]><!-- no -->c', 'a<b> &amp;c'],
    ['line ends as XML reads them', 'a\r\nb\rc', 'a\nb\nc'],
    ['characters that XML cannot hold', 'a_x000D__x0001_b', 'a\r\u0001b'],
    ['an escaped escape', '_x005F_x000D_', '_x000D_'],
    ['underscores that mean nothing', 'user_x@example.com _x00_ _xGGGG_', 'user_x@example.com _x00_ _xGGGG_'],
    ['a lone surrogate', '_xD83D_!', '\ud83d!'],
    ['a byte order mark within', '\uFEFFa', '\uFEFFa'],
    ['unknown entities left as they are', '&unknown;&#x110000;', '&unknown;&#x110000;'],
  ])('resolves %s', async (_, written, meant) => {
    expect(await shared(`<si><t>${written}</t></si>`)).toBe(meant);
    expect(await readCell('text', 't="inlineStr"', `<is><t>${written}</t></is>`)).toBe(meant);
    expect(await readCell('text', 't="str"', `<v>${written}</v>`)).toBe(meant);
  });

  test('keeps the spaces around it, and empty text is an empty cell', async () => {
    expect(await shared('<si><t xml:space="preserve">  a </t></si>')).toBe('  a ');
    const record = await readRow('<c r="A2" t="s"><v>0</v></c><c r="B2"><v>1</v></c>', {
      sharedStrings: '<si><t/></si>',
    });
    expect(record!.cells['text']).toBeNull();
    expect(await readRow('<c r="A2" t="str"><v></v></c>')).toBeUndefined();
  });

  test('equal texts are read alike wherever they stand', async () => {
    const rows = ['Won', 'Lost', 'Won', 'Wo', 'Won'].map((text) => [text]);
    const { records } = await readBytes(
      xlsxOf({ sheets: [{ title: 't', rows: rowsXml([['text'], ...rows]) }] }),
      table,
    );
    expect(records.map(({ cells }) => cells['text'])).toEqual(['Won', 'Lost', 'Won', 'Wo', 'Won']);
  });

  test('a shared text that is not there is damage', async () => {
    const given = { sharedStrings: '<si><t>a</t></si>' };
    await expect(readCell('text', 't="s"', '<v>1</v>', given)).rejects.toMatchObject({ code: 'book.damaged' });
    await expect(readCell('text', 't="s"', '<v>0.5</v>', given)).rejects.toMatchObject({ code: 'book.damaged' });
    await expect(readCell('text', 't="s"', '<v>0</v>')).rejects.toMatchObject({ code: 'book.damaged' });
  });
});

describe('a number', () => {
  test('is read by its format only where its column holds no numbers', async () => {
    expect(await serial('text', 0.15, style.percent)).toBe(0.15);
    expect(await serial('text', 45_000, style.date)).toBe('2023-03-15');
    expect(await serial('number', 45_000, style.date)).toBe(45_000);
    expect(await serial('date', 45_000, style.plain)).toBe(45_000);
  });

  test('that is no number is text', async () => {
    expect(await readCell('text', '', '<v>1,5</v>')).toBe('1,5');
    expect(await readCell('text', 't="n"', '<v>1e999</v>')).toBe('1e999');
  });

  test('typed as text among numbers is marked, in a column of text it is not', async () => {
    const record = await readRow('<c r="A2" t="str"><v>1</v></c><c r="B2" t="str"><v>n/a</v></c>');
    expect({ ...record!.marks }).toEqual({ number: 'text' });
  });

  test('true and false are neither text nor numbers', async () => {
    expect(await readCell('text', 't="b"', '<v>1</v>')).toBe(true);
    expect(await readCell('text', 't="b"', '<v>0</v>')).toBe(false);
  });
});

describe('a date', () => {
  test('counts from 1900, with the 29 February that never was', async () => {
    expect(await serial('date', 1, style.date)).toBe('1900-01-01');
    expect(await serial('date', 59, style.date)).toBe('1900-02-28');
    expect(await serial('date', 60, style.date)).toBe(60);
    expect(await serial('date', 61, style.date)).toBe('1900-03-01');
    expect(await serial('date', 2_958_465, style.date)).toBe('9999-12-31');
    expect(await serial('date', 2_958_466, style.date)).toBe(2_958_466);
    expect(await serial('date', -1, style.date)).toBe(-1);
  });

  test('counts from 1904 where the workbook says so', async () => {
    expect(await serial('date', 0, style.date, { date1904: true })).toBe('1904-01-01');
    expect(await serial('date', 45_000 - 1462, style.date, { date1904: true })).toBe('2023-03-15');
  });

  test('shown with its time is a moment of the zone, summer time counted', async () => {
    const kyiv = { zone: 'Europe/Kyiv' };
    expect(await serial('instant', 46_022.395_833_333_336, style.dateTime, kyiv)).toBe('2025-12-31T07:30:00.000Z');
    expect(await serial('instant', 46_204.395_833_333_336, style.dateTime, kyiv)).toBe('2026-07-01T06:30:00.000Z');
    expect(await serial('text', 46_204.5, style.dateTime, kyiv)).toBe('2026-07-01T09:00:00.000Z');
  });

  test('at an hour that the clock skips moves on, and one that comes twice is taken', async () => {
    const kyiv = { zone: 'Europe/Kyiv' };
    expect(await serial('instant', 46_110 + 3.5 / 24, style.dateTime, kyiv)).toBe('2026-03-29T01:30:00.000Z');
    expect(await serial('instant', 46_110 + 4.5 / 24, style.dateTime, kyiv)).toBe('2026-03-29T01:30:00.000Z');
    expect(await serial('instant', 46_320 + 3.5 / 24, style.dateTime, kyiv)).toMatch(/^2026-10-25T0[01]:30/);
  });

  test('is read as its column holds it, so that what is written is read back', async () => {
    expect(await serial('date', 45_000, style.dateTime, { zone: 'Europe/Kyiv' })).toBe('2023-03-15');
    expect(await serial('instant', 45_000, style.date, { zone: 'Europe/Kyiv' })).toBe('2023-03-14T22:00:00.000Z');
    expect(await serial('date', 45_000.25, style.date)).toBe('2023-03-15');
    expect(await serial('date', 45_000.25, style.dateTime)).toBe('2023-03-15T06:00:00.000Z');
  });

  test('without a date is the time people see', async () => {
    expect(await serial('text', 0.395_833_333_333, style.time)).toBe('09:30');
    expect(await serial('text', 0.5 + 1 / 86_400, style.date)).toBe('12:00:01');
    expect(await serial('number', 26 / 24, style.time)).toBe('26:00');
    expect(await serial('text', 45_000.5, style.time)).toBe('2023-03-15T12:00:00.000Z');
  });

  test('may be written out by ISO 8601', async () => {
    const written = (text: string) => readCell('text', 't="d"', `<v>${text}</v>`, { zone: 'Europe/Kyiv' });
    expect(await written('2026-07-01')).toBe('2026-07-01');
    expect(await written('2026-07-01T09:30:00')).toBe('2026-07-01T06:30:00.000Z');
    expect(await written('2026-07-01T09:30:00Z')).toBe('2026-07-01T09:30:00.000Z');
    expect(await written('2026-02-30')).toBe('2026-02-30');
    expect(await written('soon')).toBe('soon');
  });

  test.each([
    ['dd.mm.yyyy', '2023-03-15'],
    ['[$-419]d mmmm yyyy" г.";@', '2023-03-15'],
    ['mmm', '2023-03-15'],
    ['yyyy\\-mm\\-dd', '2023-03-15'],
    ['General', 45_000],
    ['0.00E+00', 45_000],
    ['# ##0.00" days"', 45_000],
    ['[Red]0;[Blue]-0', 45_000],
    ['_-* #,##0\\ [$грн-422]_-', 45_000],
    ['@', 45_000],
    ['h:mm AM/PM', '2023-03-15T00:00:00.000Z'],
    ['[mm]:ss', '2023-03-15T00:00:00.000Z'],
    ['"unterminated', 45_000],
  ])('is told from a number by the format %s', async (code, meant) => {
    const escaped = code.replaceAll('"', '&quot;');
    const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="${escaped}"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs><dxfs><dxf><numFmt numFmtId="170" formatCode="0"/></dxf></dxfs></styleSheet>`;
    expect(await serial('text', 45_000, 0, { styles })).toBe(meant);
  });
});

describe('a formula', () => {
  const marksOf = async (cells: string) => ({ ...(await readRow(`<c r="A2" t="str"><v>x</v></c>${cells}`))!.marks });

  test('marks its cell, which keeps the value it had last', async () => {
    const record = await readRow('<c r="B2"><f>SUM(B3:B9)</f><v>7</v></c><c r="A2" t="str"><v>x</v></c>');
    expect(record!.cells['number']).toBe(7);
    expect({ ...record!.marks }).toEqual({ number: 'computed' });
  });

  test('may be shared with the cell above', async () => {
    expect(await marksOf('<c r="B2"><f t="shared" si="0"/><v>7</v></c>')).toEqual({ number: 'computed' });
  });

  test('may fill a range, whose cells have no formula of their own', async () => {
    const rows = `${header}<row r="2"><c r="A2" t="str"><v>x</v></c><c r="B2" cm="1"><f t="array" ref="B2:C3">SEQUENCE(2,2)</f><v>1</v></c><c r="C2"><v>2</v></c></row><row r="3"><c r="A3" t="str"><v>y</v></c><c r="B3"><v>3</v></c><c r="D3"><v>9</v></c></row><row r="4"><c r="A4" t="str"><v>z</v></c><c r="B4"><v>5</v></c></row>`;
    const { records } = await readBytes(xlsxOf({ sheets: [{ title: 't', rows }] }), table);
    expect(records.map(({ marks }) => ({ ...marks }))).toEqual([
      { number: 'computed', date: 'computed' },
      { number: 'computed' },
      {},
    ]);
  });

  test('may fill a range from a column that nobody reads', async () => {
    const rows = `${rowsXml([['other', 'text']])}<row r="2"><c r="A2"><f t="array" ref="A2:B2">X()</f><v>1</v></c><c r="B2"><v>2</v></c></row>`;
    const { records } = await readBytes(xlsxOf({ sheets: [{ title: 't', rows }] }), table);
    expect({ ...records[0]!.marks }).toEqual({ text: 'computed' });
  });

  test('that failed leaves its error as text, and a mark', async () => {
    const record = await readRow('<c r="A2" t="str"><v>x</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>');
    expect(record!.cells['number']).toBe('#DIV/0!');
    expect({ ...record!.marks }).toEqual({ number: 'error' });
  });

  test('dragged down ahead of the data makes no records', async () => {
    const formula = (row: number) => `<c r="B${row}"><f>C${row}*2</f><v>0</v></c>`;
    const rows = `${header}<row r="2">${formula(2)}</row><row r="3"><c r="A3" t="str"><v>x</v></c>${formula(3)}</row><row r="4">${formula(4)}</row>`;
    const { records } = await readBytes(xlsxOf({ sheets: [{ title: 't', rows }] }), table);
    expect(records.map(({ place }) => place)).toEqual([3]);
  });

  test('that makes the whole table makes its records too', async () => {
    const rows = `${rowsXml([['text']])}<row r="2"><c r="A2" t="str"><f t="array" ref="A2:A3">X()</f><v>a</v></c></row><row r="3"><c r="A3" t="str"><v>b</v></c></row>`;
    const { records } = await readBytes(xlsxOf({ sheets: [{ title: 't', rows }] }), table);
    expect(records.map(({ cells }) => cells['text'])).toEqual(['a', 'b']);
  });
});

describe('the way a sheet is written', () => {
  const read = async (rows: string, given: Given = {}) => {
    const { records } = await readBytes(xlsxOf({ ...given, sheets: [{ title: 't', rows }] }), table);
    return records.map(({ place, cells }) => [place, cells['text'], cells['number']]);
  };
  const text = (content: string) => `<c t="inlineStr"><is><t>${content}</t></is></c>`;

  test('may leave out addresses: cells and rows then follow one another', async () => {
    const rows = `<row>${text('text')}${text('number')}</row><row><c/><c><v>1</v></c></row><row r="5">${text('a')}<c><v>2</v></c></row><row><c r="B6"><v>3</v></c></row>`;
    expect(await read(rows)).toEqual([
      [2, null, 1],
      [5, 'a', 2],
      [6, null, 3],
    ]);
  });

  const inner = `${header}<row r="2"><c r="A2" t="inlineStr"><is><t>Ж</t></is></c><c r="B2"><v>4</v></c></row>`;

  test('may put a prefix before every name', async () => {
    const prefixed = `<?xml version="1.0"?><x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>${inner.replace(/<(\/?)(\w)/g, '<$1x:$2')}</x:sheetData></x:worksheet>`;
    expect(await read(prefixed)).toEqual([[2, 'Ж', 4]]);
  });

  test('may be UTF-16 or any encoding that it declares', async () => {
    const whole = (encoding: string) =>
      `<?xml version="1.0" encoding="${encoding}"?><worksheet><sheetData>${inner}</sheetData></worksheet>`;
    const name = 'xl/worksheets/sheet1.xml';
    const wide = Buffer.from(`\uFEFF${whole('UTF-16')}`, 'utf16le');
    const narrow = Buffer.from(whole('windows-1251').replace('Ж', '\u00c6'), 'latin1');
    const odd = whole('x-klingon');
    const sheets = [{ title: 't', rows: '' }];
    for (const content of [wide, narrow]) {
      const { records } = await readBytes(xlsxOf({ sheets, extra: [{ name, content }] }), table);
      expect(records[0]!.cells['text']).toBe('Ж');
    }
    await expect(readBytes(xlsxOf({ sheets, extra: [{ name, content: odd }] }), table)).rejects.toMatchObject({
      code: 'book.damaged',
    });
  });

  test('may hold comments, single quotes and loose spacing', async () => {
    const rows = `${header}<!-- <row r="9"/> --><row  r = '2' ht="15" ><c  r='A2'  t = 'inlineStr' ><is><t>a</t></is></c ><c s="0" r="B2" ><v >5</v></c></row >`;
    expect(await read(rows)).toEqual([[2, 'a', 5]]);
  });

  test('may be empty', async () => {
    const bytes = xlsxOf({ sheets: [{ title: 't', rows: '<worksheet><sheetData/></worksheet>' }] });
    expect(await readBytes(bytes, table)).toEqual({ records: [], complete: false, fields: new Set() });
  });

  test('may know merged cells: the first of them has the value', async () => {
    const rows = `${header}<row r="2"><c r="A2" t="str"><v>a</v></c></row><row r="3"><c r="B3"><v>1</v></c></row>`;
    const sheet = { title: 't', rows, after: '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>' };
    const { records } = await readBytes(xlsxOf({ sheets: [sheet] }), table);
    expect(records.map(({ cells }) => cells['text'])).toEqual(['a', null]);
  });

  test.each([
    ['a row within a row', `${header}<row r="2"><c r="A2"/><row r="3"></row></row>`],
    ['a cell within a cell', `${header}<row r="2"><c r="A2"><v>1</v><c r="B2"><v>2</v></c></c></row>`],
    ['a cell that never ends', `${header}<row r="2"><c r="A2"><v>1</v></row>`],
    ['a row that never ends', `${header}<row r="2"><c r="A2"><v>1</v></c>`],
    ['rows out of order', `<row r="3"><c r="A3"><v>1</v></c></row>${header}`],
    ['a row that comes twice', `${header}<row r="1"><c r="A1"><v>1</v></c></row>`],
    ['an unknown type', `${header}<row r="2"><c r="A2" t="zzz"><v>1</v></c></row>`],
    ['an address that is none', `${header}<row r="2"><c r="12"><v>1</v></c></row>`],
    ['a style that is no number', `${header}<row r="2"><c r="A2" s="x"><v>1</v></c></row>`],
  ])('with %s is damaged', async (_, rows) => {
    await expect(read(rows)).rejects.toMatchObject({ code: 'book.damaged' });
  });

  test.each([
    ['a row below the last', `${header}<row r="1048577"><c r="A1048577"><v>1</v></c></row>`],
    ['a column right of the last', `${header}<row r="2"><c r="XFE2"><v>1</v></c></row>`],
    ['a column after the last', `${header}<row r="2"><c r="XFD2"><v>1</v></c><c><v>1</v></c></row>`],
  ])('with %s is too large', async (_, rows) => {
    await expect(read(rows)).rejects.toMatchObject({ code: 'book.too-large' });
  });
});
