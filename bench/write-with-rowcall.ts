import { performance } from 'node:perf_hooks';
import { workbook } from '../adapters/stores/workbook/index.ts';
// What is loaded when it is first needed is loaded before the clock starts, as exceljs is.
import '../adapters/stores/workbook/store.ts';
import '../adapters/stores/workbook/write/rewrite.ts';
import '../adapters/stores/workbook/write/rewrite-file.ts';
import { bookTables } from './book-tables.ts';

/** Changes one cell of the record in the middle of the book, guarded, proved and with a backup. */
const [, , path, id] = process.argv;
const start = performance.now();
const store = await workbook.open({ file: path! }, { tables: bookTables, zone: 'Europe/Kyiv', folder: '/' });
const stage = process.argv[4]!;
const patch = { table: 'deals', id: id!, expect: { Stage: stage }, set: { Stage: 'Won again' }, because: {} };
const { outcomes } = await store.write({ patches: [patch], creates: [] }, {});
const writing = performance.now() - start;
const [outcome] = outcomes.values();
if (outcome?.is !== 'applied') throw new Error(`The cell was not written: ${JSON.stringify(outcome)}`);
console.log(JSON.stringify({ writing, megabytes: process.resourceUsage().maxRSS / 1024 }));
