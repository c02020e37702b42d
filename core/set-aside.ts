import type { Cell, FieldKey } from './cell.ts';
import { wordsIn } from './cell.ts';
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

/** Fewer numbers one after another may stand in a record. */
const fewestNumbers = 4;

/** Whether a row does nothing but number the columns, 1, 2, 3, 4, as forms of offices do below their headers. */
function countsColumns(cells: Bare['cells']): boolean {
  const filled = Object.values(cells).filter((cell) => cell !== null && cell !== '');
  const numbers = filled.map(Number).sort((a, b) => a - b);
  const [first = Number.NaN] = numbers;
  return first >= 1 && numbers.length >= fewestNumbers && numbers.every((number, at) => number === first + at);
}

/**
 * Tells rows that people put between records for themselves: totals, headers written once more, the name of a month
 * alone, lines of dashes, numbers of the columns. What could be a record is one: a total stands beside nothing but figures.
 */
export function asideJudge(fields: readonly Field[], languages: readonly Language[]): (row: Bare) => boolean {
  const headers = new Map(fields.map(({ key, headers: all }) => [key, new Set(all.map(headerKey))]));
  const totals = new Set(languages.flatMap((language) => language.totals));
  const months = new Set(languages.flatMap((language) => language.months.flat()));
  const isPeriod = (word: string) => months.has(word) || /^(?:19|20)\d\d$/u.test(word) || /^q[1-4]$/u.test(word);

  function isTotal(text: string): boolean {
    const words = wordsIn(text);
    const most = Math.min(words.length, 3);
    for (let count = most; count > 0; count--)
      if (totals.has(words.slice(0, count).join(' '))) return words.slice(count).every((word) => isPeriod(word));
    return false;
  }

  const saysItsHeader = (field: FieldKey, text: string) => headers.get(field)?.has(headerKey(text)) === true;

  return ({ cells, marks = {} }) => {
    let filled = 0;
    let typed = 0;
    let texts = 0;
    let isSilent = true;
    let first: readonly [FieldKey, string] = ['', ''];
    for (const field in cells) {
      const cell: Cell = cells[field] ?? null;
      if (cell === null || cell === '') continue;
      filled++;
      isSilent &&= typeof cell === 'string' && !sign.test(cell);
      if (marks[field] === 'computed' || marks[field] === 'error') continue;
      typed++;
      if (typeof cell !== 'string' || !letter.test(cell)) continue;
      texts++;
      if (texts === 1) first = [field, cell];
      // Nearly every row is told by its second word.
      else if (!saysItsHeader(field, cell)) return false;
    }
    if (texts === 0) return typed > 0 && (isSilent || countsColumns(cells));
    const [field, text] = first;
    if (texts > 1) return filled === texts && saysItsHeader(field, text);
    if (filled > 1) return isTotal(text);
    return fields.length >= fewestColumns && wordsIn(text).every(isPeriod);
  };
}
