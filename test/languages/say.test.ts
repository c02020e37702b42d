import { describe, expect, test } from '@jest/globals';
import { languages } from '../../adapters/languages/index.ts';
import { sayer } from '../../adapters/languages/say.ts';

const rows = {
  en: '{count, plural, one {# row} other {# rows}}',
  ru: '{count, plural, one {# строка} few {# строки} many {# строк} other {# строки}}',
  uk: '{count, plural, one {# рядок} few {# рядки} many {# рядків} other {# рядка}}',
};

describe('saying', () => {
  test.each([
    ['en', ['0 rows', '1 row', '2 rows', '5 rows', '11 rows', '21 rows', '101 rows']],
    ['ru', ['0 строк', '1 строка', '2 строки', '5 строк', '11 строк', '21 строка', '101 строка']],
    ['uk', ['0 рядків', '1 рядок', '2 рядки', '5 рядків', '11 рядків', '21 рядок', '101 рядок']],
  ] as const)('%s counts by its own grammar', (code, expected) => {
    const say = sayer(code, { rows: rows[code] });

    expect([0, 1, 2, 5, 11, 21, 101].map((count) => say({ code: 'rows', args: { count } }))).toEqual(expected);
  });

  test('what is not given shows as empty', () => {
    const say = sayer('en', { greeting: 'Hello, {name}{there, select, yes { there} other {}}!' });

    expect(say({ code: 'greeting' })).toBe('Hello, !');
    expect(say({ code: 'greeting', args: { name: 'Ada' } })).toBe('Hello, Ada!');
  });

  test('nothing but its own arguments gets into a sentence', () => {
    const say = sayer('en', { odd: '[{constructor}{__proto__}{toString}]' });

    expect(say({ code: 'odd' })).toBe('[]');
  });

  test('what a person typed is said as it stands', () => {
    const say = sayer('en', { echo: '“{value}”' });
    const typed = '{value} <b>#</b> \'{x, plural, other {}}\' =IMPORTXML("")';

    expect(say({ code: 'echo', args: { value: typed } })).toBe(`“${typed}”`);
  });

  test('numbers, truths and signs are said, and less-than is no tag', () => {
    const say = sayer('en', { mixed: '{a} < {b} is {c}' });

    expect(say({ code: 'mixed', args: { a: 1.5, b: 0, c: false } })).toBe('1.5 < 0 is false');
  });

  test('a number of kinds is not a number of a plural: it is said all the same', () => {
    const say = sayer('uk', { rows: rows.uk });

    expect(say({ code: 'rows', args: { count: 'багато' } })).toMatch(/ряд/u);
  });

  test('a language names itself in itself', () => {
    expect(languages.map(({ code, name }) => [code, name])).toEqual([
      ['en', 'English'],
      ['ru', 'русский'],
      ['uk', 'українська'],
    ]);
  });
});
