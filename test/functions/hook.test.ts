import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RowcallError } from '../../core/errors.ts';
import { hearCalls } from '../../functions/hear-calls.ts';
import { remoteSecret, remoteSettings, remoteTabs, tellOf } from '../remote/remote-desk.ts';
import { signedCall } from '../remote/remote-kind.ts';
import { startVendor, type Vendor } from '../remote/vendor.ts';
import { type Serving, serving, settingsFolder } from './serving.ts';

let vendor: Vendor;
let hook: Serving;
let folder: string;

beforeEach(async () => {
  vendor = await startVendor({ team: remoteTabs, other: remoteTabs });
  tellOf(vendor);
  folder = settingsFolder('team', 'other');
  hook = await serving(hearCalls, folder);
});

afterEach(async () => {
  await hook.close();
  await vendor.close();
});

interface Answered {
  readonly status: number;
  readonly text: string;
}

async function post(
  path: string,
  sent: { readonly body: string | Uint8Array; readonly headers?: Record<string, string> },
) {
  const body = typeof sent.body === 'string' ? sent.body : new Uint8Array(sent.body);
  const response = await fetch(`${hook.url}${path}`, { method: 'POST', ...sent, body });
  return { status: response.status, text: await response.text() } satisfies Answered;
}

const call = (said: unknown, at = Date.now()) => signedCall(remoteSecret, at, said);
const work = async () => {
  for (const { kick } of await hook.served.workspaces()) await kick.idle();
};
const column = (sheet: string, header: string) => {
  const [tab] = vendor.see(sheet).tabs;
  return tab!.rows.map((row) => row[tab!.headers.indexOf(header)] ?? null);
};
/** Gives every row its id and its answer, so that what follows is an edit. */
const prepare = async () => {
  for (const one of await hook.served.workspaces()) await one.tick();
  vendor.calls();
};

describe('a call that comes from a spreadsheet', () => {
  test('is answered at once, and the row that it speaks of right after: by one read and one write', async () => {
    await prepare();
    const [id] = column('team', '_id');
    vendor.edit('team', 'People', (rows) => {
      rows[0] = rows[0]!.map((cell, at) => (at === 2 ? 'won' : cell));
    });

    const answered = await post('/hook', call({ sheet: 'team', table: 'people', ids: [id] }));
    await work();

    expect(answered).toEqual({ status: 200, text: '{"is":"heard"}' });
    expect(column('team', 'Stage')).toEqual(['Won', 'Won', 'Lost']);
    // The service of tests takes a whole spreadsheet, so it is read once more by whoever writes.
    expect(vendor.calls()).toEqual({ version: 0, read: 2, write: 1 });
  });

  test('is heard under the name of its spreadsheet as well, and at the address of the function itself', async () => {
    const paths = ['/', '/hook', '/hook/team', '/hook/team/'];
    const answered = await Promise.all(paths.map((path) => post(path, call({ sheet: 'team', table: 'people' }))));
    expect(answered.map(({ status }) => status)).toEqual([200, 200, 200, 404]);
  });

  test('waits at the door until it is done: nothing is lost when the work fails', async () => {
    await prepare();
    vendor.edit('team', 'People', (rows) => {
      rows[0] = rows[0]!.map((cell, at) => (at === 2 ? 'won' : cell));
    });
    vendor.fail(1, 503);
    expect(await post('/hook', call({ sheet: 'team', table: 'people' }))).toMatchObject({ status: 200 });
    await work();
    expect(column('team', 'Stage')).toEqual(['won', 'Won', 'Lost']);
    expect(hook.lines.map(({ message }) => message)).toContain('The service is away.');

    await hook.close();
    hook = await serving(hearCalls, folder);
    await post('/hook', call({ sheet: 'team', table: 'people', ids: [] }));
    await work();
    expect(column('team', 'Stage')).toEqual(['Won', 'Won', 'Lost']);
  });

  test('of which there are a hundred at once are one look', async () => {
    await prepare();
    vendor.edit('team', 'People', (rows) => rows.push(['Dan', null, 'won']));

    const said = call({ sheet: 'team', table: 'people' });
    const answered = await Promise.all(Array.from({ length: 100 }, () => post('/hook', said)));
    await work();

    expect(new Set(answered.map(({ status }) => status))).toEqual(new Set([200]));
    expect(column('team', 'Stage')).toEqual(['New', 'Won', 'Lost', 'Won']);
    expect(vendor.calls().write).toBe(1);
  });

  test('that only asks whether anybody is there gets what it asks for', async () => {
    expect(await post('/hook/team', call({ sheet: 'team', hello: 'abc' }))).toEqual({
      status: 200,
      text: '{"hello":"abc"}',
    });
    expect(vendor.calls()).toEqual({ version: 0, read: 0, write: 0 });
  });

  test('that brings a key has it shown to whoever sets up, and to nobody else', async () => {
    const answered = await post('/hook/team', call({ sheet: 'team', hello: 'abc', key: 'a-new-key-81' }));
    expect(answered.text).toBe('{"hello":"abc"}');
    expect(hook.shown).toEqual([{ name: 'REMOTE_SECRET', value: 'a-new-key-81' }]);
    expect(JSON.stringify(hook.lines)).not.toContain('a-new-key-81');
  });

  test('that cannot be left at the door is not answered as if it were, so that it comes again', async () => {
    for (const one of await hook.served.workspaces())
      Object.assign(one, {
        leave: () => Promise.reject(new RowcallError('state.unreachable', 'There is no database.')),
      });
    expect(await post('/hook', call({ sheet: 'team', table: 'people' }))).toMatchObject({ status: 503 });
    expect(hook.lines).toMatchObject([{ code: 'state.unreachable', name: 'team' }]);
  });

  test('where nothing works on after the answer is answered when the work is done', async () => {
    await hook.close();
    hook = await serving(hearCalls, folder, { ROWCALL_WORKS_ON: '0' });
    await prepare();
    vendor.edit('team', 'People', (rows) => rows.push(['Dan', null, 'won']));
    await post('/hook', call({ sheet: 'team' }));

    expect(column('team', 'Stage')).toEqual(['New', 'Won', 'Lost', 'Won']);
  });

  test('concerns its own spreadsheet alone, of however many are served', async () => {
    await prepare();
    await post('/hook', call({ sheet: 'other', table: 'people' }));
    vendor.edit('other', 'People', (rows) => rows.push(['Eve', null, 'lost']));
    vendor.edit('team', 'People', (rows) => rows.push(['Eve', null, 'lost']));
    await post('/hook', call({ sheet: 'other', table: 'people' }));
    await work();

    expect([column('other', 'Stage').at(-1), column('team', 'Stage').at(-1)]).toEqual(['Lost', 'lost']);
  });
});

describe('a call that nobody can prove', () => {
  const unknown = {
    status: 401,
    text: '{"is":"unknown","help":"The call is not proven to come from a spreadsheet that is served here."}',
  };

  test.each<[string, () => Parameters<typeof post>[1]]>([
    ['without a signature', () => ({ body: '{"sheet":"team"}' })],
    ['signed with another key', () => signedCall('another-secret', Date.now(), { sheet: 'team' })],
    ['changed after it was signed', () => ({ ...call({ sheet: 'team' }), body: '{"sheet":"other"}' })],
    ['played again after an hour', () => call({ sheet: 'team' }, Date.now() - 3_600_000)],
    ['from a clock an hour ahead', () => call({ sheet: 'team' }, Date.now() + 3_600_000)],
    ['of a spreadsheet that is not served', () => call({ sheet: 'elsewhere' })],
    ['that is no JSON', () => ({ body: '{"sheet":', headers: { 'content-type': 'application/json' } })],
    ['nested a thousand deep', () => call({ sheet: 'team', deep: deep(1000) })],
    ['without a body', () => ({ body: '' })],
  ])('%s gets the same answer, and nothing is done', async (_, forge) => {
    expect(await post('/hook', forge())).toEqual(unknown);
    expect(await post('/hook/team', forge())).toEqual(unknown);
    expect(await post('/hook/nobody', forge())).toEqual(unknown);
    expect(vendor.calls()).toEqual({ version: 0, read: 0, write: 0 });
  });

  test('and is well signed, but of another spreadsheet than its address names, is not believed', async () => {
    expect(await post('/hook/other', call({ sheet: 'team' }))).toEqual(unknown);
  });

  test('under an address that there is none of finds nothing', async () => {
    for (const path of ['/hooks', '/hook/team/more', '/tick', '/%ff', '/hook/%ff', '//hook'])
      expect(await post(path, call({ sheet: 'team' }))).toMatchObject({ status: 404 });
  });

  test('says nothing of keys or cells in the log', async () => {
    await post('/hook', call({ sheet: 'team', table: 'people' }));
    await work();
    await post('/hook', { body: 'x' });
    const all = JSON.stringify(hook.lines);
    for (const secret of [remoteSecret, vendor.token, 'Ann', '067']) expect(all).not.toContain(secret);
  });
});

describe('a call that is too much', () => {
  const megabyte = 1024 * 1024;

  test('is refused before it was read: longer than a megabyte, or packed', async () => {
    const long = await post('/hook', { body: 'x'.repeat(megabyte + 1) });
    const packed = await post('/hook', {
      body: gzipSync(Buffer.alloc(100 * megabyte)),
      headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' },
    });
    expect([long.status, packed.status]).toEqual([413, 415]);
  });

  test('is refused once it has become too long, where its length was not said', async () => {
    const { port } = new URL(hook.url);
    const status = await new Promise<number | undefined>((answered, failed) => {
      const sending = request({ port, method: 'POST', path: '/hook' }, (response) => {
        answered(response.statusCode);
        response.resume();
      });
      sending.on('error', failed);
      let left = 40;
      const more = () => {
        if (left-- > 0) sending.write(Buffer.alloc(megabyte / 16), more);
      };
      more();
    });
    expect(status).toBe(413);
  });
});

test('settings that are wrong are told in the log, and the caller may try again', async () => {
  writeFileSync(join(folder, 'other.yaml'), remoteSettings('other').replace('type: phone', 'type: phoone'));
  expect(await post('/hook', call({ sheet: 'team', table: 'people' }))).toMatchObject({ status: 200 });
  expect(await post('/hook', call({ sheet: 'other', table: 'people' }))).toMatchObject({ status: 503 });
  expect(hook.lines.map(({ message }) => message).join('\n')).toContain('"phoone" is not known here');
});

function deep(levels: number): unknown {
  return levels === 0 ? null : [deep(levels - 1)];
}
