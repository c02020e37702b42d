import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { bookOf } from './book.ts';

/**
 * The whole of `rowcall check` over 100 000 × 12 — reading, types, required, unique, a list, a dictionary, two rules,
 * the report — beside exceljs reading the same file and doing nothing with it. Each in a process of its own, in turn;
 * prints medians. Usage: node bench/check.ts [rounds]
 */
const rows = 100_000;
const rounds = Number(process.argv[2] ?? 5);

const book = await bookOf(rows);
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const check = [here('check-with-rowcall.ts'), 'check', book, '--manifest', here('check.yaml')];
const runners = {
  'rowcall check': check,
  'rowcall check --json': [...check, '--json'],
  'exceljs reading': [here('read-with-exceljs.ts'), book],
} as const;
type Runner = keyof typeof runners;
const names = Object.keys(runners) as Runner[];

interface Run {
  readonly milliseconds: number;
  readonly megabytes: number;
}

function run(name: Runner): Run {
  const start = performance.now();
  const child = spawnSync(process.execPath, [...runners[name]], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  const milliseconds = performance.now() - start;
  const isJudged = name.startsWith('rowcall');
  // A check ends with 1 because there is something to fix.
  if (child.status !== (isJudged ? 1 : 0)) throw new Error(child.stderr);
  if (!/\b100[,]?000\b/.test(child.stdout)) throw new Error(`${name} did not read ${rows} records`);
  const { megabytes } = JSON.parse(isJudged ? child.stderr : child.stdout);
  return { milliseconds, megabytes };
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;

const runs = new Map<Runner, Run[]>(names.map((name) => [name, []]));
for (let round = 0; round < rounds; round++) for (const name of names) runs.get(name)!.push(run(name));

const figures = names.map((name) => ({
  '': name,
  'wall ms': Math.round(median(runs.get(name)!.map(({ milliseconds }) => milliseconds))),
  'peak MB': Math.round(median(runs.get(name)!.map(({ megabytes }) => megabytes))),
}));
console.table(figures);
const [ours, , theirs] = figures;
if (ours && theirs)
  console.log(
    `rowcall check / exceljs reading: time ${(ours['wall ms'] / theirs['wall ms']).toFixed(2)}, memory ${(ours['peak MB'] / theirs['peak MB']).toFixed(2)}`,
  );
