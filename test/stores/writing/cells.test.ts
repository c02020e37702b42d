import { describe, expect, test } from '@jest/globals';
import { style } from '../xlsx-file.ts';
import { cellsOf, changedCells, deskOf, partsOf, patchOf } from './kit.ts';
import { ann, bookWith, people, peopleBook, rowsOf } from './people.ts';

/** Writes one cell of Ann's, which stands in B2, and answers how it is written. */
async function written(cell: string, header: string, set: Record<string, unknown>, book = {}, zone = 'UTC') {
  const other = header === 'Name' ? 'Age' : 'Name';
  const id = `<c r="A2" t="str"><v>${ann}</v></c>`;
  const rows = `${rowsOf(['_id', header, other], [])}<row r="2">${id}${cell}<c r="C2"><v>1</v></c></row>`;
  const desk = deskOf(bookWith(rows, {}, book), people, { zone });
  const [record] = await desk.read();
  const [field] = Object.keys(set);
  const was = { [field!]: record!.cells[field!] ?? null };
  const before = desk.part();
  const [outcome] = await desk.write([patchOf(ann, was, set as never)]);
  expect(outcome).toMatchObject({ is: 'applied' });
  expect(changedCells(before, desk.part())).toEqual(['B2']);
  expect((await desk.read())[0]!.cells[field!]).toEqual(set[field!]);
  return cellsOf(desk.part()).get('B2');
}

const text = (inside: string, s = '') =>
  `<c r="B2"${s} t="inlineStr"><is><t xml:space="preserve">${inside}</t></is></c>`;

describe('a cell is written', () => {
  test.each([
    ['with its style', '<c r="B2" s="4"><v>1</v></c>', 'Age', { age: 0.25 }, '<c r="B2" s="4"><v>0.25</v></c>'],
    [
      'and keeps what else its tag says',
      '<c r="B2" s="4" ph="1"/>',
      'Age',
      { age: 1 },
      '<c r="B2" s="4" ph="1"><v>1</v></c>',
    ],
    ['in single quotes too', `<c r='B2' s='4' t='n'><v>7</v></c>`, 'Age', { age: 1 }, `<c r='B2' s='4'><v>1</v></c>`],
    ['over a shared text', '<c r="B2" s="2" t="s"><v>0</v></c>', 'Name', { name: 'Bob' }, text('Bob', ' s="2"')],
    ['empty, and keeps its style', '<c r="B2" s="4"><v>1</v></c>', 'Age', { age: null }, '<c r="B2" s="4"/>'],
    ['where there was none', '', 'Age', { age: 5 }, '<c r="B2"><v>5</v></c>'],
    ['as yes and no', '', 'Vip', { vip: true }, '<c r="B2" t="b"><v>1</v></c>'],
    ['as a list', '', 'Tags', { tags: ['a', 'b, c'] }, text('a; b, c')],
    ['as a number, exactly', '', 'Age', { age: 0.1 + 0.2 }, '<c r="B2"><v>0.30000000000000004</v></c>'],
    ['as a huge number', '', 'Age', { age: -1.5e300 }, '<c r="B2"><v>-1.5E+300</v></c>'],
    ['as text that looks like a number', '', 'Note', { note: '007' }, text('007')],
    ['as text that looks like a formula', '', 'Note', { note: '=1+1' }, text('=1+1')],
    ['as text that looks like a formula of another kind', '', 'Note', { note: '@SUM(A1)' }, text('@SUM(A1)')],
    ['with spaces, lines and markup', '', 'Note', { note: ' a\n\t<b>&"c" ' }, text(' a\n\t&lt;b&gt;&amp;"c" ')],
    [
      'with signs that XML has no place for',
      '',
      'Note',
      { note: 'a\r\0\u001f\ufffe' },
      text('a_x000D__x0000__x001F__xFFFE_'),
    ],
    ['with half a sign', '', 'Note', { note: 'a\ud83d' }, text('a_xD83D_')],
    ['with text that looks like Excel’s own escapes', '', 'Note', { note: '_x000D_' }, text('_x005F_x000D_')],
    ['with a whole sign beyond the first plane', '', 'Note', { note: '😀' }, text('😀')],
  ])('%s', async (_, cells, header, set, xml) => {
    const shared = { sharedStrings: '<si><t>Ann</t></si>' };
    expect(await written(cells, header, set, shared)).toBe(xml);
  });
});

describe('a date is written', () => {
  const dated = `<c r="B2" s="${style.date}"/>`;
  const timed = `<c r="B2" s="${style.dateTime}"/>`;
  test.each([
    ['as a day number', dated, 'Born', { born: '2026-11-22' }, {}, 'UTC', '<c r="B2" s="1"><v>46348</v></c>'],
    [
      'in the system of 1904',
      dated,
      'Born',
      { born: '2026-11-22' },
      { date1904: true },
      'UTC',
      '<c r="B2" s="1"><v>44886</v></c>',
    ],
    [
      'before the day that never was',
      dated,
      'Born',
      { born: '1900-02-28' },
      {},
      'UTC',
      '<c r="B2" s="1"><v>59</v></c>',
    ],
    ['after it', dated, 'Born', { born: '1900-03-01' }, {}, 'UTC', '<c r="B2" s="1"><v>61</v></c>'],
    [
      'as text where a sheet has no day for it',
      dated,
      'Born',
      { born: '1899-12-31' },
      {},
      'UTC',
      text('1899-12-31', ' s="1"'),
    ],
    ['as text where it is no date', dated, 'Born', { born: 'soon' }, {}, 'UTC', text('soon', ' s="1"')],
    [
      'as text where there is no such day',
      dated,
      'Born',
      { born: '2026-02-30' },
      {},
      'UTC',
      text('2026-02-30', ' s="1"'),
    ],
    [
      'with the time on the wall',
      timed,
      'Seen',
      { seen: '2026-07-01T09:30:00.000Z' },
      {},
      'Europe/Kyiv',
      '<c r="B2" s="2"><v>46204.520833333336</v></c>',
    ],
    [
      'with the time on the wall in winter',
      timed,
      'Seen',
      { seen: '2026-01-01T00:00:00.000Z' },
      {},
      'America/New_York',
      '<c r="B2" s="2"><v>46022.791666666664</v></c>',
    ],
    [
      'to the millisecond',
      timed,
      'Seen',
      { seen: '2026-01-01T00:00:00.001Z' },
      {},
      'UTC',
      '<c r="B2" s="2"><v>46023.000000011576</v></c>',
    ],
    [
      'as a time of day where the cell shows one',
      `<c r="B2" s="${style.time}"><v>0.5</v></c>`,
      'Note',
      { note: '09:30' },
      {},
      'UTC',
      '<c r="B2" s="3"><v>0.3958333333333333</v></c>',
    ],
  ])('%s', async (_, cells, header, set, book, zone, xml) => {
    expect(await written(cells, header, set, book, zone)).toBe(xml);
  });

  test('exactly in both hours that the clock shows twice, one of them as text', async () => {
    const zone = 'Europe/Kyiv';
    const hours = ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'];
    const forms = await Promise.all(hours.map((seen) => written(timed, 'Seen', { seen }, {}, zone)));
    expect(forms.map((xml) => xml!.includes('inlineStr')).sort()).toEqual([false, true]);
  });
});

describe('a cell that needs another number format', () => {
  const styles = (...xfs: string[]) =>
    `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs></styleSheet>`;
  const plain = '<xf numFmtId="0" fontId="0" fillId="0"/>';
  const yellow = '<xf numFmtId="0" fontId="0" fillId="2"><alignment wrapText="1"/></xf>';
  const date = '<xf numFmtId="14" fontId="0" fillId="0" applyNumberFormat="1"/>';
  const yellowDate = '<xf numFmtId="165" fontId="0" fillId="2" applyNumberFormat="1"><alignment wrapText="1"/></xf>';
  const formats = '<numFmts count="1"><numFmt numFmtId="165" formatCode="d\\.m\\.yy"/></numFmts><cellXfs';

  async function dressed(cell: string, set: Record<string, unknown>, ...xfs: string[]) {
    const others = `<row r="3"><c r="A3" t="str"><v>x</v></c><c r="B3" s="1"><v>44000</v></c></row>`;
    const header = 'born' in set ? 'Born' : 'Age';
    const rows = `${rowsOf(['_id', header, 'Name'], [])}<row r="2"><c r="A2" t="str"><v>${ann}</v></c>${cell}<c r="C2" t="str"><v>Ann</v></c></row>${others}`;
    const desk = deskOf(bookWith(rows, {}, { styles: styles(...xfs).replace('<cellXfs', formats) }), people);
    const before = desk.bytes();
    const [record] = await desk.read();
    const field = Object.keys(set)[0]!;
    const was = { [field]: record!.cells[field] ?? null };
    expect(await desk.write([patchOf(ann, was, set as never)])).toMatchObject([{ is: 'applied' }]);
    const [stylesBefore, stylesAfter] = [before, desk.bytes()].map((bytes) =>
      partsOf(bytes).get('xl/styles.xml')!.toString(),
    );
    return { cell: cellsOf(desk.part()).get('B2'), added: stylesAfter!.replace(stylesBefore!, ''), stylesAfter };
  }

  test('takes the style of the dates beside it, when it is new', async () => {
    const { cell, added } = await dressed('', { born: '2026-11-22' }, plain, date);
    expect(cell).toBe('<c r="B2" s="1"><v>46348</v></c>');
    expect(added).toBe('');
  });

  test('keeps its look where some style has it with that format', async () => {
    const { cell, added } = await dressed(
      '<c r="B2" s="2" t="str"><v>soon</v></c>',
      { born: '2026-11-22' },
      plain,
      date,
      yellow,
      yellowDate,
    );
    expect(cell).toBe('<c r="B2" s="3"><v>46348</v></c>');
    expect(added).toBe('');
  });

  test('takes the format of its column where none has its look', async () => {
    const { cell, added } = await dressed(
      '<c r="B2" s="2" t="str"><v>soon</v></c>',
      { born: '2026-11-22' },
      plain,
      date,
      yellow,
    );
    expect(cell).toBe('<c r="B2" s="1"><v>46348</v></c>');
    expect(added).toBe('');
  });

  test('has a style made only where there is none to take, the one time that the styles change', async () => {
    const { cell, stylesAfter } = await dressed(
      '<c r="B2" s="1" t="str"><v>soon</v></c>',
      { born: '2026-11-22' },
      plain,
      yellow,
    );
    expect(cell).toBe('<c r="B2" s="2"><v>46348</v></c>');
    expect(stylesAfter).toContain(
      `<cellXfs count="3">${plain}${yellow}<xf applyNumberFormat="1" numFmtId="14" fontId="0" fillId="2"><alignment wrapText="1"/></xf></cellXfs>`,
    );
  });

  test('shows a number as a number, where its own format would make a time of it', async () => {
    const time = '<xf numFmtId="20" fontId="0" fillId="0" applyNumberFormat="1"/>';
    const { cell } = await dressed('<c r="B2" s="1"><v>0.5</v></c>', { age: 7 }, plain, time);
    expect(cell).toBe('<c r="B2" s="0"><v>7</v></c>');
  });
});

describe('around the cells', () => {
  test('a row that says how wide it is says so truly', async () => {
    const rows = `${rowsOf(['_id', 'Name', 'Age'], [])}<row r="2" spans="1:2" ht="30" customHeight="1"><c r="A2" t="str"><v>${ann}</v></c><c r="B2" t="str"><v>Ann</v></c></row>`;
    const desk = deskOf(bookWith(rows), people);
    await desk.write([patchOf(ann, { age: null }, { age: 3 })]);
    expect(desk.part()).toContain('<row r="2" spans="1:3" ht="30" customHeight="1">');
  });

  test('the sheet says how far it reaches, and formulas are calculated when it is opened', async () => {
    const head = '<dimension ref="A1:B2"/>';
    const desk = deskOf(bookWith(rowsOf(['_id', 'Name', 'Age'], [[ann, 'Ann']]), { before: head }), people);
    await desk.write([patchOf(ann, { age: null }, { age: 3 })]);
    expect(desk.part()).toContain('<dimension ref="A1:C2"/>');
    expect(desk.part('xl/workbook.xml')).toContain('</definedNames><calcPr fullCalcOnLoad="1"/></workbook>');
  });

  test('what formulas last came to stays in their cells', async () => {
    const formula = '<c r="C2"><f>B2*2</f><v>60</v></c>';
    const rows = `${rowsOf(['_id', 'Age', 'Other'], [])}<row r="2"><c r="A2" t="str"><v>${ann}</v></c><c r="B2"><v>30</v></c>${formula}</row>`;
    const desk = deskOf(bookWith(rows), people);
    await desk.write([patchOf(ann, { age: 30 }, { age: 31 })]);
    expect(cellsOf(desk.part()).get('C2')).toBe(formula);
  });

  test('a second identical write changes nothing, and no backup is made for it', async () => {
    const desk = deskOf(peopleBook(['_id', 'Name', 'Age'], [[ann, 'Ann', 30]]), people, { backups: 5 });
    const patch = patchOf(ann, { age: 30 }, { age: 31 });
    await desk.write([patch]);
    const [once, paths] = [desk.bytes(), desk.disk.paths];
    expect(await desk.write([patch])).toMatchObject([{ is: 'conflict' }]);
    expect(await desk.write([patchOf(ann, { age: 31 }, { age: 31 })])).toMatchObject([{ is: 'applied' }]);
    expect(desk.bytes().equals(once)).toBe(true);
    expect(desk.disk.paths).toEqual(paths);
  });
});
