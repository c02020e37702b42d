import { describe, expect, test } from '@jest/globals';
import { english } from '../../adapters/languages/en/index.ts';
import { russian } from '../../adapters/languages/ru/index.ts';
import { ukrainian } from '../../adapters/languages/uk/index.ts';
import type { CountedNoun } from '../../core/language.ts';

const dollar: CountedNoun = { gender: 'neuter', forms: { one: 'dollar', other: 'dollars' } };
const rouble: CountedNoun = { gender: 'masculine', forms: { one: 'рубль', few: 'рубля', many: 'рублей' } };
const kopeck: CountedNoun = { gender: 'feminine', forms: { one: 'копейка', few: 'копейки', many: 'копеек' } };
const place: CountedNoun = { gender: 'neuter', forms: { one: 'место', few: 'места', many: 'мест' } };
const hryvnia: CountedNoun = { gender: 'feminine', forms: { one: 'гривня', few: 'гривні', many: 'гривень' } };
const euro: CountedNoun = { gender: 'neuter', forms: { other: 'євро' } };

describe('numbers in words', () => {
  test.each([
    [0n, 'zero dollars'],
    [1n, 'one dollar'],
    [13n, 'thirteen dollars'],
    [21n, 'twenty-one dollars'],
    [100n, 'one hundred dollars'],
    [342n, 'three hundred and forty-two dollars'],
    [1_001n, 'one thousand and one dollars'],
    [1_100n, 'one thousand one hundred dollars'],
    [2_000_000n, 'two million dollars'],
    [1_000_000_000_020n, 'one trillion and twenty dollars'],
  ])('English says %s', (amount, said) => expect(english.inWords(amount, dollar)).toBe(said));

  test.each([
    [0n, rouble, 'ноль рублей'],
    [21n, kopeck, 'двадцать одна копейка'],
    [22n, place, 'двадцать два места'],
    [1n, place, 'одно место'],
    [1_001n, rouble, 'одна тысяча один рубль'],
    [12_014n, rouble, 'двенадцать тысяч четырнадцать рублей'],
    [251_838n, rouble, 'двести пятьдесят одна тысяча восемьсот тридцать восемь рублей'],
    [2_000_000n, rouble, 'два миллиона рублей'],
    [1_005_000_002n, kopeck, 'один миллиард пять миллионов две копейки'],
    [300_000_000_000_000n, rouble, 'триста триллионов рублей'],
  ])('Russian says %s', (amount, noun, said) => expect(russian.inWords(amount, noun)).toBe(said));

  test.each([
    [0n, hryvnia, 'нуль гривень'],
    [21n, hryvnia, 'двадцять одна гривня'],
    [2n, hryvnia, 'дві гривні'],
    [5n, hryvnia, 'п’ять гривень'],
    [11n, euro, 'одинадцять євро'],
    [1n, euro, 'одне євро'],
    [1_001n, hryvnia, 'одна тисяча одна гривня'],
    [2_000_000n, hryvnia, 'два мільйони гривень'],
    [2_251_001n, hryvnia, 'два мільйони двісті п’ятдесят одна тисяча одна гривня'],
    [999n, hryvnia, 'дев’ятсот дев’яносто дев’ять гривень'],
    [1_000_000_000_000n, hryvnia, 'один трильйон гривень'],
  ])('Ukrainian says %s', (amount, noun, said) => expect(ukrainian.inWords(amount, noun)).toBe(said));
});
