import { performance } from 'node:perf_hooks';
import { workbook } from '../adapters/stores/workbook/index.ts';
import type { CellKind } from '../core/cell.ts';
import { typedTable } from '../test/typed-table.ts';
import { bookHeaders } from './book.ts';

const kinds: Readonly<Record<string, CellKind>> = {
  Created: 'date',
  Due: 'date',
  Amount: 'number',
  Probability: 'number',
};
const columns = Object.fromEntries(bookHeaders.map((header) => [header, { kind: kinds[header] ?? 'text' }]));
const tables = new Map([['deals', typedTable('deals', columns, ['Deals'])]]);

const start = performance.now();
const store = await workbook.open({ file: process.argv[2]! }, { tables, zone: 'Europe/Kyiv', folder: '/' });
const { tables: read } = await store.read([{ table: 'deals' }], null);
const records = read.get('deals')!.records.length;
const reading = performance.now() - start;
console.log(JSON.stringify({ records, reading, megabytes: process.resourceUsage().maxRSS / 1024 }));
