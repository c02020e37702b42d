import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { languages } from '../../adapters/languages/index.ts';
import { nodeDisk } from '../../adapters/stores/workbook/disk.ts';
import { diagnoseWorkbook } from '../../adapters/stores/workbook/doctor.ts';
import { workbook } from '../../adapters/stores/workbook/index.ts';
import type { Diagnosis } from '../../core/diagnosis.ts';
import { typedTable } from '../typed-table.ts';

const sample = join(import.meta.dirname, '..', '..', 'manifests', 'sales', 'sample.xlsx');
const deals = typedTable('deals', { title: { headers: ['Title', 'Deal'] } }, ['Deals']);
const tables = new Map([['deals', deals]]);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rowcall-doctor-'));
  copyFileSync(sample, join(folder, 'sales.xlsx'));
});

const look = async (file = 'sales.xlsx', more: { readonly ids?: boolean } = {}): Promise<readonly Diagnosis[]> =>
  await workbook.diagnose!({ file, ...more }, { tables, zone: 'UTC', folder });
const codes = (found: readonly Diagnosis[]) => found.map(({ is, code }) => `${is} ${code}`);

describe('how a workbook is', () => {
  test('it can be read, its tables are found, and it has no ids yet', async () => {
    expect(codes(await look())).toEqual(['well report.book.read', 'well report.book.tables', 'doubtful book.no-ids']);
  });

  /** As Excel writes it: a name in the letters of that computer, and once more in UTF-16. */
  const ofExcel = (name: string) => {
    const bytes = Buffer.alloc(165, ' ');
    bytes[0] = name.length;
    bytes.write('????', 1);
    bytes.writeUInt16LE(name.length, 55);
    bytes.write(name, 57, 'utf16le');
    return bytes;
  };
  test.each([
    ['~$sales.xlsx', ofExcel('Олена Коваль'), { program: 'Excel', who: 'Олена Коваль', named: true }],
    ['~$sales.xlsx', Buffer.from('\x04Anna'), { program: 'Excel', who: 'Anna', named: true }],
    ['.~lock.sales.xlsx#', ',anna,host,22.11.2026 09:00,file:///x;', { program: 'LibreOffice', who: '', named: false }],
    [
      '.~lock.sales.xlsx#',
      'Anna Weber,anna,host,22.11.2026 09:00,file:///x;',
      { program: 'LibreOffice', who: 'Anna Weber', named: true },
    ],
  ])('who has it open is told by the file %s beside it', async (lock, content, args) => {
    writeFileSync(join(folder, lock), content);
    expect(await look()).toContainEqual({ is: 'doubtful', code: 'book.in-use', args: { file: 'sales.xlsx', ...args } });
  });

  test('a file that may only be read is enough to look', async () => {
    const surface = { disk: nodeDisk, mayWrite: async () => false };
    const found = await diagnoseWorkbook({ file: 'sales.xlsx' }, { tables, zone: 'UTC', folder }, surface);
    expect(codes(found)).toContain('doubtful book.kept');
  });

  test('plain text can be looked at, and written where it may be given ids', async () => {
    writeFileSync(join(folder, 'deals.csv'), 'Title\nTen chairs\n');
    const settled = typedTable('deals', { title: { headers: ['Title'] } }, ['deals']);
    const setting = { tables: new Map([['deals', settled]]), zone: 'UTC', folder };
    const found = async (ids: boolean) => codes(await workbook.diagnose!({ file: 'deals.csv', ids }, setting));
    expect(await found(false)).toEqual(['well report.book.read', 'doubtful book.text', 'well report.book.tables']);
    expect(await found(true)).toEqual(['well report.book.read', 'well report.book.tables']);
  });

  test('a folder that several computers share, and a copy that two of them made, are told', async () => {
    const shared = join(folder, 'OneDrive - Acme');
    mkdirSync(shared);
    copyFileSync(sample, join(shared, 'sales.xlsx'));
    writeFileSync(join(shared, 'sales (Anna’s conflicted copy 2026-11-22).xlsx'), '');
    const found = await look(join(shared, 'sales.xlsx'));
    expect(found).toContainEqual({ is: 'doubtful', code: 'book.synced', args: { cloud: 'OneDrive' } });
    expect(codes(found)).toContain('doubtful book.conflict');
  });

  test.each<[string, () => void]>([
    ['book.gone', () => rmSync(join(folder, 'sales.xlsx'))],
    ['book.other-format', () => writeFileSync(join(folder, 'sales.xlsx'), Buffer.from('89504e47', 'hex'))],
    ['book.broken', () => truncateSync(join(folder, 'sales.xlsx'), 9000)],
  ])('what cannot be read is broken: %s', async (code, spoil) => {
    spoil();
    expect(codes(await look())).toEqual([`broken ${code}`]);
  });

  test('a file that nobody may read is told from one that is not there', async () => {
    const file = join(folder, 'sales.xlsx');
    const read = async () => {
      throw Object.assign(new Error('no'), { code: 'EACCES' });
    };
    const surface = { disk: { ...nodeDisk, read }, mayWrite: async () => true };
    expect(codes(await diagnoseWorkbook({ file }, { tables, zone: 'UTC', folder }, surface))).toEqual([
      'broken book.hidden',
    ]);
  });

  test('whatever is found can be said in every language, with what to do', async () => {
    writeFileSync(join(folder, '~$sales.xlsx'), ofExcel('Anna'));
    chmodSync(join(folder, 'sales.xlsx'), 0o444);
    for (const { is, code, args } of await look())
      for (const language of languages)
        for (const one of is === 'well' ? [code] : [code, `${code}.remedy`])
          expect(language.say({ code: one, ...(args && { args }) })).not.toMatch(/[{}]/u);
  });
});
