import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import { publish } from '../../adapters/actions/publish.ts';
import { everyFunction } from '../../functions/every-function.ts';
import { remoteDesk, remoteSecret, remoteTabs, tellOf } from '../remote/remote-desk.ts';
import { signedCall } from '../remote/remote-kind.ts';
import { startVendor, type Vendor } from '../remote/vendor.ts';
import { type Serving, serving, settingsFolder } from './serving.ts';

const key = 'a-key-of-many-letters';

let vendor: Vendor;
let folder: string;
let served: Serving;

beforeEach(async () => {
  vendor = await startVendor({ team: remoteTabs, other: remoteTabs });
  tellOf(vendor);
  folder = settingsFolder('team', 'other');
  served = await serving(everyFunction, folder, { ROWCALL_TICK_KEY: key });
});

afterEach(async () => {
  await served.close();
  await vendor.close();
});

const fileOf = (sheet: string) => join(folder, `${sheet}.yaml`);
const stages = (sheet: string) => vendor.see(sheet).tabs[0]!.rows.map((row) => row[2]);
const tick = () => fetch(`${served.url}/tick`, { method: 'POST', headers: { authorization: `Bearer ${key}` } });

const call = (sheet: string) =>
  fetch(`${served.url}/hook`, { method: 'POST', ...signedCall(remoteSecret, Date.now(), { sheet, table: 'people' }) });

/** Somebody at another computer publishes these settings with the option Won spelt otherwise. */
async function publishWon(sheet: string, won: string): Promise<void> {
  const settings = readFileSync(fileOf(sheet), 'utf8').replace(
    'New, Won, Lost',
    `New, { key: won, label: ${won}, aliases: [won] }, Lost`,
  );
  await perform(publish, remoteDesk(), { manifest: fileOf(sheet), settings, yes: true });
}

test('a process that serves goes by what is published from the next call on, in that spreadsheet alone', async () => {
  await tick();
  await publishWon('team', 'Victory');
  vendor.edit('team', 'People', (rows) => rows.push(['Dan', null, 'won']));
  vendor.edit('other', 'People', (rows) => rows.push(['Dan', null, 'won']));
  const statuses: number[] = [];
  for (const sheet of ['team', 'other']) statuses.push((await call(sheet)).status);
  await tick();

  expect(statuses).toEqual([200, 200]);
  expect([stages('team').at(-1), stages('other').at(-1)]).toEqual(['Victory', 'Won']);
});

test('a call that nobody believes is refused without a look at what is remembered', async () => {
  const response = await fetch(`${served.url}/hook`, { method: 'POST', body: '{"sheet":"team"}' });

  expect([response.status, existsSync(join(folder, '.rowcall'))]).toEqual([401, false]);
});

test('a file that is broken after it was published stops nothing', async () => {
  await publishWon('team', 'Victory');
  writeFileSync(fileOf('team'), readFileSync(fileOf('team'), 'utf8').replace('type: phone', 'type: fone'));
  const response = await tick();

  expect([response.status, await response.json()]).toEqual([200, { is: 'done', done: 2, left: 0, failed: [] }]);
  expect(stages('team')[1]).toBe('Victory');
  vendor.edit('team', 'People', (rows) => rows.push(['Dan', null, 'won']));
  expect((await call('team')).status).toBe(200);
  await served.served.close();
  expect(stages('team').at(-1)).toBe('Victory');
});

test('health is ill while what was published cannot be read here', async () => {
  const desk = remoteDesk();
  const { findBook } = await import('../../adapters/actions/examining/open-book.ts');
  const state = await desk.openState(await findBook(desk, { manifest: fileOf('team') }));
  await state.publish({ text: 'rowcall: 9\n', person: 'Zoe', note: '', back: null }, 0);
  await state.close();

  expect((await fetch(`${served.url}/health`)).status).toBe(503);
});
