import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { memorySender } from '../../adapters/senders/memory/sender.ts';
import type { Database } from '../../adapters/state/index.ts';
import { openDatabase } from '../../adapters/state/index.ts';
import { deliver } from '../../core/deliver.ts';
import { later } from '../../core/ports.ts';
import { settlement } from '../contracts/state/kit.ts';
import { freshDatabase } from '../postgres/server.ts';
import { message } from './outbox-desk.ts';

const databases: Database[] = [];

afterAll(async () => {
  for (const database of databases) await database.close();
});

test('four who send from one PostgreSQL database at once say everything once, each lane in order', async () => {
  const url = await freshDatabase();
  const clock = {
    now: () => new Date().toISOString(),
    sleep: async (milliseconds: number) => void (await setTimeout(milliseconds)),
  };
  const sender = memorySender({ clock });
  let drawn = 0;
  const ids = { fresh: () => `new${String(drawn++).padStart(9, '0')}` };
  const states = [];
  for (let i = 0; i < 4; i++) {
    const database = await openDatabase(url, { connections: 2 });
    databases.push(database);
    states.push(await database.workspace('team'));
  }
  // More lanes than one of them has on its way at once: so the others find some to begin with.
  const lanes = Array.from({ length: 24 }, (_, i) => `lane ${String(i).padStart(2, '0')}`);
  const effects = lanes.flatMap((lane) =>
    Array.from({ length: 10 }, (_, i) =>
      message(`${lane}/${String(i).padStart(2, '0')}`, {
        lane,
        ...(i % 5 === 0 && { number: { sequence: 'invoice', period: '2026' } }),
        ...(i % 5 > 2 && { list: String(Math.floor(i / 5)) }),
      }),
    ),
  );
  const lease = await states[0]!.take('planner', 60);
  await states[0]!.settle(lease!, settlement({ effects }));

  const senders = new Map([[sender.kind, sender]]);
  const counts = await Promise.all(
    states.map((state) => deliver({ state, senders, clock, ids }, later(clock.now(), 30_000))),
  );
  // One who finds everything held by others stops; what came back meanwhile is left to the next call.
  await deliver({ state: states[0]!, senders, clock, ids }, later(clock.now(), 30_000));

  const told = sender.seen.flatMap(({ effect }) => effect.parts ?? [effect.key]);
  expect(told.toSorted()).toEqual(effects.map(({ key }) => key).toSorted());
  for (const lane of lanes) {
    const own = told.filter((key) => key.startsWith(`${lane}/`));
    expect(own).toEqual(own.toSorted());
  }
  const numbers = sender.seen.flatMap(({ number }) => (number === null ? [] : Number(number)));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1));
  expect(counts.filter(({ sent }) => sent > 0).length).toBeGreaterThan(1);
}, 60_000);
