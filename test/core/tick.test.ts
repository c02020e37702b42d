import { describe, expect, test } from '@jest/globals';
import type { Effect } from '../../core/effect.ts';
import { derivedId } from '../../core/id.ts';
import { recordKey } from '../../core/record.ts';
import type { Sender } from '../../core/sender.ts';
import { tick } from '../../core/tick.ts';
import { toyModel, toyRule, toyTable } from '../toy.ts';
import type { LoopDesk } from './desk.ts';
import { layLoopDesk } from './desk.ts';

/** A deal that is won is told of; the link to what was said comes back into its row. */
const model = toyModel(
  [toyTable('deals', ['title', 'stage', 'call', 'link'])],
  [
    toyRule({
      name: 'tell',
      tables: ['deals'],
      visit: ({ occasion, row, changed }) => {
        const call = row.values['call'];
        const effect = (what: string, episode: unknown): Effect => ({
          key: `${what}/${row.id}/${String(episode)}`,
          kind: 'board',
          about: recordKey(row.table, row.id),
          lane: 'board',
          audience: 'staff',
          payload: `${what} ${String(row.values['title'])}`,
          back: { link: 'link' },
        });
        return {
          effects: [
            ...(occasion === 'updated' && changed.has('stage') && row.values['stage'] === 'Won'
              ? [effect('won', row.revision)]
              : []),
            ...(occasion === 'due' ? [effect('call', call)] : []),
          ],
          ...(typeof call === 'string' && occasion !== 'due' && { wake: [{ rule: 'tell', at: call }] }),
        };
      },
    }),
  ],
);

const roof = derivedId('roof');
const row = 2;

async function lay() {
  const desk = await layLoopDesk(model, {
    deals: [{ _id: roof, title: 'Roof', stage: 'New', call: null, link: null }],
  });
  const said: unknown[] = [];
  const board: Sender = {
    kind: 'board',
    async send({ key, payload }) {
      said.push(payload);
      return { at: desk.ports.clock.now(), id: key, link: `board/${key}` };
    },
  };
  const ports = { ...desk.ports, senders: new Map([['board', board]]) };
  await tick(ports, model);
  return { desk, ports, said };
}

const cells = async (desk: LoopDesk) => (await desk.sheet('deals'))[roof];

describe('the scheduler’s call', () => {
  test('finds what nobody told of, does what follows, and takes in what came of that', async () => {
    const { desk, ports, said } = await lay();
    desk.type('deals', row, { stage: 'Won' });

    const { report, delivery } = await tick(ports, model);

    expect([said, delivery.sent, report.left]).toEqual([['won Roof'], 1, 0]);
    expect((await cells(desk))?.['link']).toMatch(/^board\/won/);
    await desk.state.close();
  });

  test('is safe to make twice, and two at once', async () => {
    const { desk, ports, said } = await lay();
    desk.type('deals', row, { stage: 'Won' });

    await Promise.all([tick(ports, model), tick(ports, model)]);
    await tick(ports, model);

    expect(said).toEqual(['won Roof']);
    await desk.state.close();
  });

  test('reminds when the time has come, however late it is called, and once', async () => {
    const { desk, ports, said } = await lay();
    desk.type('deals', row, { call: '2026-11-23T09:00:00.000Z' });
    await tick(ports, model);
    expect(said).toEqual([]);

    desk.wait(7 * 24 * 3_600_000);
    await tick(ports, model);
    await tick(ports, model);

    expect(said).toEqual(['call Roof']);
    await desk.state.close();
  });

  test('does not read where nobody has touched anything', async () => {
    const { desk, ports } = await lay();
    let reads = 0;
    const store = {
      ...desk.store,
      touched: async () => false,
      read: (...given: Parameters<typeof desk.store.read>) => {
        reads++;
        return desk.store.read(...given);
      },
    };

    await tick({ ...ports, store }, model);

    expect(reads).toBe(0);
    await desk.state.close();
  });

  test('sends nothing while it is not known whether this is a copy', async () => {
    const { desk, ports, said } = await lay();
    desk.type('deals', row, { stage: 'Won' });
    await desk.run();
    const store = { ...desk.store, identity: async () => 'there', stands: async () => true };
    const lease = (await desk.state.take('test', 60))!;
    await desk.state.identify(lease, 'here');
    await desk.state.release(lease);

    const { report } = await tick({ ...ports, store }, model);

    expect([report.stopped, said]).toEqual([expect.stringMatching(/^copy/), []]);
    await desk.state.close();
  });
});
