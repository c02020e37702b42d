import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { questionKinds } from '../../adapters/actions/answering/question-kinds.ts';
import { meantBy, shortKeys } from '../../adapters/actions/answering/short-keys.ts';
import { languages } from '../../adapters/languages/index.ts';
import type { OpenQuestion } from '../../core/state.ts';

const question = (kind: OpenQuestion['kind'], args: OpenQuestion['args']): OpenQuestion => ({
  key: 'k',
  kind,
  about: [],
  args,
  at: '2026-11-22T09:00:00.000Z',
  answer: null,
});
const variants = ['cells', 'model', 'removed', 'blanked', 'effect'];

describe('kinds of questions', () => {
  test('each stands there once and can be answered', () => {
    expect(new Set(questionKinds.map(({ kind }) => kind)).size).toBe(questionKinds.length);
    for (const { kind, choices } of questionKinds)
      for (const what of variants)
        expect([kind, choices(question(kind, { what, heirs: 'Olena' })).length > 0]).toEqual([kind, true]);
  });

  test('what each answer does is said in every language', () => {
    for (const { kind, choices } of questionKinds)
      for (const { does } of variants.flatMap((what) => choices(question(kind, { what, heirs: 'Olena' }))))
        for (const language of languages) expect(language.say(does)).not.toBe('');
  });
});

describe('short names', () => {
  test('four letters are enough for a few questions', () => {
    const shorts = shortKeys(['copy/1', 'guard/1', 'unknown-effect/reminder/a/3']);
    expect([...shorts.values()].map((short) => short.length)).toEqual([4, 4, 4]);
  });

  test('each means its own question and no other, however many there are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 200 }), (keys) => {
        for (const [key, short] of shortKeys(keys)) expect(meantBy(short, keys)).toEqual([key]);
      }),
    );
    const many = Array.from({ length: 3000 }, (_, n) => `conflict/${n}`);
    const shorts = shortKeys(many);
    expect([...shorts].filter(([key, short]) => meantBy(short, [key]).length !== 1)).toEqual([]);
    expect(new Set(shorts.values()).size).toBe(many.length);
    expect([...shorts.values()].some((short) => short.length > 4)).toBe(true);
  });

  test('fewer than four letters name nothing', () => {
    const [short] = [...shortKeys(['copy/1']).values()];
    expect(meantBy(short!.slice(0, 3), ['copy/1'])).toEqual([]);
  });
});
