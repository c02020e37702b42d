import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** Where the server of this run stands, and the process with which it ends. */
export interface Run {
  readonly folder: string;
  readonly parent: number;
}

/** How long a server may take to start, in milliseconds. */
const patience = 60_000;

/**
 * The address of the server of a run, started by whoever needs it first. Throws with what it said where it does not start:
 * a test without its database fails.
 */
async function serverOf({ folder, parent }: Run): Promise<string> {
  if (claims(folder)) startKeeper(folder, parent);
  const ready = join(folder, 'ready');
  const failed = join(folder, 'failed');
  for (let waited = 0; waited < patience; waited += 25) {
    if (existsSync(ready)) return readFileSync(ready, 'utf8');
    if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'));
    await setTimeout(25);
  }
  throw new Error(`PostgreSQL for tests did not start within ${patience / 1000} s; see ${join(folder, 'log')}`);
}

/** Stops the server of a run, if any test has started it; its folder goes with it. */
export async function stopServer({ folder }: Pick<Run, 'folder'>): Promise<void> {
  const keeper = join(folder, 'keeper');
  if (!existsSync(keeper)) return;
  process.kill(Number(readFileSync(keeper, 'utf8')), 'SIGTERM');
  for (let waited = 0; waited < patience && existsSync(folder); waited += 25) await setTimeout(25);
}

/** The address of a new and empty database on the server of this run. */
export async function freshDatabase(run: Run = runOfJest()): Promise<string> {
  const address = await serverOf(run);
  const client = new pg.Client({ connectionString: `${address}/postgres` });
  await client.connect();
  try {
    const { rows } = await client.query<{ n: string }>(
      "select count(*) as n from pg_database where datname like 'test%'",
    );
    const name = `test_${process.pid}_${rows[0]!.n}`;
    await client.query(`create database ${name}`);
    return `${address}/${name}`;
  } finally {
    await client.end();
  }
}

function runOfJest(): Run {
  const folder = process.env['ROWCALL_TEST_POSTGRES'];
  const parent = process.env['ROWCALL_TEST_PARENT'];
  if (folder === undefined || parent === undefined) throw new Error('Run the tests with `npm test`');
  return { folder, parent: Number(parent) };
}

/** One of all that need the server makes its folder, and so may start it. */
function claims(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o755 });
    return true;
  } catch (error) {
    // Node's own errors are not of the world in which tests run, so they are told by their code alone.
    if ((error as { code?: unknown }).code === 'EEXIST') return false;
    throw error;
  }
}

/** In a process of its own, since the one that needs it first may not be the one that needs it last. */
function startKeeper(folder: string, parent: number): void {
  const log = openSync(join(folder, 'log'), 'a');
  const script = fileURLToPath(import.meta.resolve('./keep.ts'));
  const keeper = spawn(process.execPath, [script, folder, String(parent)], {
    detached: true,
    stdio: ['ignore', log, log],
  });
  keeper.unref();
  writeFileSync(join(folder, 'keeper'), String(keeper.pid));
}
