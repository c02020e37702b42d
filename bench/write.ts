import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { workbook } from '../adapters/stores/workbook/index.ts';
import { derivedId } from '../core/id.ts';
import { bookOf } from './book.ts';
import { bookTables } from './book-tables.ts';

/**
 * Changes one cell of 100 000 × 12 with Rowcall and with exceljs, each in a process of its own, in turn; prints medians.
 * Before that it gives every row an id, which is the largest write there is, and prints what that took.
 */
const rows = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 3);
const writers = ['rowcall', 'exceljs'] as const;
type Writer = (typeof writers)[number];

interface Run {
  /** Reading, changing and writing, without starting the process. */
  readonly writing: number;
  readonly megabytes: number;
}

const folder = mkdtempSync(join(tmpdir(), 'rowcall-bench-write-'));
const given = join(folder, 'given.xlsx');
copyFileSync(await bookOf(rows), given);
const middle = await giveIds();

const runs: Record<Writer, Run[]> = { rowcall: [], exceljs: [] };
for (let round = 0; round < rounds; round++) for (const writer of writers) runs[writer].push(run(writer));
rmSync(folder, { recursive: true });

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;
const figures = writers.map((writer) => ({
  writer,
  'writing ms': Math.round(median(runs[writer].map(({ writing }) => writing))),
  'peak MB': Math.round(median(runs[writer].map(({ megabytes }) => megabytes))),
}));
console.table(figures);
const [ours, theirs] = figures;
if (ours && theirs)
  console.log(
    `exceljs / rowcall: time ${(theirs['writing ms'] / ours['writing ms']).toFixed(1)}, memory ${(theirs['peak MB'] / ours['peak MB']).toFixed(1)}`,
  );

/** Sets the book up and writes every id; answers the record in the middle. */
async function giveIds() {
  const store = await workbook.open({ file: given }, { tables: bookTables, zone: 'Europe/Kyiv', folder: '/' });
  await store.setUp([{ table: 'deals', columns: [] }]);
  const { tables, memo } = await store.read([{ table: 'deals' }], null);
  const { records } = tables.get('deals')!;
  const patches = records.map(({ place }) => ({
    table: 'deals',
    id: derivedId(`bench/${place}`),
    place,
    carries: null,
    expect: {},
    set: {},
    because: {},
  }));
  const start = performance.now();
  const { outcomes } = await store.write({ patches, creates: [] }, memo);
  const applied = [...outcomes.values()].filter(({ is }) => is === 'applied').length;
  console.log(`${applied} ids written in ${Math.round(performance.now() - start)} ms`);
  const record = records[rows >> 1]!;
  return { id: derivedId(`bench/${record.place}`), row: record.place, stage: record.cells['Stage'] };
}

function run(writer: Writer): Run {
  const book = join(folder, `${writer}.xlsx`);
  copyFileSync(given, book);
  const about = writer === 'rowcall' ? [middle.id, String(middle.stage)] : [String(middle.row)];
  const file = new URL(`./write-with-${writer}.ts`, import.meta.url).pathname;
  const child = spawnSync(process.execPath, [file, book, ...about], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout);
}
