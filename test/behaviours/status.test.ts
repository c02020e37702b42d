import { describe, expect, test } from '@jest/globals';
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
      check: { type: text, owner: rowcall }
      note: { type: long-text, owner: rowcall }
status:
  contacts: { state: check, note: note }
`;
const fine = { name: 'Anna', phone: '+380 67 123 4567', email: null, check: null, note: null };

function answer(cells: Readonly<Record<string, string | null>>, language = 'en') {
  const world = given(modelOf(yaml, language), {});
  return patches(planned(world, [added(world, 'contacts', 'a', { ...fine, ...cells })]).plan)['contacts/a']!;
}

describe('adapters/behaviours/status', () => {
  test('a record without a fault is fine, and no note is written', () => expect(answer({})).toEqual({ check: 'Fine' }));

  test('the worst that was found is the word, and the note says what to do', () => {
    const { check, note } = answer({ name: null, email: 'ivan@gmial.com' });

    expect(check).toBe('To fix');
    expect(String(note).split('\n')).toEqual([
      'Name is empty. Fill it in: this record is not complete without it.',
      expect.stringContaining('gmail.com'),
    ]);
  });

  test('a mere doubt is a question', () => expect(answer({ email: 'ivan@gmial.com' })['check']).toBe('Question'));

  test.each([
    ['ru', 'Исправить'],
    ['uk', 'Виправити'],
  ])('the answer is in the language of the team: %s', (language, word) =>
    expect(answer({ name: null }, language)['check']).toBe(word),
  );

  test('once mended, the answer goes', () => {
    const model = modelOf(yaml);
    const world = given(model, {});
    const wrong = carriedOut(world, planned(world, [added(world, 'contacts', 'a', { ...fine, name: null })]).plan);

    const { plan } = planned(wrong, [typed(wrong, 'contacts', 'a', { name: 'Anna' })]);

    expect(patches(plan)).toEqual({ 'contacts/a': { check: 'Fine', note: null } });
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
  ])('settings that name %s are refused', (_, section, message) =>
    expect(() => modelOf(yaml.replace(/status:[\s\S]*/, section))).toThrow(message),
  );
});
