import { describe, expect, test } from '@jest/globals';
import { perform } from '../../../adapters/actions/calling/action.ts';
import { doctor } from '../../../adapters/actions/doctor.ts';
import { heedCalls } from '../../../adapters/actions/keeping/heed-calls.ts';
import { airtable } from '../../../adapters/stores/airtable/index.ts';
import type { Board } from '../../../core/board.ts';
import { boardMemo } from '../../../core/board.ts';
import { pauseIn } from '../../../core/pause.ts';
import type { Memo } from '../../../core/store.ts';
import { boardOf, goOn } from '../../contracts/board-fixture.ts';
import { layTeam } from '../../contracts/letting-in-team.ts';
import { ourToken } from '../../emulators/airtable/world.ts';
import { typedTable } from '../../typed-table.ts';
import { airtablePlace, layBaseOf } from '../letting-in/airtable.ts';
import { type Base, layBase, tellOfChanges } from './kit.ts';

const people = typedTable('people', { name: {} });
const given = {
  tables: new Map([['people', people]]),
  laid: [
    { name: 'people', fields: [{ name: 'name', type: 'singleLineText' }], records: [{ values: { name: 'Ann' } }] },
  ],
};

async function shown(base: Base, board: Board, memo: Memo = {}): Promise<Memo> {
  const written = await base.store.board!.write(board, memo);
  expect(written.is).toBe('shown');
  return written.memo;
}

const own = ({ world }: Base) => world.tables.find(({ description = '' }) => description.endsWith('(rowcall.board)'))!;
const lines = (base: Base) =>
  own(base).records.map(({ id }) =>
    ['Rowcall', 'Now', 'Check here'].map((name) => base.person.cell(own(base).id, id, name) ?? ''),
  );
const lineAt = (base: Base, label: string) =>
  own(base).records.find(({ id }) => base.person.cell(own(base).id, id, 'Rowcall') === label)!.id;
const names = (base: Base) => base.calls.splice(0).map(({ name }) => name);

describe('the table of Rowcall’s own in a base of Airtable', () => {
  test('shows its lines in order, a record each', async () => {
    const base = await layBase(given);
    await shown(base, boardOf({ more: goOn }));
    expect(lines(base)).toEqual([
      ['Last check', '09:00', ''],
      ['Working', 'yes, until 2026-11-22T11:00:00.000Z', ''],
      ['Pause', '', ''],
      ['Paused', 'by Ann', ''],
      ['Go on', '', ''],
      ['▸ This week', '', ''],
      ['·', 'changed 2 cells', ''],
    ]);
  });

  test('costs one reading while nothing changed, and a writing for every ten lines that did', async () => {
    const base = await layBase(given);
    const memo = await shown(base, boardOf());
    names(base);
    await shown(base, boardOf(), memo);
    expect(names(base)).toEqual(['list records']);
    await shown(base, boardOf({ checked: '09:30' }), memo);
    expect(names(base)).toEqual(['list records', 'update records']);
    await shown(base, boardOf({ checked: '09:30', week: Array.from({ length: 17 }, (_, n) => `${n}`) }), memo);
    expect(names(base)).toEqual(['list records', 'update records', 'update records', 'update records']);
    await shown(base, boardOf({ checked: '09:30' }), memo);
    expect(names(base)).toEqual(['list records', 'update records', 'delete records', 'delete records']);
    expect(lines(base)).toHaveLength(5);
  });

  test('leaves a box as somebody ticked it since it was written last', async () => {
    const base = await layBase(given);
    const memo = await shown(base, boardOf());
    base.person.type(own(base).id, lineAt(base, 'Pause'), 'Check here', true);
    await shown(base, boardOf({ checked: '09:30', was: false }), memo);
    expect(await base.store.board!.read(memo)).toEqual(new Map([['pause', true]]));
    await shown(base, boardOf({ was: true }), memo);
    expect(await base.store.board!.read(memo)).toEqual(new Map([['pause', false]]));
  });

  test('is known whatever people call it, keeps their own records and columns, and lets copies of its lines go', async () => {
    const base = await layBase(given);
    const memo = await shown(base, boardOf());
    const { person } = base;
    person.renameTable('Rowcall', 'Robot');
    person.renameField('Robot', 'Check here', 'Tick');
    person.addField('Robot', 'Remarks', 'singleLineText');
    person.insert('Robot', { Rowcall: 'who looks after this?' });
    const copy = person.duplicate('Robot', lineAt(base, 'Pause'));
    person.type('Robot', copy, 'Tick', true);
    expect(await base.store.board!.read(memo)).toEqual(new Map([['pause', false]]));
    base.clock.pass(10_000);
    await base.another().board!.write(boardOf({ checked: '10:00' }), {});
    expect(own(base).records.map(({ id }) => person.cell('Robot', id, 'Rowcall'))).toEqual([
      'Last check',
      'Working',
      'Pause',
      '▸ This week',
      '·',
      'who looks after this?',
    ]);
  });

  test('gets back a column that somebody removed, and itself when somebody removed it', async () => {
    const base = await layBase(given);
    const memo = await shown(base, boardOf());
    base.person.removeField('Rowcall', 'Now');
    await shown(base, boardOf(), memo);
    expect(lines(base)[0]).toEqual(['Last check', '09:00', '']);
    base.world.tables.splice(base.world.tables.indexOf(own(base)), 1);
    base.clock.pass(10_000);
    const next = await shown(base, boardOf(), memo);
    expect(lines(base)).toHaveLength(5);
    expect(next[boardMemo]).not.toBe(memo[boardMemo]);
  });

  test('begins without the blank records that tables begin with', async () => {
    const base = await layBase(given);
    const blank = () => {
      const { records } = base.world.tables.at(-1)!;
      const createdTime = base.clock.now();
      for (const n of [1, 2, 3]) records.push({ id: `recBlank${n}`, createdTime, values: {} });
    };
    base.fault({ is: 'meanwhile', when: 'after', act: blank }, 'create table');
    await shown(base, boardOf());
    expect(lines(base).map(([label]) => label)).toEqual(['Last check', 'Working', 'Pause', '▸ This week', '·']);
  });

  test('is no twice made when an answer is lost, and shows its lines once', async () => {
    const base = await layBase(given);
    for (const call of ['create table', 'update records']) {
      base.fault({ is: 'lost' }, call);
      await expect(base.store.board!.write(boardOf(), {})).rejects.toMatchObject({ code: 'vendor.unreachable' });
      base.clock.pass(30_000);
    }
    await shown(base, boardOf());
    expect(base.world.tables.filter(({ name }) => name === 'Rowcall')).toHaveLength(1);
    expect(lines(base)).toHaveLength(5);
  });
});

describe('silence in a base of Airtable', () => {
  const tokens = (base: Base) => ({ ...base.setting, given: base.setting.given! });
  const diagnosed = async (base: Base) => await airtable.diagnose!({ base: base.world.id }, tokens(base));

  test('stands in words, and rings by itself once a person has added the formula that the doctor names', async () => {
    const base = await layBase(given);
    await shown(base, boardOf());
    const [advice] = (await diagnosed(base)).filter(({ code }) => code === 'airtable.no-alarm');
    expect(advice).toMatchObject({ is: 'doubtful', args: { title: 'Rowcall' } });
    const formula = String(advice!.args!['formula']);
    expect(own(base).fields.find(({ name }) => name === 'Silent from')!.description).toContain(formula);
    base.person.addFormula('Rowcall', 'My alarm', formula);
    base.clock.pass(10_000);
    expect((await diagnosed(base)).map(({ code }) => code)).not.toContain('airtable.no-alarm');

    const rings = () => {
      const field = own(base).fields.find(({ name }) => name === 'My alarm')!;
      return own(base).records.map((record) => {
        const values = Object.fromEntries(own(base).fields.map((one) => [one.name, record.values[one.id]]));
        return field.compute!(values, record) ?? '';
      });
    };
    expect(rings().filter((one) => one !== '')).toEqual(['✓']);
    base.clock.pass(2 * 3_600_000);
    expect(rings().filter((one) => one !== '')).toEqual(['🔴 No check since "09:00"']);
    await shown(base, boardOf({ checked: '11:01', from: '2026-11-22T14:00:00.000Z' }));
    expect(rings().filter((one) => one !== '')).toEqual(['✓']);
  });
});

describe('who ticked, and that somebody did', () => {
  test('is known from what Airtable tells, also when another process heard of it first', async () => {
    const base = await layBase(given);
    base.world.people.push({ id: 'usrPerson00000001', email: 'olena@example.com', name: 'Olena Koval' });
    const hook = await tellOfChanges(base);
    let memo: Memo = { ...hook, ...(await shown(base, boardOf())) };
    const look = async () => {
      base.clock.pass(10_000);
      memo = { ...memo, ...(await base.store.read([{ table: 'people', places: ['changes'] }], memo)).memo };
    };
    await look();
    const { board } = base.store;
    const before = board!.sign!(memo);
    await look();
    expect(board!.sign!(memo)).toBe(before);

    base.person.type('Rowcall', lineAt(base, 'Pause'), 'Check here', true);
    await look();
    expect(board!.sign!(memo)).not.toBe(before);
    expect(await board!.who!('pause', memo)).toBe('Olena Koval');
  });

  test('is heeded with the call that tells of it', async () => {
    const team = await layTeam(airtablePlace);
    await team.call('act');
    const state = await team.desk.openState({} as Parameters<typeof team.desk.openState>[0]);
    const told = async () => {
      team.pass(10_000);
      await state.file({ is: 'hint', hint: { table: 'people', places: ['changes'] } });
      await heedCalls(team.desk, team.in('act'), 20);
    };
    await told();
    expect(pauseIn(await state.memo())).toBeNull();
    team.tick('Pause', true);
    await told();
    expect(pauseIn(await state.memo())).toMatchObject({ by: 'Olena Koval' });
    await team.close!();
  });
});

describe('a token that may not make tables', () => {
  test('keeps Rowcall from nothing but its tab, and is not tried again with every call', async () => {
    const team = await layTeam({
      ...airtablePlace,
      lay: (rows, clock) =>
        layBaseOf(rows, clock, (world) => {
          const scopes = ['data.records:read', 'data.records:write', 'schema.bases:read', 'webhook:manage'];
          world.tokens.set(ourToken, { user: 'usrRowcallTest001', scopes });
          return ['_key', 'Rowcall'];
        }),
    });
    const first = await team.call('suggest');
    expect(first).toMatchObject({ answers: 3 });
    team.writes();
    for (let calls = 0; calls < 3; calls++) {
      team.pass(60_000);
      await team.call('suggest');
    }
    expect([team.writes(), team.board()]).toEqual([0, null]);
    const { checks } = await perform(doctor, team.desk, team.in('suggest'));
    expect(checks.map(({ message }) => message).join()).toContain('may not show its tab');
    await team.close!();
  });
});

describe('the way out of a base of Airtable', () => {
  const note = typedTable('people', { name: {}, note: { owner: 'rowcall' } }, ['people']);
  const used = async (records: number) => {
    const laid = {
      name: 'people',
      fields: ['name', 'note', '_key'].map((name) => ({ name, type: 'singleLineText' })),
      records: Array.from({ length: records }, (_, n) => ({ values: { name: `${n}`, note: '✓' } })),
    };
    const base = await layBase({ tables: new Map([['people', note]]), laid: [laid] });
    const memo = { ...(await tellOfChanges(base)), ...(await shown(base, boardOf())) };
    const left = await base.store.takeOut!([{ table: 'people', fields: ['note'] }], memo);
    return { base, left };
  };
  const notes = ({ world }: Base) => {
    const [table] = world.tables;
    const field = table!.fields.find(({ name }) => name === 'note')!;
    return table!.records.filter(({ values }) => values[field.id] != null).length;
  };

  test('ends its calls, empties what it may not delete, and names it', async () => {
    const { base, left } = await used(25);
    expect(left).toEqual([
      { table: 'people', header: 'note' },
      { table: 'people', header: '_key' },
      { table: 'Rowcall', header: null },
    ]);
    expect([base.world.webhooks, own(base).records, notes(base)]).toEqual([[], [], 0]);
  });

  test('does not keep anybody waiting for very many records: what is deleted by hand need not be emptied', async () => {
    const { base, left } = await used(3000);
    expect(left.map(({ header }) => header)).toEqual(['note', '_key', null]);
    expect(own(base).records).toEqual([]);
    expect(notes(base)).toBeGreaterThan(1000);
    expect(base.clock.now() < '2026-11-22T09:01:00.000Z').toBe(true);
  });
});
