import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import { check } from '../../adapters/actions/check.ts';
import { workbook } from '../../adapters/stores/workbook/index.ts';
import { deskOf, settingsIn } from '../actions/desk.ts';
import { rowsXml, xlsxOf } from './xlsx-file.ts';

test('a look at a workbook opens only the tabs of its tables: another may be anything at all', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'private-'));
  const people = { title: 'People', rows: rowsXml([['Name'], ['Ann']]) };
  const broken = { title: 'Salaries', rows: '<row r="1"><c r="A1"><<<' };
  writeFileSync(join(folder, 'b.xlsx'), xlsxOf({ sheets: [people, broken] }));
  const settings = settingsIn('en', 'tables: { people: { label: name, fields: { name: { type: text } } } }');
  const desk = {
    ...deskOf({}),
    openBook: async (_: unknown, setting: Pick<Parameters<typeof workbook.open>[1], 'tables' | 'zone'>) =>
      await workbook.open({ file: 'b.xlsx' }, { ...setting, folder }),
  };

  const { tables } = await perform(check, desk, { book: 'b.xlsx', settings });
  expect(tables).toMatchObject([{ table: 'people', records: 1, findings: [] }]);
  const whole = await workbook.open({ file: 'b.xlsx' }, { tables: new Map(), zone: 'UTC', folder });
  await expect(whole.describe()).rejects.toThrow();
});
