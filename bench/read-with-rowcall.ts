import { performance } from 'node:perf_hooks';
import { workbook } from '../adapters/stores/workbook/index.ts';
import { bookTables } from './book-tables.ts';

const start = performance.now();
const store = await workbook.open({ file: process.argv[2]! }, { tables: bookTables, zone: 'Europe/Kyiv', folder: '/' });
const { tables: read } = await store.read([{ table: 'deals' }], null);
const records = read.get('deals')!.records.length;
const reading = performance.now() - start;
console.log(JSON.stringify({ records, reading, megabytes: process.resourceUsage().maxRSS / 1024 }));
