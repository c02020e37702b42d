import { describe, expect, test } from '@jest/globals';
import { typedTable } from '../typed-table.ts';
import { describeBytes, readBytes } from './read-bytes.ts';

const people = typedTable('people', { name: {}, phone: {}, age: { kind: 'number' } }, ['People']);
const csv = { ending: '.csv' };

async function read(content: string | Uint8Array) {
  const { records } = await readBytes(Buffer.from(content), people, csv);
  return records.map(({ place, cells }) => [place, cells['name'], cells['phone']]);
}

const ann = [2, 'Ann', '+380'];

describe('a CSV file', () => {
  test.each([
    ['commas', 'name,phone\nAnn,+380\n'],
    ['semicolons', 'name;phone\r\nAnn;+380\r\n'],
    ['tabs', 'name\tphone\nAnn\t+380'],
    ['old line ends', 'name,phone\rAnn,+380\r'],
    ['a byte order mark', '\uFEFFname,phone\nAnn,+380\n'],
    ['a line that names the delimiter', 'sep=|\nname|phone\nAnn|+380\n'],
    ['quotes round everything', '"name","phone"\n"Ann","+380"\n'],
  ])('may be written with %s', async (_, content) => {
    expect(await read(content)).toEqual([ann]);
  });

  test('has the delimiter that its rows agree on, not the most frequent sign', async () => {
    const rows = ['name;phone;note', 'Ann;1;"a, b, c, d"', 'Bob;2;e, f, g, h', 'Cid;3;i'];
    expect(await read(rows.join('\n'))).toEqual([
      [2, 'Ann', '1'],
      [3, 'Bob', '2'],
      [4, 'Cid', '3'],
    ]);
  });

  test('keeps delimiters, doubled quotes and line breaks within quotes; rows count as people see them', async () => {
    expect(await read('name,phone\n"Ann, ""the"" \nfirst",1\n\nBob,2\n')).toEqual([
      [2, 'Ann, "the" \nfirst', '1'],
      [4, 'Bob', '2'],
    ]);
  });

  test('is read kindly where quotes are wrong', async () => {
    expect(await read('name,phone\n"Ann" B,1\nC "D",2\n"open,3\n')).toEqual([
      [2, 'Ann B', '1'],
      [3, 'C "D"', '2'],
      [4, 'open,3\n', null],
    ]);
  });

  test.each([
    ['UTF-8', Buffer.from('name,phone\nОксана,1\n')],
    ['UTF-16', Buffer.from('\uFEFFname,phone\nОксана,1\n', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\uFEFFname,phone\nОксана,1\n', 'utf16le').swap16()],
    ['windows-1251', Buffer.from('name,phone\n\xce\xea\xf1\xe0\xed\xe0,1\n', 'latin1')],
  ])('may be encoded as %s', async (_, bytes) => {
    expect(await read(bytes)).toEqual([[2, 'Оксана', '1']]);
  });

  test('of Latin UTF-16 without a mark is known by its zeros', async () => {
    expect(await read(Buffer.from('name,phone\nAnn,+380\n', 'utf16le'))).toEqual([ann]);
  });

  test('is text throughout, and that is worth no mark', async () => {
    const { records } = await readBytes(Buffer.from('name,age\nAnn,007\n'), people, csv);
    expect(records).toEqual([{ id: null, place: 2, cells: { name: 'Ann', age: '007' } }]);
  });

  test('may have rows longer and shorter than its header', async () => {
    expect(await read('name,phone\nAnn\nBob,2,3,4\n,\n')).toEqual([
      [2, 'Ann', null],
      [3, 'Bob', '2'],
    ]);
  });

  test('is the table of the settings when there is one, whatever its name; of several, by its name', async () => {
    const others = [typedTable('deals', { sum: {} }), people];
    const content = Buffer.from('name,phone\nAnn,1\n');
    const one = await describeBytes(content, [people], csv);
    expect(one.tables[0]).toMatchObject({ title: 'book', table: 'people', rows: 1 });
    const several = await describeBytes(content, others, csv);
    expect(several.tables[0]).toMatchObject({ title: 'book', table: null });
    const named = await describeBytes(content, [others[0]!, typedTable('book', { name: {} })], csv);
    expect(named.tables[0]).toMatchObject({ title: 'book', table: 'book' });
  });

  test('is told from other files by its content', async () => {
    const picture = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
    await expect(readBytes(picture, people, csv)).rejects.toMatchObject({ code: 'book.not-a-workbook' });
    await expect(readBytes(Buffer.from('name\nAnn'), people, { ending: '.doc' })).rejects.toMatchObject({
      code: 'book.is-text',
    });
  });

  test('may be empty', async () => {
    expect(await readBytes(Buffer.from(''), people, csv)).toEqual({ records: [], complete: false, fields: new Set() });
  });
});
