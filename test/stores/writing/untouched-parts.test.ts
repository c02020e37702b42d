import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { loadSettings } from '../../../manifests/load.ts';
import { changedCells, changedParts, deskOf, idOf, newRecord, partsOf, patchOf } from './kit.ts';
import { richBook } from './rich-book.ts';

const root = new URL('../../../manifests/', import.meta.url);

function tableOf(settings: string, key: string) {
  const loaded = loadSettings(readFileSync(new URL(`${settings}/rowcall.yaml`, root), 'utf8'), settings);
  if ('issues' in loaded) throw new Error('The settings of the sample have issues');
  return { ...loaded.model.tables.get(key)!, key: 'people' };
}

const companies = { table: tableOf('sales', 'companies'), sheet: 'xl/worksheets/sheet2.xml' };
const deals = { table: tableOf('sales', 'deals'), sheet: 'xl/worksheets/sheet4.xml' };
const notes = { table: tableOf('sales', 'notes'), sheet: 'xl/worksheets/sheet6.xml' };
const orders = { table: tableOf('orders', 'orders'), sheet: 'xl/worksheets/sheet3.xml' };
const workbookPart = 'xl/workbook.xml';

const own = ['_state', '_note'];

describe('the first set-up', () => {
  test('changes the sheet, and of a filtered list the name of the filter with the order to calculate', async () => {
    const desk = deskOf(richBook(), companies.table);
    const before = desk.bytes();
    await desk.setUp(...own);
    expect(changedParts(before, desk.bytes())).toEqual([workbookPart, companies.sheet]);
    expect(changedCells(partsOf(before).get(companies.sheet)!.toString(), desk.part(companies.sheet))).toEqual([
      'O1',
      'P1',
      'Q1',
    ]);
    const [was, is] = [partsOf(before), partsOf(desk.bytes())].map((parts) => parts.get(workbookPart)!.toString());
    expect(is).toBe(
      was!
        .replace("'Companies'!$A$1:$N$91<", "'Companies'!$A$1:$Q$91<")
        .replace('<calcPr', '<calcPr fullCalcOnLoad="1"'),
    );
  });

  test('changes the sheet and the part of a table that stands in it', async () => {
    const desk = deskOf(richBook(), deals.table);
    const before = desk.bytes();
    await desk.setUp(...own);
    expect(changedParts(before, desk.bytes())).toEqual(['xl/tables/table1.xml', workbookPart, deals.sheet]);
  });

  test('done again changes nothing at all', async () => {
    const desk = deskOf(richBook(), deals.table);
    await desk.setUp(...own);
    const once = desk.bytes();
    const steps = desk.disk.log.length;
    await desk.setUp(...own);
    expect(desk.bytes().equals(once)).toBe(true);
    expect(desk.disk.log.slice(steps)).not.toContain('create');
  });
});

describe.each([
  ['a filtered list', companies],
  ['a table with totals', deals],
  ['a list that was packed as a stream', notes],
] as const)('in %s', (_, { table, sheet }) => {
  test('later writes change the one sheet and nothing else; the recalculation flag is already there', async () => {
    const desk = deskOf(richBook(), table);
    await desk.setUp(...own);
    const before = desk.bytes();
    const [first, second] = await desk.read();
    const ids = [idOf('aaaaaaaaaaaa', first!.place, null), idOf('bbbbbbbbbbbb', second!.place, null)];
    expect(await desk.write(ids)).toMatchObject([{ is: 'applied' }, { is: 'applied' }]);
    const noted = patchOf('bbbbbbbbbbbb', { _note: null }, { _note: 'see <this> & that' });
    expect(await desk.write([noted])).toMatchObject([{ is: 'applied' }]);
    expect(changedParts(before, desk.bytes())).toEqual([sheet]);
  });
});

test('one cell of another program’s workbook changes, and the rest is what it was', async () => {
  const desk = deskOf(readFileSync(new URL('orders/sample.xlsx', root)), orders.table);
  await desk.setUp();
  const [first] = await desk.read();
  await desk.write([idOf('aaaaaaaaaaaa', first!.place, null)]);
  const before = desk.part(orders.sheet);
  const was = (await desk.read())[0]!.cells['delivery'] ?? null;
  await desk.write([patchOf('aaaaaaaaaaaa', { delivery: was }, { delivery: 'Courier again' })]);
  expect(changedCells(before, desk.part(orders.sheet))).toEqual(['G2']);
});

test('a new row of a filtered list takes the filter with it', async () => {
  const desk = deskOf(richBook(), companies.table);
  await desk.setUp();
  const before = desk.bytes();
  expect(await desk.write([], [newRecord('n', { name: 'New & Co' })])).toMatchObject([{ is: 'applied', place: 92 }]);
  expect(changedParts(before, desk.bytes())).toEqual([workbookPart, companies.sheet]);
  expect(desk.part(companies.sheet)).toContain('<autoFilter ref="A1:O92"/>');
  expect(desk.part(workbookPart)).toContain("'Companies'!$A$1:$O$92<");
});

test('a written workbook opens in another library, with its drop-downs and formulas', async () => {
  const desk = deskOf(richBook(), companies.table);
  await desk.setUp(...own);
  await desk.write([], [newRecord('n', { name: 'New & Co', since: '2026-11-22' })]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(desk.bytes()).buffer);
  const sheet = book.getWorksheet('Companies')!;
  expect(sheet.getCell('A92').value).toEqual('New & Co');
  expect(sheet.getCell('J92').value).toEqual(new Date(Date.UTC(2026, 10, 22)));
  expect(sheet.getColumn(17).hidden).toBe(true);
  expect(sheet.getCell('C2').dataValidation.formulae).toEqual(['Industries']);
});
