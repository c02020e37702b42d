/**
 * Claims four thousand effects of four hundred lanes and says of each that it was sent, by one, two and four processes on
 * a PostgreSQL server started for it. Prints effects per second, counted from the moment at which all processes are ready.
 * Usage: node bench/claim.ts
 */
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../adapters/state/index.ts';
import type { Effect } from '../core/effect.ts';
import { nothingSettled } from '../core/nothing-settled.ts';
import type { State } from '../core/state.ts';
import { freshDatabase, stopServer } from '../test/postgres/server.ts';

const lanes = 400;
const each = 10;
const portion = 20;
const noon = '2026-11-22T12:00:00.000Z';

function effectOf(i: number): Effect {
  const lane = `lane ${i % lanes}`;
  return {
    key: `e${i}`,
    kind: 'slack',
    about: `people/${i}`,
    lane,
    audience: 'channel',
    payload: { text: 'Call Ann' },
  };
}

/** Sends until nothing is left; answers how many. */
async function sendAll(state: State): Promise<number> {
  for (let sent = 0; ; ) {
    const claimed = await state.claim(noon, portion);
    if (claimed.length === 0) {
      const { waiting, sending } = await state.backlog(noon);
      if (waiting + sending === 0) return sent;
    }
    for (const { effect, attempt } of claimed)
      await state.delivered(effect.key, attempt, { is: 'sent', receipt: { at: noon, id: effect.key } });
    sent += claimed.length;
  }
}

async function work(url: string, workspace: string): Promise<void> {
  const database = await openDatabase(url, { connections: 1 });
  const state = await database.workspace(workspace);
  await state.backlog(noon);
  process.send?.('ready');
  await once(process, 'message');
  process.send?.(await sendAll(state));
  await database.close();
  process.disconnect?.();
}

async function measure(url: string, processes: number): Promise<void> {
  const workspace = `${processes} processes`;
  const database = await openDatabase(url);
  const state = await database.workspace(workspace);
  const lease = (await state.take('bench', 600))!;
  const effects = Array.from({ length: lanes * each }, (_, i) => effectOf(i));
  await state.settle(lease, { ...nothingSettled, plan: 'bench', effects });
  await database.close();

  const workers = Array.from({ length: processes }, () => fork(import.meta.filename, ['--work', url, workspace]));
  await Promise.all(workers.map(heard));
  const began = performance.now();
  const done = workers.map(heard);
  for (const worker of workers) worker.send('go');
  const shares = (await Promise.all(done)).map(Number);
  const seconds = (performance.now() - began) / 1000;
  const sum = shares.reduce((a, b) => a + b, 0);
  if (sum !== effects.length) throw new Error(`${sum} of ${effects.length} were sent`);
  console.log(`${workspace.padEnd(14)} ${(sum / seconds).toFixed(0).padStart(6)} effects/s   ${shares.join(' + ')}`);
}

async function heard(worker: ChildProcess): Promise<unknown> {
  const [message] = await once(worker, 'message');
  return message;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rowcall-claim-'));
  chmodSync(folder, 0o755);
  const run = { folder: join(folder, 'server'), parent: process.pid };
  try {
    const url = await freshDatabase(run);
    for (const processes of [1, 2, 4]) await measure(url, processes);
  } finally {
    await stopServer(run);
    rmSync(folder, { recursive: true, force: true });
  }
}

const [task, url, workspace] = process.argv.slice(2);
if (task === '--work' && url !== undefined && workspace !== undefined) await work(url, workspace);
else await main();
