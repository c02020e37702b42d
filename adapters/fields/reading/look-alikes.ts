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

const separateWord = /[^\s-]+/gu;

/** A text in which words that mix the alphabets are in the one that most of their letters are of, where that can be. */
export function withoutMixedWords(text: string): string {
  if (!mixesAlphabets(text)) return text;
  return text.replace(separateWord, (word) => (mixesAlphabets(word) ? inOneAlphabet(word) : word));
}

function inOneAlphabet(word: string): string {
  const count = (letters: RegExp) => word.match(letters)?.length ?? 0;
  const [likely, other] =
    count(cyrillicLetter) >= count(latinLetter) ? [asCyrillic(word), asLatin(word)] : [asLatin(word), asCyrillic(word)];
  return likely ?? other ?? word;
}

/** Whether any word of a text has letters of both alphabets. */
export function hasMixedWord(text: string): boolean {
  return mixesAlphabets(text) && (text.match(separateWord) ?? []).some(mixesAlphabets);
}

/** The word with every Cyrillic letter as the Latin one that looks like it; `null` when a letter has none. */
export function asLatin(word: string): string | null {
  return exchanged(word, cyrillicLetter, toLatin);
}

/** The word with every Latin letter as the Cyrillic one that looks like it; `null` when a letter has none. */
function asCyrillic(word: string): string | null {
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
