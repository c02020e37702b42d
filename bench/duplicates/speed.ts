/**
 * Looks through generated contacts with `rowcall duplicates` and with the same method written as SQL for DuckDB, in turn,
 * each in a process of its own with two threads; prints medians. Then one edit at a time in memory.
 * Usage: node bench/duplicates/speed.ts [ROUNDS] [ROWS,ROWS…] [FILE.csv]
 *        with a file, columns called as those of the generated lists and the truth in `entity`
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { csvLines } from './csv-lines.ts';
import { people, peopleColumns } from './people.ts';

const rounds = Number(process.argv[2] ?? 3);
const sizes = (process.argv[3] ?? '1000,10000,100000,1000000').split(',').map(Number);
const given = process.argv[4];
const seed = 5;
const fields =
  'first_name:given-name,last_name:family-name,company:company,email:email,phone:phone,street:street,city:city,postcode:postcode';
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

interface Run {
  /** From the file to the groups, as each tells itself. */
  readonly seconds: number;
  /** Of the whole process, until the last pair with its reasons is printed. */
  readonly wall: number;
  /** What all its threads took of the processors, which a busy machine changes less; rowcall's with everything printed. */
  readonly processor: number;
  readonly megabytes: number;
  readonly f1: number;
}

async function fileOf(rows: number): Promise<string> {
  const file = join(tmpdir(), `rowcall-people-${rows}-${seed}.csv`);
  if (existsSync(file)) return file;
  const out = createWriteStream(file);
  for (const line of csvLines(['id', 'entity', ...peopleColumns], people(rows, seed, 'en')))
    if (!out.write(line)) await once(out, 'drain');
  out.end();
  await finished(out);
  return file;
}

function run(args: readonly string[]): Run {
  const start = performance.now();
  const child = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (child.status !== 0) throw new Error(child.stderr);
  const wall = (performance.now() - start) / 1000;
  return { wall, ...JSON.parse(child.stdout.trim().split('\n').at(-1)!) };
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;
const runners = {
  rowcall: (file: string) => [here('run-rowcall.ts'), file, 'entity', fields],
  duckdb: (file: string) => [here('duckdb-baseline.ts'), file, 'entity'],
} as const;

const table = [];
for (const rows of given === undefined ? sizes : [0]) {
  const file = given ?? (await fileOf(rows));
  const runs: Record<keyof typeof runners, Run[]> = { rowcall: [], duckdb: [] };
  for (let round = 0; round < rounds; round++)
    for (const name of ['rowcall', 'duckdb'] as const) runs[name].push(run(runners[name](file)));
  const figure = (name: keyof typeof runners, of: keyof Run) => median(runs[name].map((one) => one[of]));
  table.push({
    rows: given ?? rows,
    'rowcall s': figure('rowcall', 'seconds').toFixed(2),
    'whole process s': figure('rowcall', 'wall').toFixed(2),
    'duckdb s': figure('duckdb', 'seconds').toFixed(2),
    'times faster': (figure('duckdb', 'seconds') / figure('rowcall', 'seconds')).toFixed(1),
    'rowcall processor s': figure('rowcall', 'processor').toFixed(2),
    'duckdb processor s': figure('duckdb', 'processor').toFixed(2),
    'times less': (figure('duckdb', 'processor') / figure('rowcall', 'processor')).toFixed(1),
    'rowcall MB': Math.round(figure('rowcall', 'megabytes')),
    'duckdb MB': Math.round(figure('duckdb', 'megabytes')),
    'rowcall F1': figure('rowcall', 'f1').toFixed(3),
    'duckdb F1': figure('duckdb', 'f1').toFixed(3),
  });
}
console.table(table);
