import { describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { RowcallError } from '../../core/errors.ts';
import { processorSeconds } from '../processor-seconds.ts';
import { typedTable } from '../typed-table.ts';
import { describeBytes, readBytes } from './read-bytes.ts';
import { rowsXml, type SheetXml, workbookParts, xlsxOf } from './xlsx-file.ts';
import { type ZipEntry, zipOf } from './zip-file.ts';

const people = typedTable('people', { name: {}, age: { kind: 'number' }, born: { kind: 'date' } });
const rows = rowsXml([
  ['name', 'age', 'born'],
  ['Ann', 30, null],
  ['Bob', 41, null],
]);
const book = (more: Partial<SheetXml> = {}) => ({ sheets: [{ title: 'people', rows, ...more }] });
const sheetPart = 'xl/worksheets/sheet1.xml';

const read = (bytes: Uint8Array) => readBytes(bytes, people);

/** Reads and describes; anything but a result or a RowcallError fails the test. */
async function outcomeOf(bytes: Uint8Array): Promise<string> {
  try {
    await read(bytes);
    await describeBytes(bytes, [people]);
    return 'read';
  } catch (error) {
    if (error instanceof RowcallError) return error.code;
    throw error;
  }
}

/** A workbook whose parts are those of `book` with some replaced. */
const withPart = (name: string, content: ZipEntry['content'], more: Partial<ZipEntry> = {}) =>
  xlsxOf({ ...book(), extra: [{ name, content, ...more }] });

async function realBook(): Promise<Buffer> {
  const made = new ExcelJS.Workbook();
  const sheet = made.addWorksheet('people');
  sheet.addRow(['name', 'age', 'born']);
  for (let i = 0; i < 20; i++) sheet.addRow([`Person ${i} & co`, i + 0.5, new Date(Date.UTC(2000, 0, i + 1))]);
  sheet.addRow([{ richText: [{ text: 'Bold' }] }, { formula: 'SUM(B2:B9)', result: 3 }]);
  sheet.autoFilter = 'A1:C1';
  sheet.getCell('A5').dataValidation = { type: 'list', formulae: ['"a,b"'] };
  made.addWorksheet('More').addTable({
    name: 'T',
    ref: 'B2',
    totalsRow: true,
    columns: [{ name: 'x' }, { name: 'y' }],
    rows: [[1, 2]],
  });
  return Buffer.from(await made.xlsx.writeBuffer());
}

describe('a file that is no workbook', () => {
  test.each([
    ['empty', Buffer.alloc(0)],
    ['one byte', Buffer.from('P')],
    ['zeros', Buffer.alloc(5000)],
    ['another archive', zipOf([{ name: 'word/document.xml', content: '<document/>' }])],
  ])('is said to be none: %s', async (_, bytes) => {
    expect(await outcomeOf(bytes)).toBe('book.not-a-workbook');
  });

  test.each([
    ['text of Windows', Buffer.from('\xc8\xec\xff;\xd2\xe5\xeb\xe5\xf4\xee\xed\r\n', 'latin1'), 'book.is-text'],
    ['text in two bytes a letter', Buffer.from('\ufeffName;Phone', 'utf16le'), 'book.is-text'],
    ['a page of the web', Buffer.from('\ufeff <html><table><tr><td>Name</td></tr></table></html>'), 'book.is-page'],
  ])('is said to be what it is: %s', async (_, bytes, code) => expect(await outcomeOf(bytes)).toBe(code));

  test('cut short anywhere is damaged or no workbook, and never anything worse', async () => {
    const whole = await realBook();
    const codes = new Set<string>();
    for (let length = 0; length < whole.length; length += 1 + Math.floor(whole.length / 300))
      codes.add(await outcomeOf(whole.subarray(0, length)));
    expect([...codes].sort()).toEqual(['book.damaged', 'book.not-a-workbook']);
    expect(await outcomeOf(whole)).toBe('read');
  });

  test('of the old format, or binary, is told apart', async () => {
    const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]);
    expect(await outcomeOf(compound)).toBe('book.old-format');
    const relations =
      '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>';
    expect(await outcomeOf(withPart('_rels/.rels', relations))).toBe('book.old-format');
  });

  test('with a password is said to have one, however it is wrapped', async () => {
    const stream = Buffer.from('EncryptedPackage', 'utf16le');
    const compound = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1500),
      stream,
      Buffer.alloc(99),
    ]);
    expect(await outcomeOf(compound)).toBe('book.encrypted');
    const parts = workbookParts(book()).map((part) => ({ ...part, flags: 1 }));
    expect(await outcomeOf(zipOf(parts))).toBe('book.encrypted');
  });
});

describe('an archive made to harm', () => {
  test('a bomb is refused before it is unpacked', async () => {
    const bomb = withPart(sheetPart, Buffer.alloc(100 * 1024 * 1024, 0x20));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const before = process.memoryUsage().rss;
    expect(await outcomeOf(bomb)).toBe('book.hostile');
    expect(process.memoryUsage().rss - before).toBeLessThan(20 * 1024 * 1024);
  });

  test('a bomb that says it is small is refused when it grows', async () => {
    const bomb = withPart(sheetPart, Buffer.alloc(20 * 1024 * 1024, 0x20), { size: 1000 });
    expect(await outcomeOf(bomb)).toBe('book.hostile');
  });

  test('a part that says it is larger than it is is damaged', async () => {
    expect(await outcomeOf(withPart(sheetPart, '<worksheet/>', { size: 5000 }))).toBe('book.damaged');
  });

  test('a part beyond all measure is too large', async () => {
    const noise = Buffer.alloc(14 * 1024 * 1024, 1);
    const part = { stored: true, method: 8, size: 800 * 1024 * 1024 };
    expect(await outcomeOf(withPart(sheetPart, noise, part))).toBe('book.too-large');
  });

  test('parts that overlap are refused', async () => {
    const parts = workbookParts(book());
    expect(
      await outcomeOf(zipOf([...parts, { name: 'again.xml', content: 'x'.repeat(500), stored: true, header: 0 }])),
    ).toMatch(/book\.(hostile|damaged)/);
    const nested = zipOf([{ name: 'inner.xml', content: 'y', stored: true }]).subarray(0, 40);
    const outer = { name: 'outer.xml', content: nested, stored: true };
    const inner = { name: 'inner.xml', content: 'y', stored: true, header: 30 + 'outer.xml'.length };
    expect(await outcomeOf(zipOf([outer, inner, ...parts]))).toBe('book.hostile');
  });

  test('a part that comes twice is damage', async () => {
    const parts = workbookParts(book());
    expect(await outcomeOf(zipOf([...parts, parts[2]!]))).toBe('book.damaged');
    const capital = { ...parts[2]!, name: parts[2]!.name.toUpperCase() };
    expect(await outcomeOf(zipOf([...parts, capital]))).toBe('book.damaged');
  });

  test('a directory of countless parts, or one that lies elsewhere, is refused', async () => {
    const bytes = xlsxOf(book());
    const end = bytes.length - 22;
    const countless = Buffer.from(bytes);
    countless.writeUInt16LE(20_000, end + 10);
    expect(await outcomeOf(countless)).toBe('book.hostile');
    for (const offset of [0, 1, end - 3, end, 0x7fffffff, 0xfffffffe]) {
      const elsewhere = Buffer.from(bytes);
      elsewhere.writeUInt32LE(offset, end + 16);
      expect(await outcomeOf(elsewhere)).toBe('book.damaged');
    }
  });

  test('a zip64 directory beyond the file is damaged, a proper one is read', async () => {
    const bytes = xlsxOf(book());
    const end = bytes.length - 22;
    const [count, start] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)];
    const big = (entries: bigint, offset: bigint) => {
      const record = Buffer.alloc(56);
      record.writeUInt32LE(0x06064b50, 0);
      record.writeBigUInt64LE(entries, 32);
      record.writeBigUInt64LE(offset, 48);
      const locator = Buffer.alloc(20);
      locator.writeUInt32LE(0x07064b50, 0);
      locator.writeBigUInt64LE(BigInt(end), 8);
      const last = Buffer.from(bytes.subarray(end));
      last.writeUInt16LE(0xffff, 10);
      last.writeUInt32LE(0xffffffff, 16);
      return Buffer.concat([bytes.subarray(0, end), record, locator, last]);
    };
    expect(await outcomeOf(big(BigInt(count), BigInt(start)))).toBe('read');
    expect(await outcomeOf(big(2n ** 63n, BigInt(start)))).toBe('book.damaged');
    expect(await outcomeOf(big(BigInt(count), 2n ** 64n - 1n))).toBe('book.damaged');
  });

  test('a way of packing that workbooks do not use is damage', async () => {
    expect(await outcomeOf(withPart(sheetPart, '<worksheet/>', { method: 12 }))).toBe('book.damaged');
  });
});

describe('a workbook made to harm', () => {
  const doctype = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';

  test.each(['xl/workbook.xml', 'xl/styles.xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels', sheetPart])(
    'a document type in %s is refused',
    async (name) => {
      const part = workbookParts(book()).find((entry) => entry.name === name)!;
      const content = doctype + String(part.content).replace(/^<\?xml[^>]*>/, '');
      expect(await outcomeOf(withPart(name, content))).toBe('book.hostile');
    },
  );

  test('entities that nobody declared stay as they are', async () => {
    const cell = '<row r="2"><c r="A2" t="inlineStr"><is><t>&e;&e;</t></is></c></row>';
    const { records } = await read(xlsxOf(book({ rows: rowsXml([['name']]) + cell })));
    expect(records[0]!.cells['name']).toBe('&e;&e;');
  });

  test('merged cells and a range over the whole sheet cost nothing', async () => {
    const merges = Array.from({ length: 2000 }, () => '<mergeCell ref="A1:XFD1048576"/>').join('');
    const sheet = book({
      before: '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" hidden="1"/></cols>',
      after: `<autoFilter ref="A1:XFD1048576"/><mergeCells>${merges}</mergeCells><dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>$A$1:$XFD$1048576</formula1></dataValidation></dataValidations>`,
    });
    const spent = await processorSeconds(async () => expect(await outcomeOf(xlsxOf(sheet))).toBe('read'));
    expect(spent).toBeLessThan(10);
  });

  test('thousands of array formulas over one another are refused', async () => {
    const formulas = Array.from(
      { length: 3000 },
      (_, i) => `<row r="${i + 2}"><c r="A${i + 2}"><f t="array" ref="A1:XFD1048576">X</f><v>1</v></c></row>`,
    );
    expect(await outcomeOf(xlsxOf(book({ rows: rowsXml([['name']]) + formulas.join('') })))).toBe('book.too-large');
  });

  test('relations that lead nowhere, outside or to themselves are followed nowhere', async () => {
    const relations = (target: string, more = '') =>
      `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="${target}" ${more}/></Relationships>`;
    const name = 'xl/_rels/workbook.xml.rels';
    expect(await outcomeOf(withPart(name, relations('../../../etc/passwd')))).toBe('book.damaged');
    expect(await outcomeOf(withPart(name, relations('workbook.xml')))).toBe('book.damaged');
    expect(await outcomeOf(withPart(name, relations('http://example.com/x.xml', 'TargetMode="External"')))).toBe(
      'book.damaged',
    );
  });

  test.each([
    ['50 000 characters', 'я'.repeat(50_000)],
    ['a formula that calls the network', '=IMPORTXML("http://example.com","//a")'],
    ['a name of the language', '__proto__'],
    ['brackets by the thousand', '(['.repeat(10_000)],
  ])('a cell of %s is text, below a header and as one', async (_, text) => {
    const below = await read(xlsxOf(book({ rows: rowsXml([['name'], [text]]) })));
    expect(below.records[0]!.cells['name']).toBe(text);
    const above = await read(
      xlsxOf(
        book({
          rows: rowsXml([
            ['name', text],
            ['Ann', 'x'],
          ]),
        }),
      ),
    );
    expect(above.records.map(({ cells }) => ({ ...cells }))).toEqual([{ name: 'Ann' }]);
  });
});

describe('whatever happens to the bytes of a workbook', () => {
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) });

  test('flipped bytes give a result or a friendly error', async () => {
    const whole = await realBook();
    const flipped = (changes: readonly { at: number; byte: number }[]) => {
      const bytes = Buffer.from(whole);
      for (const { at, byte } of changes) bytes[Math.min(Math.floor(at * bytes.length), bytes.length - 1)] = byte;
      return bytes;
    };
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        await outcomeOf(flipped(changes));
      }),
      { numRuns: 300 },
    );
  });

  test('changed, lost and doubled stretches of its XML give a result or a friendly error', async () => {
    const sharedStrings = '<si><t>name</t></si><si><r><t>A &amp; b</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>';
    const list =
      '<dataValidations><dataValidation type="list" sqref="A2:A9"><formula1>$A$1:$B$2</formula1></dataValidation></dataValidations>';
    const extraRows =
      '<row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4"><f t="array" ref="B4:C5">X()</f><v>1.5E3</v></c><c r="C4" s="1"><v>45000</v></c></row>';
    const parts = workbookParts({
      sheets: [{ title: 'people', rows: rows + extraRows, after: list, tables: ['<table ref="A1:C3"/>'] }],
      sharedStrings,
      names: { Stages: 'people!$A$1' },
    });
    const stretch = fc.record({
      part: fc.nat(parts.length - 1),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(40),
      put: fc.oneof(
        fc.constant(''),
        fc.constantFrom('<', '>', '"', '&', '</c>', '<c>', '<row>', '<![CDATA[', '<!--', '\0'),
        fc.string(),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(stretch, { minLength: 1, maxLength: 3 }), async (changes) => {
        const changed = parts.map((part, i) => {
          let content = String(part.content);
          for (const { part: which, from, length, put } of changes) {
            if (which !== i) continue;
            const at = Math.floor(from * content.length);
            content = content.slice(0, at) + put + content.slice(at + length);
          }
          return { ...part, content };
        });
        await outcomeOf(zipOf(changed));
      }),
      { numRuns: 500 },
    );
  });
});
