import * as z from 'zod';
import type { Cell } from '../../../core/cell.ts';
import { fieldType, type Locale, type Parsed, type Wrong } from '../../../core/field.ts';
import { labelRemover } from '../reading/labels.ts';
import { asLatin } from '../reading/look-alikes.ts';
import { plainText } from '../reading/plain-text.ts';
import { share } from '../reading/sampling.ts';
import { unreadable } from '../reading/unreadable.ts';
import { wordsOf } from '../reading/words.ts';
import { type TaxIdKind, taxIdCountries, taxIdKindNames, taxIdKinds } from './kinds.ts';

const options = z.strictObject({
  country: z.enum(taxIdCountries).optional().describe('The country of all numbers, in place of the team’s countries.'),
  kind: z.enum(taxIdKindNames).optional().describe('The only kind of number that stands here.'),
});
type Options = z.output<typeof options>;

const longestText = 100;
const between = /[\s.\-–—_]+/gu;
const shape = /^[A-Z\d*+]{2,20}$/;
const prefixes = new RegExp(
  `^(?:${taxIdKinds
    .map((kind) => kind.prefix)
    .filter(Boolean)
    .join('|')})(?=[A-Z\\d]{2})`,
);

/** The kinds that a column may hold. A number with a country before it is of that country. */
function expected({ country, kind }: Options, { countries }: Locale): readonly TaxIdKind[] {
  const places = country === undefined ? countries : [country];
  const ofKind = taxIdKinds.filter((one) => kind === undefined || one.kind === kind);
  const here = ofKind.filter((one) => places.includes(one.country));
  return here.length === 0 && kind !== undefined ? ofKind : here;
}

function withoutPrefix(compact: string, { prefix }: TaxIdKind): string {
  return prefix !== '' && compact.startsWith(prefix) ? compact.slice(prefix.length) : compact;
}

function isOf(compact: string, kinds: readonly TaxIdKind[]): boolean {
  return kinds.some((kind) => {
    const number = withoutPrefix(compact, kind);
    return kind.lengths.includes(number.length) && kind.fits(number);
  });
}

/** With the zeros in front that a spreadsheet dropped, where that makes it right. */
function padded(compact: string, kinds: readonly TaxIdKind[]): readonly string[] {
  if (!/^\d+$/.test(compact)) return [];
  const lengths = new Set(kinds.flatMap((kind) => kind.lengths).filter((length) => length > compact.length));
  return [...lengths].map((length) => compact.padStart(length, '0')).filter((longer) => isOf(longer, kinds));
}

function fault(compact: string, kinds: readonly TaxIdKind[]): Wrong {
  const suggestions = padded(compact, kinds);
  const rightLength = kinds.some((kind) => kind.lengths.includes(withoutPrefix(compact, kind).length));
  if (rightLength && suggestions.length === 0) return { is: 'wrong', code: 'tax-id.checksum' };
  const lengths = [...new Set(kinds.flatMap((kind) => kind.lengths))].sort((a, b) => a - b).join(', ');
  const args = { length: compact.length, lengths };
  return { is: 'wrong', code: 'tax-id.length', args, ...(suggestions.length > 0 && { suggestions }) };
}

function bind(chosen: Options, locale: Locale) {
  const words = wordsOf(locale);
  const usual = expected(chosen, locale);
  const withoutLabel = labelRemover(locale.languages.flatMap(({ headers }) => headers['tax-id'] ?? []));

  function kindsFor(compact: string): readonly TaxIdKind[] {
    const foreign = chosen.country === undefined && chosen.kind === undefined && prefixes.test(compact);
    return foreign ? [...usual, ...taxIdKinds.filter(({ prefix }) => prefix && compact.startsWith(prefix))] : usual;
  }

  function compactOf(text: string): string {
    const typed = text.replace(between, '').toUpperCase();
    return asLatin(typed) ?? typed;
  }

  function parse(cell: Cell): Parsed<string> {
    if (typeof cell === 'number' && !(Number.isSafeInteger(cell) && cell > 0))
      return { is: 'wrong', code: 'tax-id.unreadable' };
    const plain = plainText(cell);
    if (plain === '') return { is: 'empty' };
    if (plain === null || plain.length > longestText) return { is: 'wrong', code: 'tax-id.unreadable' };
    const text = withoutLabel(plain);
    const value = compactOf(text);
    if (!shape.test(value) || !/\d/.test(value)) return notOne(plain, text);
    const kinds = kindsFor(value);
    // Numbers of a country whose check digits we do not know are only tidied.
    return kinds.length === 0 || isOf(value, kinds) ? { is: 'value', value, cell: value } : fault(value, kinds);
  }

  /** Several things in one cell, such as ИНН and КПП: the tax number among them is offered. */
  function notOne(plain: string, text: string): Wrong {
    const pieces = text.split(/[/\\,;|\s]+/u).map((piece) => compactOf(withoutLabel(piece)));
    const suggestions = [...new Set(pieces)].filter((piece) => shape.test(piece) && isOf(piece, kindsFor(piece)));
    const code = 'tax-id.unreadable';
    return suggestions.length > 0 ? { is: 'wrong', code, suggestions } : unreadable(plain, words, code);
  }

  return {
    parse,
    cell: (value: string) => value,
    keys: (value: string) => [value.replace(prefixes, '')],
    show: (value: string) => value,
    compare: (a: string, b: string) => (a < b ? -1 : Number(a > b)),
    cel: { type: 'string', value: (value: string) => value },
    column: { format: 'text' as const },
  };
}

/** A tax number of a company or a person, with its check digits proved where the country has them. */
export const taxId = fieldType({
  kind: 'tax-id',
  summary: 'A tax number of a company or a person.',
  cell: 'text',
  version: 1,
  headers: ['tax-id'],
  options,
  bind,
  guess(cells, locale) {
    const { parse } = bind({}, locale);
    const known = expected({}, locale).length > 0;
    return { fit: known ? share(cells, (cell) => parse(cell).is === 'value') : 0, options: {} };
  },
  mask: (shown) => shown.replace(/(?<=[\p{L}\d]{2})[\p{L}\d](?=[\p{L}\d]{2})/gu, '•'),
  examples: [
    { cell: '7707083893', locale: { countries: ['RU'] }, value: '7707083893', normal: '7707083893' },
    { cell: 7707083893, locale: { countries: ['RU'] }, value: '7707083893', normal: '7707083893' },
    { cell: 'ИНН 500100732259', locale: { countries: ['RU'] }, value: '500100732259', normal: '500100732259' },
    { cell: '00032112', locale: { countries: ['UA'] }, value: '00032112', normal: '00032112' },
    { cell: 32112, locale: { countries: ['UA'] }, wrong: 'tax-id.length', suggestions: ['00032112'] },
    { cell: '1759013776', locale: { countries: ['UA'] }, value: '1759013776', normal: '1759013776' },
    { cell: '200988541', locale: { countries: ['BY'] }, value: '200988541', normal: '200988541' },
    { cell: '940340000011', locale: { countries: ['KZ'] }, wrong: 'tax-id.checksum' },
    { cell: '526-000-12-46', locale: { countries: ['PL'] }, value: '5260001246', normal: '5260001246' },
    { cell: 'PL 5260001246', locale: { countries: ['UA'] }, value: 'PL5260001246', normal: 'PL5260001246' },
    { cell: 'de136695976', locale: { countries: ['UA'] }, value: 'DE136695976', normal: 'DE136695976' },
    { cell: '91-1144442', options: { country: 'US' }, value: '911144442', normal: '911144442' },
    { cell: '404 123 456', locale: { countries: ['GE'] }, value: '404123456', normal: '404123456' },
    { cell: '7707083894', locale: { countries: ['RU'] }, wrong: 'tax-id.checksum' },
    { cell: '77070838', locale: { countries: ['RU'] }, wrong: 'tax-id.length' },
    { cell: '10510', locale: { countries: ['GB'] }, wrong: 'tax-id.length' },
    {
      cell: '7707083893/773601001',
      locale: { countries: ['RU'] },
      wrong: 'tax-id.unreadable',
      suggestions: ['7707083893'],
    },
    { cell: '1759013776', options: { kind: 'edrpou' }, locale: { countries: ['UA'] }, wrong: 'tax-id.length' },
    { cell: 'soon', wrong: 'tax-id.unreadable' },
    { cell: -1, wrong: 'tax-id.unreadable' },
    { cell: '—', wrong: 'cell.nothing', suggestions: [null] },
    { cell: '', empty: true },
    { cell: null, empty: true },
  ],
});
