/**
 * One run of `rowcall duplicates FILE --json` in this process, judged by the column of the truth. Prints one line of JSON.
 * Usage: node bench/duplicates/run-rowcall.ts FILE.csv TRUTH FIELDS
 */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { openCsvColumns } from '../../adapters/actions/finding/csv-columns.ts';
import { duplicatesInFile } from '../../adapters/actions/finding/duplicates-in-file.ts';
import { cellText } from '../../adapters/behaviours/deduplication/column.ts';
import { duplicatePieces } from '../../cli/duplicate-json.ts';
import { layFileDesk } from '../../functions/lay-file-desk.ts';
import { judged } from './judged.ts';

const [file = '', truth = 'entity', fields = ''] = process.argv.slice(2);
const desk = layFileDesk(() => {});
const found = await duplicatesInFile(desk, { file, id: 'id', fields });
let letters = 0;
for await (const piece of duplicatePieces(found)) letters += piece.length;
desk.end();
const seconds = found.milliseconds['total']! / 1000;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const processor = (userCPUTime + systemCPUTime) / 1e6;
const megabytes = maxRSS / 1024;

const csv = openCsvColumns(readFileSync(file), isUtf8);
const { rows, columns } = csv.read(['id', truth].map((name) => csv.header.indexOf(name)));
const truths = Array.from({ length: rows }, (_, row) => cellText(columns[1]!, row));
const rowOf = new Map(Array.from({ length: rows }, (_, row) => [cellText(columns[0]!, row), row]));
const groups = found.clusters().map((ids) => ids.map((id) => rowOf.get(id)!));
console.log(
  JSON.stringify({
    rows,
    letters,
    seconds,
    processor,
    megabytes,
    ...judged(groups, truths),
    steps: found.milliseconds,
  }),
);
