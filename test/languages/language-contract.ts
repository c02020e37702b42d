import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reasonCodes } from '../../adapters/behaviours/deduplication/reasons.ts';
import { fold } from '../../core/cell.ts';
import { headerKey } from '../../core/columns.ts';
import type { RowcallError } from '../../core/errors.ts';
import type { GrammaticalCase, Language, TimeUnit } from '../../core/language.ts';
import { insideWordIn } from '../inside-words.ts';
import { anatomy, lookAlikes } from './messages.ts';
import { concepts, countriesEverybodyKnows, currenciesEverybodyKnows } from './must-have.ts';

/** Words of a list that stand under more than one key. */
function shared(lists: readonly (readonly [string, readonly string[]])[]): readonly string[] {
  const owners = new Map<string, Set<string>>();
  for (const [key, list] of lists) for (const word of list) owners.set(word, (owners.get(word) ?? new Set()).add(key));
  return [...owners].filter(([, keys]) => keys.size > 1).map(([word, keys]) => `${word}: ${[...keys].join(', ')}`);
}

function repeats(list: readonly string[]): readonly string[] {
  return list.filter((word, at) => list.indexOf(word) !== at);
}

/** Every list of words that the language reads, with its name. */
function wordLists(language: Language): readonly (readonly [string, readonly string[]])[] {
  const prefixed = (name: string, lists: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(lists).map(([key, list]) => [`${name}.${key}`, list] as const);
  return [
    ...prefixed('headers', language.headers),
    ...prefixed('partHeaders', language.partHeaders),
    ...prefixed('units', language.units),
    ...prefixed('currencies', language.currencies),
    ...prefixed('countries', language.countries),
    ...language.months.map((list, at) => [`months.${at + 1}`, list] as const),
    ...language.nicknames.map((list) => [`nicknames.${list[0]}`, list] as const),
    ...language.legalForms.map(({ short, written }) => [`legalForms.${short}`, written] as const),
    ['yes', language.yes],
    ['no', language.no],
    ['nothing', language.nothing],
    ['patronymicEndings', language.patronymicEndings],
    ['familyEndings', language.familyEndings],
    ['titles', language.titles],
    ['totals', language.totals],
    ['extensionWords', language.extensionWords],
    ['placeholders', language.placeholders],
    ['sharedMailboxes', language.sharedMailboxes],
    ['addressWords', Object.keys(language.addressWords)],
    ['multipliers', Object.keys(language.multipliers)],
  ];
}

/** Everything that is asked of a language; `others` are those it must agree with. */
export function languageContract(language: Language, others: readonly Language[]): void {
  describe(`the language ${language.code}`, () => {
    messageContract(language, others);
    wordContract(language);
    grammarContract(language);
  });
}

function messageContract(language: Language, others: readonly Language[]): void {
  const messages = Object.entries(language.messages);

  test('every message is ICU and can be said, even with nothing to put in', () => {
    for (const [code, message] of messages) {
      expect(() => anatomy(language.code, message)).not.toThrow();
      expect(typeof language.say({ code })).toBe('string');
    }
  });

  test('it says the same things as the other languages, with the same arguments', () => {
    const shape = ({ code, messages: all }: Language) =>
      Object.fromEntries(Object.entries(all).map(([key, message]) => [key, anatomy(code, message).args]));
    for (const other of others) expect(shape(language)).toEqual(shape(other));
  });

  test('whatever is said of a cell has a remedy', () => {
    // Reasons are parts of a sentence that has its own.
    const codes = messages
      .map(([code]) => code)
      .filter((code) => !/^(?:report|ui)\./u.test(code) && !reasonCodes.includes(code));
    const remedies = codes.filter((code) => code.endsWith('.remedy'));
    const said = codes.filter((code) => !code.endsWith('.remedy'));
    expect(remedies.sort()).toEqual(said.map((code) => `${code}.remedy`).sort());
  });

  test('it can say every reason for which two rows are the same', () => {
    expect(reasonCodes.filter((code) => !Object.hasOwn(language.messages, code))).toEqual([]);
  });

  test('counts are in the plural forms of the language', () => {
    const needed = new Set([1, 2, 5, 21].map((count) => new Intl.PluralRules(language.code).select(count)));
    needed.delete('other');
    needed.delete('many');
    for (const [code, message] of messages)
      for (const { options, counts } of anatomy(language.code, message).plurals) {
        const saysTheSame = new Set(options.values()).size === 1;
        const missing = [...needed].filter((category) => !options.has(category));
        expect([code, saysTheSame || !counts ? [] : missing]).toEqual([code, []]);
      }
  });

  test('no word of ours reaches a person', () => {
    const said = messages.filter(([, message]) => insideWordIn(message) !== null);
    expect(said).toEqual([]);
  });

  test('no letter of another alphabet hides in a word', () => {
    expect(messages.flatMap(([, message]) => lookAlikes(message))).toEqual([]);
  });

  test.each(['no.such.code', 'constructor', '__proto__', ''])('%j is not a code it knows', (code) => {
    expect(() => language.say({ code })).toThrow(
      expect.objectContaining({ code: 'language.unknown-code' } satisfies Partial<RowcallError>),
    );
  });
}

function wordContract(language: Language): void {
  const lists = wordLists(language);

  test('every word is as fold leaves it, and there once', () => {
    for (const [name, list] of lists) {
      expect([name, list.filter((word) => word === '' || fold(word) !== word)]).toEqual([name, []]);
      expect([name, repeats(list)]).toEqual([name, []]);
    }
  });

  test('no letter of another alphabet hides in a word that it reads', () => {
    expect(lists.flatMap(([, list]) => list.flatMap(lookAlikes))).toEqual([]);
    expect(Object.values(language.addressWords).flatMap(lookAlikes)).toEqual([]);
    expect(language.legalForms.flatMap(({ short }) => lookAlikes(short))).toEqual([]);
  });

  test('it knows a header for every concept, as headers are compared', () => {
    expect(Object.keys(language.headers).sort()).toEqual([...concepts].sort());
    for (const [concept, headers] of Object.entries(language.headers)) {
      expect([concept, headers.length >= 4]).toEqual([concept, true]);
      expect(headers.filter((header) => headerKey(header) !== header)).toEqual([]);
    }
  });

  test('a header names one concept, and the name of a table one kind of table', () => {
    const headers = Object.entries(language.headers);
    expect(shared(headers.filter(([concept]) => !concept.startsWith('table.')))).toEqual([]);
    expect(shared(headers.filter(([concept]) => concept.startsWith('table.')))).toEqual([]);
  });

  test('a word means one month, one unit, one currency, one country, one legal form; yes is not no', () => {
    const byShort = language.legalForms.map(({ short, written }) => [short, written] as const);
    expect(shared(language.months.map((list, at) => [String(at), list]))).toEqual([]);
    expect(shared(Object.entries(language.units))).toEqual([]);
    expect(shared(Object.entries(language.currencies))).toEqual([]);
    expect(shared(Object.entries(language.countries))).toEqual([]);
    expect(shared(byShort)).toEqual([]);
    expect(shared(Object.entries({ yes: language.yes, no: language.no }))).toEqual([]);
  });

  test('it knows twelve months under the names that calendars print', () => {
    const printed = (at: number, options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(language.code, { timeZone: 'UTC', month: 'long', ...options })
        .formatToParts(new Date(Date.UTC(2026, at, 15)))
        .find(({ type }) => type === 'month')!.value;
    expect(language.months).toHaveLength(12);
    language.months.forEach((names, at) => {
      expect(names).toEqual(expect.arrayContaining([fold(printed(at, {})), fold(printed(at, { day: 'numeric' }))]));
    });
  });

  test('it knows the units of time, the currencies and the countries that tables hold', () => {
    const units: readonly TimeUnit[] = ['minute', 'hour', 'day', 'week', 'month', 'year'];
    for (const unit of units) expect([unit, language.units[unit].length > 0]).toEqual([unit, true]);
    expect(Object.keys(language.currencies)).toEqual(expect.arrayContaining([...currenciesEverybodyKnows]));
    expect(Object.keys(language.countries)).toEqual(expect.arrayContaining([...countriesEverybodyKnows]));
  });

  test('a currency is known by its code', () => {
    const nameless = Object.entries(language.currencies).filter(([code, words]) => !words.includes(code.toLowerCase()));
    expect(nameless).toEqual([]);
  });

  test('multipliers are powers of ten', () => {
    const odd = Object.values(language.multipliers).filter((factor) => !/^10+$/u.test(String(factor)));
    expect(odd).toEqual([]);
  });

  test('a legal form is written as it is shown, and companies of every language have theirs', () => {
    const unshown = language.legalForms.filter(({ short, written }) => !written.includes(fold(short)));
    expect(unshown).toEqual([]);
    const keys = language.legalForms.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['llc', 'jsc', 'plc', 'private-jsc', 'sole-trader', 'partnership']));
  });

  test('it knows at least 120 given names, each once, with the forms people use', () => {
    const full = language.nicknames.map(([name]) => name!);
    expect(full.length).toBeGreaterThanOrEqual(120);
    expect(repeats(full)).toEqual([]);
    expect(language.nicknames.filter((group) => group.length < 2)).toEqual([]);
  });

  test('endings are tried longest first', () => {
    for (const endings of [language.familyEndings, language.patronymicEndings]) {
      const lengths = endings.map((ending) => ending.length);
      expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
    }
  });

  test('looking up what somebody typed finds only words', () => {
    for (const typed of ['constructor', '__proto__', 'toString']) {
      expect(language.multipliers[typed]).toBeUndefined();
      expect(language.addressWords[typed]).toBeUndefined();
      expect(language.headers[typed]).toBeUndefined();
      expect(language.currencies[typed.toUpperCase()]).toBeUndefined();
    }
  });
}

function grammarContract(language: Language): void {
  const noun = { gender: 'feminine', forms: { one: 'A', few: 'B', many: 'C', other: 'D' } } as const;

  test('its alphabet is in lower case, each letter once', () => {
    const letters = [...language.alphabet];
    expect(language.alphabet).toBe(language.alphabet.toLowerCase());
    expect(new Set(letters).size).toBe(letters.length);
  });

  test('its alphabet comes out in Latin letters, and Latin text as it was', () => {
    const either = language.alphabet + language.alphabet.toUpperCase();
    expect(language.transliterate(either)).not.toMatch(/(?!\p{Script=Latin})\p{L}/u);
    const latin = fc.string({ unit: fc.constantFrom(..."abcxyzABCXYZéüß’'- .,") });
    fc.assert(fc.property(latin, (text) => language.transliterate(text) === text));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof language.transliterate(text) === 'string'));
  });

  test('every whole number to 10^15 has its own words and the form of its noun', () => {
    const plurals = new Intl.PluralRules(language.code);
    const amounts = fc.bigInt({ min: 0n, max: 10n ** 15n - 1n });
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const said = language.inWords(a, noun);
        expect(said.endsWith(` ${noun.forms[plurals.select(Number(a)) as keyof typeof noun.forms]}`)).toBe(true);
        expect(said).not.toMatch(/undefined| {2}|^ | $/u);
        expect(lookAlikes(said.slice(0, -2))).toEqual([]);
        if (a !== b) expect(said.slice(0, -2)).not.toBe(language.inWords(b, noun).slice(0, -2));
      }),
    );
  });

  test.each([-1n, 10n ** 15n])('%s is not a number that it says in words', (amount) => {
    expect(() => language.inWords(amount, noun)).toThrow(RangeError);
  });

  test('names of any content are declined to text, and stay in the nominative', () => {
    const cases: readonly GrammaticalCase[] = ['genitive', 'dative', 'accusative', 'instrumental', 'prepositional'];
    const letters = fc.string({ unit: fc.constantFrom(...language.alphabet, '’', '-', ' ', 'A'), maxLength: 20 });
    const part = fc.oneof(letters, fc.string({ unit: 'binary', maxLength: 200 }));
    const names = fc.record({ family: part, given: part, patronymic: part });
    fc.assert(
      fc.property(names, fc.constantFrom(...cases), (name, grammaticalCase) => {
        expect(language.decline(name, 'nominative')).toEqual(name);
        const declined = language.decline(name, grammaticalCase);
        expect(Object.values(declined).every((text) => typeof text === 'string')).toBe(true);
      }),
    );
  });
}
