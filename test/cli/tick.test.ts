import { appendFileSync, copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { tick } from '../../adapters/actions/tick.ts';
import { openState } from '../../adapters/state/index.ts';
import type { Effect } from '../../core/effect.ts';
import { nothingSettled } from '../../core/nothing-settled.ts';
import type { Settlement } from '../../core/state.ts';
import { endAll, heard, newFolder, rowcall, startRowcall } from './run.ts';

const sales = join(import.meta.dirname, '..', '..', 'manifests', 'sales');

function newSample(more = ''): string {
  const folder = newFolder();
  for (const file of ['sample.xlsx', 'rowcall.yaml']) copyFileSync(join(sales, file), join(folder, file));
  appendFileSync(join(folder, 'rowcall.yaml'), more);
  return folder;
}

const clock = { now: () => new Date().toISOString(), sleep: async (milliseconds: number) => await wait(milliseconds) };

/** Another process leaves something in what is remembered of the sample, as the loop would. */
async function leave(folder: string, what: Partial<Settlement>): Promise<void> {
  const path = join(folder, '.rowcall', 'state.db');
  const state = await openState({ path, workspace: 'sample.xlsx', clock });
  let lease = await state.take('test', 60);
  while (lease === null) {
    await clock.sleep(20);
    lease = await state.take('test', 60);
  }
  await state.settle(lease, { ...nothingSettled, plan: 'test', ...what });
  await state.release(lease);
  await state.close();
}

const message = (kind: string): Effect => ({
  key: `hello/${kind}`,
  kind,
  about: 'companies/somebody',
  lane: 'team',
  audience: 'staff',
  payload: { reason: { code: 'report.new', args: { what: 'Call \u001b[31mAnn' } } },
});

const alarm = {
  key: 'alarm/test',
  kind: 'alarm',
  about: [],
  args: { what: 'removed', count: 60, total: 100, table: 'Companies', cause: 'c' },
  at: '2026-11-22T09:00:00.000Z',
  answer: null,
} as const;

const bytes = (folder: string) => readFileSync(join(folder, 'sample.xlsx'));
const lockIn = (folder: string) => join(folder, '.~lock.sample.xlsx#');
const lockText = ',oksana,office,22.11.2026 09:00,file:///home/oksana;';

/** Makes a program's minute six tenths of a second. */
const quickMinutes = [
  '--import',
  `data:text/javascript,${encodeURIComponent(
    'const slow = globalThis.setInterval; globalThis.setInterval = (work, time, ...given) => slow(work, time / 100, ...given);',
  )}`,
];

// Each test runs the real command several times.
jest.setTimeout(60_000);
afterEach(endAll);

describe('rowcall tick', () => {
  test('answers the sample, and when nobody has saved it since it reads and writes nothing', async () => {
    const folder = newSample();

    const first = await rowcall(folder, ['tick']);
    const after = bytes(folder);
    const second = await rowcall(folder, ['tick']);

    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toMatch(/^Companies: new columns Rowcall, Rowcall note\n/);
    expect(first.out).toMatch(/550 rows read: \d+ answers written/);
    expect([second.code, second.err, bytes(folder).equals(after)]).toEqual([0, '', true]);
    expect(second.out).toBe('There was nothing to do.\n');
  });

  test('sends what waits to the screen, as plain text; with --json beside the JSON', async () => {
    const folder = newSample();
    await rowcall(folder, ['tick']);
    await leave(folder, { effects: [message('console')] });
    const shown = await rowcall(folder, ['tick']);
    await leave(folder, { effects: [{ ...message('console'), key: 'hello/again' }] });
    const json = await rowcall(folder, ['tick', '--json']);

    expect([shown.code, shown.err]).toEqual([0, '']);
    expect(shown.out).toMatch(/^Call {1,2}\[31mAnn \(new\)\n1 message sent\n/);
    expect(json.err).toMatch(/^Call {1,2}\[31mAnn \(new\)\n$/);
    expect(tick.output.parse(JSON.parse(json.out)).messages).toMatchObject({ sent: 1, left: 0 });
  });

  test('ends with 1 while a question waits', async () => {
    const folder = newSample();
    await rowcall(folder, ['tick']);
    await leave(folder, { questions: [alarm] });

    const { code, out } = await rowcall(folder, ['tick']);

    expect(code).toBe(1);
    expect(out).toContain('1 question waits');
  });

  test('while the book is open elsewhere messages leave, answers wait, and it ends with 2', async () => {
    const folder = newSample('\nsenders: { file: { folder: out } }\n');
    await rowcall(folder, ['tick']);
    await leave(folder, { effects: [message('file')] });
    const settings = join(folder, 'rowcall.yaml');
    writeFileSync(settings, readFileSync(settings, 'utf8').replace('language: en', 'language: uk'));
    writeFileSync(lockIn(folder), lockText);
    const before = bytes(folder);

    const open = await rowcall(folder, ['tick']);
    const untouched = bytes(folder).equals(before);
    rmSync(lockIn(folder));
    const closed = await rowcall(folder, ['tick']);

    expect([open.code, untouched, readdirSync(join(folder, 'out')).length]).toEqual([2, true, 1]);
    expect(open.out).toMatch(/Надіслано 1 повідомлення\n\d+ (?:відповідь чекає|відповіді чекають|відповідей чекають)/);
    expect([closed.code, bytes(folder).equals(before)]).toEqual([0, false]);
  });

  test('keeps a backup where the settings name a folder; when that fails it does the rest and ends with 2', async () => {
    const folder = newSample('\nbackup: { to: kept }\n');
    writeFileSync(join(folder, 'kept'), 'a file where the folder should be');

    const failed = await rowcall(folder, ['tick']);
    rmSync(join(folder, 'kept'));
    const made = await rowcall(folder, ['tick']);

    expect(failed.code).toBe(2);
    expect(failed.out).toMatch(/550 rows read: \d+ answers written/);
    expect([made.code, existsSync(join(folder, 'kept'))]).toEqual([0, true]);
    expect(made.out).toContain('550 rows kept');
  });
});

describe('rowcall start', () => {
  test('sends what waits within a minute', async () => {
    const folder = newSample();
    const child = startRowcall(folder, ['start', 'sample.xlsx', '--apply'], quickMinutes);
    await heard(child, 'suggestions wait for your word');

    const sent = heard(child, 'message sent');
    await leave(folder, { effects: [message('console')] });

    expect(await sent).toMatch(/^Call {1,2}\[31mAnn \(new\)\n1 message sent\n/m);
    const code = new Promise((done) => child.on('close', done));
    child.kill('SIGINT');
    expect(await code).toBe(0);
  });
});
