import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Cells } from '../../core/cell.ts';
import { loadSettings } from '../../manifests/load.ts';
import { carriedOut, found, given, patches, planned, reviewed } from '../given.ts';
import { modelOf } from '../settings.ts';

const tables = `
tables:
  staff:
    label: name
    fields:
      name: { type: text }
      aliases: { type: text }
      left: { type: date }
  customers:
    label: name
    fields:
      name: { type: text }
      city: { type: text }
      postcode: { type: text }
      owner: { type: person, owner: shared }
      stage: { type: choice, options: [Open, Closed] }
  shops:
    label: name
    fields:
      name: { type: text }
      city: { type: text }
      owner: { type: reference, table: staff }
staff: { table: staff, aliases: aliases, left: left }
`;
const section = (of: string) => `territories:
  customers: { by: [city, postcode], owner: owner, of: ${of} }
  shops: { by: [city], owner: owner, of: { Kyiv: Olena } }
`;
const model = modelOf(
  `${tables}${section('{ Kyiv: Olena, Lviv: Taras, Odesa: Zoe, Sumy: Ira, "79*": Taras, "7900*": Olena }')}`,
);
const staff = { o: { name: 'Olena', aliases: 'Lena' }, t: { name: 'Taras' }, i: { name: 'Ira', left: '2026-11-01' } };

const judged = (cells: Cells, table = 'customers', of = model) => {
  const world = given(of, { staff, [table]: { c: { name: 'Cafe', ...cells } } });
  return planned(world, [reviewed(world.rows.get(`${table}/c`)!)]).plan;
};

describe('adapters/behaviours/territories', () => {
  test.each<[Cells, string]>([
    [{ city: 'Kyiv' }, 'Olena'],
    [{ city: ' kyiv ' }, 'Olena'],
    [{ city: 'Brody', postcode: '79600' }, 'Taras'],
    [{ city: 'Lviv', postcode: '79001' }, 'Taras'],
    [{ postcode: '79001' }, 'Olena'],
  ])('%j belongs to %s', (cells, owner) => expect(patches(judged(cells))).toMatchObject({ 'customers/c': { owner } }));

  test.each<Cells>([{ city: 'Brody' }, {}, { city: 'Kyiv', stage: 'Closed' }, { city: 'Sumy' }, { city: 'Odesa' }])(
    '%j is given to nobody: nobody looks after it, it is closed, or they are not here',
    (cells) => expect(patches(judged(cells))['customers/c']?.['owner']).toBeUndefined(),
  );

  test('where whoever looks after a place is not here, it is asked who does', () => {
    expect(judged({ city: 'Sumy' }).records[0]!.findings).toMatchObject([
      { code: 'territory.nobody', severity: 'warning', field: 'owner', args: { name: 'Ira', isGone: true } },
    ]);
    expect(judged({ city: 'Odesa' }).records[0]!.findings).toMatchObject([{ args: { name: 'Zoe', isGone: false } }]);
    expect(found(judged({ city: 'Odesa', owner: 'Taras' }))).toEqual([]);
  });

  test('somebody else is told of, not replaced; other names of the same person are no one else', () => {
    expect(found(judged({ city: 'Kyiv', owner: 'Taras' }))).toEqual(['c owner territory.other']);
    expect(judged({ city: 'Kyiv', owner: 'Taras' }).records[0]!.findings[0]).toMatchObject({
      severity: 'note',
      suggestions: ['Olena'],
    });
    expect(found(judged({ city: 'Kyiv', owner: 'Lena' }))).toEqual([]);
    expect(patches(judged({ city: 'Kyiv', owner: 'Taras' }))).toEqual({});
  });

  test('records of the list are given as such', () => {
    const world = given(model, { staff, shops: { c: { name: 'Shop', city: 'Kyiv' } } });
    const { plan } = planned(world, [reviewed(world.rows.get('shops/c')!)]);

    expect(plan.records[0]!.row.values['owner']).toEqual([{ id: 'o', text: 'Olena' }]);
    expect(found(judged({ city: 'Kyiv', owner: ['t'] }, 'shops'))).toEqual(['c owner territory.other']);
    expect(found(judged({ city: 'Kyiv', owner: ['o'] }, 'shops'))).toEqual([]);
  });

  test('the list may stand in cells; as long as nobody has read it, nobody looks after anything', () => {
    const head =
      'rowcall: 1\nname: T\nstore: { kind: memory }\nmode: act\nlanguage: en\nzone: Europe/Kyiv\ncurrency: UAH\ncountries: [UA]';
    const loaded = loadSettings(`${head}${tables}${section("{ from: 'Lists!A2:B' }")}`, 't');
    if ('issues' in loaded) throw new Error(loaded.issues[0]!.message);
    const listed = loaded.withLists(new Map([['Lists!A2:B', [['Kyiv', 'Olena'], ['Lviv'], ['79*', 'Taras']]]]))!;

    expect(patches(judged({ city: 'Kyiv' }, 'customers', loaded.model))).toEqual({});
    expect(patches(judged({ city: 'Kyiv' }, 'customers', listed.model))).toMatchObject({
      'customers/c': { owner: 'Olena' },
    });
    expect(patches(judged({ postcode: '79' }, 'customers', listed.model))).toMatchObject({
      'customers/c': { owner: 'Taras' },
    });
    expect(patches(judged({ city: 'Lviv' }, 'customers', listed.model))).toEqual({});
  });

  test('looking again at what was filled in wants nothing more', () => {
    const city = fc.constantFrom('Kyiv', 'LVIV', 'Brody', null);
    const owner = fc.constantFrom('Olena', 'Lena', 'Taras', 'Zoe', null);
    fc.assert(
      fc.property(fc.record({ city, owner, postcode: fc.constantFrom('79600', '7900', '1', null) }), (cells) => {
        const world = given(model, { staff, customers: { c: { name: 'Cafe', ...cells } } });
        const after = carriedOut(world, planned(world, [reviewed(world.rows.get('customers/c')!)]).plan);

        expect(patches(planned(after, [reviewed(after.rows.get('customers/c')!)]).plan)).toEqual({});
      }),
    );
  });
});
