import { dict, fold } from '../../core/cell.ts';

const apostrophe = '’';
/** How people type an apostrophe; the first is the right one. */
const apostrophes = [apostrophe, "'", 'ʼ', '`'];

/** A word in every way its apostrophe is typed, the right one first. */
function spellings(word: string): readonly string[] {
  return word.includes(apostrophe) ? apostrophes.map((typed) => word.replaceAll(apostrophe, typed)) : [word];
}

/** Words separated by commas, folded; a word with `’` is there in every way that people type the apostrophe. */
export function words(text: string): readonly string[] {
  const list = fold(text)
    .split(/ ?, ?/u)
    .filter((word) => word !== '');
  return text.includes(apostrophe) ? list.flatMap(spellings) : list;
}

/** Words as endings are tried: the longest first. */
export function longestFirst(text: string): readonly string[] {
  return words(text).toSorted((a, b) => b.length - a.length);
}

/** One list of words for each line. */
export function groups(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .map(words)
    .filter((group) => group.length > 0);
}

/** Lists of words by key, without a prototype: a key that somebody typed may be looked up. */
export function byKey(texts: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  const lists = dict<readonly string[]>();
  for (const [key, text] of Object.entries(texts)) lists[key] = words(text);
  return lists;
}

/** What each word stands for, from pairs of a value and its words; without a prototype, since people type the words. */
export function byWord<T>(pairs: readonly (readonly [T, string])[]): Readonly<Record<string, T>> {
  const values = dict<T>();
  for (const [value, text] of pairs) for (const word of words(text)) values[word] = value;
  return values;
}
