import { describe, expect, test } from '@jest/globals';
import { apply } from '../../adapters/actions/apply.ts';
import { backup } from '../../adapters/actions/backup.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { history } from '../../adapters/actions/history.ts';
import { restore } from '../../adapters/actions/restore.ts';
import { undo } from '../../adapters/actions/undo.ts';
import type { Cell } from '../../core/cell.ts';
import type { KeptDesk } from './kept-desk.ts';
import { keptDesk } from './kept-desk.ts';

const settings = `tables:
  people:
    label: name
    fields:
      name: { type: text, column: Name }
      phone: { type: phone, column: Phone }
      stage: { type: choice, column: Stage, options: [New, Won], default: New, owner: shared }
      total: { type: number, column: Total }
      check: { type: text, column: Rowcall, owner: rowcall }
status:
  people: { state: check }
`;

const rows: readonly (readonly Cell[])[] = [
  ['Ann', '+380 67 123 4567', 'New', 1],
  ['Bob', '+380 67 765 4321', 'Won', 2],
  ['Cid', null, 'New', 3],
];

/** A small spreadsheet that Rowcall knows already. */
async function lay(): Promise<KeptDesk> {
  const kept = await keptDesk(settings, [
    { title: 'People', headers: ['Name', 'Phone', 'Stage', 'Total'], rows, computed: [3] },
  ]);
  await perform(apply, kept.desk, kept.asked);
  return kept;
}

const [ann, bob, cid] = [2, 3, 4];
const look = (kept: KeptDesk) => perform(apply, kept.desk, kept.asked);
const names = (kept: KeptDesk) => kept.column('People', 'Name');
const phones = (kept: KeptDesk) => kept.column('People', 'Phone');
const now = (kept: KeptDesk) => kept.desk.clock.now();

describe('a restore to a moment', () => {
  test('compares first: who changed what and when, which row would come back, and nothing is written', async () => {
    const kept = await lay();
    const at = now(kept);
    kept.store.person.type('people', ann, 'phone', '+380 50 111 2233');
    await look(kept);
    kept.store.person.remove('people', bob);
    kept.store.person.insert('people', { name: 'Dan' });
    const before = JSON.stringify(await kept.store.describe(100));

    const seen = await perform(restore, kept.desk, { ...kept.asked, at });

    expect(restore.output.parse(seen)).toEqual(seen);
    expect(seen).toMatchObject({ written: false, cells: 1, rows: 1, cause: null, backup: null, notes: [] });
    expect(seen.records.map(({ label, row, back, who, cells }) => [label, row, back, who, cells.length])).toEqual([
      ['Ann', ann, false, '', 1],
      ['Bob', null, true, 'somebody in the spreadsheet', 3],
    ]);
    expect(seen.records[0]!.cells[0]).toMatchObject({
      column: 'Phone',
      from: '+380 50 111 2233',
      to: '+380 67 123 4567',
      who: 'somebody in the spreadsheet',
      when: expect.stringMatching(/^2026-11-22 11:0/),
    });
    expect(seen.left).toEqual([{ table: 'People', label: 'Bob', column: 'Total', why: 'a formula fills it' }]);
    expect(JSON.stringify(await kept.store.describe(100))).toBe(before);
  });

  test('puts cells back, brings rows back under their ids and leaves rows made since', async () => {
    const kept = await lay();
    const ids = await kept.column('People', '_id');
    const at = now(kept);
    kept.store.person.type('people', ann, 'phone', '+380 50 111 2233');
    kept.store.person.remove('people', bob);
    kept.store.person.insert('people', { name: 'Dan' });

    const done = await perform(restore, kept.desk, { ...kept.asked, at, yes: true, person: 'Oksana' });

    expect(done).toMatchObject({ written: true, cells: 1, rows: 1, missed: [] });
    expect(done.made).toMatchObject([{ label: 'Dan' }]);
    expect(await names(kept)).toEqual(['Ann', 'Cid', 'Dan', 'Bob']);
    expect(await phones(kept)).toEqual(['+380 67 123 4567', '+380 67 765 4321']);
    const after = await kept.column('People', '_id');
    expect([after[0], after[3]]).toEqual([ids[0], ids[1]]);
    const { lines } = await perform(history, kept.desk, { ...kept.asked, person: 'Oksana' });
    expect(new Set(lines.map(({ label }) => label))).toEqual(new Set(['Ann', 'Bob']));
  });

  test('keeps a backup of how it was before', async () => {
    const kept = await lay();
    const at = now(kept);
    kept.store.person.type('people', ann, 'phone', null);

    const done = await perform(restore, kept.desk, { ...kept.asked, at, yes: true });
    await perform(restore, kept.desk, { ...kept.asked, from: done.backup!, yes: true });

    expect(await phones(kept)).toEqual(['+380 67 765 4321']);
  });

  test('a second time has nothing to do', async () => {
    const kept = await lay();
    const at = now(kept);
    kept.store.person.remove('people', bob);
    kept.store.person.type('people', ann, 'stage', 'Won');
    await perform(restore, kept.desk, { ...kept.asked, at, yes: true });

    const again = await perform(restore, kept.desk, { ...kept.asked, at, yes: true });

    expect(again).toMatchObject({ records: [], written: false, cells: 0, rows: 0 });
  });

  test('is taken back by undo, but for the rows that came back', async () => {
    const kept = await lay();
    const at = now(kept);
    kept.store.person.type('people', ann, 'phone', '+380 50 111 2233');
    kept.store.person.type('people', cid, 'stage', null);
    kept.store.person.remove('people', bob);
    const { cause } = await perform(restore, kept.desk, { ...kept.asked, at, yes: true });

    const undone = await perform(undo, kept.desk, { ...kept.asked, cause: cause! });

    expect(undone).toMatchObject({ restored: 2, made: 1, kept: [] });
    expect((await phones(kept))[0]).toBe('+380 50 111 2233');
    expect(await kept.column('People', 'Stage')).toEqual(['New', 'Won']);
  });

  test('of one record leaves all the others', async () => {
    const kept = await lay();
    const at = now(kept);
    kept.store.person.type('people', ann, 'name', 'Anna');
    kept.store.person.type('people', bob, 'name', 'Rob');

    await perform(restore, kept.desk, { ...kept.asked, at, table: 'People', row: 'Bob', yes: true });

    expect(await names(kept)).toEqual(['Anna', 'Bob', 'Cid']);
  });

  test('an emptied cell of a row that comes back stays empty, whatever a new row would get', async () => {
    const kept = await lay();
    kept.store.person.type('people', cid, 'stage', null);
    await look(kept);
    const at = now(kept);
    kept.store.person.remove('people', cid);

    await perform(restore, kept.desk, { ...kept.asked, at, yes: true });

    expect(await names(kept)).toEqual(['Ann', 'Bob', 'Cid']);
    expect(await kept.column('People', 'Stage')).toEqual(['New', 'Won']);
  });

  test('brings back a row of which only the cells were emptied', async () => {
    const kept = await lay();
    const at = now(kept);
    for (const field of ['name', 'phone', 'stage', 'total', 'check'])
      kept.store.person.type('people', bob, field, null);

    const done = await perform(restore, kept.desk, { ...kept.asked, at, yes: true });

    expect(done).toMatchObject({ rows: 1, missed: [] });
    expect(await names(kept)).toEqual(['Ann', 'Bob', 'Cid']);
  });

  test('before history begins says so', async () => {
    const kept = await lay();
    const seen = await perform(restore, kept.desk, { ...kept.asked, at: '2026-11-20 12:00' });
    expect(seen.notes).toEqual([expect.stringMatching(/^History begins on 2026-11-22 11:00/)]);
  });

  test.each([
    ['in the future', '2031-01-01'],
    ['in no known form', 'yesterday'],
    ['of no day', '12:30'],
  ])('that lies %s is not guessed', async (_, at) => {
    const kept = await lay();
    await expect(perform(restore, kept.desk, { ...kept.asked, at })).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });

  test('leaves a column that nobody had looked at then', async () => {
    const plain = settings.replace(/ {6}stage:.*\n/u, '');
    const headers = ['Name', 'Phone', 'Stage', 'Total'];
    const kept = await keptDesk(settings, [{ title: 'People', headers, rows }]);
    const asked = { ...kept.asked, settings: kept.asked.settings.replace(settings, plain) };
    await perform(apply, kept.desk, asked);
    const at = now(kept);
    await look(kept);

    const seen = await perform(restore, kept.desk, { ...kept.asked, at });

    expect(seen).toMatchObject({ cells: 0, rows: 0 });
  });
});

describe('a restore of a cause', () => {
  test('brings back the rows that were removed at once, and keeps what was changed since', async () => {
    const kept = await lay();
    kept.store.person.remove('people', cid);
    kept.store.person.remove('people', bob);
    kept.store.person.type('people', ann, 'name', 'Anna');
    await look(kept);
    const cause = (await kept.state.history({ limit: 1 }))[0]!.cause;
    kept.store.person.type('people', ann, 'name', 'Hanna');
    await look(kept);

    const done = await perform(restore, kept.desk, { ...kept.asked, cause, yes: true });

    expect(done).toMatchObject({ rows: 2, cells: 0, missed: [] });
    expect(done.left).toContainEqual({ table: 'People', label: 'Hanna', column: 'Name', why: 'it was changed since' });
    expect(new Set(await names(kept))).toEqual(new Set(['Hanna', 'Bob', 'Cid']));
  });

  test('leaves rows that were made under it, filled in since or not', async () => {
    const kept = await lay();
    kept.store.person.insert('people', { name: 'Dan' });
    await look(kept);
    const cause = (await kept.state.history({ limit: 1 }))[0]!.cause;
    kept.store.person.type('people', 5, 'phone', '+380 50 111 2233');
    await look(kept);

    const seen = await perform(restore, kept.desk, { ...kept.asked, cause });

    expect(seen).toMatchObject({ records: [], cells: 0, rows: 0 });
    expect(seen.made).toMatchObject([{ label: 'Dan', row: 5 }]);
  });

  test('that nobody knows is told', async () => {
    const kept = await lay();
    await expect(perform(restore, kept.desk, { ...kept.asked, cause: 'nothing' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });
});

describe('a restore from a backup', () => {
  test('needs no history: it compares row by row', async () => {
    const kept = await lay();
    const { file } = await perform(backup, kept.desk, kept.asked);
    kept.store.person.type('people', ann, 'phone', null);
    kept.store.person.remove('people', bob);
    kept.store.person.insert('people', { name: 'Dan' });
    const other = await keptDesk(settings, []);
    const forgetful = { ...kept.desk, openState: other.desk.openState };

    const done = await perform(restore, forgetful, { ...kept.asked, from: file!, yes: true });

    expect(done).toMatchObject({ cells: 1, rows: 1, missed: [] });
    expect(done.made).toMatchObject([{ label: 'Dan' }]);
    expect(new Set(await phones(kept))).toEqual(new Set(['+380 67 123 4567', '+380 67 765 4321']));
  });

  test('is found by its name in the folder; a wrong one is told', async () => {
    const kept = await lay();
    const { file } = await perform(backup, kept.desk, kept.asked);
    const name = file!.split('/').at(-1)!;

    expect(await perform(restore, kept.desk, { ...kept.asked, from: name })).toMatchObject({ records: [] });
    await expect(perform(restore, kept.desk, { ...kept.asked, from: 'no.gz' })).rejects.toMatchObject({
      code: 'backup.not-found',
    });
  });

  test('and a moment at once are refused', async () => {
    const kept = await lay();
    await expect(perform(restore, kept.desk, { ...kept.asked, from: 'a', at: '2026-11-22' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });
});
