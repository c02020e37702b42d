import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { duration } from '../../adapters/fields/duration.ts';
import { number } from '../../adapters/fields/number.ts';
import { percent } from '../../adapters/fields/percent.ts';
import { languages } from '../../adapters/languages/index.ts';
import { bound, suggestionsOf } from './kit.ts';

const decimals = fc
  .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }))
  .map(([n, d]) => n / 10 ** d);

describe('a number', () => {
  const codec = bound(number);

  test('as any of our countries prints it is that number, or is asked about', () => {
    const countries = ['en', 'ru', 'uk', 'de', 'fr', 'de-CH', 'pl', 'kk'];
    fc.assert(
      fc.property(decimals, fc.constantFrom(...countries), (value, country) => {
        const written = new Intl.NumberFormat(country, { maximumFractionDigits: 4 }).format(value);
        const parsed = codec.parse(written);
        expect([parsed.is === 'value' && parsed.value, ...suggestionsOf(parsed)]).toContain(value + 0);
      }),
      { numRuns: 500 },
    );
  });

  test('of three digits behind one mark is always asked about, unless it begins with nought or is whole by rule', () => {
    expect(codec.parse('12.345')).toMatchObject({ code: 'number.ambiguous', suggestions: [12_345, 12.345] });
    expect(codec.parse('0.345')).toMatchObject({ value: 0.345 });
    expect(bound(number, { options: { decimals: 0 } }).parse('12.345')).toMatchObject({ value: 12_345 });
    expect(bound(number, { options: { max: 100 } }).parse('12.345')).toMatchObject({ suggestions: [12.345] });
  });

  test('in groups that are not of three is not guessed at', () => {
    for (const written of ['1 23', '12,34,5', '1.23.456', '1 2345', '044 123 45 67'])
      expect(codec.parse(written)).toMatchObject({ code: 'number.unreadable' });
  });

  test('is shown with its unit, in the way of the reader', () => {
    const weight = bound(number, { options: { unit: 'кг', decimals: 1 } });
    const shown = languages.map((language) => weight.show(1234.5, language).replace(/\s/gu, ' '));
    expect(shown).toEqual(['1,234.5 кг', '1 234,5 кг', '1 234,5 кг']);
  });
});

describe('a percentage', () => {
  test('with its sign is exact whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (hundredths) => {
        const parsed = bound(percent).parse(`${hundredths / 100} %`);
        expect(parsed).toMatchObject({ value: Number((hundredths / 10_000).toFixed(4)) });
      }),
    );
  });

  test('above a hundred keeps its sign, so that nobody is asked again', () => {
    const codec = bound(percent);
    const [, whole = null] = suggestionsOf(codec.parse(15));
    expect(codec.parse(whole)).toMatchObject({ is: 'value', value: 15, cell: '1500%' });
  });
});

describe('a length of time', () => {
  test('is the same in hours as in minutes', () => {
    const hours = bound(duration, { options: { unit: 'hour' } });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (minutes) => {
        expect(hours.parse(`${minutes} min`)).toMatchObject({ value: minutes });
        expect(hours.parse(minutes / 60)).toMatchObject({ value: minutes });
      }),
    );
  });

  test('takes a word of two languages as the team means it', () => {
    const [english, russian, ukrainian] = languages;
    const inKyiv = bound(duration, { locale: { languages: [ukrainian!, russian!, english!] } });
    const inMoscow = bound(duration, { locale: { languages: [russian!, ukrainian!, english!] } });
    expect(inKyiv.parse('1 год')).toMatchObject({ value: 60 });
    expect(inMoscow.parse('1 год')).toMatchObject({ value: 525_600 });
  });

  test('is shown in days, hours and minutes', () => {
    const shown = languages.map((language) => bound(duration).show(1530, language).replace(/\s/gu, ' '));
    expect(shown).toEqual(['1 day 1 hr 30 min', '1 дн. 1 ч 30 мин', '1 дн. 1 год 30 хв']);
  });
});
