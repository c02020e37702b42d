import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { perform } from '../../adapters/actions/calling/action.ts';
import { findBook } from '../../adapters/actions/examining/open-book.ts';
import { tick } from '../../adapters/actions/tick.ts';
import { type StoreKind, storeKind } from '../../core/store.ts';
import { hearCalls } from '../../functions/hear-calls.ts';
import { keepKeys } from '../../functions/keys-file.ts';
import { nodeReach } from '../../functions/reach.ts';
import { remoteDesk, remoteSecret, remoteTabs, tellOf } from '../remote/remote-desk.ts';
import { signedCall } from '../remote/remote-kind.ts';
import { startVendor } from '../remote/vendor.ts';
import { serving, settingsFolder } from './serving.ts';

const now = '2026-11-22T09:00:00.000Z';
const clock = { now: () => now, sleep: async () => {} };
const reach = nodeReach(clock);

/** A kind that says which keys it was given. */
const telling = storeKind({
  kind: 'telling',
  summary: 'For tests.',
  options: z.strictObject({}),
  needs: [
    { name: 'TELLING_KEY', how: 'Ask.', secret: true, required: true },
    { name: 'TELLING_URL', how: 'Ask.', secret: false, required: false },
  ],
  server: (given) => given('TELLING_URL') ?? 'http://127.0.0.1:9',
  open: () => Promise.reject(new Error('Nobody opens it')),
  diagnose: async (_, { given }) => [
    { is: 'well', code: 'report.keys.kept', args: { file: `${given?.('TELLING_KEY')}, ${given?.('PATH')}` } },
  ],
});

let settings: string;
const book = () => ({
  kind: telling as unknown as StoreKind,
  options: {},
  folder: '.',
  file: null,
  address: 'telling:1',
  settings,
});

beforeEach(() => {
  settings = join(mkdtempSync(join(tmpdir(), 'rowcall-reach-')), 'rowcall.yaml');
});
afterEach(() => {
  delete process.env['TELLING_KEY'];
});

describe('the way to a spreadsheet', () => {
  const key = async (keys?: Readonly<Record<string, string>>) => {
    const [said] = await reach.diagnose(book(), { tables: new Map(), zone: 'UTC' }, null, keys);
    return said?.args?.['file'];
  };

  test('is looked at without a key too, and with one that is to be tried before any other', async () => {
    expect(await key()).toBe('undefined, undefined');
    await keepKeys(settings, { TELLING_KEY: 'kept' });
    expect(await key()).toBe('kept, undefined');
    process.env['TELLING_KEY'] = 'said';
    expect(await key()).toBe('said, undefined');
    expect(await key({ TELLING_KEY: 'tried' })).toBe('tried, undefined');
  });

  test.each([
    [-100_000, 100],
    [400_000, -400],
  ])('tells by how much the clocks differ: the vendor’s is at %s ms', async (there, ahead) => {
    const server = createServer((_, response) => {
      response.writeHead(404, { date: new Date(Date.parse(now) + there).toUTCString() }).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    await keepKeys(settings, { TELLING_URL: `http://127.0.0.1:${port}/` });
    expect(await reach.ahead(book())).toBe(ahead);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  test('knows no clock where nobody answers, and none of a file', async () => {
    expect(await reach.ahead(book())).toBeNull();
    const { server: _, ...file } = book().kind;
    expect(await reach.ahead({ ...book(), kind: file })).toBeNull();
  });
});

describe('a call from a spreadsheet', () => {
  test('is noted where it is believed, and only there', async () => {
    const vendor = await startVendor({ team: remoteTabs });
    tellOf(vendor);
    const folder = settingsFolder('team');
    const asked = { manifest: join(folder, 'team.yaml') };
    const desk = remoteDesk();
    await perform(tick, desk, asked);
    const hook = await serving(hearCalls, folder);
    const heard = async () => {
      const state = await desk.openState(await findBook(desk, asked));
      return (await state.vitals().finally(() => state.close())).heard;
    };
    const post = (secret: string) =>
      fetch(`${hook.url}/hook`, { method: 'POST', ...signedCall(secret, Date.now(), { sheet: 'team' }) });

    await post('another-secret');
    expect(await heard()).toBeNull();
    await post(remoteSecret);
    expect(await heard()).toEqual({ at: expect.any(String), caller: null });
    await hook.close();
    await vendor.close();
  });
});
