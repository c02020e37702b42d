import type { Cell, FieldKey } from './cell.ts';
import { fold } from './cell.ts';
import { headerKey } from './columns.ts';
import type { Field } from './field.ts';
import type { Language } from './language.ts';
import type { Found } from './store.ts';

/** A row without an id, as it was read. */
type Bare = Pick<Found, 'cells' | 'marks'>;

const letter = /\p{L}/u;
const sign = /[\p{L}\p{N}]/u;
/** A heading between rows stands alone in a table of at least so many columns. */
const fewestColumns = 3;

/**
 * Tells rows that people put between records for themselves: totals, headers written once more, the name of a month
 * alone, lines of dashes. What could be a record is one: a total stands beside nothing but figures.
 */
export function asideJudge(fields: readonly Field[], languages: readonly Language[]): (row: Bare) => boolean {
  const headers = new Map(fields.map(({ key, headers: all }) => [key, new Set(all.map(headerKey))]));
  const totals = new Set(languages.flatMap((language) => language.totals));
  const months = new Set(languages.flatMap((language) => language.months.flat()));
  const isPeriod = (word: string) => months.has(word) || /^(?:19|20)\d\d$/u.test(word) || /^q[1-4]$/u.test(word);

  function isTotal(text: string): boolean {
    const words = wordsOf(text);
    const most = Math.min(words.length, 3);
    for (let count = most; count > 0; count--)
      if (totals.has(words.slice(0, count).join(' '))) return words.slice(count).every((word) => isPeriod(word));
    return false;
  }

  return ({ cells, marks = {} }) => {
    const filled: [FieldKey, Cell][] = [];
    for (const field in cells) if (cells[field] !== null && cells[field] !== '') filled.push([field, cells[field]!]);
    const typed = filled.filter(([field]) => marks[field] !== 'computed' && marks[field] !== 'error');
    const texts = typed.filter((one): one is [FieldKey, string] => typeof one[1] === 'string' && letter.test(one[1]));
    if (texts.length === 0)
      return typed.length > 0 && filled.every(([, cell]) => typeof cell === 'string' && !sign.test(cell));
    if (texts.length === typed.length && texts.length >= 2 && typed.length === filled.length)
      return texts.every(([field, text]) => headers.get(field)?.has(headerKey(text)) === true);
    const [, text = ''] = texts[0]!;
    if (texts.length > 1) return false;
    if (filled.length > 1) return isTotal(text);
    return fields.length >= fewestColumns && wordsOf(text).every(isPeriod);
  };
}

function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
