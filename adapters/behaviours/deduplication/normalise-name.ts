import { isPlaceholder, type Lexicon } from './lexicon.ts';
import { isOneWord, keepWords } from './normal-words.ts';
import { dotsDivide, normal, normaliseText } from './normalise-text.ts';

/**
 * A given or a family name: titles, patronymics and single letters beside a name left out.
 * Nothing is left of a cell that only says that nobody knows it.
 */
export function normaliseName(bytes: Uint8Array, start: number, end: number, lexicon: Lexicon): number {
  const length = normaliseText(bytes, start, end, dotsDivide);
  if (length === 0 || isPlaceholder(length, lexicon)) return 0;
  if (isOneWord(length)) return length;
  return keepWords(
    length,
    (hash, from, size) => size > 1 && !lexicon.titles.has(hash) && !isPatronymic(from, size, lexicon),
  );
}

/** Whether a word of `normal` has the ending of a patronymic behind at least two letters of a father's name. */
export function isPatronymic(from: number, length: number, { patronymics }: Lexicon): boolean {
  return patronymics.some((ending) => {
    if (length < ending.length + 2) return false;
    const at = from + length - ending.length;
    return ending.every((byte, i) => normal[at + i] === byte);
  });
}
