import type { Cell } from '../../../core/cell.ts';
import type { Guess, Locale } from '../../../core/field.ts';
import { plainText } from '../reading/plain-text.ts';
import { nameWordsOf } from './name-words.ts';
import { takeApart } from './parts.ts';

const sample = 300;
const capitalisedWords = /^\p{Lu}[\p{L}\p{M}'’ʼ.-]*(?: \p{Lu}[\p{L}\p{M}'’ʼ.-]*){1,3}$/u;

/** How well the cells fit a column of people: known names weigh most, capitalised words alone little. */
export function guessNames(cells: readonly Cell[], locale: Locale): Guess {
  const look = nameWordsOf(locale);
  const looked = cells.slice(0, sample);
  const weights = looked.map((cell) => {
    const text = typeof cell === 'string' ? plainText(cell) : null;
    if (text === null || !capitalisedWords.test(text)) return 0;
    const words = text.split(' ').map(look);
    const known = words.some(({ given, patronymic }) => given || patronymic);
    return known && takeApart(text, look).parts !== null ? 1 : 0.3;
  });
  return {
    fit: looked.length === 0 ? 0 : weights.reduce<number>((sum, one) => sum + one, 0) / looked.length,
    options: {},
  };
}
