import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../core/entry.ts';
import { added, carriedOut, given, patches, planned, reviewed, typed } from '../given.ts';
import { modelOf } from '../settings.ts';

const yaml = `
tables:
  contacts:
    label: name
    fields:
      name: { type: text, required: true }
      phone: { type: phone }
      email: { type: email }
      stage: { type: choice, options: [new, won], column: Stage }
status:
  contacts:
`;
const fine = { name: 'Anna', phone: '+380 67 123 4567', email: null, stage: null, _state: null, _note: null };
type Typed = Readonly<Record<string, string | null>>;

function answer(cells: Typed, language = 'en', settings = yaml) {
  const world = given(modelOf(settings, language), {});
  return patches(planned(world, [added(world, 'contacts', 'a', { ...fine, ...cells })]).plan)['contacts/a']!;
}

describe('adapters/behaviours/status', () => {
  test('the table need only be named: both columns come by themselves, headed in the language of the team', () => {
    const headers = ['en', 'ru', 'uk'].map((language) =>
      modelOf(yaml, language)
        .tables.get('contacts')!
        .fields.filter(({ owner }) => owner === 'rowcall')
        .map(({ label }) => label),
    );

    expect(headers).toEqual([
      ['Rowcall', 'Rowcall note'],
      ['Rowcall', 'Заметка Rowcall'],
      ['Rowcall', 'Нотатка Rowcall'],
    ]);
  });

  test('a row without a fault is fine, and no note is written', () => expect(answer({})).toEqual({ _state: '✓' }));

  test('what is to fix counts, and the note begins with the team’s own header and says what to do', () =>
    expect(answer({ name: null, email: 'ivan@gmial.com' })).toEqual({
      _state: '! 1',
      _note: expect.stringMatching(/^Name: Fill it in: .+ · Email: .+gmail\.com/u),
    }));

  test('a mere doubt is a question', () => expect(answer({ email: 'ivan@gmial.com' })['_state']).toBe('? 1'));

  test('what Rowcall changed is counted, and the note shows what stood there', () =>
    expect(answer({ phone: '0671234567' })).toEqual({
      phone: '+380 67 123 4567',
      _state: '✎ 1',
      _note: 'Phone: it was “0671234567”.',
    }));

  test.each([
    ['ru', 'Phone: было «0671234567».'],
    ['uk', 'Phone: було «0671234567».'],
  ])('the note is in the language of the team: %s', (language, note) =>
    expect(answer({ phone: '0671234567' }, language)['_note']).toBe(note),
  );

  test('a change is told of until somebody edits the row', () => {
    const world = given(modelOf(yaml), {});
    const changed = carriedOut(
      world,
      planned(world, [added(world, 'contacts', 'a', { ...fine, phone: '0671234567' })]).plan,
    );
    const looked = planned(changed, [reviewed(changed.rows.get('contacts/a')!)]).plan;
    const edited = planned(changed, [typed(changed, 'contacts', 'a', { name: 'Anna K' })]).plan;
    const after = carriedOut(changed, edited);

    expect(patches(looked)).toEqual({});
    expect(patches(edited)).toEqual({ 'contacts/a': { _state: '✓', _note: null } });
    expect(patches(planned(after, [reviewed(after.rows.get('contacts/a')!)]).plan)).toEqual({});
  });

  test('a change is told of for a week, and then looked at once more', () => {
    const world = given(modelOf(yaml), {});
    const { plan } = planned(world, [added(world, 'contacts', 'a', { ...fine, phone: '0671234567' })]);
    const changed = carriedOut(world, plan);
    const old = { ...changed, ledger: changed.ledger.map((one) => aged(one)) };

    expect(plan.records[0]!.wakes).toEqual([{ rule: 'status', at: '2026-11-29T09:00:00.000Z' }]);
    expect(patches(planned(old, [reviewed(old.rows.get('contacts/a')!)]).plan)).toEqual({
      'contacts/a': { _state: '✓', _note: null },
    });
  });

  test('at most two things are told, and how many more there are', () => {
    const { _state, _note } = answer({ name: null, phone: '12', email: 'x', stage: 'wonn' });

    expect(_state).toBe('! 4');
    expect(String(_note)).toMatch(/ · [23] more$/u);
    expect(String(_note).length).toBeLessThanOrEqual(140);
  });

  test('a closed row is silent, but what is typed there is answered', () => {
    const model = modelOf(yaml);
    const closed = { ...fine, name: null, stage: 'won' };
    const world = given(model, { contacts: { a: closed } });
    const seen = planned(world, [reviewed(world.rows.get('contacts/a')!)]).plan;
    const edited = planned(world, [typed(world, 'contacts', 'a', { email: 'x' })]).plan;

    expect(patches(seen)).toEqual({});
    expect(patches(edited)['contacts/a']).toMatchObject({ _state: '! 2' });
  });

  test.each([
    ['a condition', 'silent: name == "Anna"'],
    ['stages', 'silent: { stage: [new] }'],
  ])('which rows are closed is said by %s', (_, silent) => {
    const model = modelOf(yaml.replace(/status:[\s\S]*/u, `status:\n  contacts: { ${silent} }\n`));
    const world = given(model, { contacts: { a: { ...fine, stage: 'new', email: 'x' } } });

    expect(patches(planned(world, [reviewed(world.rows.get('contacts/a')!)]).plan)).toEqual({});
  });

  test('once mended, the answer goes', () => {
    const model = modelOf(yaml);
    const world = given(model, {});
    const wrong = carriedOut(world, planned(world, [added(world, 'contacts', 'a', { ...fine, name: null })]).plan);

    const { plan } = planned(wrong, [typed(wrong, 'contacts', 'a', { name: 'Anna' })]);

    expect(patches(plan)).toEqual({ 'contacts/a': { _state: '✓', _note: null } });
  });

  test('looking again at what was answered writes nothing', () => {
    const world = given(modelOf(yaml), {});
    const after = carriedOut(world, planned(world, [added(world, 'contacts', 'a', { ...fine, phone: '1' })]).plan);

    expect(patches(planned(after, [reviewed(after.rows.get('contacts/a')!)]).plan)).toEqual({});
  });

  test.each([
    ['a table that does not exist', 'status: { people: { state: check } }', 'There is no table people'],
    [
      'a column of the people',
      'status: { contacts: { state: phone } }',
      'contacts.phone is not a text column with owner: rowcall',
    ],
    ['a stage that there is not', 'status: { contacts: { silent: { stage: [lost] } } }', 'stage has no option "lost"'],
    ['no choice', 'status: { contacts: { silent: { phone: [lost] } } }', 'contacts.phone is not a choice'],
  ])('settings that name %s are refused', (_, section, message) =>
    expect(() => modelOf(yaml.replace(/status:[\s\S]*/, section))).toThrow(message),
  );
});

/** The same entry, as if it were a week older. */
function aged(entry: Entry) {
  const data = Object.fromEntries(
    Object.entries(entry.data ?? {}).map(([name, value]) => [
      name,
      name.startsWith('at:') ? '2026-11-15T09:00:00.000Z' : value,
    ]),
  );
  return { ...entry, data };
}
