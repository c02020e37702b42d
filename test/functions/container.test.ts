import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { parse } from 'yaml';
import { storeKinds } from '../../adapters/stores/index.ts';
import { heard } from '../cli/run.ts';
import { freshDatabase } from '../postgres/server.ts';

jest.setTimeout(120_000);

const root = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

interface Service {
  readonly image?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
}

const dockerfile = read('Dockerfile').replace(/\\\n\s*/gu, '');
const [building = '', running = ''] = dockerfile.split(/^(?=FROM )/mu).slice(1);
const services: Readonly<Record<string, Service>> = parse(read('compose.yaml')).services;

/** What a stage takes from the repository. */
const copied = (stage: string) =>
  [...stage.matchAll(/^COPY (?!--from)(.+) \S+$/gmu)].flatMap((found) => found[1]!.split(' '));
/** The words of an instruction that is written as a list. */
const listOf = (instruction: string): readonly string[] =>
  JSON.parse(new RegExp(`${instruction} (\\[.*\\])$`, 'mu').exec(running)![1]!);

describe('the image', () => {
  test('is built from what is there and nothing else', () => {
    const files = copied(building);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    const allowed = read('.dockerignore')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    expect(allowed.sort()).toEqual(files.map((file) => file.replace(/\/$/u, '')).sort());
  });

  test('stands on Node 24, holds only what was built, and works as nobody in particular', () => {
    expect([building, running].map((stage) => /^FROM (\S+)/u.exec(stage)![1])).toEqual([
      'node:24-slim',
      'node:24-slim',
    ]);
    expect(copied(running)).toEqual([]);
    expect(running).toMatch(/^USER node$/mu);
    expect(running.indexOf('USER node')).toBeLessThan(running.indexOf('CMD ['));
  });
});

describe('the services', () => {
  test('are told only what something reads', () => {
    const env = read('functions/env.ts');
    const needs = storeKinds.flatMap(({ needs: some = [] }) => some.map(({ name }) => name));
    const told = [services['rowcall'], services['clock']].flatMap((one) => Object.keys(one?.environment ?? {}));
    expect(told.filter((name) => !needs.includes(name) && !new RegExp(`^  ${name}: z`, 'mu').test(env))).toEqual([]);
    expect(told).toContain('DATABASE_URL');
    // Keys that the file of keys is said to hold.
    const keys = /# Keys of spreadsheets: (.*) …/u.exec(read('compose.yaml'))![1]!.split(', ');
    expect(keys.filter((name) => !needs.includes(name))).toEqual([]);
  });

  test('can be reached from this computer alone, and keep what they remember', () => {
    const ports = Object.values(services).flatMap(({ ports: some = [] }) => some);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect(services['database']?.volumes).toEqual([expect.stringMatching(/^database:/u)]);
  });

  test('have no secret in their file, and do not start without one', () => {
    const secrets = read('compose.yaml').match(/\$\{[A-Z_]+[^}]*\}/gu) ?? [];
    expect(secrets.length).toBeGreaterThan(2);
    expect(secrets.filter((one) => !one.endsWith(':?}'))).toEqual([]);
  });
});

describe('what the image would hold', () => {
  const key = 'a-key-of-many-letters';
  let folder: string;
  let built: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rowcall-image-'));
    const source = join(folder, 'rowcall');
    for (const file of copied(building)) cpSync(join(root, file), join(source, file), { recursive: true });
    // In the place of `npm ci`.
    symlinkSync(join(root, 'node_modules'), join(source, 'node_modules'));
    built = join(folder, 'built');
    const [command, ...words] = /^RUN (node .*)$/mu.exec(building)![1]!.split(' ');
    expect(command).toBe('node');
    execFileSync(
      process.execPath,
      words.map((word) => word.replace('/home/node/built', built)),
      { cwd: source, stdio: 'pipe' },
    );
    rmSync(source, { recursive: true });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('serves with a PostgreSQL server, is found well, and is called by the clock', async () => {
    const settings = join(folder, 'settings');
    mkdirSync(settings);
    for (const file of ['rowcall.yaml', 'sample.xlsx'])
      cpSync(join(root, 'manifests', 'sales', file), join(settings, file));
    const before = statSync(join(settings, 'sample.xlsx')).mtimeMs;
    const database = await freshDatabase();
    const [program, ...words] = listOf('^CMD');
    expect(program).toBe('node');
    const child = spawn(process.execPath, words, {
      cwd: built,
      env: {
        PATH: process.env['PATH'],
        PORT: '0',
        ROWCALL_SETTINGS: settings,
        DATABASE_URL: database,
        ROWCALL_TICK_KEY: key,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const port = /listens on port (\d+)/u.exec(await heard(child, 'listens on port'))![1]!;
      const [, ...probe] = listOf('CMD');
      execFileSync(process.execPath, probe, { env: { PORT: port } });
      await clockCalls(port);

      expect(statSync(join(settings, 'sample.xlsx')).mtimeMs).toBeGreaterThan(before);
      const client = new pg.Client({ connectionString: database });
      await client.connect();
      const { rows } = await client.query<{ count: string }>('select count(*) from record');
      await client.end();
      expect(Number(rows[0]!.count)).toBe(550);
    } finally {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    }
  });

  /** Starts the clock of the services and ends it once the answer to its first call has come. */
  async function clockCalls(port: string): Promise<void> {
    const [, flag = '', script = ''] = services['clock']!.command!;
    const told = script
      .replace('http://rowcall:8080', `http://127.0.0.1:${port}`)
      .replace('.catch(', ".then(({ status }) => console.log('answered ' + status)).catch(");
    const clock = spawn(process.execPath, [flag, told], {
      env: { ROWCALL_TICK_KEY: key },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      expect(await heard(clock, 'answered')).toContain('answered 200');
    } finally {
      clock.kill('SIGTERM');
      if (clock.exitCode === null) await once(clock, 'exit');
    }
  }
});
