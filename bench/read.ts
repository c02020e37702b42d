import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { bookOf } from './book.ts';

/** Reads 100 000 × 12 with Rowcall and with exceljs, each in a process of its own, in turn; prints medians. */
const rows = 100_000;
const rounds = 5;
const readers = ['rowcall', 'exceljs'] as const;
type Reader = (typeof readers)[number];

interface Run {
  readonly wall: number;
  /** Of the reading alone, without starting the process. */
  readonly reading: number;
  readonly megabytes: number;
}

function run(reader: Reader, path: string): Run {
  const start = performance.now();
  const child = spawnSync(process.execPath, [new URL(`./read-with-${reader}.ts`, import.meta.url).pathname, path], {
    encoding: 'utf8',
  });
  const wall = performance.now() - start;
  if (child.status !== 0) throw new Error(child.stderr);
  const { records, reading, megabytes } = JSON.parse(child.stdout);
  if (records !== rows) throw new Error(`${reader} read ${records} records`);
  return { wall, reading, megabytes };
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;

const path = await bookOf(rows);
const runs: Record<Reader, Run[]> = { rowcall: [], exceljs: [] };
for (let round = 0; round < rounds; round++) for (const reader of readers) runs[reader].push(run(reader, path));

const figures = readers.map((reader) => ({
  reader,
  'wall ms': Math.round(median(runs[reader].map(({ wall }) => wall))),
  'reading ms': Math.round(median(runs[reader].map(({ reading }) => reading))),
  'peak MB': Math.round(median(runs[reader].map(({ megabytes }) => megabytes))),
}));
console.table(figures);
const [ours, theirs] = figures;
if (ours && theirs)
  console.log(
    `exceljs / rowcall: time ${(theirs['reading ms'] / ours['reading ms']).toFixed(1)}, memory ${(theirs['peak MB'] / ours['peak MB']).toFixed(1)}`,
  );
