import type { PersonNameParts } from '../../../core/language.ts';
import type { NameWord, NameWords } from './name-words.ts';

/** A name taken apart: what stands before and behind it, and its parts where their order is known. */
export interface TakenApart {
  readonly before: readonly string[];
  readonly behind: readonly string[];
  /** The words of the name itself, without titles. */
  readonly words: readonly string[];
  readonly parts: PersonNameParts | null;
}

const capital = /^\p{Lu}/u;
/** A nickname in brackets or quotes, or a number: then the places of the words tell nothing. */
const aside = /[("«„“”»)\d]/u;

/** Finds the parts of a name by patronymic, initials, known given names and endings of family names; never by guessing. */
export function takeApart(text: string, look: NameWords): TakenApart {
  const hasComma = text.includes(',');
  const all = (hasComma ? text.replaceAll(',', ' ').trim().split(/ +/) : text.split(' ')).map(look);
  const start = titlesAt(all);
  const end = titlesAt(all.slice(start).reverse());
  const core = all.slice(start, all.length - end);
  return {
    before: texts(all.slice(0, start)),
    behind: texts(all.slice(all.length - end)),
    words: texts(core),
    parts: aside.test(text)
      ? null
      : (byPatronymic(core) ?? byInitials(core) ?? byComma(text, core) ?? byLists(core, hasComma)),
  };
}

function texts(words: readonly NameWord[]): readonly string[] {
  return words.map((word) => word.text);
}

/** How many words at the start are titles; two words at least are left, so that nobody is called only Dr. */
function titlesAt(words: readonly NameWord[]): number {
  let count = 0;
  while (
    count < words.length - 1 &&
    words[count]!.title &&
    (words[count]!.text.endsWith('.') || words.length - count > 2)
  )
    count++;
  return count;
}

function parts(family: string, given: string, patronymic = ''): PersonNameParts {
  return { family, given, patronymic };
}

function join(words: readonly NameWord[]): string {
  return words.map((word) => word.text).join(' ');
}

/** `Petrov, Ivan`: one word before the only comma, and names behind it, not a position. */
function byComma(text: string, words: readonly NameWord[]): PersonNameParts | null {
  const [family, rest, ...more] = text.split(', ');
  const isName = rest !== undefined && more.length === 0 && words[0]?.text === family && words.length <= 3;
  if (!isName || !words.every((word) => capital.test(word.text)) || (words[0]!.given && words[1]?.given)) return null;
  return parts(words[0]!.text, rest);
}

/** A patronymic says by its place what the other words are. */
function byPatronymic(words: readonly NameWord[]): PersonNameParts | null {
  const end = words.findLastIndex((word, i) => i > 0 && word.patronymic);
  if (end < 0) return null;
  const start = words[end]!.patronymicEnding ? end - 1 : end;
  const given = words[start - 1];
  if (given === undefined) return null;
  const others = [...words.slice(0, start - 1), ...words.slice(end + 1)];
  // Of two words the second may as well be a family name such as Шостакович.
  if (others.length === 0 && !(words[end]!.ofKnownFather && given.given)) return null;
  const patronymic = join(words.slice(start, end + 1));
  const swapped = others.length === 1 && start === 2 && others[0]!.given && !given.given;
  return swapped ? parts(given.text, others[0]!.text, patronymic) : parts(join(others), given.text, patronymic);
}

function byInitials(words: readonly NameWord[]): PersonNameParts | null {
  const short = words.filter((word) => word.initials);
  const [whole, ...others] = words.filter((word) => !word.initials);
  if (short.length === 0 || whole === undefined || others.length > 0) return null;
  const letters = short.flatMap((word) => word.text.match(/\p{Lu}\.?/gu) ?? []);
  if (letters.length > 2) return null;
  if (letters.length === 1 && whole.given && !whole.family) return parts(letters[0]!, whole.text);
  return parts(whole.text, letters[0]!, letters[1] ?? '');
}

/** Of two words the one that is a known given name, or else the one without a family name’s ending. */
function byLists(words: readonly NameWord[], hasComma: boolean): PersonNameParts | null {
  const [first, second, ...more] = words;
  if (hasComma || first === undefined || more.length > 0) return null;
  if (second === undefined) return alone(first);
  if (first.given !== second.given)
    return first.given ? parts(second.text, first.text) : parts(first.text, second.text);
  if (first.family !== second.family)
    return first.family ? parts(first.text, second.text) : parts(second.text, first.text);
  return null;
}

function alone(word: NameWord): PersonNameParts | null {
  if (word.given) return parts('', word.text);
  return word.family && !word.initials ? parts(word.text, '') : null;
}
