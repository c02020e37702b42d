export const letterCases = ['as-is', 'upper', 'lower', 'title'] as const;
export type LetterCase = (typeof letterCases)[number];

const firstLetters = /(?<![\p{L}\p{M}\p{N}'’])\p{L}/gu;

/** A letter that grows when it is made a capital, such as ß, stays as it is, so that doing it twice changes nothing. */
function capital(letter: string): string {
  const upper = letter.toUpperCase();
  return upper.length === letter.length ? upper : letter;
}

/** The text in that letter case, letters composed; `title` makes the first letter of every word a capital. */
export function inCase(text: string, letterCase: LetterCase): string {
  switch (letterCase) {
    case 'as-is':
      return text;
    case 'upper':
      return text.toUpperCase().normalize('NFC');
    case 'lower':
      return text.toLowerCase().normalize('NFC');
    case 'title':
      return text.toLowerCase().replace(firstLetters, capital).normalize('NFC');
    default:
      return letterCase satisfies never;
  }
}
