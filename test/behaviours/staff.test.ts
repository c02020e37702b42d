import { describe, expect, test } from '@jest/globals';
import { loadSettings } from '../../manifests/load.ts';
import { added, carriedOut, found, given, planned, reviewed, typed } from '../given.ts';
import { modelOf } from '../settings.ts';

const tables = `
tables:
  staff:
    label: name
    fields:
      name: { type: text }
      aliases: { type: text }
      email: { type: email }
      channel: { type: text }
      manager: { type: person }
      hours: { type: text }
      away_from: { type: date }
      away_to: { type: date }
      left_on: { type: date }
  deals:
    label: title
    fields:
      title: { type: text }
      owner: { type: person }
      stage: { type: choice, options: [New, Won] }
`;
const section = `
staff: { table: staff, aliases: aliases, email: email, channel: channel, manager: manager, hours: hours, absent: { from: away_from, to: away_to }, left: left_on }
`;
const model = modelOf(`${tables}${section}`);

const world = given(model, {
  staff: {
    s1: { name: 'Олена Коваль', aliases: 'Лена, О. Коваль', email: 'olena@example.com', channel: '@lena' },
    s2: { name: 'Taras Bondar', email: 'taras@example.com', manager: 'Лена' },
    s3: { name: 'Iryna Melnyk', left_on: '2026-11-01' },
    s4: { name: 'Petro Hnatiuk', left_on: '2026-12-01' },
  },
  deals: { d: { title: 'Roof', owner: null } },
});

const typing = (owner: string) => planned(world, [typed(world, 'deals', 'd', { owner })]).plan;
const findingOf = (owner: string) => typing(owner).records[0]!.findings[0];

describe('adapters/behaviours/staff', () => {
  test.each(['Олена Коваль', ' олена  коваль', 'Лена', 'о. коваль', 'OLENA@example.com', '@lena', 'Taras Bondar'])(
    '%s is one of the staff',
    (owner) => expect(found(typing(owner))).toEqual([]),
  );

  test.each([
    ['Тарас', 'Taras Bondar'],
    ['Taras Bondr', 'Taras Bondar'],
    ['Olena Koval', 'Олена Коваль'],
    ['Melnik', 'Iryna Melnyk'],
  ])('%s is asked about: did you mean %s?', (typedName, meant) =>
    expect(findingOf(typedName)).toMatchObject({ code: 'staff.unknown', severity: 'error', suggestions: [meant] }),
  );

  test('nobody is guessed for a name that is like none', () =>
    expect(findingOf('Zoe')).toMatchObject({ code: 'staff.unknown', suggestions: [] }));

  test('whoever has left is told beside their rows', () =>
    expect(findingOf('Iryna Melnyk')).toMatchObject({ code: 'staff.left', severity: 'note' }));

  test('whoever leaves on a day to come is looked at again on that day', () => {
    const { records } = typing('Petro Hnatiuk');

    expect(records[0]!.findings).toEqual([]);
    expect(records[0]!.wakes).toEqual([{ rule: 'staff', at: '2026-12-01T12:00:00.000Z' }]);
  });

  test('a person added to the list is known in the rows that named them before', () => {
    const before = carriedOut(world, typing('Zoe'));
    const all = [added(before, 'staff', 's5', { name: 'Zoe' }), reviewed(before.rows.get('deals/d')!)];

    expect(found(planned(before, all).plan)).toEqual([]);
  });

  test('one name for two people is asked about, in the list and in the rows', () => {
    const { plan } = planned(world, [typed(world, 'staff', 's2', { aliases: 'Лена' })]);
    const after = carriedOut(world, plan);

    expect(found(plan)).toContain('s2 aliases staff.same');
    const deal = planned(after, [typed(after, 'deals', 'd', { owner: 'Лена' })]).plan;
    expect(deal.records.find(({ key }) => key === 'deals/d')!.findings[0]).toMatchObject({
      code: 'staff.several',
      suggestions: ['Олена Коваль', 'Taras Bondar'],
    });
  });

  test('an absence that ends before it begins is to be fixed', () => {
    const start = typed(world, 'staff', 's2', { away_from: '2026-12-10', away_to: '2026-12-01' });

    expect(found(planned(world, [start]).plan)).toEqual(['s2 away_to staff.absence']);
  });

  test('a manager is one of the staff too', () =>
    expect(found(planned(world, [typed(world, 'staff', 's2', { manager: 'Boss' })]).plan)).toEqual([
      's2 manager staff.unknown',
    ]));

  test('nobody is their own manager, nor are two people above one another', () => {
    const own = planned(world, [typed(world, 'staff', 's2', { manager: 'Taras Bondar' })]).plan;
    expect(own.records[0]!.findings).toMatchObject([{ code: 'staff.ring', args: { isAlone: true } }]);

    const both = [typed(world, 'staff', 's1', { manager: 'taras@example.com' }), reviewed(world.rows.get('staff/s2')!)];
    const { plan } = planned(world, both);
    expect(found(plan)).toEqual(['s1 manager staff.ring', 's2 manager staff.ring']);
    expect(plan.records[0]!.findings[0]!.args).toMatchObject({ names: 'Олена Коваль → Taras Bondar → Олена Коваль' });
  });

  test('whoever answers to somebody in a ring is not in it', () => {
    const ring = carriedOut(world, planned(world, [typed(world, 'staff', 's1', { manager: 'Taras Bondar' })]).plan);
    const start = typed(ring, 'staff', 's4', { manager: 'Лена' });

    expect(found(planned(ring, [start]).plan).filter((one) => one.startsWith('s4'))).toEqual([]);
  });

  test('hours that nobody can read are to be fixed', () => {
    const start = (hours: string) => found(planned(world, [typed(world, 'staff', 's2', { hours })]).plan);

    expect(start('when I please')).toEqual(['s2 hours staff.hours']);
    expect(start('10-19')).toEqual([]);
  });

  test('open rows that still name somebody who has left are counted once, beside that person', () => {
    const left = given(model, {
      staff: { s3: { name: 'Iryna Melnyk', aliases: 'Ira', left_on: '2026-11-01' } },
      deals: {
        a: { title: 'A', owner: 'Ira', stage: 'New' },
        b: { title: 'B', owner: 'iryna melnyk' },
        c: { title: 'C', owner: 'Iryna Melnyk', stage: 'Won' },
      },
    });
    const review = (at: typeof left) => planned(at, [reviewed(at.rows.get('staff/s3')!)]).plan.records[0]!;

    expect(review(left).findings).toMatchObject([
      { code: 'staff.still-named', severity: 'warning', field: 'left_on', args: { count: 2 } },
    ]);
  });

  test('whoever gives the last of them away is not asked any more', () => {
    const left = given(model, {
      staff: { s3: { name: 'Iryna Melnyk', left_on: '2026-11-01' }, s2: { name: 'Taras Bondar' } },
      deals: { a: { title: 'A', owner: 'Iryna Melnyk' } },
    });
    const { plan } = planned(left, [
      typed(left, 'deals', 'a', { owner: 'Taras Bondar' }),
      reviewed(left.rows.get('staff/s3')!),
    ]);

    expect(found(plan)).toEqual([]);
  });

  test('a name may be of any type, and columns may refer to the list', () => {
    const linked = modelOf(`
tables:
  staff: { label: name, fields: { name: { type: person-name }, left_on: { type: date } } }
  deals: { label: title, fields: { title: { type: text }, owner: { type: reference, table: staff }, second: { type: person } } }
staff: { table: staff, left: left_on }
`);
    const at = given(linked, {
      staff: { s: { name: 'Iryna Melnyk', left_on: '2026-11-01' } },
      deals: { d: { title: 'D', owner: ['s'], second: 'iryna melnyk' } },
    });
    const { plan } = planned(at, [reviewed(at.rows.get('staff/s')!), reviewed(at.rows.get('deals/d')!)]);

    expect(found(plan)).toEqual(['d second staff.left', 's left_on staff.still-named']);
    expect(plan.records[0]!.findings[0]!.args).toMatchObject({ count: 2 });
  });

  test('a field of the list that is misspelt is told with what was meant', () => {
    const head =
      'rowcall: 1\nname: T\nstore: { kind: memory }\nlanguage: en\nzone: Europe/Kyiv\ncurrency: UAH\ncountries: [UA]';
    const loaded = loadSettings(`${head}${tables}staff: { table: staff, left: left_no }\n`, 't.yaml');

    expect('issues' in loaded && loaded.issues[0]).toMatchObject({ suggestion: 'left_on' });
  });
});
