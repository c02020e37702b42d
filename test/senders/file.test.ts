import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from '@jest/globals';
import { fileSender } from '../../adapters/senders/file/sender.ts';
import type { Effect } from '../../core/effect.ts';
import type { SenderSetting } from '../../core/sender.ts';

const run = promisify(execFile);
const child = fileURLToPath(import.meta.resolve('./send-file.ts'));
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function lay(): { readonly folder: string; readonly setting: SenderSetting } {
  const folder = mkdtempSync(join(tmpdir(), 'rowcall-letters-'));
  folders.push(folder);
  const clock = { now: () => '2026-11-22T12:00:00.000Z', sleep: async () => {} };
  const say = () => ({ text: 'Дзвінок Ромашці', link: 'https://sheet.example/1', items: [] });
  return { folder, setting: { folder, say, print: () => {}, clock } };
}

const effect: Effect = {
  key: 'deals/1/call',
  kind: 'file',
  about: 'deals/1',
  lane: 'anna',
  audience: 'staff',
  payload: { reason: { code: 'report.new' } },
};

describe('a file', () => {
  test('holds one line of JSON that any program can read, and nothing else is left in the folder', async () => {
    const { folder, setting } = lay();
    const { id } = await fileSender({ folder: 'out' }, setting).send(effect, { previous: null, number: '7' });

    expect(readdirSync(join(folder, 'out'))).toEqual([id]);
    const text = readFileSync(join(folder, 'out', id), 'utf8');
    expect(text.split('\n')).toHaveLength(2);
    expect(JSON.parse(text)).toEqual({
      key: 'deals/1/call',
      at: '2026-11-22T12:00:00.000Z',
      about: 'deals/1',
      audience: 'staff',
      number: '7',
      text: 'Дзвінок Ромашці',
      link: 'https://sheet.example/1',
    });
  });

  test('says whom it is meant for, and where they are reached', async () => {
    const { folder, setting } = lay();
    const person = { name: 'Olena', email: 'olena@example.com', channel: '@lena' };
    const { id } = await fileSender({ folder: 'out' }, setting).send({ ...effect, person }, { previous: null });

    expect(JSON.parse(readFileSync(join(folder, 'out', id), 'utf8'))).toMatchObject({ person });
  });

  test('and its folder are for their owner alone', async () => {
    const { folder, setting } = lay();
    const { id } = await fileSender({ folder: 'out' }, setting).send(effect, { previous: null });

    expect([join(folder, 'out'), join(folder, 'out', id)].map((path) => statSync(path).mode & 0o777)).toEqual([
      0o700, 0o600,
    ]);
  });

  test('is written once by several processes that send the same at the same time', async () => {
    const { folder, setting } = lay();
    const keys = Array.from({ length: 20 }, (_, at) => `deals/${at}/call`);
    const [mine] = await Promise.all([
      Promise.all(
        keys.map((key) => fileSender({ folder: 'out' }, setting).send({ ...effect, key }, { previous: null })),
      ),
      ...[1, 2].map(() => run(process.execPath, [child, folder, ...keys])),
    ]);

    expect(readdirSync(join(folder, 'out')).toSorted()).toEqual(mine.map(({ id }) => id).toSorted());
  });

  test('where nothing can be written, that is said, and it may be tried again', async () => {
    const { folder, setting } = lay();
    writeFileSync(join(folder, 'out'), 'a file where the folder should be');

    await expect(fileSender({ folder: 'out' }, setting).send(effect, { previous: null })).rejects.toMatchObject({
      code: 'sender.unreachable',
    });
  });

  test('that cannot be read is not taken for none', async () => {
    const { folder, setting } = lay();
    const sender = fileSender({ folder: 'out' }, setting);
    const { id } = await sender.send(effect, { previous: null });
    writeFileSync(join(folder, 'out', id), '{"key":');

    await expect(sender.find!(effect)).rejects.toThrow();
  });
});
