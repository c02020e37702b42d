import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { workbook } from '../../adapters/stores/workbook/index.ts';
import { type Cell, cellText } from '../../core/cell.ts';
import { recordKey } from '../../core/record.ts';
import type { StoreSetting } from '../../core/store.ts';
import { describeStore, looksOnly, writesSafely } from '../contracts/store.ts';
import type { Harness, Tab } from '../contracts/store-fixture.ts';
import { typedTable } from '../typed-table.ts';
import { cellXml, rowsXml, xlsxOf } from './xlsx-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'rowcall-workbook-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function saved(bytes: Uint8Array | string, ending = '.xlsx'): string {
  const name = `${++files}${ending}`;
  writeFileSync(join(folder, name), bytes);
  return name;
}

function sheetOf({ title, headers, rows, kinds = [], computed = [] }: Tab) {
  const lines = rows.map((cells, r) => {
    const inside = cells.map((cell, c) =>
      cellXml(`${String.fromCharCode(65 + c)}${r + 2}`, cell, kinds[c] ?? 'text', computed.includes(c)),
    );
    return `<row r="${r + 2}">${inside.join('')}</row>`;
  });
  return { title, rows: `${rowsXml([headers])}${lines.join('')}` };
}

const setting = (tables: StoreSetting['tables']): StoreSetting => ({ tables, zone: 'UTC', folder });

const inWorkbook: Harness = {
  open: async (tabs, tables, lists = []) =>
    workbook.open({ file: saved(xlsxOf({ sheets: tabs.map(sheetOf) })) }, { ...setting(tables), lists }),
};

/** A CSV file has one tab, which bears the name of the file. */
const inCsv = (ids: boolean): Harness => ({
  lacks: ['formulas', 'tabs with names', 'cells that know what they hold'],
  async open([tab], tables) {
    const lines = [tab!.headers, ...tab!.rows].map((cells) => cells.map(fieldOf).join(','));
    return workbook.open({ file: saved(`${lines.join('\r\n')}\r\n`, '.csv'), ids }, setting(tables));
  },
});

function fieldOf(cell: Cell): string {
  const text = typeof cell === 'boolean' ? String(cell).toUpperCase() : cellText(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

describeStore('workbook', inWorkbook, { ...writesSafely, tab: true, lists: true });
describeStore('CSV with ids', inCsv(true), writesSafely);
describeStore('CSV', inCsv(false), looksOnly);

const people = typedTable('people', { name: {}, age: { kind: 'number' } }, ['People']);
const tables = new Map([['people', people]]);
const book = () =>
  xlsxOf({
    sheets: [
      {
        title: 'People',
        rows: rowsXml([
          ['name', 'age'],
          ['Ann', 30],
        ]),
      },
    ],
  });

describe('a CSV file without ids is looked at only', () => {
  const csv = () => workbook.open({ file: saved('name;age\nAnn;30\n', '.csv') }, setting(tables));

  test('every patch and every new record is refused, and the file stays as it is', async () => {
    const store = await csv();
    const before = readFileSync(join(folder, `${files}.csv`));
    const patch = { table: 'people', id: 'aaaaaaaaaaaa', expect: { age: 30 }, set: { age: 31 }, because: {} };
    const record = { table: 'people', key: 'k', id: 'bbbbbbbbbbbb', set: {}, because: { rule: 'r', reason: null } };
    const { outcomes } = await store.write({ patches: [patch], creates: [record] }, {});
    const refused = { is: 'refused', why: 'store.read-only' };
    expect([...outcomes]).toEqual([
      [recordKey('people', 'aaaaaaaaaaaa'), refused],
      ['k', refused],
    ]);
    expect(readFileSync(join(folder, `${files}.csv`))).toEqual(before);
  });

  test('columns cannot be added', async () => {
    const store = await csv();
    await expect(store.setUp([])).rejects.toMatchObject({ code: 'store.read-only' });
    expect(Object.values(store.capabilities.guard)).toEqual(['none', 'none', 'none']);
  });
});

describe('the file of a workbook', () => {
  test('is read anew each time, so that what people saved meanwhile counts', async () => {
    const file = saved(book());
    const store = await workbook.open({ file }, setting(tables));
    await store.read([{ table: 'people' }], null);
    writeFileSync(
      join(folder, file),
      xlsxOf({
        sheets: [
          {
            title: 'People',
            rows: rowsXml([
              ['name', 'age'],
              ['Eve', 5],
            ]),
          },
        ],
      }),
    );
    const { tables: read } = await store.read([{ table: 'people' }], null);
    expect(read.get('people')!.records.map(({ cells }) => cells['name'])).toEqual(['Eve']);
  });

  test('is remembered by its size, its time, its hash and where its columns were', async () => {
    const file = saved(book());
    const store = await workbook.open({ file }, setting(tables));
    const { memo } = await store.read([{ table: 'people' }], null);
    const bytes = readFileSync(join(folder, file));
    expect(JSON.parse(memo['people']!)).toEqual({
      size: bytes.length,
      modified: statSync(join(folder, file)).mtimeMs,
      hash: createHash('sha256').update(bytes).digest('hex'),
      tab: 'People',
      header: 1,
      columns: { name: 0, age: 1 },
    });
  });

  test('tells a save by anybody else from our own write without being read', async () => {
    const file = saved(book());
    const store = await workbook.open({ file }, setting(tables));
    await store.setUp([{ table: 'people', columns: [] }]);
    const hint = [{ table: 'people' }];
    const { tables: read, memo } = await store.read(hint, null);
    const { id, place } = read.get('people')!.records[0]!;
    expect([await store.touched!(null), await store.touched!(memo)]).toEqual([true, false]);

    const named = { table: 'people', id: id ?? 'person000001', place, because: {} };
    const ours = await store.write(
      { patches: [{ ...named, expect: { name: 'Ann' }, set: { name: 'Bob' } }], creates: [] },
      memo,
    );
    expect([...ours.outcomes.values()]).toMatchObject([{ is: 'applied' }]);
    expect(await store.touched!(ours.memo)).toBe(false);

    writeFileSync(join(folder, file), book());
    expect(await store.touched!(ours.memo)).toBe(true);
  });

  test('that is not there is said to be missing', async () => {
    const store = await workbook.open({ file: 'nowhere.xlsx' }, setting(tables));
    await expect(store.describe()).rejects.toMatchObject({ code: 'book.not-found' });
  });

  test('that cannot be read is said to be unreadable', async () => {
    const store = await workbook.open({ file: '.' }, setting(tables));
    await expect(store.describe()).rejects.toMatchObject({ code: 'book.unreadable' });
    if (process.getuid?.() === 0) return;
    const locked = saved(book());
    chmodSync(join(folder, locked), 0);
    const other = await workbook.open({ file: locked }, setting(tables));
    await expect(other.describe()).rejects.toMatchObject({ code: 'book.unreadable' });
  });

  test('needs a zone that exists', async () => {
    const store = await workbook.open({ file: saved(book()) }, { ...setting(tables), zone: 'Mars/Olympus' });
    await expect(store.read([{ table: 'people' }], null)).rejects.toMatchObject({ code: 'settings.invalid' });
  });

  test('may be a CSV file, whose table needs no name when it is the only one, and whose plain numbers are numbers', async () => {
    const store = await workbook.open({ file: saved('name;age\nAnn;30\n', '.csv') }, setting(tables));
    const { tables: read } = await store.read([{ table: 'people' }], null);
    expect(read.get('people')!.records).toEqual([{ id: null, place: 2, cells: { name: 'Ann', age: 30 } }]);
  });

  test('options take a file and nothing else', () => {
    expect(workbook.options.parse({ file: 'a.xlsx' })).toEqual({ file: 'a.xlsx' });
    expect(() => workbook.options.parse({ file: '' })).toThrow();
    expect(() => workbook.options.parse({ file: 'a.xlsx', sheet: 1 })).toThrow();
  });
});

test('a workbook that another library made is read as it was meant', async () => {
  const made = new ExcelJS.Workbook();
  const sheet = made.addWorksheet('Deals');
  sheet.addRow(['Our deals, 2026']);
  sheet.addRow([]);
  sheet.addRow(['Name', 'Created', 'Amount', 'Total']);
  sheet.addRow(['Іван', new Date(Date.UTC(2026, 0, 5)), 10.25, { formula: 'C4*2', result: 20.5 }]);
  const rich = { richText: [{ text: 'Bold', font: { bold: true } }, { text: ' and plain' }] };
  sheet.addRow([rich, null, 'n/a', { formula: '1/0', result: { error: '#DIV/0!' } }]);
  sheet.getColumn(2).numFmt = 'dd.mm.yyyy';
  const file = saved(Buffer.from(await made.xlsx.writeBuffer()));
  const deals = typedTable(
    'deals',
    { name: {}, created: { kind: 'date' }, amount: { kind: 'number' }, total: { kind: 'number' } },
    ['Deals'],
  );
  const store = await workbook.open({ file }, setting(new Map([['deals', deals]])));
  const { tables: read } = await store.read([{ table: 'deals' }], null);
  expect(read.get('deals')!.records).toEqual([
    {
      id: null,
      place: 4,
      cells: { name: 'Іван', created: '2026-01-05', amount: 10.25, total: 20.5 },
      marks: { total: 'computed' },
    },
    {
      id: null,
      place: 5,
      cells: { name: 'Bold and plain', created: null, amount: 'n/a', total: '#DIV/0!' },
      marks: { name: 'rich', amount: 'text', total: 'error' },
    },
  ]);
});
