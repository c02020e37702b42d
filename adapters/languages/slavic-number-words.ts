import type { CountedNoun, Language } from '../../core/language.ts';
import { counted, thousands } from './number-words.ts';

type Gender = CountedNoun['gender'];

/** The numerals of a language that says numbers as Russian and Ukrainian do. */
export interface Numerals {
  readonly zero: string;
  /** One and two, which follow the gender of what is counted. */
  readonly one: Readonly<Record<Gender, string>>;
  readonly two: Readonly<Record<Gender, string>>;
  /** From three to nineteen. */
  readonly small: readonly string[];
  /** From twenty to ninety. */
  readonly tens: readonly string[];
  /** From one hundred to nine hundred. */
  readonly hundreds: readonly string[];
  /** Thousand, million and so on to 10^12. */
  readonly powers: readonly CountedNoun[];
}

/** A number from 1 to 999 in words. */
function groupWords(numerals: Numerals, group: number, gender: Gender): readonly string[] {
  const hundred = numerals.hundreds[Math.floor(group / 100) - 1];
  const rest = group % 100;
  const ten = rest < 20 ? undefined : numerals.tens[Math.floor(rest / 10) - 2];
  const unit = rest < 20 ? rest : rest % 10;
  const last = unit === 1 ? numerals.one[gender] : unit === 2 ? numerals.two[gender] : numerals.small[unit - 3];
  return [hundred, ten, last].filter((word) => word !== undefined);
}

/** Makes the `inWords` of a language from its numerals. */
export function slavicInWords(language: string, numerals: Numerals): Language['inWords'] {
  const plurals = new Intl.PluralRules(language);
  return (amount, noun) => {
    const said = thousands(amount).flatMap(({ group, power }) => {
      const name = numerals.powers[power - 1];
      if (!name) return groupWords(numerals, group, noun.gender);
      return [...groupWords(numerals, group, name.gender), counted(plurals, group, name.forms)];
    });
    if (said.length === 0) said.push(numerals.zero);
    return [...said, counted(plurals, Number(amount), noun.forms)].join(' ').trim();
  };
}
