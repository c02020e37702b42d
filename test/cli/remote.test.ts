import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { remoteSettings, remoteTabs, tellOf } from '../remote/remote-desk.ts';
import { startVendor, type Vendor } from '../remote/vendor.ts';
import { endAll, heard, newFolder, rowcall, startRowcall } from './run.ts';

const known = ['--import', join(import.meta.dirname, '..', 'remote', 'register.ts')];
const link = 'https://remote.example/s/team';

/** Every command is a process of its own. */
jest.setTimeout(60_000);

let vendor: Vendor;
let folder: string;

beforeEach(async () => {
  vendor = await startVendor({ team: remoteTabs });
  tellOf(vendor);
  folder = newFolder();
});

afterEach(async () => {
  endAll();
  await vendor.close();
});

const run = (...args: readonly string[]) => rowcall(folder, args, known);

describe('a spreadsheet that stands elsewhere', () => {
  test('gets its settings in this folder, by which every command finds it', async () => {
    const made = await run('init', 'remote', 'team', '--yes');
    expect([made.code, made.err]).toEqual([0, '']);
    expect(made.out).toContain(`Next: rowcall check ${link}`);
    expect(readFileSync(join(folder, 'rowcall.yaml'), 'utf8')).toContain('store: { kind: remote, sheet: team }');

    writeFileSync(join(folder, 'rowcall.yaml'), remoteSettings('team'));
    const checked = await run('check', link);
    const explained = await run('explain', 'People', 'Bob');
    const applied = await run('apply');
    const history = await run('history');
    expect([checked.code, explained.code, applied.code, history.code]).toEqual([1, 0, 0, 0]);
    expect(explained.out).toContain('Bob');
    expect(existsSync(join(folder, '.rowcall', 'state.db'))).toBe(true);
    const accepted = JSON.parse((await run('accept', '--json')).out);
    const undone = await run('undo', accepted.cause);
    expect([undone.code, undone.out]).toEqual([0, expect.stringContaining(`To take this back: rowcall undo `)]);
  });

  test('is not opened without its key: what is missing is said, the key never', async () => {
    delete process.env['REMOTE_TOKEN'];
    const { code, out, err } = await run('check', link, '--manifest', 'nowhere.yaml');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('There is no file nowhere.yaml.');
    const missing = await run('init', link, '--print');
    expect([missing.code, missing.out]).toEqual([2, '']);
    expect(missing.err).toContain('REMOTE_TOKEN is not set. The key of the service: ask the test for it.');

    process.env['REMOTE_TOKEN'] = 'a-wrong-key-55';
    const refused = await run('init', link, '--print', '--debug');
    expect(refused.err).toContain('The service does not know this key.');
    expect(refused.err).not.toContain('a-wrong-key-55');
  });
});

describe('rowcall start', () => {
  test('looks again whenever somebody was at work there, and otherwise only asks whether anybody was', async () => {
    const child = startRowcall(folder, ['start', link, '--every', '1'], known);
    expect(await heard(child, 'Ctrl-C ends.')).toContain('Change a cell there: the answer appears here.');
    vendor.calls();
    expect(await asked(2)).toMatchObject({ read: 0, write: 0 });

    vendor.edit('team', 'People', (rows) => rows.push(['Dan', '12', null]));
    expect(await heard(child, '(new)')).toContain('People row 5, Phone');
    // Its rows, and its columns.
    expect(vendor.calls()).toMatchObject({ read: 2, write: 0 });
  });

  test('answers in the rows where that is asked for, and begins again where it was without reading anew', async () => {
    writeFileSync(join(folder, 'rowcall.yaml'), remoteSettings('team'));
    const first = startRowcall(folder, ['start', '--apply', '--every', '1'], known);
    await heard(first, 'read');
    vendor.edit('team', 'People', (rows) => rows.push(['Dan', '12', null]));
    await heard(first, '2 answers');
    first.kill('SIGTERM');
    await new Promise((ended) => first.once('close', ended));

    vendor.calls();
    const again = startRowcall(folder, ['start', '--apply', '--every', '1'], known);
    await heard(again, 'Ctrl-C ends.');
    // What it shows at the beginning is all that it reads.
    expect(await asked(4)).toMatchObject({ read: 2, write: 0 });
  });

  test('waits for a service that cannot be reached, and says so once', async () => {
    writeFileSync(join(folder, 'rowcall.yaml'), remoteSettings('team'));
    vendor.fail(2, 503);
    const said = await heard(startRowcall(folder, ['start', '--every', '1'], known), 'Ctrl-C ends.');
    expect(said.match(/The service is away\./gu)).toHaveLength(1);
    expect(said).toContain(`Looking at ${link}.`);
  });
});

/** Waits until the service has been asked so many times whether anything had changed; answers what else it was asked. */
async function asked(times: number): Promise<{ readonly read: number; readonly write: number }> {
  const all = { version: 0, read: 0, write: 0 };
  while (all.version < times) {
    await new Promise((over) => setTimeout(over, 100));
    const { version, read, write } = vendor.calls();
    all.version += version;
    all.read += read;
    all.write += write;
  }
  return all;
}
