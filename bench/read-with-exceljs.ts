import { performance } from 'node:perf_hooks';
import ExcelJS from 'exceljs';

const start = performance.now();
const book = new ExcelJS.Workbook();
await book.xlsx.readFile(process.argv[2]!);
const records = book.worksheets[0]!.rowCount - 1;
const reading = performance.now() - start;
console.log(JSON.stringify({ records, reading, megabytes: process.resourceUsage().maxRSS / 1024 }));
