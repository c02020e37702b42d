import { expect, test } from '@jest/globals';
import { hearCalls } from '../../functions/hear-calls.ts';
import { withSigning } from '../../functions/signing-door.ts';
import { remoteTabs, tellOf } from '../remote/remote-desk.ts';
import { startVendor } from '../remote/vendor.ts';
import { serving, settingsFolder } from './serving.ts';

test('the function that spreadsheets call serves the pages as well, where it has an address; and there is none without', async () => {
  const vendor = await startVendor({ team: remoteTabs });
  tellOf(vendor);
  const folder = settingsFolder('team');
  const without = await serving(withSigning(hearCalls), folder);
  const link = `/sign/${'a'.repeat(22)}`;
  const json = await fetch(`${without.url}${link}`);
  expect([json.status, await json.json()]).toEqual([404, expect.objectContaining({ is: 'nothing' })]);

  const there = await serving(withSigning(hearCalls), folder, { ROWCALL_URL: 'https://crm.example.com' });
  const page = await fetch(`${there.url}${link}`);
  expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  expect((await fetch(`${there.url}/hook`, { method: 'POST', body: '{}' })).status).toBe(401);
  expect((await fetch(`${there.url}/signs`, { method: 'POST', body: '{}' })).status).toBe(404);

  await Promise.all([without.close(), there.close()]);
  await vendor.close();
});
