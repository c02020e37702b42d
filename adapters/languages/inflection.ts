import type { GrammaticalCase } from '../../core/language.ts';

/** The cases that differ from the nominative, in the order in which endings are listed. */
type Oblique = Exclude<GrammaticalCase, 'nominative'>;
const obliqueCases: readonly Oblique[] = ['genitive', 'dative', 'accusative', 'instrumental', 'prepositional'];

/** What the end of a word becomes: a pattern of that end, and five endings that take its place, `ого ому ого им ому`. */
export type EndingRule = readonly [end: RegExp, becomes: string];

/** Nobody's name is longer; what is may be anything. */
const longestName = 120;

/** Gives an inflected word the capitals of the original; the ending of a word in capitals is in capitals too. */
function withCapitals(original: string, inflected: string): string {
  if (original.length > 1 && original === original.toUpperCase()) return inflected.toUpperCase();
  let same = 0;
  while (same < original.length && original[same]?.toLowerCase() === inflected[same]) same++;
  const kept = original.slice(0, same) + inflected.slice(same);
  const isCapital = original.slice(0, 1) !== original.slice(0, 1).toLowerCase();
  return isCapital ? kept.slice(0, 1).toUpperCase() + kept.slice(1) : kept;
}

/** Like `withCapitals`, for each part of a double name. */
function partsWithCapitals(original: string, inflected: string): string {
  const parts = original.split('-');
  return inflected
    .split('-')
    .map((part, i) => withCapitals(parts[i] ?? '', part))
    .join('-');
}

/** Inflects each word of a text that `isWord` finds, in lower case, and gives back its capitals. */
export function inflectWords(text: string, isWord: RegExp, inflect: (word: string) => string): string {
  if (text.length > longestName) return text;
  return text.replace(isWord, (word) => partsWithCapitals(word, inflect(word.toLowerCase())));
}

/** A word in a case by the first rule that fits its end; unchanged when none does. */
export function inflectByRules(word: string, grammaticalCase: Oblique, rules: readonly EndingRule[]): string {
  const rule = rules.find(([end]) => end.test(word));
  if (!rule) return word;
  const [end, becomes] = rule;
  return word.replace(end, becomes.split(' ')[obliqueCases.indexOf(grammaticalCase)] ?? '');
}
