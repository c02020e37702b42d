import { beforeEach, describe, expect, test } from '@jest/globals';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { forget } from '../../adapters/actions/forget.ts';
import { history } from '../../adapters/actions/history.ts';
import { undo } from '../../adapters/actions/undo.ts';
import { peopleTables } from '../team-settings.ts';
import type { KeptDesk } from './kept-desk.ts';
import { keptDesk } from './kept-desk.ts';

let kept: KeptDesk;

beforeEach(async () => {
  const rows = [
    ['Ann', '067 123 45 67', 'New'],
    ['Bob', '0677654321', 'Won'],
  ];
  kept = await keptDesk(peopleTables, [{ title: 'People', headers: ['Name', 'Phone', 'Stage'], rows }]);
  await perform(apply, kept.desk, kept.asked);
  kept.store.person.type('people', 2, 'phone', '067 765 00 00');
  await perform(apply, kept.desk, kept.asked);
});

const erase = (row: string, yes = true) => perform(forget, kept.desk, { ...kept.asked, table: 'People', row, yes });
const told = async () => (await perform(history, kept.desk, { ...kept.asked, limit: 100 })).lines;
const everything = async () =>
  JSON.stringify([
    await kept.state.history({ limit: 1000 }),
    await kept.state.questions({ open: false, limit: 1000 }),
    await kept.state.records('people', 'all'),
  ]);

describe('forgetting a record', () => {
  test('says first what is remembered, and does nothing', async () => {
    const before = await everything();
    const seen = await erase('Ann', false);

    expect(forget.output.parse(seen)).toEqual(seen);
    expect(seen).toMatchObject({ table: 'People', row: 2, label: 'Ann', known: true, joined: 0, done: false });
    expect(seen.lines).toBeGreaterThan(0);
    expect(await everything()).toBe(before);
  });

  test('erases what stood in its cells, and of no other row anything', async () => {
    expect(await everything()).toContain('067 123 45 67');
    await erase('2');

    expect(await everything()).not.toContain('067 123 45 67');
    expect(await everything()).toContain('Bob');
    expect((await told()).filter(({ label }) => label === 'Ann')).toEqual([]);
  });

  test('the row stays as it is, and is known as if just seen: nothing is typed by anybody, and it is judged as before', async () => {
    const cells = await kept.column('People', 'Phone');
    const [ann] = await kept.state.records('people', 'all');
    await erase('Ann');
    const lines = (await kept.state.history({ limit: 1000 })).length;
    await perform(apply, kept.desk, kept.asked);

    expect(await kept.column('People', 'Phone')).toEqual(cells);
    expect((await kept.state.history({ limit: 1000 })).length).toBe(lines);
    const now = (await kept.state.records('people', [ann!.id]))[0]!;
    expect({ ...now, adopted: null }).toEqual({ ...ann!, adopted: null, revision: now.revision });
  });

  test('what was suggested for the row is suggested again', async () => {
    const open = async () =>
      new Set((await kept.state.questions({ open: true, limit: 100 })).map(({ patch }) => patch?.id));
    const before = await open();
    expect(before.size).toBe(2);
    await erase('Ann');
    expect((await open()).size).toBe(1);
    await perform(apply, kept.desk, kept.asked);

    expect(await open()).toEqual(before);
  });

  test('later edits are remembered again, and can be undone; what was erased cannot', async () => {
    const [before] = await told();
    await erase('Ann');
    kept.store.person.type('people', 2, 'stage', 'Won');
    await perform(apply, kept.desk, kept.asked);

    expect((await told())[0]).toMatchObject({ label: 'Ann', cells: [{ column: 'Stage', from: 'New', to: 'Won' }] });
    if (before?.cause == null) return;
    const undone = await perform(undo, kept.desk, { ...kept.asked, cause: before.cause }).catch(() => null);
    expect(undone?.restored ?? 0).toBe(0);
  });

  test('of a row that was deleted nothing at all is left; it is found by its name or its id', async () => {
    const [ann] = await kept.state.records('people', 'all');
    kept.store.person.remove('people', 2);
    await perform(apply, kept.desk, kept.asked);
    const seen = await erase('Ann');

    expect(seen).toMatchObject({ row: null, label: 'Ann', done: true });
    expect(await everything()).not.toContain('Ann');
    expect(await erase(ann!.id, false)).toMatchObject({ row: null, known: false });
  });

  test('that something was erased stays, without what it was', async () => {
    await erase('Ann');
    const span = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' };
    const entries = await kept.state.entries('forgotten', span, 10);

    expect(entries).toMatchObject([{ by: 'somebody' }]);
    expect(JSON.stringify(entries)).not.toContain('Ann');
  });

  test('a row that nobody knows is told as such', async () => {
    await expect(erase('Zoe')).rejects.toMatchObject({ code: 'row.not-found' });
  });
});
