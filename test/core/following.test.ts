import { describe, expect, test } from '@jest/globals';
import type { Cells } from '../../core/cell.ts';
import { derivedId } from '../../core/id.ts';
import { reconcile } from '../../core/reconcile.ts';
import { recordKey } from '../../core/record.ts';
import type { Store } from '../../core/store.ts';
import { modelOf } from '../settings.ts';
import { toyModel, toyRule, toyTable } from '../toy.ts';
import type { LoopDesk } from './desk.ts';
import { layLoopDesk } from './desk.ts';

/** A deal that is won is stamped and gets a task. */
const model = toyModel(
  [toyTable('deals', ['title', 'stage', 'stamp']), toyTable('tasks', ['title'])],
  [
    toyRule({
      name: 'follow',
      tables: ['deals'],
      writes: ['deals.stamp', 'tasks.title'],
      visit: ({ row, occasion, changed }) => {
        const isWon = row.values['stage'] === 'Won';
        const effect = {
          key: `won/${row.id}/${row.revision}`,
          kind: 'board',
          about: recordKey(row.table, row.id),
          lane: 'board',
          audience: 'staff' as const,
          payload: null,
        };
        if (!isWon) return {};
        return {
          set: { stamp: 'stamped' },
          ...(changed.has('stage') &&
            occasion !== 'adopted' && {
              create: [
                { table: 'tasks', key: `task/${row.id}`, set: { title: `Invoice ${String(row.values['title'])}` } },
              ],
            }),
          effects: changed.has('stage') && occasion !== 'adopted' ? [effect] : [],
        };
      },
    }),
  ],
);

const roof = derivedId('roof');
const row = 2;
const everywhere = [{ table: 'deals' }, { table: 'tasks' }];
const lay = (stage: string) =>
  layLoopDesk(model, { deals: [{ _id: roof, title: 'Roof', stage, stamp: null }], tasks: [] });

/** The same spreadsheet, in which somebody does something just before our first write lands. */
function meddled(desk: LoopDesk, act: () => void): Store {
  let met = false;
  return {
    ...desk.store,
    async write(...given) {
      if (!met) act();
      met = true;
      return await desk.store.write(...given);
    },
  };
}

const titles = async (desk: LoopDesk, table: string) =>
  Object.values(await desk.sheet(table)).map((cells: Cells) => cells['title']);

describe('what follows from a change', () => {
  test('is written after it, in a second call, and once', async () => {
    const desk = await lay('New');
    await desk.run();
    let writes = 0;
    const store: Store = {
      ...desk.store,
      write: (...given) => {
        writes++;
        return desk.store.write(...given);
      },
    };
    desk.type('deals', row, { stage: 'Won' });

    await reconcile({ ...desk.ports, store }, model, { hints: everywhere });
    await desk.run();

    expect([writes, await titles(desk, 'tasks')]).toEqual([2, ['Invoice Roof']]);
    await desk.state.close();
  });

  test('is not written when the row itself is gone by then', async () => {
    const desk = await lay('New');
    await desk.run();
    desk.type('deals', row, { stage: 'Won' });

    const store = meddled(desk, () => desk.store.person.remove('deals', row));
    await reconcile({ ...desk.ports, store }, model, { hints: everywhere });
    await desk.run();

    expect([await titles(desk, 'deals'), await titles(desk, 'tasks')]).toEqual([[], []]);
    expect(await desk.state.claim(desk.ports.clock.now(), 9)).toEqual([]);
    await desk.state.close();
  });

  test('waits for the next look when somebody typed in the row, and then comes once', async () => {
    const desk = await lay('New');
    await desk.run();
    desk.type('deals', row, { stage: 'Won' });

    const store = meddled(desk, () => desk.type('deals', row, { stamp: 'mine' }));
    await reconcile({ ...desk.ports, store }, model, { hints: everywhere });

    expect(await titles(desk, 'tasks')).toEqual(['Invoice Roof']);
    expect((await desk.state.claim(desk.ports.clock.now(), 9)).length).toBe(1);
    await desk.state.close();
  });
});

describe('first sight', () => {
  test('is still first sight when its write met somebody’s typing', async () => {
    const desk = await lay('Won');

    const store = meddled(desk, () => desk.type('deals', row, { stamp: 'mine' }));
    await reconcile({ ...desk.ports, store }, model, { hints: everywhere });
    await desk.run();

    expect((await desk.sheet('deals'))[roof]).toMatchObject({ stamp: 'stamped' });
    expect(await desk.state.claim(desk.ports.clock.now(), 9)).toEqual([]);
    await desk.state.close();
  });

  test('takes in the whole table, whichever row was hinted at first', async () => {
    const desk = await layLoopDesk(model, {
      deals: ['roof', 'door'].map((name) => ({ _id: derivedId(name), title: name, stage: 'Won', stamp: null })),
      tasks: [],
    });

    await desk.run({ hints: [{ table: 'deals', ids: [roof] }] });
    await desk.run();

    expect(await desk.state.census()).toEqual(new Map([['deals', 2]]));
    expect(await desk.state.claim(desk.ports.clock.now(), 9)).toEqual([]);
    await desk.state.close();
  });
});

describe('a column that is away', () => {
  const settings = modelOf(`
tables:
  deals:
    label: title
    fields:
      title: { type: text, required: true }
      check: { type: text, owner: rowcall }
      note: { type: long-text, owner: rowcall }
status:
  deals: { state: check, note: note }
`);

  test('keeps nothing else from being written, and gets its own when it is back', async () => {
    const desk = await layLoopDesk(settings, { deals: [{ _id: roof, title: null, check: null, note: null }] });
    const away: Store = {
      ...desk.store,
      async read(...given) {
        const snapshot = await desk.store.read(...given);
        const deals = snapshot.tables.get('deals')!;
        const fields = new Set([...deals.fields].filter((field) => field !== 'note'));
        return { ...snapshot, tables: new Map([['deals', { ...deals, fields }]]) };
      },
    };
    desk.type('deals', row, { title: '?' });
    desk.type('deals', row, { title: null, check: 'x' });

    await reconcile({ ...desk.ports, store: away }, settings, { hints: [{ table: 'deals' }] });
    expect((await desk.sheet('deals'))[roof]).toMatchObject({ check: '! 1', note: null });
    await desk.run();

    expect((await desk.sheet('deals'))[roof]).toMatchObject({
      check: '! 1',
      note: expect.stringContaining('Title'),
    });
    await desk.state.close();
  });
});

describe('a neighbour', () => {
  test('that saw a change which did not come about is looked at again', async () => {
    const settings = modelOf(`
tables:
  deals:
    label: title
    fields:
      title: { type: text }
      phone: { type: phone, unique: true }
      check: { type: text, owner: rowcall }
status:
  deals: { state: check }
`);
    const door = derivedId('door');
    const desk = await layLoopDesk(settings, {
      deals: [
        { _id: roof, title: 'Roof', phone: '+380 67 123 4567', check: null },
        { _id: door, title: 'Door', phone: null, check: null },
      ],
    });
    await desk.run();
    desk.type('deals', 3, { phone: '0671234567' });
    desk.type('deals', 2, { title: 'Big roof' });

    const store = meddled(desk, () => desk.type('deals', 3, { phone: '0677654321' }));
    await reconcile({ ...desk.ports, store }, settings, { hints: [{ table: 'deals' }] });

    expect(await desk.sheet('deals')).toMatchObject({ [roof]: { check: '✓' }, [door]: { check: '✎ 1' } });
    await desk.state.close();
  });
});
