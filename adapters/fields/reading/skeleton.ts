import type { Locale } from '../../../core/field.ts';

const notLatin = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
const letter = /\p{L}/u;
const marks = /\p{M}+/gu;
const notKept = /[^\p{L}\p{N}]+/gu;

/** Latin letters that do not come apart into a plain letter and a mark. */
const whole: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Spellings that stand for one sound in some transliteration or other, in the order in which they are levelled. */
const levelled: readonly (readonly [RegExp, string])[] = [
  [/tsch/g, 'ch'],
  [/shch|sch/g, 'sh'],
  [/kh|gh/g, 'h'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/tz/g, 'ts'],
  [/x/g, 'ks'],
  [/ck|q|c(?![hei])/g, 'k'],
  [/w/g, 'v'],
  [/g/g, 'h'],
  // Fyodor is Фёдор, and Yevhen is Євген.
  [/(?<=[^aeiouy])yo|ye|je/g, 'e'],
  [/[yj]/g, 'i'],
  // Petterson is Peterson, but 11 is not 1.
  [/(\D)\1+/g, '$1'],
];

/**
 * What a word is however it is spelled: Latin lower case, with the differences between transliterations levelled,
 * so that Юлія, Yuliia and Julia, or Хмельницкий and Khmelnitsky, are the same. Empty for a word without letters and digits.
 */
export type Skeleton = (word: string) => string;

const made = new WeakMap<Locale, Skeleton>();
const mostRemembered = 50_000;

/** Skeletons of words of a team’s languages; remembered, since names recur. */
export function skeletonsOf(locale: Locale): Skeleton {
  let skeleton = made.get(locale);
  if (skeleton === undefined) {
    skeleton = remembered((word) => make(word, locale));
    made.set(locale, skeleton);
  }
  return skeleton;
}

function remembered(makeOne: Skeleton): Skeleton {
  const known = new Map<string, string>();
  return (word) => {
    let skeleton = known.get(word);
    if (skeleton === undefined) {
      skeleton = makeOne(word);
      if (known.size >= mostRemembered) known.clear();
      known.set(word, skeleton);
    }
    return skeleton;
  };
}

function make(word: string, { languages }: Locale): string {
  const lower = word.normalize('NFKC').toLowerCase();
  const latin = notLatin.test(lower) ? romanised(lower, languages) : lower;
  const plain = latin
    .normalize('NFKD')
    .replace(marks, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => whole[letter]!)
    .replace(notKept, '');
  return levelled.reduce((text, [spelling, sound]) => text.replace(spelling, sound), plain);
}

/** Latin letters by the first language whose alphabet the word is in; as far as any language can, where it is in none. */
function romanised(word: string, languages: Locale['languages']): string {
  const own = languages.find(({ alphabet }) => [...word].every((c) => alphabet.includes(c) || !letter.test(c)));
  if (own !== undefined) return own.transliterate(word).toLowerCase();
  return languages.reduce((text, language) => language.transliterate(text), word).toLowerCase();
}
