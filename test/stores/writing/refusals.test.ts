import { describe, expect, test } from '@jest/globals';
import { workbookParts } from '../xlsx-file.ts';
import { type ZipEntry, zipOf } from '../zip-file.ts';
import { deskOf, patchOf } from './kit.ts';
import { ann, bob, bookWith, people, rowsOf } from './people.ts';

const id = (row: number, of: string) => `<c r="A${row}" t="str"><v>${of}</v></c>`;
const name = (row: number, of: string) => `<c r="B${row}" t="str"><v>${of}</v></c>`;
/** Age stands in D, the note in E; nobody knows what stands in C. */
const head = rowsOf(['_id', 'Name', 'Other', 'Age', 'Note'], []);
const bobs = `<row r="3">${id(3, bob)}${name(3, 'Bob')}</row>`;
const ofAnn = (cells: string) => `${head}<row r="2">${id(2, ann)}${name(2, 'Ann')}${cells}</row>${bobs}`;

/** Tries to write Ann's age and note, and Bob's age; Bob's must be written whatever keeps Ann's from it. */
async function outcomes(rows: string, more = {}, book = {}) {
  const desk = deskOf(bookWith(rows, more, book), people);
  const [record] = await desk.read();
  const was = { age: record!.cells['age'] ?? null, note: record!.cells['note'] ?? null };
  const patches = [patchOf(ann, was, { age: 1, note: 'x' }), patchOf(bob, { age: null }, { age: 2 })];
  const before = (await desk.read())[0];
  const found = await desk.write(patches);
  expect((await desk.read())[0]).toEqual(before);
  expect((await desk.read())[1]!.cells['age']).toBe(found[1]?.is === 'applied' ? 2 : null);
  return found;
}

const applied = expect.objectContaining({ is: 'applied' });

describe('a record is refused whole where one of its cells', () => {
  test.each([
    ['holds a formula', '<c r="D2"><f>1+1</f><v>2</v></c>', 'cell.computed'],
    ['holds a formula that came to nothing', '<c r="D2"><f>IF(A1,"","")</f></c>', 'cell.computed'],
    ['shares the formula of another', '<c r="D2"><f t="shared" si="0"/><v>2</v></c>', 'cell.computed'],
    [
      'is filled by the formula of another',
      '<c r="C2"><f t="array" ref="C2:D2">x</f></c><c r="D2"><v>2</v></c>',
      'cell.computed',
    ],
    ['is filled by one that came to nothing there', "<c r='C2'><f ref='C2:D2' t='array'>x</f></c>", 'cell.computed'],
    ['begins a list that a formula spills', '<c r="D2" cm="1"><v>2</v></c>', 'cell.computed'],
    ['belongs to a data table', '<c r="C2"><f t="dataTable" ref="C2:D9"/><v>1</v></c>', 'cell.computed'],
    ['holds an error', '<c r="D2" t="e"><v>#N/A</v></c>', 'cell.computed'],
    ['holds a picture or a record of Excel’s', '<c r="D2" vm="1"><v>2</v></c>', 'cell.unwritable'],
    ['has what another program hung on it', '<c r="D2"><v>2</v><extLst><ext/></extLst></c>', 'cell.unwritable'],
  ])('%s', async (title, cells, why) => {
    const rest = title === 'belongs to a data table' ? { is: 'refused', why } : applied;
    expect(await outcomes(ofAnn(cells))).toEqual([{ is: 'refused', why }, rest]);
  });

  test('only looks like a formula', async () => {
    const cells =
      '<c r="C2" t="str"><v>an "array" of t="array" ref="A1:Z99"</v></c><c r="D2" t="inlineStr"><is><r><rPr><family val="2"/></rPr><t>2</t></r></is></c>';
    const desk = deskOf(bookWith(ofAnn(cells)), people);
    expect(await desk.write([patchOf(ann, { age: '2' }, { age: 1 })])).toEqual([applied]);
  });

  test('is hidden under a merged one; the first of a merged range is written', async () => {
    const merged = (ref: string) => ({ after: `<mergeCells count="1"><mergeCell ref="${ref}"/></mergeCells>` });
    expect(await outcomes(ofAnn(''), merged('C2:D2'))).toEqual([{ is: 'refused', why: 'cell.merged' }, applied]);
    expect(await outcomes(ofAnn(''), merged('D1:D300'))).toEqual([
      { is: 'refused', why: 'cell.merged' },
      { is: 'refused', why: 'cell.merged' },
    ]);
    const desk = deskOf(bookWith(ofAnn(''), merged('D2:E2')), people);
    expect(await desk.write([patchOf(ann, { age: null }, { age: 1 })])).toEqual([applied]);
  });

  test('is locked on a protected sheet; unlocked ones are written', async () => {
    const styles =
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf/><xf><protection locked="0"/></xf></cellXfs></styleSheet>';
    const rows = `${head}<row r="2">${id(2, ann)}${name(2, 'Ann')}<c r="D2"/></row><row r="3">${id(3, bob)}${name(3, 'Bob')}<c r="D3" s="1"/></row>`;
    const guarded = { after: '<sheetProtection sheet="1"/>' };
    expect(await outcomes(rows, guarded, { styles })).toEqual([{ is: 'refused', why: 'cell.locked' }, applied]);
    const columns = { before: '<cols><col min="4" max="4" style="1"/></cols>', ...guarded };
    expect(await outcomes(ofAnn(''), columns, { styles })).toEqual([{ is: 'refused', why: 'cell.locked' }, applied]);
    const off = deskOf(bookWith(rows, { after: '<sheetProtection sheet="0"/>' }, { styles }), people);
    expect(await off.write([patchOf(ann, { age: null }, { age: 1 })])).toEqual([applied]);
  });

  test('is to hold more than a cell can', async () => {
    const desk = deskOf(bookWith(ofAnn('')), people);
    const long = patchOf(ann, { note: null }, { note: 'x'.repeat(32_768) });
    const endless = patchOf(bob, { age: null }, { age: Number.POSITIVE_INFINITY });
    const refused = { is: 'refused', why: 'cell.unwritable' };
    expect(await desk.write([long, endless])).toEqual([refused, refused]);
    expect(await desk.write([patchOf(ann, { note: null }, { note: 'x'.repeat(32_767) })])).toEqual([applied]);
  });
});

describe('a workbook is refused whole', () => {
  const parts = (rows = ofAnn(''), more = {}) => workbookParts({ sheets: [{ title: 'People', rows, ...more }] });
  const replaced = (name: string, content: string): ZipEntry[] => [
    ...parts().filter((part) => part.name !== name),
    { name, content },
  ];
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const office = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const workbook = (inside: string) =>
    `<workbook ${main} ${office}>${inside}<sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>`;

  async function codeOf(bytes: Uint8Array): Promise<string> {
    const desk = deskOf(bytes, people);
    const before = Buffer.from(desk.bytes());
    const codes = [];
    for (const act of [() => desk.write([patchOf(ann, { age: null }, { age: 1 })]), () => desk.setUp('seen')]) {
      const error = await act().then(
        () => ({ code: 'none' }),
        (thrown: unknown) => thrown,
      );
      codes.push((error as { code: string }).code);
    }
    expect(desk.bytes().equals(before)).toBe(true);
    expect(desk.disk.paths).toEqual(['/team/book.xlsx']);
    expect(new Set(codes).size).toBe(1);
    return codes[0]!;
  }

  test.each([
    ['signed', zipOf([...parts(), { name: '_xmlsignatures/sig1.xml', content: '<Signature/>' }]), 'book.signed'],
    [
      'shared in the old way',
      zipOf([...parts(), { name: 'xl/revisions/revisionHeaders.xml', content: '<headers/>' }]),
      'book.unwritable',
    ],
    [
      'with a part that has a password',
      zipOf([...parts(), { name: 'xl/other.bin', content: 'x', flags: 1 }]),
      'book.encrypted',
    ],
    [
      'reserved by a password',
      zipOf(replaced('xl/workbook.xml', workbook('<fileSharing userName="Ann" reservationPassword="CC1A"/>'))),
      'book.protected',
    ],
    [
      'with rows that do not say their numbers',
      bookWith(`${head.replace(' r="1"', '')}<row r="2">${id(2, ann)}${name(2, 'Ann')}</row>`),
      'book.unwritable',
    ],
    ['with comments between its cells', bookWith(`${ofAnn('')}<!-- <row r="9"> -->`), 'book.unwritable'],
    [
      'with raw text in its cells',
      bookWith(ofAnn('<c r="C2" t="str"><v><![CDATA[<row r="9"/>]]></v></c>')),
      'book.unwritable',
    ],
    [
      'with prefixed names',
      zipOf(
        replaced(
          'xl/worksheets/sheet1.xml',
          `<x:worksheet xmlns:x="a"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>_id</x:v></x:c><x:c r="B1" t="str"><x:v>Name</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
        ),
      ),
      'book.unwritable',
    ],
    [
      'in another encoding',
      zipOf(
        replaced(
          'xl/worksheets/sheet1.xml',
          `<?xml version="1.0" encoding="windows-1252"?><worksheet ${main}><sheetData>${ofAnn('')}</sheetData></worksheet>`,
        ),
      ),
      'book.unwritable',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test('with cells that do not say where they stand, once such a row is to be written', async () => {
    const desk = deskOf(bookWith(`${head}<row r="2">${id(2, ann)}<c t="str"><v>Ann</v></c></row>${bobs}`), people);
    await expect(desk.write([patchOf(ann, { age: null }, { age: 1 })])).rejects.toMatchObject({
      code: 'book.unwritable',
    });
  });

  test('packed as a huge file', async () => {
    const bytes = Buffer.from(zipOf(parts()));
    const end = bytes.length - 22;
    const locator = Buffer.alloc(20);
    const big = Buffer.alloc(56);
    big.writeUInt32LE(0x06064b50, 0);
    big.writeBigUInt64LE(BigInt(bytes.readUInt16LE(end + 10)), 32);
    big.writeBigUInt64LE(BigInt(bytes.readUInt32LE(end + 16)), 48);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(BigInt(end), 8);
    const last = Buffer.from(bytes.subarray(end));
    last.writeUInt32LE(0xffffffff, 16);
    expect(await codeOf(Buffer.concat([bytes.subarray(0, end), big, locator, last]))).toBe('book.unwritable');
  });

  test('but not for its macros, which stay as they are', async () => {
    const macros = { name: 'xl/vbaProject.bin', content: 'macros' };
    const desk = deskOf(zipOf([...parts(), macros]), people, { path: '/team/book.xlsm' });
    expect(await desk.write([patchOf(ann, { age: null }, { age: 1 })])).toEqual([applied]);
    expect(desk.part('xl/vbaProject.bin')).toBe('macros');
  });
});
