import type { Locale } from '../../../core/field.ts';

/** What a word may be in a name; several at once, since `Марко` is both a given name and has a family name’s ending. */
export interface NameWord {
  readonly text: string;
  readonly given: boolean;
  readonly family: boolean;
  readonly patronymic: boolean;
  /** An ending that makes the word before it a patronymic, `Гасан оглы`. */
  readonly patronymicEnding: boolean;
  /** Whether a given name may be what the patronymic was made from: Петрович is one, Шостакович is not. */
  readonly ofKnownFather: boolean;
  readonly title: boolean;
  /** `И.` or `И.П.` */
  readonly initials: boolean;
}

export type NameWords = (word: string) => NameWord;

const initials = /^\p{Lu}(?:\.?|\.-?\p{Lu}\.?){1,3}$/u;
const shortestPrefix = 2;
const made = new WeakMap<Locale, NameWords>();
const mostRemembered = 50_000;

/** What words are in names of a team’s languages; remembered, since names recur. */
export function nameWordsOf(locale: Locale): NameWords {
  let look = made.get(locale);
  if (look === undefined) {
    look = gather(locale);
    made.set(locale, look);
  }
  return look;
}

/** Finds the longest of some endings that a word has. */
function endingFinder(endings: readonly string[]): (word: string) => string | null {
  const known = new Set(endings);
  const lengths = [...new Set(endings.map((ending) => ending.length))].sort((a, b) => b - a);
  return (word) => {
    for (const length of lengths) {
      const end = word.slice(-length);
      if (known.has(end)) return end;
    }
    return null;
  };
}

function gather({ languages }: Locale): NameWords {
  const given = new Set(languages.flatMap(({ nicknames }) => nicknames.flat()));
  const beginnings = new Set<string>();
  for (const name of given)
    for (let length = shortestPrefix; length <= name.length; length++) beginnings.add(name.slice(0, length));
  const titles = new Set(languages.flatMap((language) => language.titles));
  const patronymicEnding = endingFinder(languages.flatMap((language) => language.patronymicEndings));
  const familyEnding = endingFinder(languages.flatMap((language) => language.familyEndings));
  const known = new Map<string, NameWord>();

  function look(word: string): NameWord {
    const folded = word.toLowerCase();
    const plain = folded.endsWith('.') ? folded.slice(0, -1) : folded;
    const ending = patronymicEnding(folded);
    const stem = ending === null ? '' : folded.slice(0, -ending.length);
    const standsAlone = ending === folded && !beginnings.has(folded.slice(0, 3));
    return {
      text: word,
      given: given.has(folded) || given.has(folded.split('-', 1)[0]!),
      family: familyEnding(folded.slice(2)) !== null,
      patronymic: ending !== null,
      patronymicEnding: standsAlone,
      ofKnownFather: stem.length < shortestPrefix || beginnings.has(stem) || beginnings.has(stem.slice(0, -1)),
      // A letter alone is a title only when it is small: `п. Петренко` against `П. Петренко`.
      title: titles.has(plain) && (plain.length > 1 || word === folded),
      initials: initials.test(word),
    };
  }

  return (word) => {
    let found = known.get(word);
    if (found === undefined) {
      found = look(word);
      if (known.size >= mostRemembered) known.clear();
      known.set(word, found);
    }
    return found;
  };
}
