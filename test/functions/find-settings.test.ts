import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { findSettings } from '../../functions/find-settings.ts';

function folderWith(...files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'rowcall-settings-'));
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), 'rowcall: 1\n');
  }
  return folder;
}

test('a folder holds settings by their names, and folders with one rowcall.yaml each', async () => {
  const folder = folderWith('sales.yaml', 'orders.yml', 'notes.txt', 'stock/rowcall.yaml', 'empty/other.yaml');
  const found = await findSettings([folder]);

  expect(found.map(({ name }) => name)).toEqual(['orders', 'sales', 'stock']);
  expect(found.at(-1)?.settings).toBe(join(folder, 'stock', 'rowcall.yaml'));
});

test('files may be named one by one; rowcall.yaml is called as its folder', async () => {
  const folder = folderWith('sales.yaml', 'rowcall.yaml');
  const found = await findSettings([join(folder, 'sales.yaml'), join(folder, 'rowcall.yaml')]);

  expect(found.map(({ name }) => name)).toEqual(['sales', basename(folder)]);
});

test.each([
  ['two of one name', ['sales.yaml', 'sales/rowcall.yaml'], 'environment.invalid', /names two settings "sales"/],
  ['none', [], 'settings.not-found', /There are no settings in/],
])('%s are refused', async (_, files, code, message) => {
  await expect(findSettings([folderWith(...files)])).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
  });
});

test('a place that is not there is refused', async () => {
  await expect(findSettings(['/nowhere/at/all'])).rejects.toMatchObject({ code: 'settings.not-found' });
});
