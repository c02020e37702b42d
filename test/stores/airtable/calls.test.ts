import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { tick } from '../../../core/tick.ts';
import { deals, layTeam, recordAt, type Team } from './team.ts';

const rows = (count: number) => Array.from({ length: count }, (_, n) => [`DEAL ${n}`, 'New', null]);

/** What each thing cost, as the reference says it. */
const measured: (readonly [string, string])[] = [];

/** The calls that something takes, by name. */
async function cost(team: Team, act: () => Promise<unknown>): Promise<Record<string, number>> {
  team.calls.length = 0;
  await act();
  const counts: Record<string, number> = {};
  for (const { name, status } of team.calls) {
    expect(status).toBe(200);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function note(what: string, counts: Record<string, number>): Record<string, number> {
  const list = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  measured.push([what, list.length === 0 ? 'none' : list.join(', ')]);
  return counts;
}

const looksByItself = (team: Team) => tick({ ...team.ports, senders: new Map() }, deals, { seconds: 600 });

describe('calls to Airtable while it tells of changes', () => {
  test('asking whether anything changed is one light call, and nothing is read', async () => {
    const team = await layTeam({ rows: rows(250), poll: 1 });
    await looksByItself(team);
    team.clock.pass(60_000);
    const counts = await cost(team, () => looksByItself(team));
    expect(note('asking whether anything changed, when nothing did', counts)).toEqual({ 'list payloads': 1 });
  });

  test('an edited row is one reading and one writing, however many records there are', async () => {
    const team = await layTeam({ rows: rows(250) });
    team.person.type('deals', recordAt(7), 'title', 'wall');
    const counts = await cost(team, () => team.told());
    expect(note('one edited row', counts)).toEqual({ 'list payloads': 1, 'update records': 1 });
    expect(team.cell(recordAt(7), 'title')).toBe('WALL');
    expect(note('hearing of our own write', await cost(team, () => team.told()))).toEqual({ 'list payloads': 1 });
  });

  test('n changed rows are n / 10 writings', async () => {
    const team = await layTeam({ rows: rows(60) });
    const some = Object.fromEntries(rows(37).map((_, n) => [recordAt(n), { title: `wall ${n}` }]));
    team.person.paste('deals', some);
    const counts = await cost(team, () => team.told({ sure: true }));
    expect(note('37 rows pasted at once', counts)).toEqual({ 'list payloads': 1, 'update records': 4 });
  });

  test('a thousand changed rows are a hundred writings, in two passes', async () => {
    const team = await layTeam({ rows: rows(1000) });
    const all = Object.fromEntries(rows(1000).map((_, n) => [recordAt(n), { title: `wall ${n}` }]));
    team.person.paste('deals', all);
    const counts = await cost(team, () => team.told({ sure: true }));
    expect(note('1,000 rows pasted at once', counts)).toEqual({ 'list payloads': 1, 'update records': 100 });
  });

  test('a new record is looked for once before it is made', async () => {
    const team = await layTeam({ rows: rows(5) });
    team.person.paste('deals', { [recordAt(1)]: { stage: 'Won' }, [recordAt(2)]: { stage: 'Won' } });
    const counts = await cost(team, () => team.told());
    expect(note('two rows that make a new record each', counts)).toEqual({
      'list payloads': 1,
      'list records': 1,
      'update records': 1,
    });
    expect(team.world.tables[1]!.records).toHaveLength(2);
  });

  test('a removed record costs no reading of its table', async () => {
    const team = await layTeam({ rows: rows(250) });
    team.person.remove('deals', recordAt(7));
    const counts = await cost(team, () => team.told());
    expect(note('one removed row', counts)).toEqual({ 'list payloads': 1 });
    expect((await team.state.records('deals', [recordAt(7)]))[0]?.gone).toBe(true);
  });

  test('a look at a whole table is a call for every hundred records', async () => {
    const team = await layTeam({ rows: rows(250) });
    const counts = await cost(team, () => team.looks());
    expect(note('a whole look at 250 records and an empty table', counts)).toEqual({
      'list payloads': 1,
      'list records': 4,
    });
  });

  test('that it goes on telling costs two calls in four days', async () => {
    const team = await layTeam({ rows: rows(5) });
    expect(await cost(team, () => team.store.keepAlive!(null))).toEqual({});
    team.clock.pass(4 * 24 * 3_600_000 + 1000);
    const counts = await cost(team, () => team.store.keepAlive!(null));
    expect(note('having it tell on, every four days', counts)).toEqual({ 'list webhooks': 1, 'refresh webhook': 1 });
  });
});

describe('calls to Airtable while it tells nobody', () => {
  test('nobody asks by himself, unless he was told to', async () => {
    const team = await layTeam({ rows: rows(250), telling: false });
    expect(await team.store.touched!(await team.state.memo())).toBe(false);
    expect(team.calls).toEqual([]);
  });

  test('an edited row is a look at its whole table, and a writing where that may be', async () => {
    const team = await layTeam({ rows: rows(250), telling: false });
    team.person.type('deals', recordAt(7), 'stage', 'Won');
    team.clock.pass(60_000);
    const counts = await cost(team, () => team.looks());
    expect(note('without being told: one edited row among 250 that makes a new record', counts)).toEqual({
      'list tables': 1,
      'list records': 5,
      'update records': 1,
    });
  });
});

test('the reference says just what was measured above', () => {
  const table = ['| what | calls |', '| --- | --- |', ...measured.map(([what, calls]) => `| ${what} | ${calls} |`)];
  const page = readFileSync(join(import.meta.dirname, '../../../docs/reference/airtable.md'), 'utf8');
  expect(page).toContain(table.join('\n'));
});
