import * as z from 'zod';
import type { Cell } from '../../core/cell.ts';
import { fieldType, type Locale, type Parsed } from '../../core/field.ts';
import { choiceOptions, groupSpellings, makeChoices } from './reading/choices.ts';
import { plainText } from './reading/plain-text.ts';
import { share } from './reading/sampling.ts';
import { meansNothing } from './reading/unreadable.ts';
import { wordsOf } from './reading/words.ts';

const options = z.strictObject({ options: choiceOptions });

function bind({ options: written }: z.output<typeof options>, locale: Locale) {
  const choices = makeChoices(written, locale.language);
  const words = wordsOf(locale);

  const find = (text: string): Parsed<string> => {
    const key = choices.find(text);
    if (key !== undefined) return { is: 'value', value: key, cell: choices.labelOf(key) };
    const plain = plainText(text) ?? '';
    if (plain === '') return { is: 'empty' };
    if (meansNothing(plain, words)) return { is: 'wrong', code: 'cell.nothing', suggestions: [null] };
    const suggestions = choices.nearest(plain);
    return { is: 'wrong', code: 'choice.unknown', args: { known: choices.known }, suggestions };
  };

  return {
    parse(cell: Cell): Parsed<string> {
      if (typeof cell === 'string') return find(cell);
      if (Array.isArray(cell) && cell.length > 1) return { is: 'wrong', code: 'choice.several', suggestions: cell };
      return find(plainText(cell) ?? 'NaN');
    },
    cell: (value: string) => choices.labelOf(value),
    keys: (value: string) => [value],
    show: (value: string, language: Locale['language']) => choices.labelOf(value, language),
    compare: (a: string, b: string) => choices.placeOf(a) - choices.placeOf(b),
    cel: { type: 'string', value: (value: string) => value },
    column: choices.labels.length > 0 ? { choices: choices.labels } : {},
  };
}

const mostOptions = 12;
const fewestCells = 8;
const largestShare = 0.3;

/** One option of a list. The value is its key, the cell its label. A slip of the finger is asked about, never mended. */
export const choice = fieldType({
  kind: 'choice',
  summary: 'One option of a list.',
  cell: 'text',
  version: 1,
  headers: ['stage', 'status', 'source', 'channel', 'method', 'delivery', 'currency', 'country'],
  options,
  bind,
  guess(cells) {
    const groups = groupSpellings(cells);
    const isFew = groups.length <= mostOptions && groups.length <= cells.length * largestShare;
    const isText = share(cells, (cell) => typeof cell === 'string' && /\p{L}/u.test(cell) && cell.length <= 60);
    if (cells.length < fewestCells || !isFew || isText < 1) return null;
    const guessed = groups.map(([label = '', ...aliases]) =>
      aliases.length === 0 ? label : { key: label, label, aliases },
    );
    return { fit: 0.75, options: { options: guessed } };
  },
  examples: [
    { cell: 'Won', options: { options: ['New', 'Won'] }, value: 'Won', normal: 'Won' },
    { cell: ' wOn ', options: { options: ['New', 'Won'] }, value: 'Won', normal: 'Won' },
    {
      cell: 'Виграно',
      options: { options: ['New', { key: 'won', label: 'Won', labels: { uk: 'Виграно' } }] },
      value: 'won',
      normal: 'Won',
    },
    {
      cell: 'closed won',
      options: { options: [{ key: 'won', label: 'Won', labels: { en: 'Won!' }, aliases: ['Closed won'] }] },
      value: 'won',
      normal: 'Won!',
    },
    { cell: 2, options: { options: ['1', '2'] }, value: '2', normal: '2' },
    { cell: ['Won'], options: { options: ['New', 'Won'] }, value: 'Won', normal: 'Won' },
    {
      cell: ['New', 'Won'],
      options: { options: ['New', 'Won'] },
      wrong: 'choice.several',
      suggestions: ['New', 'Won'],
    },
    {
      cell: 'Negotation',
      options: { options: ['New', 'Negotiation'] },
      wrong: 'choice.unknown',
      suggestions: ['Negotiation'],
    },
    { cell: 'Lost', options: { options: ['New', 'Won'] }, wrong: 'choice.unknown', suggestions: [] },
    { cell: 'n/a', options: { options: ['New', 'Won'] }, wrong: 'cell.nothing', suggestions: [null] },
    { cell: 'N/A', options: { options: ['N/A', 'Won'] }, value: 'N/A', normal: 'N/A' },
    { cell: '__proto__', options: { options: ['New'] }, wrong: 'choice.unknown' },
    { cell: ' ', options: { options: ['New'] }, empty: true },
    { cell: null, options: { options: ['New'] }, empty: true },
  ],
});
