/**
 * The whole of `rowcall check` over a Google spreadsheet of 100 000 × 12, through the emulator, which runs in a process of its
 * own and answers at once; beside it the same over the workbook with the same rows. Prints medians, and how often Google was
 * called in one check. Usage: node bench/audit-google.ts [rounds] [rows]
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bookOf } from './book.ts';

const rounds = Number(process.argv[2] ?? 3);
const rows = Number(process.argv[3] ?? 100_000);
const here = (name: string) => join(import.meta.dirname, name);

interface Run {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** Checks once, in a process of its own. */
function check(book: string, settings: string, env: NodeJS.ProcessEnv): Run {
  const began = performance.now();
  const args = [here('check-with-rowcall.ts'), 'check', book, '--manifest', settings];
  const child = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 30, env });
  const milliseconds = performance.now() - began;
  // A check ends with 1 because there is something to fix.
  if (child.status !== 1) throw new Error(child.stderr);
  return { milliseconds, megabytes: JSON.parse(child.stderr).megabytes };
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;

function tell(what: string, runs: readonly Run[]): void {
  const seconds = median(runs.map(({ milliseconds }) => milliseconds)) / 1000;
  const megabytes = median(runs.map((one) => one.megabytes));
  console.log(`${what}: ${seconds.toFixed(1)} s, ${megabytes.toFixed()} MB`);
}

const server: ChildProcess = spawn(process.execPath, [here('serve-google.ts'), String(rows)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const lines = createInterface(server.stdout!)[Symbol.asyncIterator]();
const { url, key, id } = JSON.parse((await lines.next()).value!);
const folder = mkdtempSync(join(tmpdir(), 'rowcall-audit-'));
const settings = join(folder, 'rowcall.yaml');
const store = `store: { kind: google-sheets, spreadsheet: ${id} }`;
writeFileSync(settings, readFileSync(here('check.yaml'), 'utf8').replace(/^store:.*$/mu, store));
const env = { ...process.env, GOOGLE_API_ROOT_URL: url, GOOGLE_SERVICE_ACCOUNT: key };
const book = await bookOf(rows);
const link = `https://docs.google.com/spreadsheets/d/${id}/edit`;
const runs: { readonly sheet: Run[]; readonly book: Run[] } = { sheet: [], book: [] };
for (let round = 0; round < rounds; round++) {
  runs.sheet.push(check(link, settings, env));
  runs.book.push(check(book, here('check.yaml'), process.env));
}
tell(`check of ${rows} rows in Google Sheets`, runs.sheet);
tell(`check of ${rows} rows in a workbook`, runs.book);
server.kill('SIGTERM');
const counts: Readonly<Record<string, number>> = JSON.parse((await lines.next()).value!);
const calls = Object.entries(counts).map(([name, count]) => `${count / rounds} ${name}`);
console.log(`Calls in one check: ${calls.join(', ')}`);
if (server.exitCode === null) await once(server, 'exit');
rmSync(folder, { recursive: true });
