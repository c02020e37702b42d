import { describe, expect, test } from '@jest/globals';
import { nodePlatform } from '../../../adapters/stores/workbook/file.ts';
import { rewriteBook, setUpBook } from '../../../adapters/stores/workbook/write/rewrite.ts';
import { type ZipEntry, zipOf } from '../zip-file.ts';
import { newRecord, partsOf, patchOf } from './kit.ts';
import { ann, people, peopleBook } from './people.ts';
import { richBook } from './rich-book.ts';

const reading = { tables: new Map([['people', people]]), zone: 'UTC', platform: nodePlatform };
const book = peopleBook(['_id', 'Name', 'Age', 'Note'], [[ann, 'Ann', 30, null]]);
const sheet = 'xl/worksheets/sheet1.xml';
const file = (bytes: Uint8Array, ending = '.xlsx') => ({ bytes, title: 'book', ending });
const writes = { patches: [patchOf(ann, { age: 30 }, { age: 31 })], creates: [newRecord('d', { name: 'Dan' })] };

/** The file with one part given another content. */
function tampered(bytes: Uint8Array, name: string, change: (content: string) => string): Buffer {
  const entries = [...partsOf(bytes)].map(([part, content]): ZipEntry => {
    const text = content.toString();
    if (part === name && change(text) === text) throw new Error('Nothing was tampered with');
    return { name: part, content: part === name ? change(text) : content };
  });
  return zipOf(entries);
}

describe('a new file is believed only when it is read back and', () => {
  test('holds what was meant', async () => {
    const { bytes, prove } = await rewriteBook(file(book), reading, writes, () => true);
    await expect(prove(Buffer.from(bytes!))).resolves.toBeUndefined();
  });

  test.each([
    ['the cell that was written', sheet, (xml: string) => xml.replace('<v>31</v>', '<v>32</v>')],
    ['a cell beside it', sheet, (xml: string) => xml.replace('>Ann<', '>Eve<')],
    ['another part', 'xl/styles.xml', (xml: string) => `${xml} `],
  ])('not with %s changed', async (_, part, change) => {
    const { bytes, prove } = await rewriteBook(file(book), reading, writes, () => true);
    await expect(prove(tampered(bytes!, part, change))).rejects.toMatchObject({ code: 'book.unproven' });
  });

  test('not with a part more, or the parts in another order', async () => {
    const { bytes, prove } = await rewriteBook(file(book), reading, writes, () => true);
    const entries = [...partsOf(bytes!)].map(([name, content]) => ({ name, content }));
    for (const other of [zipOf([...entries, { name: 'more', content: 'x' }]), zipOf(entries.toReversed())])
      await expect(prove(other)).rejects.toMatchObject({ code: 'book.unproven' });
  });

  test('not with a new column lost', async () => {
    const changes = [{ table: 'people', columns: [{ field: 'vip', header: 'Vip', hidden: false, hint: {} }] }];
    const { bytes, prove } = await setUpBook(file(book), reading, changes);
    const lost = tampered(bytes!, sheet, (xml) => xml.replace('>Vip<', '>Lost<'));
    await expect(prove(lost)).rejects.toMatchObject({ code: 'book.unproven' });
  });

  test('not with a field of a CSV file changed', async () => {
    const csv = Buffer.from(`_id,Name,Age\n${ann},Ann,30\n`);
    const { bytes, prove } = await rewriteBook(file(csv, '.csv'), reading, { ...writes, creates: [] }, () => true);
    await expect(prove(Buffer.from(bytes!))).resolves.toBeUndefined();
    const other = Buffer.from(bytes!.toString().replace('Ann', 'Eve'));
    await expect(prove(other)).rejects.toMatchObject({ code: 'book.unproven' });
  });
});

test('a program that reads the new file from front to back finds every part, also one that was packed as a stream', async () => {
  const notes = { ...people, titles: ['Notes'] };
  const changes = [{ table: 'people', columns: [] }];
  const { bytes } = await setUpBook(file(richBook()), { ...reading, tables: new Map([['people', notes]]) }, changes);
  const view = Buffer.from(bytes!);
  const header = view.indexOf('xl/worksheets/sheet6.xml') - 30;
  expect(view.readUInt32LE(header)).toBe(0x04034b50);
  expect(view.readUInt16LE(header + 6) & 8).toBe(0);
  const packed = view.readUInt32LE(header + 18);
  const next = header + 30 + view.readUInt16LE(header + 26) + view.readUInt16LE(header + 28) + packed;
  expect(packed).toBeGreaterThan(0);
  expect(view.readUInt32LE(next)).toBe(0x04034b50);
});
