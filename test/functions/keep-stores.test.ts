import { afterEach, beforeEach, expect, test } from '@jest/globals';
import * as actions from '../../adapters/actions/index.ts';
import { type KeptStores, keepStores } from '../../functions/keep-stores.ts';
import { remoteDesk, remoteSettings, remoteTabs, tellOf } from '../remote/remote-desk.ts';
import { startVendor, type Vendor } from '../remote/vendor.ts';

const { check, perform } = actions;
const asked = { settings: remoteSettings('team') };

let vendor: Vendor;
let kept: KeptStores;

beforeEach(async () => {
  vendor = await startVendor({ team: remoteTabs, other: remoteTabs });
  tellOf(vendor);
  kept = keepStores(remoteDesk());
});

afterEach(async () => {
  await kept.close();
  await vendor.close();
});

test('a spreadsheet is opened once for any number of looks, and at the same time as well', async () => {
  await Promise.all([perform(check, kept.desk, asked), perform(check, kept.desk, asked)]);
  await perform(check, kept.desk, asked);

  expect(kept.open()).toHaveLength(1);
  expect(vendor.calls().version).toBe(1);
});

test('it is known whether anybody was at work since the last look', async () => {
  await perform(check, kept.desk, asked);
  const [store] = kept.open();
  expect(await store!.touchedSince()).toBe(false);

  vendor.edit('team', 'People', (rows) => rows.push(['Dan', null, null]));

  expect(await store!.touchedSince()).toBe(true);
  await perform(check, kept.desk, asked);
  expect(await store!.touchedSince()).toBe(false);
});

test('other settings open it anew, and the one before is closed', async () => {
  await perform(check, kept.desk, asked);
  const [before] = kept.open();
  await perform(check, kept.desk, { settings: asked.settings.replace('Lost]', 'Lost, Away]') });

  expect(kept.open()).toHaveLength(1);
  expect(kept.open()[0]).not.toBe(before);
});

test('a spreadsheet that could not be opened is tried again the next time', async () => {
  vendor.fail(1, 401);
  await expect(perform(check, kept.desk, asked)).rejects.toMatchObject({ code: 'vendor.auth' });

  expect((await perform(check, kept.desk, asked)).tables).toHaveLength(1);
});
