import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { connect } from '../../adapters/actions/connect.ts';
import { type Elsewhere, inAirtable, inGoogle, inNotion } from '../remote/elsewhere.ts';
import { endAll, heard, newFolder, rowcall, startRowcall } from './run.ts';

/** Every command is a process of its own. */
jest.setTimeout(60_000);

let open: Elsewhere | null = null;
afterEach(async () => {
  endAll();
  await open?.close();
  open = null;
});

const vendors = [
  ['google-sheets', inGoogle, 4, 'Viewer'],
  ['airtable', inAirtable, 2, 'data.records:read'],
  ['notion', inNotion, 2, 'Connections'],
] as const;

describe.each(vendors)('connecting a spreadsheet of %s', (kind, start, steps, asked) => {
  test('says what is left to do, keeps the key when it opens something, waits, and writes the first settings', async () => {
    open = await start();
    open.share('nothing');
    const { link, env, key } = open;
    const folder = newFolder();
    const keyFile = join(folder, 'key.txt');
    writeFileSync(keyFile, `${key[1]}\n`);
    const run = (...args: readonly string[]) => rowcall(folder, ['connect', ...args], [], { ...env, [key[0]]: '' });

    const first = await run(link);
    expect([first.code, first.err]).toEqual([1, '']);
    expect(first.out).toContain(`Not connected yet. No `);
    expect(first.out).toContain(`Step 1 of ${steps}: `);
    expect(first.out).toContain(asked);
    expect(first.out).toContain(`Then: rowcall connect ${link}`);

    const wrong = join(folder, 'wrong.txt');
    writeFileSync(wrong, 'no-such-key-7781');
    const refused = await run(link, '--key', wrong);
    expect([refused.code, refused.out]).toEqual([1, expect.stringContaining('does not accept')]);
    expect(`${refused.out}${refused.err}`).not.toContain('no-such-key-7781');

    const waiting = startRowcall(folder, ['connect', kind, link, '--key', keyFile, '--wait', '60'], [], env);
    const ended = new Promise((done) => waiting.once('close', done));
    const asking = heard(waiting, 'Next: ');
    while (!existsSync(join(folder, '.rowcall', 'keys.env'))) await new Promise((over) => setTimeout(over, 100));
    open.share('looking');
    const said = await asking;
    expect(await ended).toBe(0);
    expect(said).toContain(`Connected: Rowcall may look at ${link}`);
    expect(said).toContain(`Next: rowcall check ${link}`);
    const kept = join(folder, '.rowcall', 'keys.env');
    expect(said).toContain(`Kept in ${kept}, which nobody but you may read`);
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'rowcall.yaml'), 'utf8')).toContain(`kind: ${kind}`);
    expect(said).not.toContain(key[1].slice(0, 20));

    const checked = await rowcall(folder, ['check'], [], env);
    expect([checked.code, checked.err]).toEqual([0, '']);
    const again = connect.output.loose().parse(JSON.parse((await run(link, '--json')).out));
    expect(again).toMatchObject({ connected: true, problem: null, written: false, keys: null });
    expect(new Set(again.steps.map(({ is }) => is))).toEqual(new Set(['done']));
  });
});

describe('rowcall connect', () => {
  test('leaves settings alone that are there already', async () => {
    open = await inNotion();
    const folder = newFolder();
    writeFileSync(join(folder, 'rowcall.yaml'), '# mine\n');
    const { link, env, key } = open;
    const { code, out } = await rowcall(folder, ['connect', link], [], { ...env, [key[0]]: key[1] });
    expect([code, out]).toEqual([0, expect.stringContaining('The settings in rowcall.yaml stay as they are.')]);
    expect(readFileSync(join(folder, 'rowcall.yaml'), 'utf8')).toBe('# mine\n');
  });

  test('says when the environment names another key than the one that was kept', async () => {
    open = await inNotion();
    const { link, env, key } = open;
    const folder = newFolder();
    writeFileSync(join(folder, 'key.txt'), key[1]);
    const other = { ...env, [key[0]]: 'ntn_another' };
    const { code, out } = await rowcall(folder, ['connect', link, '--key', 'key.txt', '--json'], [], other);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      connected: false,
      keys: expect.stringContaining('keys.env'),
      problem: { code: 'keys.overruled', message: expect.stringContaining('NOTION_TOKEN is set to something else') },
    });
  });

  test('speaks the language that is asked for', async () => {
    open = await inAirtable();
    const { link, env, key } = open;
    const { out } = await rowcall(newFolder(), ['connect', link, '--language', 'uk'], [], { ...env, [key[0]]: '' });
    expect(out).toContain('Поки не підключено. Токен Airtable не задано');
  });

  test('a book on this computer needs no steps', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'book.csv'), 'Name,E-mail\nAnn,ann@example.com\n');
    const { code, out } = await rowcall(folder, ['connect', 'book.csv']);
    expect([code, out]).toEqual([0, expect.stringContaining('rowcall check book.csv')]);
  });
});
