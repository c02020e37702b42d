import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { endAll, heard, newFolder, rowcall, startRowcall } from './run.ts';

// Each test runs the real command several times.
jest.setTimeout(60_000);
afterEach(endAll);

const sales = join(import.meta.dirname, '..', '..', 'manifests', 'sales');

function newSample(): string {
  const folder = newFolder();
  for (const file of ['sample.xlsx', 'rowcall.yaml']) copyFileSync(join(sales, file), join(folder, file));
  return folder;
}

function edit(folder: string, from: string, to: string): void {
  const file = join(folder, 'rowcall.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to));
}

describe('rowcall publish', () => {
  test('says what would change and how to do it; with --yes it does, and lists and prints what was published', async () => {
    const folder = newSample();
    const seen = await rowcall(folder, ['publish', '--note', 'the first']);
    expect(seen).toMatchObject({ code: 0, err: '' });
    expect(seen.out).toContain('Nothing was published. To do it: rowcall publish --note "the first" --yes');
    expect((await rowcall(folder, ['publish', '--list'])).out).toBe(
      'Nothing was published yet: rowcall.yaml counts.\n',
    );

    const done = await rowcall(folder, ['publish', '--note', 'the first', '--yes']);
    expect(done.out).toContain('Version 1 counts from now on');
    expect((await rowcall(folder, ['publish', '--yes'])).out).toBe('These settings are version 1 already.\n');

    edit(folder, 'required: true', 'required: false');
    const next = await rowcall(folder, ['publish', '--yes']);
    expect(next.out).toMatch(/^Compared with version 1/);
    expect(next.out).toMatch(/Deals: \d+ rows would change of 140/);
    const back = await rowcall(folder, ['publish', '--back', '--yes']);
    expect(back.out).toContain('Version 3 counts from now on');
    const list = (await rowcall(folder, ['publish', '--list'])).out.split('\n');
    expect(list[0]).toMatch(/^3 {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}\S+ {2}\(version 1 again\)$/);
    expect(list[2]).toMatch(/the first$/);
    expect(list[3]).toContain('rowcall.yaml is version 2, and version 3 counts.');
    const printed = await rowcall(folder, ['publish', '--print', '1']);
    expect(printed.out).toBe(readFileSync(join(sales, 'rowcall.yaml'), 'utf8'));
  });

  test('refuses a fault with line and column, and a version that there is not', async () => {
    const folder = newSample();
    edit(folder, 'type: tax-id', 'type: tax-ide');
    const faulty = await rowcall(folder, ['publish', '--yes']);
    expect(faulty.code).toBe(2);
    expect(faulty.err).toMatch(/rowcall\.yaml:\d+:\d+: .*Did you mean "tax-id"\?/);

    const none = await rowcall(folder, ['publish', '--back', '4']);
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('There is no version 4')]);
    expect((await rowcall(folder, ['publish', '--back', 'x'])).code).toBe(2);
  });

  test('is noticed by a running start, which also says that the file is not what counts', async () => {
    const folder = newSample();
    await rowcall(folder, ['publish', '--yes']);
    edit(folder, 'required: true', 'required: false');
    const started = startRowcall(folder, ['start', 'sample.xlsx', '--every', '1']);
    await heard(started, 'rowcall.yaml was changed since version 1 was published');
    await rowcall(folder, ['publish', '--yes', '--note', 'fewer duties']);

    expect(await heard(started, 'Version 2')).toMatch(/Version 2 of the settings counts from now on: .*“fewer duties”/);
  });
});
