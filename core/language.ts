import type { Reason } from './finding.ts';

/** Grammatical cases as documents need them; English has only the nominative and genitive. */
export type GrammaticalCase = 'nominative' | 'genitive' | 'dative' | 'accusative' | 'instrumental' | 'prepositional';

/** The forms of a counted noun by plural category of the language, `{ one: 'рубль', few: 'рубля', many: 'рублей' }`. */
export interface CountedNoun {
  readonly gender: 'masculine' | 'feminine' | 'neuter';
  readonly forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
}

/** A legal form of a company: every way it is written, and the one form it is shown in. */
export interface LegalForm {
  /** The same across languages where the forms mean the same, `llc` for ООО, ТОВ, LLC and GmbH. */
  readonly key: string;
  readonly short: string;
  readonly written: readonly string[];
}

/** Units of time that people type after a number. */
export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/**
 * One language, whole. Fields, behaviours and documents take it from the model and name no language.
 * All word lists are in lower case as `fold` leaves them, unless said otherwise.
 */
export interface Language {
  /** BCP 47, `en`, `ru`, `uk`. */
  readonly code: string;
  /** Its own name in itself, `українська`. */
  readonly name: string;
  /** Every letter of its alphabet in lower case, in order. */
  readonly alphabet: string;
  /** Says a finding, remedy or label in this language. Throws `language.unknown-code` for a code it does not have. */
  say(reason: Reason): string;
  /** The raw ICU messages by code, so that a test can compare languages. */
  readonly messages: Readonly<Record<string, string>>;
  /** Words that people write above a column, by concept: `{ phone: ['phone', 'mobile', 'tel'] }`. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** Words above a column that holds a part of a name or of an address: `given-name`, `family-name`, `street`, `postcode`. */
  readonly partHeaders: Readonly<Record<string, readonly string[]>>;
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** What people type when they mean nothing: `n/a`, `нет`, `—`. */
  readonly nothing: readonly string[];
  /** Words that begin a row of totals, `total`, `итого`. */
  readonly totals: readonly string[];
  /** Twelve lists, January first: full, inflected and short forms. */
  readonly months: readonly (readonly string[])[];
  readonly units: Readonly<Record<TimeUnit, readonly string[]>>;
  /** How people write a currency, by ISO 4217 code: `{ RUB: ['руб', 'р', '₽'] }`. */
  readonly currencies: Readonly<Record<string, readonly string[]>>;
  /** Words that multiply the number before them: `{ 'тыс': 1000 }`. */
  readonly multipliers: Readonly<Record<string, number>>;
  readonly legalForms: readonly LegalForm[];
  /** Endings that make a word a patronymic, `['ович', 'овна']`; empty where the language has none. */
  readonly patronymicEndings: readonly string[];
  /** Endings usual for family names, longest first. */
  readonly familyEndings: readonly string[];
  /** Given names with their short forms, the full form first: `['иван', 'ваня']`. */
  readonly nicknames: readonly (readonly string[])[];
  /** Titles before or after a name, `['mr', 'dr', 'г-н']`. */
  readonly titles: readonly string[];
  /** Address words with the form they are shown in: `{ 'улица': 'ул.' }`. */
  readonly addressWords: Readonly<Record<string, string>>;
  /** Names of countries by ISO 3166 code: `{ UA: ['украина', 'україна'] }`. */
  readonly countries: Readonly<Record<string, readonly string[]>>;
  /** Words that stand before an extension of a phone number, `['доб', 'ext']`. */
  readonly extensionWords: readonly string[];
  /** What people type into a name, a company or a mailbox in place of one that they do not know, `test`, `client`. */
  readonly placeholders: readonly string[];
  /** What stands before the @ of a mailbox that several people read, `info`, `sales`. */
  readonly sharedMailboxes: readonly string[];
  /** Latin spelling of a word by the language's official table, keeping capitals; unchanged for Latin text. */
  transliterate(word: string): string;
  /** A whole number in words with its noun, `двадцать один рубль`. Accepts 0 to 10^15 − 1, else throws `RangeError`. */
  inWords(amount: bigint, noun: CountedNoun): string;
  /** A person's name in a grammatical case; unchanged where the language does not inflect or the word is unknown. */
  decline(name: PersonNameParts, grammaticalCase: GrammaticalCase): PersonNameParts;
}

/** The parts of a name that grammar acts on; empty text where a part is not known. */
export interface PersonNameParts {
  readonly family: string;
  readonly given: string;
  readonly patronymic: string;
}
