import { slavicInWords } from '../slavic-number-words.ts';

/** A whole number in Russian words with its noun: `двадцать одна тысяча рублей`. */
export const inWords = slavicInWords('ru', {
  zero: 'ноль',
  one: { masculine: 'один', feminine: 'одна', neuter: 'одно' },
  two: { masculine: 'два', feminine: 'две', neuter: 'два' },
  small: [
    'три',
    'четыре',
    'пять',
    'шесть',
    'семь',
    'восемь',
    'девять',
    'десять',
    'одиннадцать',
    'двенадцать',
    'тринадцать',
    'четырнадцать',
    'пятнадцать',
    'шестнадцать',
    'семнадцать',
    'восемнадцать',
    'девятнадцать',
  ],
  tens: ['двадцать', 'тридцать', 'сорок', 'пятьдесят', 'шестьдесят', 'семьдесят', 'восемьдесят', 'девяносто'],
  hundreds: ['сто', 'двести', 'триста', 'четыреста', 'пятьсот', 'шестьсот', 'семьсот', 'восемьсот', 'девятьсот'],
  powers: [
    { gender: 'feminine', forms: { one: 'тысяча', few: 'тысячи', many: 'тысяч' } },
    { gender: 'masculine', forms: { one: 'миллион', few: 'миллиона', many: 'миллионов' } },
    { gender: 'masculine', forms: { one: 'миллиард', few: 'миллиарда', many: 'миллиардов' } },
    { gender: 'masculine', forms: { one: 'триллион', few: 'триллиона', many: 'триллионов' } },
  ],
});
