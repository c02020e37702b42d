import { describe, expect, test } from '@jest/globals';
import { derivedId } from '../../core/id.ts';
import { recordKey } from '../../core/record.ts';
import { toyModel, toyRule, toyTable } from '../toy.ts';
import type { LoopDesk } from './desk.ts';
import { layLoopDesk } from './desk.ts';

/** Tells of every new or gone customer, and reminds of each whose day has come. */
const model = toyModel(
  [toyTable('customers', ['name', 'city', 'call'])],
  [
    toyRule({
      name: 'tell',
      tables: ['customers'],
      visit: ({ occasion, row, now }) => {
        const about = recordKey(row.table, row.id);
        const effect = (what: string) => ({
          key: `${what}/${row.id}/${row.revision}`,
          kind: 'memory',
          about,
          lane: 'anna',
          audience: 'staff' as const,
          payload: null,
        });
        const call = row.values['call'];
        return {
          effects: [effect(occasion === 'due' ? 'call' : `was-${occasion}`)],
          entries: [{ ledger: 'seen', key: row.id, subject: about, at: now, amount: 1, about, by: 'tell', data: {} }],
          ...(typeof call === 'string' && occasion !== 'due' && { wake: [{ rule: 'tell', at: call }] }),
        };
      },
    }),
  ],
);

const longAgo = '2026-01-05T09:00:00.000Z';
const nextYear = '2027-01-05T09:00:00.000Z';
const firstRow = 2;

const customers = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    _id: derivedId(`c${n}`),
    name: `Customer ${n}`,
    city: 'Lviv',
    call: null as string | null,
  }));

async function sent(desk: LoopDesk) {
  const effects = [];
  for (;;) {
    const some = await desk.state.claim(desk.ports.clock.now(), 100);
    if (some.length === 0) return effects;
    for (const { effect, attempt } of some) {
      effects.push(effect);
      await desk.state.delivered(effect.key, attempt, { is: 'sent', receipt: { at: longAgo, id: '1' } });
    }
  }
}

describe('the first look', () => {
  test('tells nobody anything and counts nothing of what was there before', async () => {
    const desk = await layLoopDesk(model, { customers: customers(3) });

    await desk.run();

    expect(await sent(desk)).toEqual([]);
    const [asked] = [
      ...(await desk.state.answer([{ ask: 'sum', ledger: 'seen', subject: `customers/${derivedId('c0')}` }])).values(),
    ];
    expect(asked).toBe(0);
    expect((await desk.state.records('customers', 'all')).map(({ adopted }) => adopted)).toEqual(
      Array(3).fill(expect.stringMatching(/^2026-11-22T09/)),
    );
    desk.store.person.insert('customers', { name: 'New' });
    await desk.run();
    expect((await sent(desk)).map(({ key }) => key.split('/')[0])).toEqual(['was-created']);
    await desk.state.close();
  });

  test('what was overdue before joins one list; what falls due later goes by itself', async () => {
    const [late, later, soon] = customers(3);
    const rows = [
      { ...late!, call: longAgo },
      { ...later!, call: longAgo },
      { ...soon!, call: nextYear },
    ];
    const desk = await layLoopDesk(model, { customers: rows });
    await desk.run();

    await desk.run({ due: true });
    const first = await sent(desk);
    desk.wait(Date.parse(nextYear) - Date.parse('2026-11-22'));
    await desk.run({ due: true });

    expect(first.map(({ list }) => list)).toEqual(['start', 'start']);
    expect((await sent(desk)).map(({ list }) => list)).toEqual([undefined]);
    await desk.state.close();
  });

  test('cut off half-way, the rest is still taken as there before when the next call comes', async () => {
    const desk = await layLoopDesk(model, { customers: customers(35) });
    let settled = 0;
    const state = {
      ...desk.state,
      settle: async (...given: Parameters<typeof desk.state.settle>) => {
        if (++settled > 2) throw new Error('power cut');
        await desk.state.settle(...given);
      },
    };
    const store = { ...desk.store, capabilities: { ...desk.store.capabilities, pass: 10 } };
    const { reconcile } = await import('../../core/reconcile.ts');
    const job = { hints: [{ table: 'customers' }] };
    await expect(reconcile({ ...desk.ports, state, store }, model, job)).rejects.toThrow('power cut');
    const judged = async () =>
      (await desk.state.records('customers', 'all')).filter(({ model: by }) => by === model.fingerprint).length;
    expect(await judged()).toBe(10);
    desk.store.person.insert('customers', { name: 'New' });

    await reconcile({ ...desk.ports, store }, model, job);

    expect(await judged()).toBe(36);
    expect((await sent(desk)).map(({ key }) => key.split('/')[0])).toEqual(['was-created']);
    await desk.state.close();
  });
});

describe('rows that vanish', () => {
  test('a few are told of one by one', async () => {
    const desk = await layLoopDesk(model, { customers: customers(60) });
    await desk.run();
    for (let n = 0; n < 10; n++) desk.store.person.remove('customers', firstRow);

    const { asked } = await desk.run();

    expect([asked, (await sent(desk)).length]).toEqual([[], 10]);
    await desk.state.close();
  });

  test('very many ring one alarm, and of each of them nobody is told', async () => {
    const desk = await layLoopDesk(model, { customers: customers(60) });
    await desk.run();
    for (let n = 0; n < 12; n++) desk.store.person.remove('customers', firstRow);

    await desk.run();

    expect(await sent(desk)).toEqual([]);
    expect(await desk.state.questions({ open: true, limit: 9 })).toMatchObject([
      { kind: 'alarm', args: { what: 'removed', count: 12, total: 60, table: 'customers' } },
    ]);
    await desk.state.close();
  });

  test('so do very many cells that were filled and are empty', async () => {
    const desk = await layLoopDesk(model, { customers: customers(60) });
    await desk.run();
    for (let n = 0; n < 12; n++) desk.type('customers', firstRow + n, { city: null });

    await desk.run();

    expect(await desk.state.questions({ open: true, limit: 9 })).toMatchObject([
      { kind: 'alarm', args: { what: 'blanked', count: 12 } },
    ]);
    await desk.state.close();
  });
});

describe('a spreadsheet that may be a copy', () => {
  const named = (desk: LoopDesk, here: string, standing: readonly string[]) => ({
    ...desk.ports,
    store: { ...desk.store, identity: async () => here, stands: async (one: string) => standing.includes(one) },
  });
  const job = { hints: [{ table: 'customers' }] };
  const answer = async (desk: LoopDesk, key: string, word: string) => {
    const lease = (await desk.state.take('a person', 60))!;
    await desk.state.resolve(lease, key, word);
    await desk.state.release(lease);
  };

  test('with ids that nobody remembers is left alone until somebody says that it is the one', async () => {
    const { reconcile } = await import('../../core/reconcile.ts');
    const desk = await layLoopDesk(model, { customers: customers(3) });

    const stopped = await reconcile(named(desk, 'here', []), model, job);
    expect(stopped).toMatchObject({ read: 0, changed: 0, stopped: expect.stringMatching(/^copy\//) });
    expect(await desk.state.questions({ open: true, limit: 9 })).toMatchObject([
      { kind: 'copy', args: { here: 'here' } },
    ]);
    await answer(desk, stopped.stopped!, 'copy');
    expect(await reconcile(named(desk, 'here', []), model, job)).toMatchObject({ changed: 0 });

    const other = await layLoopDesk(model, { customers: customers(3) });
    const asked = await reconcile(named(other, 'here', []), model, job);
    await answer(other, asked.stopped!, 'same');
    expect(await reconcile(named(other, 'here', []), model, job)).toMatchObject({ changed: 3, stopped: null });
    await desk.state.close();
    await other.state.close();
  });

  test('is told from one that was moved: of that nothing stands where it was', async () => {
    const { reconcile } = await import('../../core/reconcile.ts');
    const desk = await layLoopDesk(model, { customers: customers(3).map(({ _id, ...cells }) => cells) });
    expect(await reconcile(named(desk, 'here', ['here']), model, job)).toMatchObject({ changed: 3, stopped: null });

    expect(await reconcile(named(desk, 'there', ['here', 'there']), model, job)).toMatchObject({
      stopped: expect.anything(),
    });
    expect(await reconcile(named(desk, 'there', ['there']), model, job)).toMatchObject({ stopped: null });
    await desk.state.close();
  });
});
