import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { heard } from '../cli/run.ts';

jest.setTimeout(120_000);

const root = join(import.meta.dirname, '..', '..');
const sales = join(root, 'manifests', 'sales');
/** What the library of each vendor says of itself somewhere. */
const vendors = ['google-auth-library', 'Airtable.js', 'notionhq-client'];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rowcall-built-'));
  execFileSync(process.execPath, [join(root, 'functions', 'build.ts'), folder], { stdio: 'pipe' });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('what is built is a small file for each function, the command, parts, and what Node has made of them', () => {
  expect(readdirSync(folder).sort()).toEqual([
    'Dockerfile',
    'duplicate-worker.js',
    'health.js',
    'hook.js',
    'licences.txt',
    'main.d.ts',
    'main.js',
    'package.json',
    'parts',
    'rowcall.js',
    'tick.js',
  ]);
  for (const name of ['hook', 'tick', 'health', 'rowcall'])
    expect(readFileSync(join(folder, `${name}.js`), 'utf8').length).toBeLessThan(1000);
  expect(readdirSync(join(folder, 'parts', '.compile-cache'))).toHaveLength(1);
  const parts = readdirSync(join(folder, 'parts')).filter((name) => name.endsWith('.js'));
  const texts = parts.map((name) => readFileSync(join(folder, 'parts', name), 'utf8'));
  for (const vendor of vendors) expect(texts.some((text) => text.includes(vendor))).toBe(true);
});

test.each([
  ['hook', 401],
  ['tick', 403],
  ['health', 200],
])(
  '%s serves where no package is installed, and loads nothing of vendors whose spreadsheets are not served',
  async (name, status) => {
    const settings = mkdtempSync(join(tmpdir(), 'rowcall-built-'));
    writeFileSync(join(settings, 'rowcall.yaml'), readFileSync(join(sales, 'rowcall.yaml')));
    const watching = ['--import', join(root, 'test', 'functions', 'tell-modules.ts')];
    const child = spawn(process.execPath, [...watching, join(folder, `${name}.js`)], {
      cwd: settings,
      env: { PATH: process.env['PATH'], PORT: '0', ROWCALL_SETTINGS: settings },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const port = /listens on port (\d+)/u.exec(await heard(child, 'listens on port'))?.[1];
      const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '{}' });
      expect(response.status).toBe(status);
      const said = heard(child, 'modules-end');
      child.kill('SIGUSR2');
      const loaded: readonly string[] = JSON.parse(/modules-begin(.*)modules-end/su.exec(await said)![1]!);
      expect(loaded.filter((path) => path.includes('node_modules'))).toEqual([]);
      const parts = loaded.filter((path) => path.startsWith(folder));
      const says = (path: string) => vendors.filter((vendor) => readFileSync(path, 'utf8').includes(vendor));
      expect(parts.flatMap(says)).toEqual([]);
      expect(parts.length).toBeGreaterThan(5);
      // Node's own client of HTTP takes as long to load as all of ours.
      expect(loaded).toContain('node:http');
      expect(loaded.filter((path) => path.includes('undici'))).toEqual([]);
    } finally {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(settings, { recursive: true, force: true });
    }
  },
);

test('each is a function of the framework, which serves it where it stands, too', async () => {
  const settings = mkdtempSync(join(tmpdir(), 'rowcall-built-'));
  writeFileSync(join(settings, 'rowcall.yaml'), readFileSync(join(sales, 'rowcall.yaml')));
  const port = await freePort();
  const framework = join(root, 'node_modules', '@google-cloud', 'functions-framework', 'build', 'src', 'main.js');
  const child = spawn(
    process.execPath,
    [framework, '--target=hook', `--source=${join(folder, 'hook.js')}`, `--port=${port}`],
    {
      cwd: settings,
      env: { PATH: process.env['PATH'], ROWCALL_SETTINGS: settings, HOST: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    await heard(child, 'URL: ');
    const response = await fetch(`http://127.0.0.1:${port}/hook`, { method: 'POST', body: '{}' });
    expect([response.status, await response.text()]).toEqual([401, expect.stringContaining('"is":"unknown"')]);
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
    rmSync(settings, { recursive: true, force: true });
  }
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
