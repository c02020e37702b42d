import * as z from 'zod';
import type { Cell } from '../../core/cell.ts';
import { fieldType, type Locale, type Parsed } from '../../core/field.ts';
import { type Choices, choiceOptions, groupSpellings, makeChoices } from './reading/choices.ts';
import { plainLines, plainText } from './reading/plain-text.ts';
import { share } from './reading/sampling.ts';
import { meansNothing } from './reading/unreadable.ts';
import { type Words, wordsOf } from './reading/words.ts';

const options = z.strictObject({ options: choiceOptions });

/** More parts than any list has options: such a cell is not a choice, and is not searched. */
const mostParts = 1000;

function pieces(text: string, separator: RegExp): readonly string[] {
  return text.split(separator, mostParts).filter((piece) => plainText(piece) !== '');
}

/** The parts of a text: split at semicolons and new lines, and at commas where an option does not itself hold one. */
function split(text: string, choices: Choices): readonly string[] {
  if (choices.find(text) !== undefined) return [text];
  return pieces(text, /[;\n]/u).flatMap((piece) => (choices.find(piece) === undefined ? pieces(piece, /,/u) : [piece]));
}

function parts(cell: Cell, choices: Choices): readonly string[] {
  if (!Array.isArray(cell)) return split(plainLines(cell) ?? '', choices);
  return cell.slice(0, mostParts).filter((item) => typeof item === 'string' && plainText(item) !== '');
}

/** The options that the parts name; or, where a part names none, what may have been meant when every slip is mended. */
function choose(named: readonly string[], choices: Choices, words: Words): Parsed<readonly string[]> {
  if (named.length === 1 && choices.find(named[0]!) === undefined && meansNothing(plainText(named[0]!) ?? '', words))
    return { is: 'wrong', code: 'cell.nothing', suggestions: [null] };
  const keys = new Set<string>();
  let isMended = true;
  let isKnown = true;
  for (const part of named) {
    const key = choices.find(part);
    const nearest = key ?? choices.find(choices.nearest(part)[0] ?? '');
    if (nearest !== undefined) keys.add(nearest);
    isKnown &&= key !== undefined;
    isMended &&= nearest !== undefined;
  }
  const value = [...keys].toSorted((a, b) => choices.placeOf(a) - choices.placeOf(b));
  const cell = value.map((key) => choices.labelOf(key));
  if (isKnown) return { is: 'value', value, cell };
  return { is: 'wrong', code: 'choice.unknown', args: { known: choices.known }, suggestions: isMended ? [cell] : [] };
}

function bind({ options: written }: z.output<typeof options>, locale: Locale) {
  const choices = makeChoices(written, locale.language);
  const words = wordsOf(locale);
  return {
    parse(cell: Cell): Parsed<readonly string[]> {
      if (typeof cell === 'number' && !Number.isFinite(cell))
        return { is: 'wrong', code: 'choice.unknown', args: { known: choices.known } };
      const named = parts(cell, choices);
      return named.length === 0 ? { is: 'empty' } : choose(named, choices, words);
    },
    cell: (value: readonly string[]) => value.map((key) => choices.labelOf(key)),
    keys: (value: readonly string[]) => value,
    show: (value: readonly string[], language: Locale['language']) =>
      value.map((key) => choices.labelOf(key, language)).join(', '),
    compare(a: readonly string[], b: readonly string[]) {
      const at = a.findIndex((key, i) => key !== b[i]);
      if (at < 0) return a.length - b.length;
      return at < b.length ? choices.placeOf(a[at]!) - choices.placeOf(b[at]!) : 1;
    },
    cel: { type: 'list<string>', value: (value: readonly string[]) => value },
    column: choices.labels.length > 0 ? { choices: choices.labels } : {},
  };
}

/** What a cell may list, before any options are known. */
function listed(cell: Cell): readonly string[] {
  if (Array.isArray(cell)) return cell.filter((item) => typeof item === 'string');
  return pieces(plainLines(cell) ?? '', /[,;\n]/u);
}

const longestGuessed = 1000;
const mostOptions = 20;
const fewestCells = 8;

/** Several options of a list, each once, in the order of the list. Text names them with commas, semicolons or lines. */
export const multiChoice = fieldType({
  kind: 'multi-choice',
  summary: 'Several options of a list.',
  cell: 'list',
  version: 1,
  headers: ['tags'],
  options,
  bind,
  guess(cells) {
    const several = share(cells, (cell) =>
      typeof cell === 'string' ? /\S\s*[,;\n]\s*\S/u.test(cell.slice(0, longestGuessed)) : Array.isArray(cell),
    );
    const named = cells.flatMap(listed);
    const groups = groupSpellings(named);
    const isRepeated = groups.length <= mostOptions && groups.length <= named.length * 0.4;
    const isShort = named.every((name) => name.length <= 40 && /\p{L}/u.test(name));
    if (cells.length < fewestCells || several < 0.3 || !isRepeated || !isShort) return null;
    const guessed = groups.map(([label = '', ...aliases]) =>
      aliases.length === 0 ? label : { key: label, label, aliases },
    );
    return { fit: 0.78, options: { options: guessed } };
  },
  examples: [
    { cell: ['vip', 'new'], options: { options: ['new', 'vip'] }, value: ['new', 'vip'], normal: ['new', 'vip'] },
    { cell: 'VIP, new', options: { options: ['new', 'vip'] }, value: ['new', 'vip'], normal: ['new', 'vip'] },
    { cell: 'vip; vip\nnew', options: { options: ['new', 'vip'] }, value: ['new', 'vip'], normal: ['new', 'vip'] },
    {
      cell: 'food, drinks; tea',
      options: { options: ['tea', { key: 'fd', label: 'Food, drinks' }] },
      value: ['tea', 'fd'],
      normal: ['tea', 'Food, drinks'],
    },
    {
      cell: 'wholesle, new',
      options: { options: ['new', 'wholesale'] },
      wrong: 'choice.unknown',
      suggestions: [['new', 'wholesale']],
    },
    { cell: 'gold, new', options: { options: ['new', 'vip'] }, wrong: 'choice.unknown', suggestions: [] },
    { cell: 'n/a', options: { options: ['new'] }, wrong: 'cell.nothing', suggestions: [null] },
    { cell: [], options: { options: ['new'] }, empty: true },
    { cell: ' , ;', options: { options: ['new'] }, empty: true },
    { cell: null, options: { options: ['new'] }, empty: true },
  ],
});
