import { slavicInWords } from '../slavic-number-words.ts';

/** A whole number in Ukrainian words with its noun: `двадцять одна тисяча гривень`. */
export const inWords = slavicInWords('uk', {
  zero: 'нуль',
  one: { masculine: 'один', feminine: 'одна', neuter: 'одне' },
  two: { masculine: 'два', feminine: 'дві', neuter: 'два' },
  small: [
    'три',
    'чотири',
    'п’ять',
    'шість',
    'сім',
    'вісім',
    'дев’ять',
    'десять',
    'одинадцять',
    'дванадцять',
    'тринадцять',
    'чотирнадцять',
    'п’ятнадцять',
    'шістнадцять',
    'сімнадцять',
    'вісімнадцять',
    'дев’ятнадцять',
  ],
  tens: ['двадцять', 'тридцять', 'сорок', 'п’ятдесят', 'шістдесят', 'сімдесят', 'вісімдесят', 'дев’яносто'],
  hundreds: ['сто', 'двісті', 'триста', 'чотириста', 'п’ятсот', 'шістсот', 'сімсот', 'вісімсот', 'дев’ятсот'],
  powers: [
    { gender: 'feminine', forms: { one: 'тисяча', few: 'тисячі', many: 'тисяч' } },
    { gender: 'masculine', forms: { one: 'мільйон', few: 'мільйони', many: 'мільйонів' } },
    { gender: 'masculine', forms: { one: 'мільярд', few: 'мільярди', many: 'мільярдів' } },
    { gender: 'masculine', forms: { one: 'трильйон', few: 'трильйони', many: 'трильйонів' } },
  ],
});
