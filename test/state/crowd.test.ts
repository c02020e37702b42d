import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inspect, promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Kysely, sql } from 'kysely';
import pg from 'pg';
import type { Database } from '../../adapters/state/index.ts';
import { openDatabase, openState } from '../../adapters/state/index.ts';
import { workspaceOf } from '../../adapters/state/lease.ts';
import { memoOf } from '../../adapters/state/memos.ts';
import { postgres } from '../../adapters/state/postgres.ts';
import type { Tables } from '../../adapters/state/schema.ts';
import type { State } from '../../core/state.ts';
import { effect, held, kept, later, line, noon, settlement } from '../contracts/state/kit.ts';
import { freshDatabase } from '../postgres/server.ts';

const child = fileURLToPath(import.meta.resolve('./take-lease.ts'));
const run = promisify(execFile);
const receipt = { at: noon, id: '1' };

let url: string;
const databases: Database[] = [];

/** As many processes would have it: each a pool of its own. */
async function doors(name: string, count: number): Promise<readonly State[]> {
  const opened = await Promise.all(Array.from({ length: count }, () => openDatabase(url, { connections: 2 })));
  databases.push(...opened);
  return await Promise.all(opened.map((database) => database.workspace(name)));
}

beforeAll(async () => {
  url = await freshDatabase();
});

afterAll(async () => {
  for (const database of databases) await database.close();
});

describe('many at once', () => {
  test('four who claim two thousand effects get each of them once', async () => {
    const all = await doors('claims', 4);
    const keys = Array.from({ length: 2000 }, (_, i) => `e${i}`);
    await all[0]!.settle(await held(all[0]!), settlement({ effects: keys.map((key) => effect(key, { lane: key })) }));

    const claimed = await Promise.all(
      all.map(async (state) => {
        const own: string[] = [];
        for (;;) {
          const some = await state.claim(noon, 25);
          if (some.length === 0) return own;
          own.push(...some.map((one) => one.effect.key));
        }
      }),
    );

    // One who finds everything held by others for a moment stops; what is left is claimed afterwards.
    for (let some = await all[0]!.claim(noon, 500); some.length > 0; some = await all[0]!.claim(noon, 500))
      claimed.push(some.map((one) => one.effect.key));
    expect(claimed.flat().toSorted()).toEqual(keys.toSorted());
    expect(claimed.filter((own) => own.length > 0).length).toBeGreaterThan(1);
  });

  test('lanes keep their order and numbers have no gap and no double, whoever sends', async () => {
    const all = await doors('lanes', 4);
    const lanes = Array.from({ length: 12 }, (_, i) => `lane ${i}`);
    const number = { sequence: 'invoice', period: '2026' };
    const wanted = lanes.flatMap((lane) =>
      Array.from({ length: 10 }, (_, i) => effect(`${lane}/${i}`, { lane, number })),
    );
    await all[0]!.settle(await held(all[0]!), settlement({ effects: wanted }));

    const sent: { readonly key: string; readonly lane: string; readonly number: string | null }[] = [];
    await Promise.all(
      all.map(async (state) => {
        while (sent.length < wanted.length)
          for (const { effect: one, number: taken, attempt } of await state.claim(noon, 3)) {
            sent.push({ key: one.key, lane: one.lane, number: taken });
            await state.delivered(one.key, attempt, { is: 'sent', receipt });
          }
      }),
    );

    for (const lane of lanes)
      expect(sent.filter((one) => one.lane === lane).map(({ key }) => key)).toEqual(
        Array.from({ length: 10 }, (_, i) => `${lane}/${i}`),
      );
    const taken = sent.map((one) => Number(one.number)).toSorted((a, b) => a - b);
    expect(taken).toEqual(wanted.map((_, i) => i + 1));
  });

  test('a request that several file at once is taken once', async () => {
    const all = await doors('requests', 4);
    const request = { key: 'r1', actor: { is: 'program', name: 'shop' }, cause: 'r1', edits: [], creates: [] } as const;
    const filed = await Promise.all(all.map((state) => state.file({ is: 'request', request })));

    expect(filed.filter(Boolean)).toHaveLength(1);
  });

  test('of two hundred who want the right to work from many places one gets it', async () => {
    const all = await doors('leases', 5);
    const tries = await Promise.all(Array.from({ length: 200 }, (_, i) => all[i % all.length]!.take(`${i}`, 60)));

    expect(tries.filter((lease) => lease !== null)).toHaveLength(1);
  });

  test('whatever owners and their heirs do at the same time, nothing of an old owner is kept after the heir began', async () => {
    const all = await doors('heirs', 2);
    await fc.assert(
      fc.asyncProperty(fc.nat(6), fc.nat(6), async (before, after) => {
        const name = `heirs/${before}/${after}/${Math.random()}`;
        const clock = { now: () => noon, sleep: async () => {} };
        const lateClock = { now: () => later(61), sleep: async () => {} };
        const old = await databases[0]!.workspace(name, clock);
        const heir = await databases[1]!.workspace(name, lateClock);
        const lease = await held(old);
        const write = (i: number) =>
          old.settle(
            lease,
            settlement({
              plan: `p${i}`,
              records: [kept('a', { revision: i })],
              journal: [line('a', { plan: `p${i}` })],
            }),
          );
        const early = Array.from({ length: before }, (_, i) => write(i + 1));
        const [taken] = await Promise.all([
          heir.take('heir', 60).then(async (own) => ({ own, seen: await heir.history({ limit: 99 }) })),
          ...early.map((one) => one.catch(() => null)),
        ]);
        const late = await Promise.allSettled(Array.from({ length: after }, (_, i) => write(100 + i)));

        expect(taken!.own).toMatchObject({ clean: false });
        expect(late.every(({ status }) => status === 'rejected')).toBe(true);
        expect(await heir.history({ limit: 99 })).toEqual(taken!.seen);
      }),
      { numRuns: 15 },
    );
    expect(all).toHaveLength(2);
  });

  test('those who open an empty database at once find it made once', async () => {
    const empty = await freshDatabase();
    const [elsewhere, ...here] = await Promise.all([
      run(process.execPath, [child, empty, 'team', noon]),
      ...Array.from({ length: 4 }, () => openDatabase(empty)),
    ]);
    databases.push(...(here as Database[]));

    expect((elsewhere as { stdout: string }).stdout.trim()).toBe('taken');
    expect(await (await (here[0] as Database).workspace('team')).take('two', 60)).not.toBeUndefined();
  });
});

describe('PostgreSQL', () => {
  async function ask<R extends pg.QueryResultRow>(text: string, address = url): Promise<R[]> {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    const { rows } = await client.query<R>(text);
    await client.end();
    return rows;
  }

  test('says what time it is: a lease ends by its clock, whatever the clocks of those who want it', async () => {
    const [state] = await doors('time', 1);
    const before = await ask<{ now: Date }>('select now()');
    const { expires } = await held(state!, 'one', 60);
    const after = await ask<{ now: Date }>('select now()');

    const began = Date.parse(expires) - 60_000;
    expect(began).toBeGreaterThanOrEqual(Math.floor(before[0]!.now.getTime()));
    expect(began).toBeLessThanOrEqual(after[0]!.now.getTime());
  });

  test('is left as it was found after each transaction, as a pool that others share demands', async () => {
    const engine = postgres(url, 1);
    const db = new Kysely<Tables>({ dialect: engine.dialect });
    const held = () =>
      sql`select
        (select count(*) from pg_prepared_statements) as prepared,
        (select count(*) from pg_locks where pid = pg_backend_pid() and locktype <> 'virtualxid' and locktype <> 'relation') as locks,
        (select json_object_agg(name, setting) from pg_settings where source not in ('default', 'override')) as settings
      `.execute(db);
    const before = await held();
    const terms = { mode: 'write', clock: null } as const;
    await engine.transaction(db, terms, (on, now) => workspaceOf(on, `left at ${now}`));
    await engine.transaction(db, { ...terms, mode: 'read' }, (on) =>
      memoOf({ db: on, engine, workspace: 1, now: noon }),
    );
    await engine.transaction(db, terms, () => Promise.reject(new Error('no'))).catch(() => {});
    const after = await held();
    await db.destroy();

    expect(after.rows).toEqual(before.rows);
    expect(after.rows).toMatchObject([{ prepared: 0, locks: 0 }]);
  });

  test('that is not there is said to be so, to be tried again, without its address and password', async () => {
    const nowhere = 'postgres://anna:hunter2@127.0.0.1:1/crm';
    const error = await openState({ path: nowhere, workspace: 'team' }).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ code: 'state.unreachable' });
    expect(inspect(error, { depth: 9 })).not.toMatch(/hunter2|anna|127\.0\.0\.1/);
  });

  test.each([
    ['a wrong password', (address: string) => address.replace('only%20for%20tests', 'hunter2')],
    ['no such database', (address: string) => `${address}_none`],
    ['no such role', (address: string) => address.replace('postgres:only', 'nobody:only')],
  ])('refuses %s, which trying again does not mend', async (_, wrong) => {
    const error = await openState({ path: wrong(url), workspace: 'team' }).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ code: 'state.refused' });
    expect(inspect(error, { depth: 9 })).not.toMatch(/hunter2|only%20for/);
  });

  test('made by one role is worked with by another that may only read and write rows', async () => {
    const made = await freshDatabase();
    const owner = await openState({ path: made, workspace: 'first' });
    await owner.close();
    const role = `worker_${Date.now()}`;
    await ask(
      `create role ${role} login password 'works';
       grant select, insert, update, delete on all tables in schema public to ${role};
       grant usage on all sequences in schema public to ${role}`,
      made,
    );

    const address = made.replace('postgres:only%20for%20tests', `${role}:works`);
    const state = await openState({ path: address, workspace: 'team' });
    const lease = await held(state);
    await state.settle(lease, settlement({ records: [kept('a')], journal: [line('a')], effects: [effect('e')] }));
    await state.forget(lease, 'people/a');
    await state.prune(lease, { history: later(1), settled: later(1) }, 9);
    expect(await state.records('people', 'all')).toHaveLength(1);
    await state.close();
  });

  test('encrypts where the address demands it, and does not pretend to', async () => {
    await expect(openState({ path: `${url}?sslmode=require`, workspace: 'team' })).rejects.toMatchObject({
      code: 'state.unreachable',
    });
    await (await openState({ path: `${url}?sslmode=disable`, workspace: 'team' })).close();
  });

  test('that ends every connection is found again by the next call', async () => {
    const [state] = await doors('restart', 1);
    const lease = await held(state!);
    await ask(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'rowcall'",
    );

    const first = await state!.settle(lease, settlement({ records: [kept('a')] })).catch((thrown: unknown) => thrown);
    if (first !== undefined) expect(first).toMatchObject({ code: 'state.unreachable' });
    await state!.settle(lease, settlement({ records: [kept('a')] }));
    expect(await state!.records('people', 'all')).toHaveLength(1);
  });

  test('that takes a transaction back in favour of another is asked again', async () => {
    const [state] = await doors('deadlock', 1);
    const lease = await held(state!);
    await state!.settle(lease, settlement({ memo: { a: '1', b: '1' } }));
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    // The other one holds b and will want a, we hold a and want b. We are the first to see it, and so the one taken back.
    await client.query(
      "begin; set local deadlock_timeout = '60s'; select * from memo where \"table\" = 'b' for update",
    );
    const ours = state!.settle(lease, settlement({ memo: { a: '2', b: '2' } }));
    const waiting =
      "select 1 from pg_stat_activity where datname = current_database() and application_name = 'rowcall' and wait_event_type = 'Lock'";
    for (let found = 0; found === 0; ) found = (await client.query(waiting)).rows.length;
    await client.query('select * from memo where "table" = \'a\' for update; commit');
    await ours;
    await client.end();

    expect({ ...(await state!.memo()) }).toEqual({ a: '2', b: '2' });
  });

  test('keeps what cannot stand in its text, and finds it again', async () => {
    const [state] = await doors('text', 1);
    const odd = 'a\0b\ud800';
    await state!.settle(
      await held(state!),
      settlement({
        records: [kept('a', { seen: { name: odd } })],
        entries: [{ ledger: 'stock', key: odd, subject: odd, at: noon, about: 'people/a', by: 'r', amount: 2 }],
      }),
    );

    expect((await state!.records('people', 'all'))[0]!.seen['name']).toBe(odd);
    expect([...(await state!.answer([{ ask: 'sum', ledger: 'stock', subject: odd }])).values()]).toEqual([2]);
  });
});
