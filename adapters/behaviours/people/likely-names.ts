import type { View } from '../../../core/rule.ts';
import { oneEditApart } from '../../fields/reading/one-edit.ts';
import type { Skeleton } from '../../fields/reading/skeleton.ts';
import type { Roster } from './roster.ts';
import { nameIn, nameKey, namesIn } from './roster.ts';

const mostStaff = 500;
const mostSuggestions = 3;

/** Names that may be meant: those with all the words that were typed, a letter apart or in another alphabet. */
export function likelyNames(roster: Roster, text: string, view: View, skeleton: Skeleton): readonly string[] {
  const everybody = view.by(roster.everybody, 'all', mostStaff);
  if (everybody === 'crowd') return [];
  const wordsOf = (name: string) =>
    nameKey(name)
      .split(/[\s.@]+/u)
      .map(skeleton)
      .filter(Boolean);
  const typed = wordsOf(text);
  const isIn = (word: string, words: readonly string[]) =>
    words.some((other) => other === word || oneEditApart(word, other) || (word.length >= 3 && other.startsWith(word)));
  const near = everybody.filter(({ values }) =>
    roster.naming
      .flatMap((field) => namesIn(field, values))
      .some((name) => typed.length > 0 && typed.every((word) => isIn(word, wordsOf(name)))),
  );
  return [...new Set(near.flatMap(({ values }) => nameIn(roster, values) ?? []))].sort().slice(0, mostSuggestions);
}
