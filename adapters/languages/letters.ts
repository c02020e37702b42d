/** How a letter is written in Latin: alike everywhere, or otherwise where a word starts. */
type Spelling = string | { readonly first: string; readonly inside: string };

/** Spellings by letter in lower case; letters that are spelt together, such as `зг`, have an entry of their own. */
export type LetterTable = Readonly<Record<string, Spelling>>;

const word = /\p{L}[\p{L}\p{M}’'ʼ`]*/gu;

/** A Latin spelling with the capitals of what it stands for: `Щ` is `Shch`, and `SHCH` in a word of capitals. */
function likeOriginal(latin: string, original: string, allCapitals: boolean): string {
  if (original === original.toLowerCase()) return latin;
  return allCapitals ? latin.toUpperCase() : latin.slice(0, 1).toUpperCase() + latin.slice(1);
}

/** Makes the `transliterate` of a language from its table. What the table does not have stays as it is. */
export function speller(table: LetterTable): (text: string) => string {
  const spellings = new Map(Object.entries(table));
  const longestFirst = [...spellings.keys()].toSorted((a, b) => b.length - a.length);
  const known = new RegExp(longestFirst.join('|'), 'giu');
  const needed = new RegExp(longestFirst.filter((letters) => /\p{L}/u.test(letters)).join('|'), 'iu');

  const spell = (original: string): string => {
    if (!needed.test(original)) return original;
    const allCapitals = original.length > 1 && original === original.toUpperCase();
    return original.replace(known, (letters: string, at: number) => {
      const spelling = spellings.get(letters.toLowerCase()) ?? letters;
      const latin = typeof spelling === 'string' ? spelling : at === 0 ? spelling.first : spelling.inside;
      return likeOriginal(latin, letters, allCapitals);
    });
  };

  return (text) => (needed.test(text) ? text.normalize('NFC').replace(word, spell) : text);
}
