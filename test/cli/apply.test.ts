import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { accept, apply, check, history, preview, suggestions, undo } from '../../adapters/actions/index.ts';
import { workbookStore } from '../../adapters/stores/workbook/store.ts';
import { loadSettings } from '../../manifests/load.ts';
import { endAll, heard, newFolder, rowcall, startRowcall } from './run.ts';

const sales = join(import.meta.dirname, '..', '..', 'manifests', 'sales');

function newSample(): string {
  const folder = newFolder();
  for (const file of ['sample.xlsx', 'rowcall.yaml']) copyFileSync(join(sales, file), join(folder, file));
  return folder;
}

function openSample(folder: string) {
  const loaded = loadSettings(readFileSync(join(folder, 'rowcall.yaml'), 'utf8'), 'rowcall.yaml');
  if ('issues' in loaded) throw new Error('The settings of the sample are not sound');
  const { tables, locale } = loaded.model;
  return { tables, store: workbookStore({ file: 'sample.xlsx' }, { tables, zone: locale.zone, folder }) };
}

/** Every cell of every column that is people's or shared, by table and row. */
async function theirCells(folder: string): Promise<unknown> {
  const { tables, store } = openSample(folder);
  const read = await store.read(
    [...tables.keys()].map((table) => ({ table })),
    null,
  );
  const theirs = (table: string) => tables.get(table)!.fields.filter(({ owner }) => owner !== 'rowcall');
  return [...read.tables].map(([table, { records }]) =>
    records.map(({ place, cells }) => [table, place, ...theirs(table).map(({ key }) => cells[key] ?? null)]),
  );
}

const json = async (folder: string, args: readonly string[]): Promise<unknown> =>
  JSON.parse((await rowcall(folder, [...args, '--json'])).out);
const bytes = (folder: string) => readFileSync(join(folder, 'sample.xlsx'));

// Each test runs the real command several times.
jest.setTimeout(60_000);
afterEach(endAll);

describe('rowcall apply', () => {
  test('answers the sample in its rows, and a second time changes no byte', async () => {
    const folder = newSample();
    const before = await theirCells(folder);
    const seen = preview.output.parse(await json(folder, ['preview']));
    expect([
      existsSync(join(folder, '.rowcall')),
      bytes(folder).equals(readFileSync(join(sales, 'sample.xlsx'))),
    ]).toEqual([false, true]);

    const first = apply.output.parse(await json(folder, ['apply']));
    const after = bytes(folder);
    const second = await rowcall(folder, ['apply']);

    expect(first.answers + first.changed).toBe(seen.tables.reduce((sum, { written }) => sum + written, 0));
    expect(second).toMatchObject({ code: 0, err: '' });
    expect(second.out).toContain('550 rows read: everything was answered already, nothing was written');
    expect(bytes(folder).equals(after)).toBe(true);
    const checked = check.output.parse(await json(folder, ['check']));
    expect(checked.tables.flatMap(({ findings }) => findings).some(({ code }) => code === 'column.twice')).toBe(false);

    for (const cause of first.causes) undo.output.parse(await json(folder, ['undo', 'sample.xlsx', cause]));
    expect(await theirCells(folder)).toEqual(before);
  });

  test('with --people puts everything right, and undo brings back every cell', async () => {
    const folder = newSample();
    const before = await theirCells(folder);

    const applied = apply.output.parse(await json(folder, ['apply', '--people']));
    expect(await theirCells(folder)).not.toEqual(before);
    for (const cause of applied.causes.toReversed()) {
      const undone = await rowcall(folder, ['undo', 'sample.xlsx', cause]);
      expect([undone.code, undone.err]).toEqual([0, '']);
    }

    expect(await theirCells(folder)).toEqual(before);
    const again = bytes(folder);
    await rowcall(folder, ['apply', '--people']);
    expect(bytes(folder).equals(again)).toBe(true);
  });

  test('suggests, and all of it can be taken and taken back', async () => {
    const folder = newSample();
    const applied = apply.output.parse(await json(folder, ['apply']));
    const before = await theirCells(folder);

    const accepted = accept.output.parse(await json(folder, ['accept']));
    const { suggestions: left } = suggestions.output.parse(await json(folder, ['suggestions']));
    const { lines } = history.output.parse(await json(folder, ['history', '--table', 'deals', '--limit', '3']));
    const undone = undo.output.parse(await json(folder, ['undo', 'sample.xlsx', accepted.cause!]));

    expect([accepted.accepted.length, accepted.refused]).toEqual([applied.waiting, []]);
    expect(left.filter(({ why }) => why !== 'That is what the linked record is called')).toEqual([]);
    expect(lines.map(({ cause }) => cause)).toEqual([accepted.cause, accepted.cause, accepted.cause]);
    expect(undone.kept).toEqual([]);
    expect(await theirCells(folder)).toEqual(before);
  });

  test('waits for a book that is open elsewhere: it says so and ends with 2', async () => {
    const folder = newSample();
    const lock = join(folder, '.~lock.sample.xlsx#');
    writeFileSync(lock, ',oksana,office,22.11.2026 09:00,file:///home/oksana;');

    const open = await rowcall(folder, ['apply']);
    rmSync(lock);
    const closed = await rowcall(folder, ['apply']);

    expect([open.code, open.out]).toEqual([2, '']);
    expect(open.err).toMatch(/^\d+ answers are waiting: close the book/);
    expect(closed.code).toBe(0);
  });
});

describe('rowcall start', () => {
  test('answers the sample in its rows, waits while it is open, and answers a saved edit in its row', async () => {
    const folder = newFolder();
    const workspace = join(folder, 'rowcall-sample');
    const child = startRowcall(folder, ['start']);
    await heard(child, 'suggestions wait for your word');
    // A person edits a copy and puts it in place while the book is open: a save as spreadsheet programs make it.
    const copy = newSample();
    copyFileSync(join(workspace, 'sample.xlsx'), join(copy, 'sample.xlsx'));
    const { store } = openSample(copy);
    const { tables, memo } = await store.read([{ table: 'companies' }], null);
    const { id, place, cells } = tables.get('companies')!.records[0]!;
    const edit = {
      ...{ table: 'companies', id: id!, place, expect: { email: cells['email']! }, set: { email: 'no address' } },
      because: { email: { rule: 'request', reason: null } },
    };

    const lock = join(workspace, '.~lock.sample.xlsx#');
    const waits = Promise.all([heard(child, 'waiting: close the book'), heard(child, 'Companies row 2, E-mail: ')]);
    const { outcomes } = await store.write({ patches: [edit], creates: [] }, memo);
    expect([...outcomes.values()]).toMatchObject([{ is: 'applied' }]);
    writeFileSync(lock, ',oksana,office,22.11.2026 09:00,file:///home/oksana;');
    copyFileSync(join(copy, 'sample.xlsx'), join(workspace, 'sample.xlsx'));
    await waits;
    // They save once more and leave it open: that is read and answered here as well, and is what the rows are answered by.
    const secondSave = heard(child, '“nor this one”');
    const open = openSample(copy).store;
    const { memo: then } = await open.read([{ table: 'companies' }], null);
    const second = { ...edit, expect: { email: 'no address' }, set: { email: 'nor this one' } };
    await open.write({ patches: [second], creates: [] }, then);
    copyFileSync(join(copy, 'sample.xlsx'), join(workspace, 'sample.xlsx'));
    await secondSave;
    const answers = heard(child, 'suggestions wait for your word');
    rmSync(lock);
    await answers;

    const again = await openSample(workspace).store.read([{ table: 'companies', ids: [id!] }], null);
    expect(again.tables.get('companies')!.records[0]!.cells).toMatchObject({
      email: 'nor this one',
      _state: '! 1',
      _note: expect.stringMatching(/^E-mail: Write one address/u),
    });
    const code = new Promise((done) => child.on('close', done));
    child.kill('SIGINT');
    expect(await code).toBe(0);
  });

  test('leaves a book of one’s own as it is, unless answers in its rows are asked for', async () => {
    const folder = newSample();
    const settings = join(folder, 'rowcall.yaml');
    writeFileSync(settings, readFileSync(settings, 'utf8').replace('mode: suggest', 'mode: watch'));
    const before = bytes(folder);
    const looking = startRowcall(folder, ['start', 'sample.xlsx']);
    const said = await heard(looking, 'new things noted that Rowcall would have done');
    expect(said).toContain('counted week by week: rowcall report');
    expect(bytes(folder).equals(before)).toBe(true);
    looking.kill('SIGINT');
    expect((await rowcall(folder, ['report', 'sample.xlsx'])).out).toMatch(/would have:\n +put right \d+ cells in /u);

    await heard(startRowcall(folder, ['start', 'sample.xlsx', '--apply']), 'suggestions wait for your word');
    expect(bytes(folder).equals(before)).toBe(false);
  });
});
