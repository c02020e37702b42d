import { describe, expect, test } from '@jest/globals';
import type { Cells } from '../../core/cell.ts';
import { derivedId } from '../../core/id.ts';
import { reconcile } from '../../core/reconcile.ts';
import { recordKey } from '../../core/record.ts';
import type { Outcome, Store } from '../../core/store.ts';
import { toyModel, toyRule, toyTable } from '../toy.ts';
import type { LoopDesk } from './desk.ts';
import { layLoopDesk } from './desk.ts';

/** A deal that comes to Won gets a stamp, a task and a message. */
const model = toyModel(
  [toyTable('deals', ['title', 'stage', 'phone', 'stamp']), toyTable('tasks', ['title'])],
  [
    toyRule({
      name: 'follow',
      tables: ['deals'],
      writes: ['deals.stamp', 'tasks.title'],
      visit: ({ row, occasion, changed }) => {
        if (row.values['stage'] !== 'Won') return {};
        const about = recordKey(row.table, row.id);
        const key = `won/${row.id}/${row.revision}`;
        const isNews = changed.has('stage') && occasion !== 'adopted';
        return {
          set: { stamp: 'stamped' },
          ...(isNews && {
            create: [{ table: 'tasks', key, set: { title: `Invoice ${String(row.values['title'])}` } }],
            effects: [{ key, kind: 'board', about, lane: 'board', audience: 'staff' as const, payload: null }],
          }),
        };
      },
    }),
  ],
);

const roof = derivedId('roof');
const row = 2;
const everywhere = [{ table: 'deals' }, { table: 'tasks' }];
const deal = { title: 'Roof', stage: 'New', phone: '1', stamp: null };

const lay = (cells: Cells = { _id: roof, ...deal }) => layLoopDesk(model, { deals: [cells], tasks: [] });

const titles = async (desk: LoopDesk, table: string) =>
  Object.values(await desk.sheet(table)).map((cells) => cells['title']);

async function messages(desk: LoopDesk): Promise<number> {
  return (await desk.state.claim('2999-01-01T00:00:00.000Z', 99)).length;
}

describe('a write whose answer was lost', () => {
  /** A spreadsheet in which a name can be taken once, so that a write that has not landed can be kept from it. */
  function named(desk: LoopDesk): { readonly store: Store; readonly land: () => Promise<void> } {
    const taken = new Map<string, 'written' | 'revoked'>();
    const late: (() => Promise<void>)[] = [];
    let lost = true;
    const store: Store = {
      ...desk.store,
      async write(part, memo, name = '') {
        const land = async () => {
          if (taken.has(name)) return;
          taken.set(name, 'written');
          await desk.store.write(part, memo);
        };
        if (lost) {
          lost = false;
          late.push(land);
          throw new Error('connection reset');
        }
        taken.set(name, 'written');
        return await desk.store.write(part, memo);
      },
      async revoke(name) {
        if (!taken.has(name)) taken.set(name, 'revoked');
        return taken.get(name) === 'written' ? 'written' : 'never';
      },
    };
    return {
      store,
      async land() {
        for (const one of late) await one();
      },
    };
  }

  test('never lands once it is stopped, and nobody has to wait to know', async () => {
    const desk = await lay();
    await desk.run();
    const { store, land } = named(desk);
    desk.type('deals', row, { stage: 'Won' });
    await expect(reconcile({ ...desk.ports, store }, model, { hints: everywhere })).rejects.toThrow('reset');

    const report = await reconcile({ ...desk.ports, store }, model, { hints: everywhere });
    desk.type('deals', row, { stamp: 'mine' });
    await land();

    expect(report).toMatchObject({ left: 0, written: 2 });
    expect((await desk.sheet('deals'))[roof]).toMatchObject({ stamp: 'mine' });
    await desk.state.close();
  });

  test('is found written where it landed before it could be stopped', async () => {
    const desk = await lay();
    await desk.run();
    const { store, land } = named(desk);
    desk.type('deals', row, { stage: 'Won' });
    await expect(reconcile({ ...desk.ports, store }, model, { hints: everywhere })).rejects.toThrow('reset');
    await land();

    await reconcile({ ...desk.ports, store }, model, { hints: everywhere });

    expect([await titles(desk, 'tasks'), await messages(desk)]).toEqual([['Invoice Roof'], 1]);
    expect(await desk.state.unfinished()).toEqual([]);
    await desk.state.close();
  });
});

describe('what a change wanted elsewhere', () => {
  test('is wanted again, once, when nobody knows whether it was written', async () => {
    const desk = await lay();
    await desk.run();
    desk.type('deals', row, { stage: 'Won' });
    let isLost = false;
    const store: Store = {
      ...desk.store,
      capabilities: { ...desk.store.capabilities, late: 1000 },
      async write(part, memo) {
        if (part.creates.length === 0 || isLost) return await desk.store.write(part, memo);
        isLost = true;
        const unknown: Outcome = { is: 'unknown' };
        return { outcomes: new Map(part.creates.map(({ key }) => [key, unknown])), memo };
      },
    };
    await reconcile({ ...desk.ports, store }, model, { hints: everywhere });
    expect([await titles(desk, 'tasks'), await messages(desk)]).toEqual([[], 0]);

    desk.wait(60_000);
    await reconcile({ ...desk.ports, store }, model, {});

    expect([await titles(desk, 'tasks'), await messages(desk)]).toEqual([['Invoice Roof'], 1]);
    await desk.state.close();
  });
});

describe('who was there before us', () => {
  test('is not taken for new when somebody types before its id was ever written', async () => {
    const desk = await lay({ ...deal, stage: 'Won' });
    const store: Store = {
      ...desk.store,
      write: async () => {
        throw new Error('no power');
      },
    };
    await expect(reconcile({ ...desk.ports, store }, model, { hints: everywhere })).rejects.toThrow('no power');
    desk.type('deals', row, { phone: '2' });
    desk.store.person.insert('deals', { title: 'Door', stage: 'Won' });

    await desk.run();

    expect([await titles(desk, 'tasks'), await messages(desk)]).toEqual([['Invoice Door'], 1]);
    const kept = await desk.state.records('deals', 'all');
    expect(kept.map(({ seen, adopted, gone }) => [seen['title'], adopted !== null, gone])).toEqual(
      expect.arrayContaining([
        ['Roof', true, false],
        ['Door', false, false],
      ]),
    );
    await desk.state.close();
  });

  test('is still known after every later look', async () => {
    const desk = await lay();
    await desk.run();
    await desk.state.file({ is: 'review', records: [`deals/${roof}`], cause: 'test' });
    await desk.run();
    desk.type('deals', row, { phone: '2' });
    await desk.run();

    expect(await desk.state.records('deals', [roof])).toMatchObject([{ adopted: expect.stringMatching(/^2026/) }]);
    await desk.state.close();
  });
});
