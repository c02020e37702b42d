import { IntlMessageFormat } from 'intl-messageformat';

/** Kinds of elements, as the parser numbers them: plain text, and the `#` of a plural. */
const literal = 0;
const pound = 7;

type Elements = ReturnType<IntlMessageFormat['getAst']>;

/** A plural of a message: what it says by category, and whether it says the number itself. */
interface Plural {
  readonly options: ReadonlyMap<string, string>;
  readonly counts: boolean;
}

/** What a message is made of. Throws when it is not ICU. */
export interface Anatomy {
  readonly args: readonly string[];
  readonly plurals: readonly Plural[];
}

/** Looks into a message of a language. */
export function anatomy(language: string, message: string): Anatomy {
  const args = new Set<string>();
  const plurals: Plural[] = [];
  const walk = (elements: Elements): void => {
    for (const element of elements) {
      if (!('value' in element) || element.type === literal) continue;
      args.add(String(element.value));
      if (!('options' in element)) continue;
      const options = Object.entries(element.options);
      if ('pluralType' in element)
        plurals.push({
          options: new Map(options.map(([category, { value }]) => [category, JSON.stringify(value, withoutPlaces)])),
          counts: options.some(([, { value }]) => value.some(({ type }) => type === pound)),
        });
      for (const [, { value }] of options) walk(value);
    }
  };
  walk(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst());
  return { args: [...args].sort(), plurals };
}

/** Where a piece stands in the message is not what it says. */
function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'location' ? undefined : value;
}

/** The words of a text: letters with the marks, apostrophes and hyphens inside them. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\p{L}[\p{L}\p{M}’'ʼ`-]*/gu) ?? [];
}

const looksCyrillic = /^[ABCEHIKMOPTXYaceiopxy-]+$/u;

/** Words that mix alphabets, or stand among Cyrillic ones in Latin letters that only look so. */
export function lookAlikes(text: string): readonly string[] {
  const isCyrillic = /\p{Script=Cyrillic}/u.test(text);
  return wordsOf(text).filter((word) => {
    if (!/\p{Script=Latin}/u.test(word)) return false;
    return mixes(word) || (isCyrillic && looksCyrillic.test(word));
  });
}

/** Whether a part of a word is in two alphabets; `qr-код` has two parts, each in its own. */
function mixes(word: string): boolean {
  return word.split('-').some((part) => /\p{Script=Latin}/u.test(part) && /\p{Script=Cyrillic}/u.test(part));
}
