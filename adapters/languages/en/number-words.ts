import type { Language } from '../../../core/language.ts';
import { counted, thousands } from '../number-words.ts';

const belowTwenty = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const powers = ['', ' thousand', ' million', ' billion', ' trillion'];
const plurals = new Intl.PluralRules('en');

function belowHundred(number: number): string | undefined {
  if (number < 20) return belowTwenty[number];
  const ten = tens[Math.floor(number / 10) - 2];
  return number % 10 === 0 ? ten : `${ten}-${belowTwenty[number % 10]}`;
}

function belowThousand(number: number): string | undefined {
  if (number < 100) return belowHundred(number);
  const hundred = `${belowTwenty[Math.floor(number / 100)]} hundred`;
  return number % 100 === 0 ? hundred : `${hundred} and ${belowHundred(number % 100)}`;
}

/** A whole number in British words with its noun: `one thousand and one dollars`. */
export const inWords: Language['inWords'] = (amount, noun) => {
  const groups = thousands(amount).map(({ group, power }) => {
    const words = `${belowThousand(group)}${powers[power]}`;
    return power === 0 && group < 100 && amount >= 1000n ? `and ${words}` : words;
  });
  if (groups.length === 0) groups.push('zero');
  return [...groups, counted(plurals, Number(amount), noun.forms)].join(' ').trim();
};
