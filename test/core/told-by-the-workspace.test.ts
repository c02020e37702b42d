import { describe, expect, test } from '@jest/globals';
import { derivedId } from '../../core/id.ts';
import { reconcile } from '../../core/reconcile.ts';
import type { Hint, Memo, Store } from '../../core/store.ts';
import { tick } from '../../core/tick.ts';
import { toyModel, toyRule, toyTable } from '../toy.ts';
import type { LoopDesk } from './desk.ts';
import { layLoopDesk } from './desk.ts';

const occasions: string[] = [];
const model = toyModel(
  [toyTable('deals', ['title'])],
  [
    toyRule({
      name: 'watch',
      tables: ['deals'],
      visit: ({ occasion, row }) => {
        occasions.push(`${occasion} ${String(row.values['title'])}`);
        return {};
      },
    }),
  ],
);

const [roof, wall] = [derivedId('roof'), derivedId('wall')];

async function lay(): Promise<LoopDesk> {
  const desk = await layLoopDesk(model, {
    deals: [
      { _id: roof, title: 'Roof' },
      { _id: wall, title: 'Wall' },
    ],
  });
  await desk.run();
  occasions.length = 0;
  return desk;
}

/** The same spreadsheet, where some of what a store does is done otherwise. */
const other = (desk: LoopDesk, changed: Partial<Store>) => ({
  ...desk.ports,
  senders: new Map(),
  store: { ...desk.store, ...changed },
});

describe('a workspace that tells of changes itself', () => {
  test('a record that it says was removed is gone, though only part of the table was read', async () => {
    const desk = await lay();
    const said = (gone: readonly string[]): Partial<Store> => ({
      read: async (_, memo) => ({
        tables: new Map([['deals', { records: [], complete: false, fields: new Set(['title']), gone }]]),
        memo: memo ?? {},
      }),
    });

    await reconcile(other(desk, said([])), model, { hints: [{ table: 'deals', ids: [wall] }] });
    expect(occasions).toEqual([]);
    await reconcile(other(desk, said([wall])), model, { hints: [{ table: 'deals', ids: [wall] }] });

    expect(occasions).toEqual(['removed Wall']);
    await desk.state.close();
  });

  test('is asked for what changed, not for whole tables', async () => {
    const desk = await lay();
    const asked: Hint[] = [];
    const ports = other(desk, {
      capabilities: { ...desk.store.capabilities, changes: 'what changed' },
      async read(hints, memo) {
        asked.push(...hints);
        return await desk.store.read(hints, memo);
      },
    });

    await tick(ports, model);

    expect(asked).toEqual([{ table: 'deals', places: ['what changed'] }]);
    await desk.state.close();
  });

  test('is seen to before anything runs out, and what came of it is remembered', async () => {
    const desk = await lay();
    const shown: (Memo | null)[] = [];
    const ports = other(desk, {
      async keepAlive(memo) {
        shown.push(memo);
        return memo?.['*'] === undefined ? { '*': 'until Monday' } : null;
      },
    });

    await tick(ports, model);
    await tick(ports, model);

    expect(shown.map((memo) => memo?.['*'])).toEqual([undefined, 'until Monday']);
    expect(await desk.state.memo()).toMatchObject({ '*': 'until Monday', deals: expect.any(String) });
    await desk.state.close();
  });

  test('gives every record an id, which says nothing of whether Rowcall was there before; what Rowcall made does', async () => {
    const stoppedWhere = async (made: string | null) => {
      const desk = await layLoopDesk(model, { deals: [{ _id: roof, title: 'Roof' }] });
      const ports = other(desk, {
        capabilities: { ...desk.store.capabilities, ids: 'theirs' },
        identity: async () => 'here',
        async read(hints, memo) {
          const { tables, ...rest } = await desk.store.read(hints, memo);
          const deals = tables.get('deals')!;
          const records = deals.records.map((record) => (made === null ? record : { ...record, made }));
          return { ...rest, tables: new Map([['deals', { ...deals, records }]]) };
        },
      });
      const { stopped } = await reconcile(ports, model, { hints: [{ table: 'deals' }] });
      await desk.state.close();
      return stopped;
    };

    expect(await stoppedWhere(null)).toBeNull();
    expect(await stoppedWhere(derivedId('rule/1'))).toMatch(/^copy/);
  });
});
