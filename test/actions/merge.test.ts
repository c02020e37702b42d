import { describe, expect, test } from '@jest/globals';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { history } from '../../adapters/actions/history.ts';
import { merge } from '../../adapters/actions/merge.ts';
import { undo } from '../../adapters/actions/undo.ts';
import { unmerge } from '../../adapters/actions/unmerge.ts';
import { joinedField } from '../../core/joined.ts';
import { joiningDesk } from './joining-desk.ts';

const people = { table: 'Contacts', rows: ['2', '3'], person: 'Anna' };

describe('rowcall merge', () => {
  test('the kept row gets what only the other knew; comments and tags are put together, and nothing is lost', async () => {
    const desk = await joiningDesk();

    const merged = await perform(merge, desk.desk, { ...desk.asked, ...people });

    expect(merged).toMatchObject({ done: true, message: '', kept: { row: 2 }, joined: [{ row: 3 }] });
    expect(await desk.row('Contacts', 2)).toMatchObject({
      name: 'Ivan Petrov',
      email: 'ivan@petrov.example',
      phone: '+380 67 123 4567',
      comment: 'Likes tea\nCalls on Mondays',
      tags: ['vip', 'new'],
      visits: 5,
    });
    const kept = await desk.id('Contacts', 2);
    expect(await desk.row('Contacts', 3)).toMatchObject({
      name: 'Vanya P.',
      phone: '067 123 45 67',
      comment: 'Calls on Mondays',
      [joinedField]: `Ivan Petrov · ${kept}`,
      says: expect.stringContaining('Joined into “Ivan Petrov”'),
    });
    await desk.state.close();
  });

  test('what led to the joined row leads to the kept one, by its name, in whatever table it stands', async () => {
    const desk = await joiningDesk();

    const { children, cause } = await perform(merge, desk.desk, { ...desk.asked, ...people });

    expect(children).toEqual([{ table: 'Deals', column: 'Contact', count: 1, labels: ['Roof'] }]);
    expect(await desk.row('Deals', 2)).toMatchObject({ deal: 'Roof', contact: 'Ivan Petrov' });
    const history = await desk.state.history({ table: 'deals', cause: cause!, limit: 10 });
    expect(history.filter(({ phase }) => phase === 'observed').map(({ after }) => after['contact'])).toEqual([
      'Ivan Petrov',
    ]);
    await desk.state.close();
  });

  test('the column that says where a row is comes with the first joining', async () => {
    const desk = await joiningDesk();
    const headers = async () => {
      const { tables } = await desk.store.describe();
      return tables.find(({ table }) => table === 'contacts')!.columns.map(({ header }) => header);
    };
    expect(await headers()).not.toContain('Joined into');

    await perform(merge, desk.desk, { ...desk.asked, ...people });
    expect(await headers()).toContain('Joined into');
    await desk.state.close();
  });

  test('a dry run says the same and writes nothing; its word is kept to, or nothing is joined', async () => {
    const desk = await joiningDesk();
    const before = await desk.theirs();

    const dry = await perform(merge, desk.desk, { ...desk.asked, ...people, dry: true });
    expect(await desk.theirs()).toEqual(before);
    desk.store.person.type('contacts', 3, 'phone', '067 765 43 21');
    await expect(perform(merge, desk.desk, { ...desk.asked, ...people, print: dry.print })).rejects.toMatchObject({
      code: 'join.changed',
    });
    expect((await desk.row('Contacts', 3))[joinedField]).toBeNull();

    const { print, ...again } = await perform(merge, desk.desk, { ...desk.asked, ...people, dry: true });
    const done = await perform(merge, desk.desk, { ...desk.asked, ...people, print });
    expect(done).toMatchObject({ done: true, fields: again.fields, children: again.children });
    await desk.state.close();
  });

  test('looking again at everything afterwards wants nothing more', async () => {
    const desk = await joiningDesk();
    await perform(merge, desk.desk, { ...desk.asked, ...people });

    const again = await perform(apply, desk.desk, desk.asked);

    // Of the phones that could be written another way, that of the joined row is nobody's concern any more.
    expect(again).toMatchObject({ answers: 0, changed: 0, waiting: 1, questions: 0 });
    await desk.state.close();
  });
});

describe('what is told of it afterwards', () => {
  test('the past of the joined row is told with that of the kept one, each under its own name', async () => {
    const desk = await joiningDesk();
    desk.store.person.type('contacts', 3, 'comment', 'Calls on Fridays');
    await perform(merge, desk.desk, { ...desk.asked, ...people });

    const { lines } = await perform(history, desk.desk, { ...desk.asked, table: 'Contacts', row: '2' });

    const told = lines.flatMap(({ label, cells }) => cells.map(({ column, to }) => `${label}, ${column}: ${to}`));
    expect(told).toContain('Vanya P., Comment: Calls on Fridays');
    expect(told).toContain('Ivan Petrov, Phone: +380 67 123 4567');
    await desk.state.close();
  });

  test('when somebody types in one of the rows at the very moment, it is joined with what they typed', async () => {
    const desk = await joiningDesk();
    let typed = false;
    const store = {
      ...desk.store,
      close: async () => {},
      async write(...given: Parameters<typeof desk.store.write>) {
        if (!typed && given[0].patches.some(({ set }) => 'comment' in set)) {
          typed = true;
          desk.store.person.type('contacts', 2, 'comment', 'Moved house');
        }
        return await desk.store.write(...given);
      },
    };

    const merged = await perform(merge, { ...desk.desk, openBook: async () => store }, { ...desk.asked, ...people });

    expect(merged.done).toBe(true);
    expect((await desk.row('Contacts', 2))['comment']).toBe('Moved house\nCalls on Mondays');
    await desk.state.close();
  });
});

describe('rowcall unmerge', () => {
  test('both rows hold again what they held, and what led to each leads to it again', async () => {
    const desk = await joiningDesk();
    const before = await desk.theirs();
    await perform(merge, desk.desk, { ...desk.asked, ...people });

    const parted = await perform(unmerge, desk.desk, { ...desk.asked, table: 'Contacts', row: '3', person: 'Anna' });

    expect(parted).toMatchObject({ parted: ['Vanya P.'], kept: [], message: '' });
    expect(await desk.theirs()).toEqual(before);
    expect((await desk.row('Contacts', 3))[joinedField]).toBeNull();
    expect(await desk.codes('Contacts', 3)).toEqual([]);
    const [roof] = await desk.state.records('deals', [await desk.id('Deals', 2)]);
    expect(roof!.accepted['contact']).toEqual([{ id: await desk.id('Contacts', 3), text: 'Vanya P.' }]);
    await desk.state.close();
  });

  test('what people changed since stays and is listed; everything else goes back', async () => {
    const desk = await joiningDesk();
    const { cause } = await perform(merge, desk.desk, { ...desk.asked, ...people });
    desk.store.person.type('contacts', 2, 'phone', '050 111 22 33');

    const undone = await perform(undo, desk.desk, { ...desk.asked, cause: cause!, person: 'Anna' });

    expect(undone.kept).toEqual([
      { table: 'Contacts', label: 'Ivan Petrov', column: 'Phone', was: '', now: '050 111 22 33' },
    ]);
    expect(await desk.row('Contacts', 2)).toMatchObject({ phone: '050 111 22 33', comment: 'Likes tea', visits: 2 });
    expect(await desk.row('Contacts', 3)).toMatchObject({ [joinedField]: null });
    await desk.state.close();
  });
});
