import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { backup, restore, verifyBackup } from '../../adapters/actions/index.ts';
import { workbookStore } from '../../adapters/stores/workbook/store.ts';
import type { Cell } from '../../core/cell.ts';
import { loadSettings } from '../../manifests/load.ts';
import { endAll, newFolder, rowcall } from './run.ts';

const sales = join(import.meta.dirname, '..', '..', 'manifests', 'sales');

function newSample(): string {
  const folder = newFolder();
  for (const file of ['sample.xlsx', 'rowcall.yaml']) copyFileSync(join(sales, file), join(folder, file));
  return folder;
}

function open(folder: string) {
  const loaded = loadSettings(readFileSync(join(folder, 'rowcall.yaml'), 'utf8'), 'rowcall.yaml');
  if ('issues' in loaded) throw new Error('The settings of the sample are not sound');
  const { tables, locale } = loaded.model;
  return workbookStore({ file: 'sample.xlsx' }, { tables, zone: locale.zone, folder });
}

async function emailAt(folder: string, row: number) {
  const { tables, memo } = await open(folder).read([{ table: 'contacts' }], null);
  const found = tables.get('contacts')!.records.find(({ place }) => place === row)!;
  return { found, memo, email: found.cells['email'] ?? null };
}

/** Somebody types into the sample and saves it. */
async function type(folder: string, row: number, email: Cell): Promise<void> {
  const { found, memo, email: was } = await emailAt(folder, row);
  const patch = { table: 'contacts', id: found.id!, expect: { email: was }, set: { email }, because: {} };
  await open(folder).write({ patches: [patch], creates: [] }, memo);
}

const json = async (folder: string, args: readonly string[]): Promise<unknown> =>
  JSON.parse((await rowcall(folder, [...args, '--json'])).out);
const backups = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.rowcall.gz'));

// Each test runs the real command several times.
jest.setTimeout(60_000);
afterEach(endAll);

describe('rowcall backup', () => {
  test('keeps rows and file for their owner alone, leaves the spreadsheet as it is, and can be rehearsed', async () => {
    const folder = newSample();
    await rowcall(folder, ['apply']);
    const before = readFileSync(join(folder, 'sample.xlsx'));

    const made = backup.output.parse(await json(folder, ['backup']));
    const again = await rowcall(folder, ['backup']);
    const verified = await rowcall(folder, ['backup', '--verify']);

    expect(readFileSync(join(folder, 'sample.xlsx')).equals(before)).toBe(true);
    expect(readFileSync(join(folder, made.copy!)).equals(before)).toBe(true);
    expect([made.file!, made.copy!].map((file) => statSync(join(folder, file)).mode & 0o777)).toEqual([0o600, 0o600]);
    expect(again.out).toContain('Nothing has changed since the newest backup');
    expect(again.out).toContain('on the same disk');
    expect([verified.code, verified.err]).toEqual([0, '']);
    expect(verified.out).toContain('This backup can be put back.');
  });

  test('that was damaged is told with what to do, and a damaged copy ends with 1', async () => {
    const folder = newSample();
    const { file, copy } = backup.output.parse(await json(folder, ['backup', '--to', 'kept']));
    writeFileSync(join(folder, copy!), 'x');
    const copied = await rowcall(folder, ['backup', '--to', 'kept', '--verify']);
    writeFileSync(join(folder, file!), readFileSync(join(folder, file!)).subarray(0, -20));
    const packed = await rowcall(folder, ['backup', '--verify', file!]);

    expect([copied.code, packed.code]).toEqual([1, 2]);
    expect(copied.out).toContain('The copy of the file is damaged.');
    expect(packed.err).toContain('Take an older backup');
  });

  test('is kept once a day by start, where the settings name a folder', async () => {
    const folder = newSample();
    const settings = join(folder, 'rowcall.yaml');
    writeFileSync(settings, `${readFileSync(settings, 'utf8')}\nbackup: { to: kept }\n`);

    const first = await rowcall(folder, ['start', 'sample.xlsx', '--once']);
    const second = await rowcall(folder, ['start', 'sample.xlsx', '--once']);

    expect([first.out.includes('550 rows kept'), second.out.includes('rows kept')]).toEqual([true, false]);
    expect(backups(join(folder, 'kept'))).toHaveLength(1);
  });
});

describe('rowcall restore', () => {
  test('shows first and writes with --yes; what it did can be undone', async () => {
    const folder = newSample();
    await rowcall(folder, ['apply']);
    const { email: was } = await emailAt(folder, 5);
    const at = new Date().toISOString();
    await type(folder, 5, 'typo@firm');

    const seen = await rowcall(folder, ['restore', '--at', at]);
    expect([seen.code, (await emailAt(folder, 5)).email]).toEqual([0, 'typo@firm']);
    expect(seen.out).toContain(`Nothing was written. To do it: rowcall restore sample.xlsx --at ${at} --yes`);

    const done = restore.output.parse(await json(folder, ['restore', '--at', at, '--yes']));
    expect([done.cells, done.rows, done.missed, (await emailAt(folder, 5)).email]).toEqual([1, 0, [], was]);
    await rowcall(folder, ['undo', 'sample.xlsx', done.cause!]);
    expect((await emailAt(folder, 5)).email).toBe('typo@firm');

    const verified = verifyBackup.output.parse(await json(folder, ['backup', '--verify', done.backup!]));
    const back = await rowcall(folder, ['restore', '--from', done.backup!, '--table', 'Contacts', '--row', '5']);
    expect([verified.sound, back.code]).toEqual([true, 0]);
    expect(back.out).toContain('There is nothing to put back.');
  });
});
