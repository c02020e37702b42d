import * as z from 'zod';
import type { Cell } from '../../core/cell.ts';
import { fieldType, type Locale, type Parsed } from '../../core/field.ts';
import { plainText } from './reading/plain-text.ts';
import { share } from './reading/sampling.ts';
import { type Words, wordKey, wordsOf } from './reading/words.ts';

/** Signs and words that mean the same in every language: what programs write, and what people draw. */
const everywhere: ReadonlyMap<string, boolean> = new Map([
  ...['true', '1', '+', 'x', 'х', 'v', '✓', '✔', '☑', '✅'].map((sign) => [sign, true] as const),
  ...['false', '0', '-', '–', '—', '−', '✗', '✘', '☐', '❌'].map((sign) => [sign, false] as const),
]);

const longest = 30;

function meaning(text: string, words: Words): boolean | null {
  if (text.length > longest) return null;
  const key = wordKey(text.replaceAll('\uFE0F', ''));
  const sign = everywhere.get(key);
  if (sign !== undefined) return sign;
  if (words.yes.has(key)) return true;
  return words.no.has(key) ? false : null;
}

function answer(value: boolean): Parsed<boolean> {
  return { is: 'value', value, cell: value };
}

function bind(_: unknown, locale: Locale) {
  const words = wordsOf(locale);
  return {
    parse(cell: Cell): Parsed<boolean> {
      if (typeof cell === 'boolean') return answer(cell);
      const text = plainText(cell);
      if (text === '') return { is: 'empty' };
      const value = text === null ? null : meaning(text, words);
      return value === null ? { is: 'wrong', code: 'checkbox.unreadable', suggestions: [true, false] } : answer(value);
    },
    cell: (value: boolean) => value,
    keys: (value: boolean) => [String(value)],
    show: (value: boolean, language: Locale['language']) => language[value ? 'yes' : 'no'][0] ?? String(value),
    compare: (a: boolean, b: boolean) => Number(a) - Number(b),
    cel: { type: 'bool', value: (value: boolean) => value },
    column: {},
  };
}

/** Yes or no. An empty cell is neither: nobody has said. */
export const checkbox = fieldType({
  kind: 'checkbox',
  summary: 'Yes or no.',
  cell: 'boolean',
  version: 1,
  headers: ['done'],
  options: z.strictObject({}),
  bind,
  guess(cells, locale) {
    const { parse } = bind({}, locale);
    const read = share(cells, (cell) => parse(cell).is === 'value');
    const bareNumbers = share(cells, (cell) => typeof cell === 'number');
    return { fit: read * (0.95 - 0.5 * bareNumbers), options: {} };
  },
  examples: [
    { cell: true, value: true, normal: true },
    { cell: false, value: false, normal: false },
    { cell: 1, value: true, normal: true },
    { cell: 0, value: false, normal: false },
    { cell: 'Yes', value: true, normal: true },
    { cell: 'да', value: true, normal: true },
    { cell: 'Так', value: true, normal: true },
    { cell: 'нет', value: false, normal: false },
    { cell: 'ні', value: false, normal: false },
    { cell: 'TRUE', value: true, normal: true },
    { cell: 'ЛОЖЬ', value: false, normal: false },
    { cell: '✓', value: true, normal: true },
    { cell: '✔️', value: true, normal: true },
    { cell: 'x', value: true, normal: true },
    { cell: 'Х', value: true, normal: true },
    { cell: '✗', value: false, normal: false },
    { cell: '+', value: true, normal: true },
    { cell: '-', value: false, normal: false },
    { cell: 'perhaps', wrong: 'checkbox.unreadable', suggestions: [true, false] },
    { cell: 2, wrong: 'checkbox.unreadable' },
    { cell: '', empty: true },
    { cell: null, empty: true },
  ],
});
