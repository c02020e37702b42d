import { describe, expect, test } from '@jest/globals';
import { added, found, given, patches, planned, reviewed, typed } from '../given.ts';
import { modelOf } from '../settings.ts';

const model = modelOf(`
dictionaries:
  cities: { Kyiv: [Київ, Киев, Kiev] }
tables:
  contacts:
    label: name
    fields:
      name: { type: text, required: true }
      phone: { type: phone, unique: true }
      city: { type: text, dictionary: cities }
      stage: { type: choice, options: [New, Won], default: New }
      born: { type: date }
      total: { type: number }
      vip: { type: checkbox }
`);

const empty = { name: 'Anna', phone: null, city: null, stage: 'New', born: null, total: null, vip: null };
const world = given(model, {
  contacts: { a: { ...empty, phone: '+380 67 123 4567' }, b: { ...empty, name: 'Boris' } },
});

function typing(cells: Readonly<Record<string, string | number | null>>) {
  return planned(world, [typed(world, 'contacts', 'b', cells)]).plan;
}

describe('adapters/behaviours/validation', () => {
  test('a phone is put into the one form without a question', () => {
    const plan = typing({ phone: '067-765 43 21' });

    expect([patches(plan), found(plan)]).toEqual([{ 'contacts/b': { phone: '+380 67 765 4321' } }, []]);
  });

  test('the words of a dictionary are one', () =>
    expect(patches(typing({ city: 'киев' }))).toEqual({ 'contacts/b': { city: 'Kyiv' } }));

  test('what cannot be read is to be fixed, and is left as typed', () => {
    const plan = typing({ phone: '12', stage: 'Wonn', total: 'many' });

    expect(found(plan)).toEqual(['b phone phone.too-short', 'b stage choice.unknown', 'b total number.unreadable']);
    expect(patches(plan)).toEqual({});
  });

  test('a date that can be read two ways is asked about, with both readings', () => {
    const plan = typing({ born: '03/04/2026' });

    expect(plan.records[0]!.findings).toMatchObject([
      { code: 'date.ambiguous', suggestions: ['2026-04-03', '2026-03-04'] },
    ]);
    expect(patches(plan)).toEqual({});
  });

  test('an emptied required cell is told', () =>
    expect(found(typing({ name: null }))).toEqual(['b name validation.required']));

  test('a required cell that cannot be read is told once, as what it is', () => {
    const strict = modelOf('tables: { t: { label: n, fields: { n: { type: number, required: true } } } }');
    const here = given(strict, {});

    expect(found(planned(here, [added(here, 't', 'x', { n: 'abc' })]).plan)).toEqual(['x n number.unreadable']);
  });

  test('the same phone written another way is taken, and each side names the other', () => {
    const start = [typed(world, 'contacts', 'b', { phone: '0671234567' }), reviewed(world.rows.get('contacts/a')!)];

    const { plan } = planned(world, start);

    expect(plan.records.map((record) => record.findings.map((one) => [one.code, one.others]))).toEqual([
      [['validation.taken', ['contacts/a']]],
      [['validation.taken', ['contacts/b']]],
    ]);
  });

  test('a new record gets the default, an old one keeps its empty cell', () => {
    const fresh = planned(world, [added(world, 'contacts', 'c', { ...empty, stage: null })]).plan;

    expect(patches(fresh)).toEqual({ 'contacts/c': { stage: 'New' } });
    expect(patches(typing({ stage: null }))).toEqual({});
  });

  test('formulas and formatted cells are never rewritten', () => {
    const start = typed(world, 'contacts', 'b', { phone: '0677654321', city: 'Киев' });

    const { plan } = planned(world, [{ ...start, row: { ...start.row, marks: { phone: 'computed', city: 'rich' } } }]);

    expect(patches(plan)).toEqual({});
  });

  test('a number in a text column stays a number, text in a number column becomes one', () => {
    const plan = typing({ city: 1042, total: '1 042' });

    expect(patches(plan)).toEqual({ 'contacts/b': { total: 1042 } });
  });

  test('a word for yes stays that word: it can be read, and somebody may count by it', () => {
    expect(patches(typing({ vip: 'так' }))).toEqual({});
  });

  test('a formula that shows an error is told as such', () => {
    const broken = added(given(model, {}), 'contacts', 'x', { ...empty });
    const row = {
      ...broken.row,
      cells: { ...empty, total: '#REF!' },
      wrong: { total: { is: 'wrong' as const, code: 'cell.error' } },
    };

    expect(found(planned(world, [{ ...broken, row }]).plan)).toEqual(['x total cell.error']);
  });

  test('normalising can be switched off', () => {
    const quiet = modelOf(
      'validation: { normalise: false }\ntables: { t: { label: p, fields: { p: { type: phone } } } }',
    );
    const here = given(quiet, {});

    expect(patches(planned(here, [added(here, 't', 'x', { p: '0677654321' })]).plan)).toEqual({});
  });
});
