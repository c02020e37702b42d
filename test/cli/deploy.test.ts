import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { peopleTables, teamSettings } from '../team-settings.ts';
import { type Ended, endAll, newFolder, rowcall } from './run.ts';

// Each run builds the functions.
jest.setTimeout(120_000);

const address = 'https://www.notion.so/CRM-1f2e3d4c5b6a79880123456789abcdef';
const settings = teamSettings({ store: `{ kind: notion, page: ${address} }` }, peopleTables);
const secrets = { NOTION_TOKEN: 'secret-a1b2', DATABASE_URL: 'postgres://ann:secret-c3d4@db.example/crm' };

/** Stands in for Google's tool: notes what it is asked, remembers what it has made, and fails where it is told to. */
const fake = `#!${process.execPath}
const { appendFileSync, existsSync, readFileSync, writeFileSync, mkdirSync } = require('node:fs');
const { join } = require('node:path');
const here = __dirname;
const words = process.argv.slice(2);
const line = words.filter((word) => !word.startsWith('--')).join(' ');
const input = words.some((word) => word.endsWith('=-')) ? readFileSync(0, 'utf8') : '';
appendFileSync(join(here, 'asked'), JSON.stringify({ words, input }) + '\\n');
const made = join(here, 'made');
mkdirSync(made, { recursive: true });
const thing = line.replace(/ (describe|create|add|latest)( http)?/g, '').replace(/@\\S+/, '').replaceAll(/\\W/g, '_')
  + words.filter((word) => word.startsWith('--secret=')).join('').replaceAll(/\\W/g, '_').replace('__secret_', '_');
if (line.startsWith('projects describe')) console.log('123456');
else if (line.includes(' describe')) process.exit(existsSync(join(made, thing)) ? 0 : 1);
else if (existsSync(join(here, 'fail')) && line.includes(readFileSync(join(here, 'fail'), 'utf8'))) {
  console.error('ERROR: permission denied');
  process.exit(1);
} else if (/ (create|add)/.test(line)) writeFileSync(join(made, thing), '');
`;

let folder: string;
let tools: string;
const before = { ...process.env };

beforeEach(() => {
  folder = newFolder();
  writeFileSync(join(folder, 'rowcall.yaml'), settings);
  tools = newFolder();
  const gcloud = join(tools, 'gcloud');
  writeFileSync(gcloud, fake);
  chmodSync(gcloud, 0o755);
  mkdirSync(join(tools, 'made'));
  process.env['PATH'] = `${tools}${delimiter}${before['PATH']}`;
});

afterEach(() => {
  endAll();
  for (const name of Object.keys(secrets)) delete process.env[name];
  process.env['PATH'] = before['PATH'];
});

interface Asked {
  readonly words: readonly string[];
  readonly input: string;
}

function asked(): readonly Asked[] {
  if (!existsSync(join(tools, 'asked'))) return [];
  const lines = readFileSync(join(tools, 'asked'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Asked);
}

const deploy = (...more: readonly string[]): Promise<Ended> =>
  rowcall(folder, ['deploy', '--project', 'my-team-crm', ...more]);
const making = () =>
  asked().filter(({ words }) => words.includes('create') || (words.includes('add') && words.includes('versions')));

test('what would be done, what stands there then and what it costs is printed, and nothing is done', async () => {
  Object.assign(process.env, secrets);
  const { code, out, err } = await deploy();

  expect([code, err, asked()]).toEqual([0, '', []]);
  expect(out).toContain('secret: rowcall-notion-token');
  expect(out).toMatch(/A month costs about 0\.00 US dollars, and at most about \d\.\d\d/);
  expect(out).toMatch(
    /printf %s "\$\{NOTION_TOKEN\}" \| gcloud secrets versions add rowcall-notion-token --data-file=-/,
  );
  for (const value of Object.values(secrets)) expect(out).not.toContain(value.slice(-14));
  expect(out).not.toContain('To be set before');
  expect((await deploy('--json')).out).toContain('"steps":[');
});

test('what is missing in the surroundings is named before anything else', async () => {
  const { out } = await deploy('--cloud-sql');

  expect(out).toMatch(/To be set before[\s\S]*ROWCALL_DATABASE_PASSWORD: [\s\S]*NOTION_TOKEN: /);
});

test('with --run it is done until something fails; run again, it goes on from there, and shows no secret', async () => {
  Object.assign(process.env, secrets);
  writeFileSync(join(tools, 'fail'), 'run deploy rowcall-tick');
  const stopped = await deploy('--run');
  expect(stopped.code).toBe(2);
  expect(stopped.err).toMatch(
    /ERROR: permission denied\nStep 14 of 17 failed: Build and start the function rowcall-tick.*The 13 steps before it are done\.\nMend/,
  );
  const made = making();
  expect(made.filter(({ input }) => input !== '').map(({ input }) => input)).toEqual([
    secrets.DATABASE_URL,
    secrets.NOTION_TOKEN,
  ]);

  writeFileSync(join(tools, 'fail'), 'nothing at all');
  const ended = await deploy('--run');
  expect([ended.code, ended.out]).toEqual([0, expect.stringContaining('Rowcall works at Google Cloud.')]);
  const added = making().slice(made.length);
  expect(added.map(({ words }) => words.slice(0, 5).join(' '))).toEqual(['scheduler jobs create http rowcall-tick']);
  expect(added[0]?.words).toContain('--uri=https://rowcall-tick-123456.europe-west1.run.app/tick');

  const shown = [stopped.out, stopped.err, ended.out, ended.err, JSON.stringify(asked().map(({ words }) => words))];
  for (const value of Object.values(secrets)) expect(shown.join('\n')).not.toContain(value);
  const sources = asked().flatMap(({ words }) => words.filter((word) => word.startsWith('--source=')));
  expect(new Set(sources)).toEqual(new Set([expect.stringMatching(/\.rowcall\/built$/)]));
  expect(readFileSync(join(folder, '.rowcall', 'built', 'Dockerfile'), 'utf8')).toMatch(/^FROM node:24\./);
});

test('how it is taken away is printed, never run', async () => {
  const { code, out } = await deploy('--remove');

  expect([code, asked()]).toEqual([0, []]);
  expect(out).toContain('gcloud run services delete rowcall-hook --region=europe-west1 --project=my-team-crm --quiet');
  expect((await deploy('--remove', '--run')).code).toBe(2);
});

test('a book that stands on this computer alone, and a project that cannot be one, are refused', async () => {
  expect((await deploy('--name', 'R O')).err).toContain('letters, digits and hyphens');
  expect((await rowcall(folder, ['deploy', '--project', 'A'])).err).toContain('is the id of a project');
  writeFileSync(
    join(folder, 'rowcall.yaml'),
    settings.replace(/store: .*/, 'store: { kind: workbook, file: book.xlsx }'),
  );
  expect((await deploy()).err).toContain('book.xlsx stands on this computer alone.');
});
