import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { everyFunction } from '../../functions/every-function.ts';
import { runTick } from '../../functions/run-tick.ts';
import { tellHealth } from '../../functions/tell-health.ts';
import { remoteTabs, tellOf } from '../remote/remote-desk.ts';
import { startVendor, type Vendor } from '../remote/vendor.ts';
import { type Serving, serving, settingsFolder } from './serving.ts';

const key = 'a-key-of-many-letters';
const withKey = { method: 'POST', headers: { authorization: `Bearer ${key}` } };

let vendor: Vendor;
let folder: string;
let open: Serving[];

beforeEach(async () => {
  vendor = await startVendor({ team: remoteTabs, other: remoteTabs });
  tellOf(vendor);
  folder = settingsFolder('team', 'other');
  open = [];
});

afterEach(async () => {
  for (const one of open) await one.close();
  await vendor.close();
});

async function start(...given: Parameters<typeof serving>): Promise<Serving> {
  const started = await serving(...given);
  open.push(started);
  return started;
}

const stages = (sheet: string) => vendor.see(sheet).tabs[0]!.rows.map((row) => row[2]);

test('the scheduler’s call does what is due in every spreadsheet that is served', async () => {
  const { url } = await start(runTick, folder, { ROWCALL_TICK_KEY: key });
  const response = await fetch(`${url}/tick`, withKey);

  expect([response.status, await response.json()]).toEqual([200, { is: 'done', done: 2, left: 0, failed: [] }]);
  expect([stages('team'), stages('other')]).toEqual([
    ['New', 'Won', 'Lost'],
    ['New', 'Won', 'Lost'],
  ]);
});

test('it may be made for one of them, and twice at once', async () => {
  const { url } = await start(runTick, folder, { ROWCALL_TICK_KEY: key });
  const both = await Promise.all([fetch(`${url}/tick/team`, withKey), fetch(`${url}/tick/team`, withKey)]);

  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect([stages('team'), stages('other')]).toEqual([
    ['New', 'Won', 'Lost'],
    ['New', 'won', 'Lost'],
  ]);
});

test('one that fails stops no other, and the scheduler is told', async () => {
  writeFileSync(join(folder, 'other.yaml'), 'rowcall: 1\n');
  const { url, lines } = await start(runTick, folder, { ROWCALL_TICK_KEY: key });
  const response = await fetch(`${url}/tick`, withKey);

  expect([response.status, await response.json()]).toEqual([
    500,
    { is: 'done', done: 1, left: 0, failed: [{ name: 'other', failed: 'settings.invalid' }] },
  ]);
  expect(stages('team')).toEqual(['New', 'Won', 'Lost']);
  expect(lines).toMatchObject([{ severity: 'ERROR', name: 'other', code: 'settings.invalid' }]);
});

test.each([
  ['without the key', { method: 'POST' }, {}, 403],
  ['with another key', { method: 'POST', headers: { authorization: 'Bearer another-key-of-letters' } }, {}, 403],
  ['by a mere look', { headers: withKey.headers }, {}, 405],
  ['of a spreadsheet that is not served', withKey, {}, 404],
])('%s it is refused, and nothing is done', async (why, sent, env, status) => {
  const { url } = await start(runTick, folder, { ROWCALL_TICK_KEY: key, ...env });
  const response = await fetch(`${url}/tick${why.includes('served') ? '/nobody' : ''}`, sent);

  expect(response.status).toBe(status);
  expect(vendor.calls()).toEqual({ version: 0, read: 0, write: 0 });
});

test('where no key was set nobody may make it, but on Cloud Run, which asks its owner who may', async () => {
  const alone = await start(runTick, folder);
  const guarded = await start(runTick, settingsFolder('team'), { K_SERVICE: 'tick' });
  const together = await start(everyFunction, folder, { K_SERVICE: 'rowcall' });
  const statuses = await Promise.all(
    [alone, guarded, together].map(async ({ url }) => (await fetch(`${url}/tick`, { method: 'POST' })).status),
  );

  expect(statuses).toEqual([403, 200, 403]);
  expect(alone.lines[0]?.message).toContain('ROWCALL_TICK_KEY');
});

test('health is well while settings can be read and what is remembered can be reached', async () => {
  const { url } = await start(tellHealth, folder);
  const first = await fetch(`${url}/health`);

  expect([first.status, await first.json()]).toEqual([200, { is: 'well' }]);
  expect((await fetch(`${url}/health/team`)).status).toBe(404);
});

test('health is ill when settings are wrong; what is wrong stands in the log, not in the answer', async () => {
  writeFileSync(join(folder, 'other.yaml'), 'rowcall: 2\n');
  const { url, lines } = await start(tellHealth, folder);
  const response = await fetch(url);

  expect([response.status, await response.json()]).toEqual([503, { is: 'ill' }]);
  expect(lines).toMatchObject([{ name: 'other', code: 'settings.invalid' }]);
});

test('health is ill where there are no settings at all', async () => {
  const { url, lines } = await start(tellHealth, join(folder, 'nowhere'));

  expect((await fetch(url)).status).toBe(503);
  expect(lines).toMatchObject([{ code: 'settings.not-found' }]);
});

test('all functions are served by one process as well, each under its name', async () => {
  const { url } = await start(everyFunction, folder, { ROWCALL_TICK_KEY: key });
  const asked = [
    await fetch(`${url}/health`),
    await fetch(`${url}/tick`, withKey),
    await fetch(`${url}/hook`, { method: 'POST', body: '{}' }),
    await fetch(`${url}/`),
    await fetch(`${url}/constructor`),
  ];
  expect(asked.map(({ status }) => status)).toEqual([200, 200, 401, 404, 404]);
});
