/**
 * Two processes at one spreadsheet, killed at random. Prints what happened, and every promise that was broken.
 * Usage: npm run kill -- [--seconds 60] [--postgres] [--seed N]
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freshDatabase, stopServer } from '../postgres/server.ts';
import { runKill } from './run.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    postgres: { type: 'boolean', default: false },
  },
});
const print = (line: string) => process.stdout.write(`${line}\n`);
const mostTold = 20;

const folder = mkdtempSync(join(tmpdir(), 'rowcall-kill-'));
// PostgreSQL may run as a user of its own.
chmodSync(folder, 0o755);
const server = { folder: join(folder, 'server'), parent: process.pid };
try {
  const seed = Number(values.seed);
  const database = values.postgres ? await freshDatabase(server) : join(folder, 'state.db');
  const { tally, violations } = await runKill({ database, seed, until: { seconds: Number(values.seconds) } });
  const rows = Object.entries({ seed, ...tally });
  const width = Math.max(...rows.map(([name]) => name.length));
  print(`two processes on ${values.postgres ? 'PostgreSQL' : 'SQLite'}`);
  for (const [name, count] of rows) print(`${name.padEnd(width)}  ${String(count).padStart(6)}`);
  for (const { law, what } of violations.slice(0, mostTold)) print(`>> ${law}: ${what}`);
  process.exitCode = violations.length > 0 ? 1 : 0;
} finally {
  await stopServer(server);
  rmSync(folder, { recursive: true, force: true });
}
