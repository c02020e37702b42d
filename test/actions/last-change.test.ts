import { describe, expect, test } from '@jest/globals';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { history } from '../../adapters/actions/history.ts';
import { lastChange } from '../../adapters/actions/last-change.ts';
import { undo } from '../../adapters/actions/undo.ts';
import { ownStageTables } from '../team-settings.ts';
import { deskOf } from './desk.ts';
import type { KeptDesk } from './kept-desk.ts';
import { keptDesk } from './kept-desk.ts';

const rows = [
  ['Ann', '067 123 45 67', 'new'],
  ['Bob', '0677654321', 'Won'],
];
const ann = 2;
const neat = '+380 67 123 4567';

const lay = () => keptDesk(ownStageTables, [{ title: 'People', headers: ['Name', 'Phone', 'Stage'], rows }]);
const writes = (kept: KeptDesk) => perform(apply, kept.desk, { ...kept.asked, people: true });
const lastOf = (kept: KeptDesk, row = '2') => perform(lastChange, kept.desk, { ...kept.asked, table: 'People', row });
const shown = ({ cells }: { readonly cells: readonly { column: string; was: string; now: string }[] }) =>
  cells.map(({ column, was, now }) => [column, was, now]);

describe('the last change in a row', () => {
  test('is what was written there last, cell by cell, without the answers', async () => {
    const kept = await lay();
    await writes(kept);

    const last = await lastOf(kept);

    expect(lastChange.output.parse(last)).toEqual(last);
    expect(last).toMatchObject({ table: 'People', row: 2, label: 'Ann', record: { table: 'people' } });
    expect(shown(last)).toEqual([
      ['Phone', '067 123 45 67', neat],
      ['Stage', 'new', 'New'],
    ]);
  });

  test('does not count where somebody has typed since', async () => {
    const kept = await lay();
    await writes(kept);
    kept.store.person.type('people', ann, 'phone', '+380 50 111 2233');
    expect(shown(await lastOf(kept))).toEqual([['Stage', 'new', 'New']]);
  });

  test('is the one before where the last was taken back, and there is none once all were', async () => {
    const kept = await lay();
    await writes(kept);
    kept.store.person.type('people', ann, 'stage', 'won');
    await writes(kept);

    const last = await lastOf(kept);
    expect(shown(last)).toEqual([['Stage', 'won', 'Won']]);
    await perform(undo, kept.desk, { ...kept.asked, cause: last.cause!, record: last.record });
    const earlier = await lastOf(kept);
    expect(shown(earlier)).toEqual([['Phone', '067 123 45 67', neat]]);
    await perform(undo, kept.desk, { ...kept.asked, cause: earlier.cause!, record: earlier.record });
    expect(await lastOf(kept)).toMatchObject({ cells: [], cause: null });
  });

  test('does not count once somebody has typed the old value again', async () => {
    const kept = await lay();
    await writes(kept);
    kept.store.person.type('people', ann, 'phone', '067 123 45 67');
    kept.store.person.type('people', ann, 'stage', 'new');
    expect((await lastOf(kept)).cause).toBeNull();
  });

  test('is none where nothing is remembered, and asking makes no memory', async () => {
    const desk = deskOf({ books: { 'b.xlsx': [{ title: 'People', headers: ['Name', 'Phone', 'Stage'], rows }] } });
    const { asked } = await lay();
    expect(await perform(lastChange, desk, { ...asked, table: 'People', row: 'Ann' })).toMatchObject({ cause: null });
  });
});

test('one row is taken back without the others that were written with it, in the name of who is proven to ask', async () => {
  const kept = await lay();
  await writes(kept);
  const { cause, record } = await lastOf(kept);
  const desk = { ...kept.desk, caller: { is: 'person', id: 'ann@example.com', proof: 'token' } as const };

  const undone = await perform(undo, desk, { ...kept.asked, cause: cause!, record, person: 'somebody else' });

  expect(undone).toMatchObject({ restored: 2, kept: [] });
  expect(await kept.column('People', 'Phone')).toEqual(['067 123 45 67', '+380 67 765 4321']);
  const { lines } = await perform(history, kept.desk, { ...kept.asked, limit: 1 });
  expect(lines.map(({ who }) => who)).toEqual(['ann@example.com']);
});
