import { performance } from 'node:perf_hooks';
import ExcelJS from 'exceljs';

/** Changes one cell in the middle of the book and saves it. */
const [, , path, row] = process.argv;
const start = performance.now();
const book = new ExcelJS.Workbook();
await book.xlsx.readFile(path!);
book.worksheets[0]!.getCell(`H${row}`).value = 'Won again';
await book.xlsx.writeFile(path!);
const writing = performance.now() - start;
console.log(JSON.stringify({ writing, megabytes: process.resourceUsage().maxRSS / 1024 }));
