import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';

jest.setTimeout(180_000);

const root = join(import.meta.dirname, '..', '..');
const note = pathToFileURL(join(import.meta.dirname, 'note-modules.ts')).href;
/** What only the libraries of the vendors say somewhere. */
const vendors = ['google-auth-library', 'x-airtable-application-id', 'notionhq-client/'];
const megabyte = 1024 ** 2;

let folder: string;

/** Runs npm, whichever runs these tests. */
function npm(cwd: string, ...args: readonly string[]): string {
  const own = process.env['npm_execpath'];
  const isWindows = process.platform === 'win32';
  return own === undefined
    ? execFileSync(isWindows ? 'npm.cmd' : 'npm', args, { cwd, encoding: 'utf8', shell: isWindows, stdio: 'pipe' })
    : execFileSync(process.execPath, [own, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' });
}

/** Runs the installed command as a person would. */
function rowcall(args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const isWindows = process.platform === 'win32';
  const command = join(folder, 'node_modules', '.bin', isWindows ? 'rowcall.cmd' : 'rowcall');
  return execFileSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    shell: isWindows,
    stdio: 'pipe',
    env: { ...process.env, ...env },
  });
}

function filesIn(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the package', () => {
  const installed = () => join(folder, 'node_modules', 'rowcall');

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rowcall-package-'));
    const [{ filename }] = JSON.parse(npm(root, 'pack', '--silent', '--json', '--pack-destination', folder));
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    npm(folder, 'install', '--offline', '--no-audit', '--no-fund', join(folder, filename));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('is installed without a network, brings no other package with it and is small', () => {
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['rowcall']);
    const size = filesIn(installed()).reduce((sum, file) => sum + statSync(file).size, 0);
    expect(size).toBeLessThan(6 * megabyte);
  });

  test('holds no sources in TypeScript, which Node does not read there', () => {
    const sources = filesIn(installed()).filter((file) => /(?<!\.d)\.tsx?$/.test(file));
    expect(sources).toEqual([]);
  });

  test('shows the sample team in the language of whoever runs it', () => {
    expect(rowcall(['try', '--language', 'uk'])).toContain('Дублікати');
    expect(rowcall(['--version']).trim()).toBe(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);
  });

  test('looks at somebody’s own file, and loads nothing that only spreadsheets elsewhere need', () => {
    writeFileSync(join(folder, 'own.csv'), 'Name,Phone\nAnn,+380 67 555 01 01\nBob,067 555 01 02\nCid,12\n');
    const said = join(folder, 'loaded.json');
    expect(rowcall(['try', 'own.csv'], { NODE_OPTIONS: `--import ${note}`, ROWCALL_NOTE: said })).toContain(
      'own, Phone',
    );
    const loaded: readonly string[] = JSON.parse(readFileSync(said, 'utf8'));
    const ours = loaded.filter((file) => file.includes(join('rowcall', 'dist')));
    expect(ours.length).toBeGreaterThan(5);
    const parts = filesIn(join(installed(), 'dist', 'parts'));
    for (const vendor of vendors) {
      const saying = (files: readonly string[]) => files.filter((file) => readFileSync(file, 'utf8').includes(vendor));
      expect([vendor, saying(parts).length > 0, saying(ours)]).toEqual([vendor, true, []]);
    }
  });

  test('lays the sample that `start` plays with', () => {
    expect(rowcall(['start', '--once'])).toContain('sample.xlsx');
    expect(existsSync(join(folder, 'rowcall-sample', 'rowcall.yaml'))).toBe(true);
  });

  test('can be run by other programs, and leads editors to the schema of the settings', () => {
    const script = `import { main } from 'rowcall';
      import { createRequire } from 'node:module';
      const schema = createRequire(import.meta.url)('rowcall/settings.schema.json');
      process.exitCode = typeof schema.properties === 'object' ? await main(['--version']) : 9;`;
    writeFileSync(join(folder, 'other.mjs'), script);
    const said = execFileSync(process.execPath, ['other.mjs'], { cwd: folder, encoding: 'utf8' });
    expect(said).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('names everybody whose work is in it', () => {
    const licences = readFileSync(join(installed(), 'dist', 'licences.txt'), 'utf8');
    for (const name of ['zod', 'googleapis', 'airtable', '@notionhq/client', 'libphonenumber-js', 'luxon', 'kysely'])
      expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
    expect(licences).toContain('Apache License');
  });
});
