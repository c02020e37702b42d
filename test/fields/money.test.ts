import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Money, money } from '../../adapters/fields/money.ts';
import { languages } from '../../adapters/languages/index.ts';
import { bound, suggestionsOf } from './kit.ts';

const cents = fc.integer({ min: 0, max: 1e12 });
const exact = (amount: number) => `${BigInt(amount) / 100n}.${String(amount % 100).padStart(2, '0')}`;
const plain = (text: string) => text.replace(/\.?0+$/u, '');

describe('an amount', () => {
  test('of any number of cents is exact, however it is typed', () => {
    const codec = bound(money, { options: { currency: 'EUR' } });
    fc.assert(
      fc.property(cents, (amount) => {
        const value: Money = {
          amount: amount % 100 === 0 ? String(amount / 100) : plain(exact(amount)),
          currency: 'EUR',
        };
        for (const typed of [
          amount / 100,
          exact(amount),
          `€${exact(amount)}`,
          `${exact(amount).replace('.', ',')} евро`,
        ])
          expect(codec.parse(typed)).toMatchObject({ value, cell: amount / 100 });
      }),
    );
  });

  test('as a formula adds it up loses the dust of floating point', () => {
    const codec = bound(money);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 2, maxLength: 50 }), (amounts) => {
        const sum = amounts.reduce((total, amount) => total + amount / 100, 0);
        const inCents = amounts.reduce((total, amount) => total + amount, 0);
        expect(codec.parse(sum)).toEqual(codec.parse(inCents / 100));
      }),
    );
  });

  test('as the languages of the team print it is that amount, or is asked about', () => {
    const codec = bound(money, { options: { currency: 'UAH', currencies: ['USD', 'EUR'] } });
    const currencies = fc.constantFrom('UAH', 'USD', 'EUR');
    fc.assert(
      fc.property(cents, currencies, fc.constantFrom(...languages), (amount, currency, { code }) => {
        const written = new Intl.NumberFormat(code, { style: 'currency', currency }).format(amount / 100);
        const value = { amount: amount % 100 === 0 ? String(amount / 100) : plain(exact(amount)), currency };
        expect(codec.parse(written)).toMatchObject({ value });
      }),
    );
  });

  test('with one mark before three digits is thousands where the team groups so, and asked about elsewhere', () => {
    const [english, russian] = languages;
    const parse = (typed: string, language = english!) => bound(money, { locale: { language } }).parse(typed);
    expect(parse('1,234')).toMatchObject({ value: { amount: '1234' } });
    expect(parse('1.234')).toMatchObject({ code: 'money.ambiguous' });
    expect(parse('1,234', russian)).toMatchObject({ code: 'money.ambiguous', suggestions: [1234, 1.23] });
  });

  test('in a currency without cents is whole', () => {
    expect(bound(money, { options: { currency: 'JPY' } }).parse('¥500.50')).toMatchObject({
      code: 'money.too-fine',
      suggestions: [501],
    });
  });

  test('never turns from one currency into another', () => {
    const codec = bound(money, { options: { currency: 'UAH', currencies: ['EUR'] } });
    expect(codec.parse('5 €')).toMatchObject({ value: { amount: '5', currency: 'EUR' }, cell: '5.00 EUR' });
    expect(codec.parse('$5')).toMatchObject({
      code: 'money.other-currency',
      args: { currency: 'USD', expected: 'UAH' },
    });
  });

  test('below zero is offered without its minus where the settings do not allow it', () => {
    expect(suggestionsOf(bound(money).parse('−5,50 грн'))).toEqual([5.5]);
  });

  test('is shown with its sign, or with its code where the sign means another currency to most', () => {
    const [english, russian] = languages;
    const show = (amount: string, currency: string, language = english!) =>
      bound(money).show({ amount, currency }, language).replace(/\s/gu, ' ');
    expect(show('1234.5', 'UAH', russian)).toBe('1 234,50 ₴');
    expect(show('1200', 'USD')).toBe('$1,200');
    expect(show('1200', 'CAD')).toBe('CAD 1,200');
    expect(show('9007199254740993.55', 'EUR')).toBe('€9,007,199,254,740,993.55');
  });

  test('in a currency that does not exist is refused in the settings', () => {
    expect(money.options.safeParse({ currency: 'ABC' }).success).toBe(false);
    expect(money.options.safeParse({ currency: 'eur' }).success).toBe(false);
  });
});
