import { fold } from '../../../core/cell.ts';
import type { Locale } from '../../../core/field.ts';
import type { Language, TimeUnit } from '../../../core/language.ts';

/** What the words of a team's languages mean, by `wordKey`. Where two languages differ, the one named first is right. */
export interface Words {
  readonly yes: ReadonlySet<string>;
  readonly no: ReadonlySet<string>;
  readonly nothing: ReadonlySet<string>;
  /** 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlySet<string>;
  readonly units: ReadonlyMap<string, TimeUnit>;
  /** Words for a year in any of the languages: behind a date `год` is one, though in Ukrainian it is an hour. */
  readonly years: ReadonlySet<string>;
  readonly multipliers: ReadonlyMap<string, number>;
  /** ISO 4217 codes that the word may mean, the likeliest first. */
  readonly currencies: ReadonlyMap<string, readonly string[]>;
}

/** A word as it is looked up: folded, without full stops, so that `тыс.` is `тыс`. */
export function wordKey(word: string): string {
  return fold(word).replaceAll('.', '');
}

const timeUnits: readonly TimeUnit[] = ['minute', 'hour', 'day', 'week', 'month', 'year'];
/** 4 January 1970 was a Sunday: seven days from there name the week. */
const aWeek = [4, 5, 6, 7, 8, 9, 10].map((day) => Date.UTC(1970, 0, day));

function weekdayNames(language: Language): readonly string[] {
  return (['long', 'short'] as const).flatMap((weekday) => {
    const format = new Intl.DateTimeFormat(language.code, { weekday, timeZone: 'UTC' });
    return aWeek.map((day) => format.format(day));
  });
}

function keySet(words: Iterable<string>): ReadonlySet<string> {
  return new Set(Array.from(words, wordKey).filter((key) => key !== ''));
}

function firstMeaning<T>(pairs: Iterable<readonly [string, T]>): ReadonlyMap<string, T> {
  const meanings = new Map<string, T>();
  for (const [word, meaning] of pairs) {
    const key = wordKey(word);
    if (!meanings.has(key)) meanings.set(key, meaning);
  }
  return meanings;
}

function currencyWords(languages: readonly Language[]): ReadonlyMap<string, readonly string[]> {
  const meanings = new Map<string, string[]>();
  for (const { currencies } of languages)
    for (const [code, words] of Object.entries(currencies))
      for (const word of words) {
        const codes = meanings.get(wordKey(word)) ?? [];
        if (!codes.includes(code)) codes.push(code);
        meanings.set(wordKey(word), codes);
      }
  return meanings;
}

function gather({ languages }: Locale): Words {
  return {
    yes: keySet(languages.flatMap((language) => language.yes)),
    no: keySet(languages.flatMap((language) => language.no)),
    nothing: keySet(languages.flatMap((language) => language.nothing)),
    months: firstMeaning(
      languages.flatMap(({ months }) => months.flatMap((names, i) => names.map((name) => [name, i + 1] as const))),
    ),
    weekdays: keySet(languages.flatMap(weekdayNames)),
    units: firstMeaning(
      languages.flatMap(({ units }) => timeUnits.flatMap((unit) => units[unit].map((word) => [word, unit] as const))),
    ),
    years: keySet(languages.flatMap(({ units }) => units.year)),
    multipliers: firstMeaning(languages.flatMap(({ multipliers }) => Object.entries(multipliers))),
    currencies: currencyWords(languages),
  };
}

const gathered = new WeakMap<Locale, Words>();

/** The words of a locale; gathered once, since every column asks. */
export function wordsOf(locale: Locale): Words {
  let words = gathered.get(locale);
  if (!words) {
    words = gather(locale);
    gathered.set(locale, words);
  }
  return words;
}
