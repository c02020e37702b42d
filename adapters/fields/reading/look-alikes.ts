/** Letters that look the same in both alphabets, position by position. */
const cyrillic = 'АВЕЅІЈКМНОРСТУХЇаеѕіјкорсухї';
const latin = 'ABESIJKMHOPCTYXÏaesijkopcyxï';

const toLatin = new Map([...cyrillic].map((letter, i) => [letter, latin[i]!]));
const toCyrillic = new Map([...latin].map((letter, i) => [letter, cyrillic[i]!]));

const cyrillicLetter = /\p{Script=Cyrillic}/gu;
const latinLetter = /\p{Script=Latin}/gu;

/** Whether a word has letters of both the Latin and the Cyrillic alphabet. */
export function mixesAlphabets(word: string): boolean {
  return word.search(cyrillicLetter) >= 0 && word.search(latinLetter) >= 0;
}

/** The word with every Cyrillic letter as the Latin one that looks like it; `null` when a letter has none. */
export function asLatin(word: string): string | null {
  return exchanged(word, cyrillicLetter, toLatin);
}

/** The word with every Latin letter as the Cyrillic one that looks like it; `null` when a letter has none. */
export function asCyrillic(word: string): string | null {
  return exchanged(word, latinLetter, toCyrillic);
}

function exchanged(word: string, letters: RegExp, table: ReadonlyMap<string, string>): string | null {
  let whole = true;
  const text = word.replace(letters, (letter) => {
    whole &&= table.has(letter);
    return table.get(letter) ?? letter;
  });
  return whole ? text : null;
}
