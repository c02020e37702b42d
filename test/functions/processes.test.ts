import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { heard } from '../cli/run.ts';
import { remoteSecret, remoteTabs, tellOf } from '../remote/remote-desk.ts';
import { signedCall } from '../remote/remote-kind.ts';
import { startVendor, type Vendor } from '../remote/vendor.ts';
import { settingsFolder } from './serving.ts';

jest.setTimeout(60_000);

const root = join(import.meta.dirname, '..', '..');
const known = ['--import', join(root, 'test', 'remote', 'register.ts')];
const key = 'a-key-of-many-letters';

let vendor: Vendor;
let folder: string;
let running: ChildProcess[];

beforeEach(async () => {
  vendor = await startVendor({ team: remoteTabs });
  tellOf(vendor);
  folder = settingsFolder('team');
  running = [];
});

afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  await vendor.close();
});

async function start(name: string, nodeArgs: readonly string[] = []): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [...known, ...nodeArgs, join(root, 'functions', `${name}.ts`)], {
    cwd: folder,
    env: { ...process.env, ROWCALL_SETTINGS: folder, ROWCALL_TICK_KEY: key, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  const said = await heard(child, 'listens on port');
  return { child, url: `http://127.0.0.1:${/listens on port (\d+)/u.exec(said)![1]}` };
}

const post = async (url: string, said: unknown) =>
  (await fetch(`${url}/hook`, { method: 'POST', ...signedCall(remoteSecret, Date.now(), said) })).status;

test('two processes that hear of the same work do it once, and nothing that either heard is lost', async () => {
  const [one, other] = await Promise.all([start('rowcall'), start('rowcall')]);
  await fetch(`${one.url}/tick`, { method: 'POST', headers: { authorization: `Bearer ${key}` } });
  const ids = vendor.see('team').tabs[0]!.rows.map((row) => row.at(-1));
  expect(new Set(ids).size).toBe(3);

  const statuses: Promise<number>[] = [];
  for (let i = 0; i < 20; i++) {
    vendor.edit('team', 'People', (rows) => rows.push([`Dan ${i}`, null, 'won']));
    for (const { url } of [one, other]) statuses.push(post(url, { sheet: 'team', table: 'people' }));
    await new Promise((over) => setTimeout(over, 20));
  }
  expect(new Set(await Promise.all(statuses))).toEqual(new Set([200]));

  // Whoever is asked to end ends its work first.
  for (const { child } of [one, other]) child.kill('SIGTERM');
  await Promise.all([one, other].map(({ child }) => new Promise((ended) => child.once('close', ended))));
  const { rows } = vendor.see('team').tabs[0]!;
  expect(rows).toHaveLength(23);
  expect(rows.map((row) => row[2])).toEqual(['New', 'Won', 'Lost', ...Array.from({ length: 20 }, () => 'Won')]);
  expect(new Set(rows.map((row) => row.at(-1))).size).toBe(23);
});

test('a call that was answered is not lost when the process is killed at once', async () => {
  const first = await start('rowcall');
  await fetch(`${first.url}/tick`, { method: 'POST', headers: { authorization: `Bearer ${key}` } });
  vendor.edit('team', 'People', (rows) => rows.push(['Dan', null, 'won']));
  expect(await post(first.url, { sheet: 'team', table: 'people' })).toBe(200);
  first.child.kill('SIGKILL');
  await new Promise((ended) => first.child.once('close', ended));
  expect(vendor.see('team').tabs[0]!.rows.at(-1)).toEqual(['Dan', null, 'won']);

  const second = await start('rowcall');
  // Nobody is told again of it: the scheduler finds it at the door, if not by its own look.
  await fetch(`${second.url}/tick`, { method: 'POST', headers: { authorization: `Bearer ${key}` } });
  expect(vendor.see('team').tabs[0]!.rows.at(-1)?.[2]).toBe('Won');
});

test('what hears calls loads nothing that another kind of spreadsheet needs, nor what only commands need', async () => {
  const { child, url } = await start('hook', ['--import', join(root, 'test', 'functions', 'tell-modules.ts')]);
  expect(await post(url, { sheet: 'team', hello: 'abc' })).toBe(200);
  const [before] = await modules(child);
  expect(await post(url, { sheet: 'team', table: 'people' })).toBe(200);
  child.kill('SIGTERM');
  await new Promise((ended) => child.once('close', ended));

  const packages = [
    ...new Set(before!.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(path)?.[1] ?? [])),
  ];
  for (const heavy of ['googleapis', 'airtable', '@notionhq/client', 'pg', 'commander', '@clack/prompts', 'emulate'])
    expect(packages).not.toContain(heavy);
  const own = before!.filter((path) => path.startsWith(root) && !path.includes('node_modules'));
  const rooms = new Set(own.map((path) => /\/(adapters\/(?:stores|actions)\/[^/]+)\//u.exec(path)?.[1]));
  expect([...rooms].filter((room) => room?.startsWith('adapters/actions')).sort()).toEqual([
    'adapters/actions/calling',
    'adapters/actions/examining',
    'adapters/actions/keeping',
    'adapters/actions/listing',
  ]);
  expect(own.filter((path) => /stores\/[^/]+\/store\.ts/u.test(path))).toEqual([]);
  // Today 370 files of ours, and 87 packages with all that the framework brings.
  expect(own.length).toBeLessThan(385);
  expect(packages.length).toBeLessThan(95);
});

/** The files that a process has loaded until now. */
async function modules(child: ChildProcess): Promise<readonly (readonly string[])[]> {
  const said = heard(child, 'modules-end');
  child.kill('SIGUSR2');
  const text = await said;
  return [JSON.parse(/modules-begin(.*)modules-end/su.exec(text)![1]!)];
}
