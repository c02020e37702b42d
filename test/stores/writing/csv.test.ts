import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { eachRow, readCsvText } from '../../../adapters/stores/workbook/csv-text.ts';
import { deskOf, idOf, newRecord, patchOf } from './kit.ts';
import { ann, bob, people } from './people.ts';

const path = '/team/people.csv';
const csvDesk = (content: string | Uint8Array) => deskOf(content, people, { path });

/** Ann's note is set to `x` in a file that is written in some way; answers the file. */
async function noted(content: string | Uint8Array, note: string | null = 'x'): Promise<Buffer> {
  const desk = csvDesk(content);
  const was = (await desk.read()).find(({ id }) => id === ann)!.cells['note'] ?? null;
  expect(await desk.write([patchOf(ann, { note: was }, { note })])).toMatchObject([{ is: 'applied' }]);
  expect((await desk.read()).find(({ id }) => id === ann)!.cells['note']).toEqual(note);
  return desk.bytes();
}

const wide = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('a CSV file keeps how it is written', () => {
  test.each([
    ['commas', `_id,Name,Note\n${ann},Ann,old\n`, `_id,Name,Note\n${ann},Ann,x\n`],
    [
      'semicolons and the line ends of Windows',
      `_id;Name;Note\r\n${ann};Ann;old\r\n`,
      `_id;Name;Note\r\n${ann};Ann;x\r\n`,
    ],
    ['tabs', `_id\tName\tNote\n${ann}\tAnn\told`, `_id\tName\tNote\n${ann}\tAnn\tx`],
    ['a byte order mark', `\ufeff_id,Name,Note\n${ann},Ann,old\n`, `\ufeff_id,Name,Note\n${ann},Ann,x\n`],
    [
      'a line that names the delimiter',
      `sep=|\n_id|Name|Note\n${ann}|Ann|old\n`,
      `sep=|\n_id|Name|Note\n${ann}|Ann|x\n`,
    ],
    [
      'quotes round everything',
      `"_id","Name","Note"\n"${ann}","Ann","old"\n`,
      `"_id","Name","Note"\n"${ann}","Ann","x"\n`,
    ],
    ['quotes here and there', `_id,"Name",Note\n${ann}, "Ann" ,"o""ld"\n`, `_id,"Name",Note\n${ann}, "Ann" ,"x"\n`],
    [
      'rows of any length, blank lines and oddities',
      `_id,Name,Note\n\n${bob},Bob,a,b,c\n${ann},"An"n\n,,\n`,
      `_id,Name,Note\n\n${bob},Bob,a,b,c\n${ann},"An"n,x\n,,\n`,
    ],
    ['old line ends', `_id,Name,Note\r${ann},Ann,old\r`, `_id,Name,Note\r${ann},Ann,x\r`],
  ])('%s', async (_, before, after) => {
    expect((await noted(before)).toString()).toBe(after);
  });

  test.each([
    ['UTF-16', wide(`_id,Name,Note\n${ann},Аня,old\n`), wide(`_id,Name,Note\n${ann},Аня,щ\n`)],
    [
      'UTF-16, big end first',
      wide(`_id,Name,Note\n${ann},Аня,old\n`).swap16(),
      wide(`_id,Name,Note\n${ann},Аня,щ\n`).swap16(),
    ],
    [
      'windows-1251',
      Buffer.from(`_id,Name,Note\n${ann},\xc0\xed\xff,old\n`, 'latin1'),
      Buffer.from(`_id,Name,Note\n${ann},\xc0\xed\xff,\xf9\n`, 'latin1'),
    ],
  ])('%s', async (_, before, after) => {
    expect(await noted(before, 'щ')).toEqual(after);
  });

  test('what its encoding has no sign for is refused, and so is half a sign', async () => {
    const cyrillic = csvDesk(Buffer.from(`_id,Name,Note\n${ann},\xc0\xed\xff,\n`, 'latin1'));
    const refused = [{ is: 'refused', why: 'cell.unwritable' }];
    expect(await cyrillic.write([patchOf(ann, { note: null }, { note: '漢' })])).toEqual(refused);
    const unicode = csvDesk(`_id,Name,Note\n${ann},Ann,\n`);
    expect(await unicode.write([patchOf(ann, { note: null }, { note: '\ud800' })])).toEqual(refused);
    expect(await unicode.write([patchOf(ann, { note: null }, { note: 'a\0' })])).toEqual(refused);
  });
});

describe('a field of a CSV file', () => {
  test.each([
    ['is quoted where it must be', 'a,b', '"a,b"'],
    ['with quotes doubles them', 'say "hi"', '"say ""hi"""'],
    ['with lines is quoted', 'a\nb\r\nc', '"a\nb\r\nc"'],
    ['with spaces round it is quoted', ' a ', '" a "'],
    ['that would run as a formula gets an apostrophe', '=1+1', "'=1+1"],
    ['that would call a function gets one', '@SUM(A1)', "'@SUM(A1)"],
    ['that would run behind a space gets one', ' =cmd|x', "' =cmd|x"],
    ['with a full-width sign gets one', '＝1', "'＝1"],
    ['that begins with apostrophes and would run gets one more', "'=1", "''=1"],
    ['with a phone stays as it is', '+380 (44) 123-45-67', '+380 (44) 123-45-67'],
    ['with a lone sign stays as it is', '-', '-'],
    ['with an apostrophe before something harmless stays as it is', "'007", "'007"],
    ['that is emptied is empty', null, ''],
  ])('%s', async (_, note, written) => {
    expect((await noted(`_id,Name,Note\n${ann},Ann,old\n`, note)).toString()).toBe(
      `_id,Name,Note\n${ann},Ann,${written}\n`,
    );
  });

  test('holds numbers with the sign that the file has, yes and no, and lists', async () => {
    const desk = csvDesk(`_id;Name;Age;Vip;Tags\n${ann};Ann;1,5;;\n${bob};Bob;2;;\n`);
    const patches = [
      patchOf(ann, { age: 1.5 }, { age: 0.25, vip: true, tags: ['a', 'b'] }),
      patchOf(bob, { age: 2 }, { age: 1e21, vip: false, tags: ['c, d'] }),
    ];
    expect(await desk.write(patches)).toMatchObject([{ is: 'applied' }, { is: 'applied' }]);
    expect(desk.bytes().toString()).toBe(
      `_id;Name;Age;Vip;Tags\n${ann};Ann;0,25;TRUE;a, b\n${bob};Bob;1e+21;FALSE;"c, d;"\n`,
    );
    expect((await desk.read()).map(({ cells }) => [cells['age'], cells['vip'], cells['tags']])).toEqual([
      [0.25, true, ['a', 'b']],
      [1e21, false, ['c, d']],
    ]);
  });
});

describe('rows and columns of a CSV file', () => {
  test('new columns stand right of the last one, and rows that are written reach as far', async () => {
    const desk = csvDesk('Name;Age\r\nAnn;30\r\nBob\r\n');
    await desk.setUp('note');
    expect(desk.bytes().toString()).toBe('Name;Age;Note;_id\r\nAnn;30\r\nBob\r\n');
    const [first, second] = await desk.read();
    await desk.write([idOf(ann, first!.place, null), idOf(bob, second!.place, null)]);
    expect(desk.bytes().toString()).toBe(`Name;Age;Note;_id\r\nAnn;30;;${ann}\r\nBob;;;${bob}\r\n`);
    await desk.setUp('note', 'vip');
    expect(desk.bytes().toString()).toBe(`Name;Age;Note;_id;Vip\r\nAnn;30;;${ann}\r\nBob;;;${bob}\r\n`);
  });

  test('columns are refused where something stands', async () => {
    const desk = csvDesk('Name,Age,\nAnn,30,mine\n');
    await expect(desk.setUp('note')).rejects.toMatchObject({ code: 'book.no-room' });
  });

  test.each([
    [
      'behind the last line break',
      `_id,Name\n${ann},Ann\n`,
      `_id,Name\n${ann},Ann\ndddddddddddd,Dan\neeeeeeeeeeee,Eve\n`,
    ],
    [
      'behind a last row without one',
      `_id,Name\r\n${ann},Ann`,
      `_id,Name\r\n${ann},Ann\r\ndddddddddddd,Dan\r\neeeeeeeeeeee,Eve`,
    ],
    [
      'into blank rows',
      `_id,Name\n${ann},Ann\n,\n\n\n`,
      `_id,Name\n${ann},Ann\ndddddddddddd,Dan\neeeeeeeeeeee,Eve\n\n`,
    ],
    [
      'with quotes where the header has them',
      `"_id","Name","Note"\n"${ann}","Ann",""\n`,
      `"_id","Name","Note"\n"${ann}","Ann",""\n"dddddddddddd","Dan",\n"eeeeeeeeeeee","Eve",\n`,
    ],
  ])('new records go %s', async (_, before, after) => {
    const desk = csvDesk(before);
    const records = [newRecord('d', { name: 'Dan' }), newRecord('e', { name: 'Eve', note: null })];
    expect(await desk.write([], records)).toMatchObject([{ place: 3 }, { place: 4 }]);
    expect(desk.bytes().toString()).toBe(after);
    expect((await desk.read()).map(({ place }) => place)).toEqual([2, 3, 4]);
  });

  test('new records are refused where a total stands below', async () => {
    const desk = csvDesk(`_id,Name,Sum\n${ann},Ann,5\n,,5\n`);
    expect(await desk.write([], [newRecord('d', { name: 'Dan' })])).toEqual([{ is: 'refused', why: 'row.occupied' }]);
  });

  test('the first record of an empty table', async () => {
    const desk = csvDesk('_id,Name');
    expect(await desk.write([], [newRecord('d', { name: 'Dan' })])).toMatchObject([{ is: 'applied', place: 2 }]);
    expect(desk.bytes().toString()).toBe('_id,Name\ndddddddddddd,Dan');
  });
});

describe('a CSV file is refused whole', () => {
  test('when a quotation mark is never closed, since nobody knows where its rows end', async () => {
    const desk = csvDesk(`_id,Name\n${ann},Ann\n${bob},"Bob\n`);
    await expect(desk.write([patchOf(ann, { name: 'Ann' }, { name: 'Eve' })])).rejects.toMatchObject({
      code: 'book.unwritable',
    });
  });

  test('when its bytes are not what its text would be', async () => {
    const broken = Buffer.concat([wide(`_id,Name\n${ann},Ann\n`), Buffer.from([0x00, 0xd8])]);
    await expect(csvDesk(broken).write([patchOf(ann, { name: 'Ann' }, { name: 'Eve' })])).rejects.toMatchObject({
      code: 'book.unwritable',
    });
  });
});

test('random fields are read back as meant, and the others stay byte for byte', async () => {
  const word = fc.string({ unit: fc.constantFrom('a', ' ', ',', ';', '"', '\n', '=', "'", '-', 'щ'), maxLength: 6 });
  const raw = fc.oneof(
    word.map((text) => `"${text.replaceAll('"', '""')}"`),
    fc.string({ unit: fc.constantFrom('a', ' ', "'", '='), maxLength: 4 }),
  );
  const row = fc.record({ note: raw, name: raw, other: raw, set: fc.option(word) });
  const form = fc.record({
    rows: fc.array(row, { minLength: 1, maxLength: 5 }),
    sign: fc.constantFrom(',', ';', '\t'),
  });
  await fc.assert(
    fc.asyncProperty(form, async ({ rows, sign }) => {
      const id = (at: number) => `${at}`.padStart(12, 'r');
      const lines = rows.map(({ note, name, other }, at) => [id(at), `P${name.replaceAll('"', '')}`, other, note]);
      // The last column is quoted, so that no line end can be mistaken.
      const text = (notes: readonly string[]) =>
        [['_id', 'Name', 'Other', 'Note'], ...lines.map((line, at) => [...line.slice(0, 3), notes[at]!])]
          .map((line) => line.map((field) => (/^[^"]*[,;\t\n][^"]*$/.test(field) ? `"${field}"` : field)).join(sign))
          .join('\r\n');
      const desk = csvDesk(text(rows.map(({ note }) => note)));
      const found = await desk.read();
      if (found.length !== rows.length) return;
      const patches = found.map(({ id: of, cells }, at) =>
        patchOf(of!, { note: cells['note']! }, { note: rows[at]!.set }),
      );
      const before = rawFields(desk.bytes());
      expect((await desk.write(patches)).every((outcome) => outcome?.is === 'applied')).toBe(true);
      const after = rawFields(desk.bytes());
      const untouched = (fields: readonly (readonly string[])[]) => fields.map((line) => line.slice(0, 3));
      expect(untouched(after)).toEqual(untouched(before));
      const emptied = (set: string | null) => (set === '' ? null : set);
      expect((await desk.read()).map(({ cells }) => cells['note'])).toEqual(rows.map(({ set }) => emptied(set)));
    }),
    { numRuns: 200 },
  );
});

/** The fields of a file as they are written, quotes included. */
function rawFields(bytes: Buffer): readonly (readonly string[])[] {
  const csv = readCsvText(bytes);
  const rows: string[][] = [];
  eachRow(csv, ({ fields, bounds }) => {
    rows.push(fields.map((_, at) => csv.text.slice(bounds[at * 2], bounds[at * 2 + 1])));
    return true;
  });
  return rows;
}

test('a table that the file is not bound to is not written', async () => {
  const desk = csvDesk(`_id,Name\n${ann},Ann\n`);
  const other = { ...patchOf(ann, { name: 'Ann' }, { name: 'Eve' }), table: 'deals' };
  const { outcomes } = await desk.store.write({ patches: [other], creates: [] }, {});
  expect([...outcomes.values()]).toEqual([{ is: 'refused', why: 'table.missing' }]);
});
