import { hashBytes } from './byte-hash.ts';
import { isPlaceholder, type Lexicon } from './lexicon.ts';
import { wordEnd } from './normal-words.ts';
import { isPatronymic } from './normalise-name.ts';
import { dotsDivide, normal, normaliseText } from './normalise-text.ts';

/** Where in `normal` the given and the family name stand that one cell holds; a length of 0 for what is not there. */
export interface SplitName {
  readonly given: readonly [from: number, length: number];
  readonly family: readonly [from: number, length: number];
}

interface Word {
  readonly from: number;
  readonly length: number;
  readonly given: boolean;
  readonly patronymic: boolean;
}

const comma = 44;
const none = [0, 0] as const;
const nobody: SplitName = { given: none, family: none };

/**
 * Parts a whole name. A comma stands behind the family name; a patronymic behind the given one; a known given name is one;
 * else the given name comes first and the family name last, as most lists have it.
 */
export function splitName(bytes: Uint8Array, start: number, end: number, lexicon: Lexicon): SplitName {
  const length = normaliseText(bytes, start, end, dotsDivide);
  if (length === 0 || isPlaceholder(length, lexicon)) return nobody;
  const words = wordsOf(length, lexicon);
  const names = words.filter(({ patronymic }) => !patronymic);
  const [first, second] = names;
  const last = names.at(-1);
  if (first === undefined || last === undefined) return nobody;
  if (second === undefined) return first.given ? pair(first, undefined) : pair(undefined, first);
  if (familyStandsFirst(words, first, last) || isBeforeComma(bytes, start, end)) return pair(second, first);
  return pair(first, last);
}

function familyStandsFirst(words: readonly Word[], first: Word, last: Word): boolean {
  const patronymic = words.findIndex((word) => word.patronymic);
  if (patronymic >= 0) return patronymic === words.length - 1 && patronymic > 1;
  return last.given && !first.given;
}

function isBeforeComma(bytes: Uint8Array, start: number, end: number): boolean {
  const at = bytes.subarray(start, end).indexOf(comma);
  return at > 0 && at < end - start - 1;
}

function wordsOf(length: number, lexicon: Lexicon): readonly Word[] {
  const words: Word[] = [];
  for (let from = 0; from < length; ) {
    const to = wordEnd(from, length);
    const hash = hashBytes(normal, from, to - from);
    if (!lexicon.titles.has(hash) || to - from === 1)
      words.push({
        from,
        length: to - from,
        given: lexicon.nicknames.has(hash),
        patronymic: words.length > 0 && isPatronymic(from, to - from, lexicon),
      });
    from = to + 1;
  }
  return words;
}

function pair(given: Word | undefined, family: Word | undefined): SplitName {
  return { given: given ? [given.from, given.length] : none, family: family ? [family.from, family.length] : none };
}
