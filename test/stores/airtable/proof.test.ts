import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../emulators/airtable/serve.ts';
import { layTeam, recordAt } from './team.ts';

const first = recordAt(0);
const question = (kept: unknown, other: unknown) => [
  expect.objectContaining({ kind: 'conflict', args: expect.objectContaining({ field: 'title', kept, other }) }),
];

describe('what a person types while Rowcall writes the same cell', () => {
  const laid = () => layTeam({ rows: [['ROOF', 'New', null]] });
  const type = (team: Awaited<ReturnType<typeof laid>>, value: string | null) =>
    team.person.type('deals', first, 'title', value);

  test('is proved by what Airtable tells afterwards, and both values are kept', async () => {
    const team = await laid();
    type(team, 'wall');
    team.fault({ is: 'meanwhile', when: 'before', act: () => type(team, 'fence') }, 'update records');
    await team.told();
    expect(team.cell(first, 'title')).toBe('WALL');

    await team.told();

    expect(await team.asked()).toEqual(question('WALL', 'fence'));
    await team.told();
    expect(await team.asked()).toHaveLength(1);
  });

  test('is proved for a cell that the person emptied', async () => {
    const team = await laid();
    type(team, 'wall');
    team.fault({ is: 'meanwhile', when: 'before', act: () => type(team, null) }, 'update records');
    await team.told();
    await team.told();
    expect(await team.asked()).toEqual(question('WALL', ''));
  });

  test('is no question when the person typed on: the last word stands in the cell', async () => {
    const team = await laid();
    type(team, 'wall');
    team.fault({ is: 'meanwhile', when: 'before', act: () => type(team, 'fence') }, 'update records');
    team.fault({ is: 'meanwhile', when: 'after', act: () => type(team, 'gate') }, 'update records');
    await team.told();
    await team.told();
    expect([team.cell(first, 'title'), await team.asked()]).toEqual(['GATE', []]);
  });

  test('is proved when the answer to our write was lost, too', async () => {
    const team = await laid();
    type(team, 'wall');
    team.fault({ is: 'meanwhile', when: 'before', act: () => type(team, 'fence') }, 'update records');
    team.fault({ is: 'lost' }, 'update records');
    await team.told();
    await team.told();
    await team.told();
    expect(team.cell(first, 'title')).toBe('WALL');
    expect(await team.asked()).toEqual(question('WALL', 'fence'));
  });

  test('is proved when our write was given up and came late, after everything was in order again', async () => {
    const team = await laid();
    type(team, 'wall');
    team.fault({ is: 'late', by: 600_000 }, 'update records');
    await team.told();
    await team.told();
    expect(team.cell(first, 'title')).toBe('WALL');
    type(team, 'FENCE');
    await team.told();
    team.landLate();
    expect(team.cell(first, 'title')).toBe('WALL');
    await team.told();
    expect(await team.asked()).toEqual(question('WALL', 'FENCE'));
  });

  test('and typed again before anybody looked is history, and asks nobody', async () => {
    const team = await laid();
    type(team, 'wall');
    team.fault({ is: 'meanwhile', when: 'before', act: () => type(team, 'fence') }, 'update records');
    team.fault({ is: 'meanwhile', when: 'after', act: () => type(team, 'GATE') }, 'update records');
    await team.told();
    await team.told();
    expect(team.cell(first, 'title')).toBe('GATE');
    expect(await team.asked()).toEqual([]);
    const lines = await team.state.history({ table: 'deals', id: first, limit: 20 });
    const changes = lines
      .filter(({ phase, after }) => phase === 'observed' && 'title' in after)
      .map(({ before, after }) => [before['title'], after['title']]);
    expect(changes).toEqual(
      expect.arrayContaining([
        ['wall', 'fence'],
        ['fence', 'WALL'],
        ['WALL', 'GATE'],
      ]),
    );
  });

  test('is proved when the program ended before it could note that it wrote', async () => {
    const team = await laid();
    type(team, 'wall');
    team.fault({ is: 'meanwhile', when: 'before', act: () => type(team, 'fence') }, 'update records');
    const { settle } = team.state;
    const dies = Object.assign({}, team.ports, {
      state: {
        ...team.state,
        settle: (...given: Parameters<typeof settle>) =>
          given[1].journal.some(({ phase }) => phase === 'observed')
            ? Promise.reject(new Error('power cut'))
            : settle(...given),
      },
    });
    const { reconcile } = await import('../../../core/reconcile.ts');
    const { deals } = await import('./team.ts');
    const hints = [{ table: 'deals', places: ['changes'] }];
    await expect(reconcile(dies, deals, { hints, seconds: 600 })).rejects.toThrow('power cut');
    team.clock.pass(300_000);
    team.restarts();
    await team.told();
    await team.told();
    expect(team.cell(first, 'title')).toBe('WALL');
    expect(await team.asked()).toEqual(question('WALL', 'fence'));
  });

  test('in another cell of the record is simply taken in', async () => {
    const team = await laid();
    type(team, 'wall');
    const act = () => team.person.type('deals', first, 'note', 'by Friday');
    team.fault({ is: 'meanwhile', when: 'before', act }, 'update records');
    await team.told();
    await team.told();
    expect([team.cell(first, 'title'), team.cell(first, 'note'), await team.asked()]).toEqual([
      'WALL',
      'by Friday',
      [],
    ]);
  });

  test('and another program is not taken for us', async () => {
    const team = await laid();
    const { world } = team;
    world.tokens.set('patOther', { user: 'usrSomebodyElse01' });
    const update = (values: object) =>
      fetch(`${team.url}/v0/${world.id}/deals`, {
        method: 'PATCH',
        headers: { authorization: 'Bearer patOther' },
        body: JSON.stringify({ records: [{ id: first, fields: values }] }),
      });
    type(team, 'WALL');
    await update({ title: 'FENCE' });
    await team.told();
    expect(await team.asked()).toEqual([]);
    const [kept] = await team.state.records('deals', [first]);
    expect(kept?.seen['title']).toBe('FENCE');
  });
});

describe('a record that Rowcall makes', () => {
  test.each<Fault>([
    { is: 'dropped' },
    { is: 'lost' },
    { is: 'late', by: 20_000 },
    { is: 'refused', status: 503 },
    { is: 'garbled' },
  ])('is there once in the end, whatever became of the call: $is', async (fault) => {
    const team = await layTeam({ rows: [['ROOF', 'New', null]] });
    team.person.type('deals', first, 'stage', 'Won');
    team.fault(fault, 'update records');
    for (let look = 0; look < 3; look++) {
      await team.told();
      team.clock.pass(200_000);
    }
    expect(team.world.tables[1]!.records).toHaveLength(1);
  });
});

describe('while Airtable tells nobody', () => {
  test('people’s own columns are not written: it is suggested', async () => {
    const team = await layTeam({ rows: [['ROOF', 'New', null]], telling: false });
    team.person.type('deals', first, 'title', 'wall');
    const { suggested } = await team.looks();
    expect([suggested, team.cell(first, 'title')]).toEqual([1, 'wall']);
  });

  test('what a person asked for is written', async () => {
    const team = await layTeam({ rows: [['ROOF', 'New', null]], telling: false });
    const ask = (key: string, title: string) =>
      team.looks({
        hints: [],
        requests: [
          {
            key,
            actor: { is: 'program', name: 'test' },
            cause: key,
            edits: [{ table: 'deals', id: first, set: { title } }],
            creates: [],
          },
        ],
      });
    await ask('one', 'WALL');
    expect(team.cell(first, 'title')).toBe('WALL');
  });
});
