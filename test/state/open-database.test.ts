import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Kysely, sql } from 'kysely';
import { firstTables } from '../../adapters/state/first-tables.ts';
import { openDatabase, openState } from '../../adapters/state/index.ts';
import type { Tables } from '../../adapters/state/schema.ts';
import { sqlite } from '../../adapters/state/sqlite.ts';
import { effect, held, kept, later, movedClock, noon, settlement } from '../contracts/state/kit.ts';
import { freshDatabase } from '../postgres/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'rowcall-open-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a database', () => {
  const where = new Map<string, string>();
  beforeAll(async () => {
    where.set('SQLite', ':memory:').set('PostgreSQL', await freshDatabase());
  });

  test.each(['SQLite', 'PostgreSQL'])('in %s holds many workspaces, each with a clock of its own', async (engine) => {
    const database = await openDatabase(where.get(engine)!);
    const [one, two] = [movedClock(), movedClock()];
    two.set(later(3600));
    const leases = [
      await held(await database.workspace('one', one)),
      await held(await database.workspace('two', two)),
    ].map(({ expires, fence }) => [expires, fence]);

    expect(leases).toEqual([
      [later(60), 1],
      [later(3660), 1],
    ]);
    expect([await database.knows('one'), await database.knows('three')]).toEqual([true, false]);
    await database.close();
  });

  test.each(['SQLite', 'PostgreSQL'])('in %s stays open when a state in it is closed', async (engine) => {
    const database = await openDatabase(where.get(engine)!, { clock: movedClock() });
    await (await database.workspace('closed')).close();

    expect(await (await database.workspace('open')).take('one', 60)).not.toBeNull();
    await database.close();
  });

  test.each(['SQLite', 'PostgreSQL'])('in %s goes by its own time unless it is given another', async (engine) => {
    const began = Date.now();
    const database = await openDatabase(where.get(engine)!);
    const { expires } = await held(await database.workspace('time'), 'one', 0);

    expect(expires).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Date.parse(expires)).toBeGreaterThanOrEqual(began);
    expect(Date.parse(expires)).toBeLessThanOrEqual(Date.now());
    await database.close();
  });

  test('of one file is refused where the disk goes with the instance, and nothing is made there', async () => {
    const path = join(folder, 'passing', 'state.db');

    await expect(openState({ path, workspace: 'team', passingDisk: true })).rejects.toMatchObject({
      code: 'state.passing-disk',
    });
    expect(existsSync(path)).toBe(false);
  });

  test('elsewhere is not refused there, nor one that is meant to pass', async () => {
    for (const path of [where.get('PostgreSQL')!, ':memory:'])
      await (await openState({ path, workspace: 'team', passingDisk: true })).close();
  });
});

describe('a file of the first version', () => {
  /** As Rowcall made it before there was a second version. */
  async function oldFile(): Promise<string> {
    const path = join(folder, `${Math.random()}.db`);
    const engine = sqlite(path);
    const db = new Kysely<Tables>({ dialect: engine.dialect });
    await firstTables(db, engine);
    const rows = [
      'create table migration (version integer primary key, at text not null)',
      "insert into migration values (1, '')",
      "insert into lease values (1, 'team', 'one', 7, '', 1)",
      `insert into record values (1, 1, 'people', 'a', 3, '{"name":"Ann"}', '{}', '{}', '[]', '["name"]', '[]', '[]', 'm1', 0, '[]', '[]')`,
      `insert into outbox values (1, 1, 'sent', 'l', 'c', 'people/a', '{"key":"sent"}', 'sent', 1, null, null, null, '{"id":"1"}', null)`,
      `insert into outbox values (2, 1, 'waits', 'l', null, 'people/a', '{"key":"waits","lane":"l"}', 'waiting', 0, null, null, null, null, null)`,
      `insert into wake values (1, 'people/a', 'call', '${noon}')`,
      `insert into question values (1, 'q', 'conflict', '[]', '{}', null, '${noon}', 'yes')`,
    ];
    for (const row of rows) await sql.raw(row).execute(db);
    await db.destroy();
    return path;
  }

  test('is carried over: everything is there, and what is new of it is empty', async () => {
    const state = await openState({ path: await oldFile(), workspace: 'team', clock: movedClock() });

    expect(await state.records('people', 'all')).toEqual([
      kept('a', { revision: 3, seen: { name: 'Ann' }, accepted: {}, pins: ['name'] }),
    ]);
    expect([await state.identity(), await state.due(later(1), 9)]).toEqual([
      null,
      [{ record: 'people/a', wake: { rule: 'call', at: noon } }],
    ]);
    expect((await state.claim(noon, 9)).map((one) => one.effect.key)).toEqual(['waits']);
    expect((await held(state)).fence).toBe(8);
    await state.close();
  });

  test('keeps what had come to its end for its full time from then on', async () => {
    const clock = movedClock();
    const state = await openState({ path: await oldFile(), workspace: 'team', clock });
    const lease = await held(state);
    expect(await state.prune(lease, { history: noon, settled: noon }, 9)).toBe(0);
    await state.settle(lease, settlement({ effects: [effect('next', { lane: 'l2', card: 'c' })] }));
    expect(await state.claim(noon, 9)).toMatchObject([{}, { effect: { key: 'next' }, previous: { id: '1' } }]);
    await state.delivered('next', 1, { is: 'sent', receipt: { at: noon, id: '2' } });

    expect(await state.prune(lease, { history: noon, settled: later(1) }, 9)).toBe(2);
    await state.close();
  });
});
