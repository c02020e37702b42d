import * as z from 'zod';
import { type Cell, fold } from '../../../core/cell.ts';
import { type Doubt, fieldType, type Locale, type Parsed, type Wrong } from '../../../core/field.ts';
import { isBroken, plainLines } from '../reading/plain-text.ts';
import { skeletonsOf } from '../reading/skeleton.ts';
import { unreadable } from '../reading/unreadable.ts';
import { wordsOf } from '../reading/words.ts';
import { textOrder } from '../showing/order.ts';
import { postcodeIn } from './postcode.ts';

/** A postal address as written; the postal code and the country (ISO 3166) where they can be told, else `null`. */
interface Address {
  readonly text: string;
  readonly postcode: string | null;
  readonly country: string | null;
}

const longest = 500;
/** With spaces to spare; longer cells are not even tidied. */
const longestTyped = 2000;
const letter = /\p{L}/u;
/** A mail address, a link or a formula. */
const notInAddresses = /^=|@|:\/\//u;
const tokens = /[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*|\d+[\p{L}\p{M}]?(?![\p{L}\p{M}])|\d+/gu;

/** One line with a comma where a new line was, a space behind each comma, and no idle ones. */
function tidied(text: string): string {
  return text
    .replace(/\s*\n\s*/gu, ', ')
    .replace(/\s+/gu, ' ')
    .replace(/ ?(?:, ?)+/g, ', ')
    .replace(/^[, ]+|[, ]+$/g, '');
}

function tooLong(length: number): Wrong {
  return { is: 'wrong', code: 'text.too-long', args: { limit: longest, length } };
}

/** Every name of a country in a team's languages, folded, by which its code is found. */
function countryNames({ languages }: Locale): ReadonlyMap<string, string> {
  const names = languages.flatMap(({ countries }) =>
    Object.entries(countries).flatMap(([code, list]) => list.map((name) => [fold(name), code] as const)),
  );
  return new Map(names);
}

function bind(_: object, locale: Locale) {
  const words = wordsOf(locale);
  const skeleton = skeletonsOf(locale);
  const order = textOrder(locale.language);
  const countries = countryNames(locale);
  const abbreviated = new Set(locale.languages.flatMap(({ addressWords }) => Object.keys(addressWords)));

  function read(text: string): Address {
    const segments = text.split(', ');
    const named = segments.flatMap((segment) => countries.get(fold(segment)) ?? []);
    return { text, postcode: postcodeIn(segments), country: named.at(-1) ?? null };
  }

  /** The words that tell one address from another: without street, house and flat, which people write or leave out. */
  function telling({ text, postcode, country }: Address): string[] {
    const segments = text.split(', ').filter((segment) => country === null || countries.get(fold(segment)) !== country);
    const rest = postcode === null ? segments.join(' ') : segments.join(' ').replace(postcode, ' ');
    return (rest.toLowerCase().match(tokens) ?? []).filter((token) => !abbreviated.has(token));
  }

  return {
    parse(cell: Cell): Parsed<Address> {
      if (typeof cell === 'string' && cell.length > longestTyped) return tooLong(cell.length);
      const lines = plainLines(cell);
      const plain = lines === null ? null : tidied(lines);
      if (lines === '') return { is: 'empty' };
      if (plain === null) return { is: 'wrong', code: 'address.unreadable' };
      if (plain.length > longest) return tooLong(plain.length);
      if (!letter.test(plain) || notInAddresses.test(plain)) return unreadable(plain, words, 'address.unreadable');
      const value = read(plain);
      const doubts: Doubt[] = isBroken(plain) ? [{ code: 'text.broken' }] : [];
      return { is: 'value', value, cell: plain, ...(doubts.length > 0 && { doubts }) };
    },
    cell: ({ text }: Address) => text,
    /** Names in one order and spelling, then numbers in theirs: `ул. Ленина, д. 5` and `5, Ленина улица` differ in neither. */
    keys(address: Address) {
      const all = telling(address);
      const names = all
        .filter((token) => !/^\d/.test(token))
        .map(skeleton)
        .sort();
      const numbers = all.filter((token) => /^\d/.test(token)).map(skeleton);
      return [[...names, ...numbers].join(' ') || fold(address.text)];
    },
    show: ({ text }: Address) => text,
    compare: (a: Address, b: Address) => order(a.text, b.text),
    cel: { type: 'string', value: ({ text }: Address) => text },
    column: {},
  };
}

/** A postal address. Only spaces and commas are tidied; postal code and country are found in it, never moved. */
export const address = fieldType({
  kind: 'address',
  summary: 'A postal address on one line.',
  cell: 'text',
  version: 1,
  headers: ['address'],
  options: z.strictObject({}),
  bind,
  guess(cells, locale) {
    const { parse } = bind({}, locale);
    const known = new Set(locale.languages.flatMap(({ addressWords }) => Object.keys(addressWords)));
    const weights = cells.map((cell) => {
      if (typeof cell !== 'string' || parse(cell).is !== 'value' || !/\d/.test(cell)) return 0;
      const named = (cell.toLowerCase().match(tokens) ?? []).some((token) => known.has(token));
      if (named) return 1;
      return cell.includes(',') ? 0.3 : 0.1;
    });
    return {
      fit: cells.length === 0 ? 0 : weights.reduce<number>((sum, one) => sum + one, 0) / cells.length,
      options: {},
    };
  },
  /** What stands before the first comma is most often the town; a text without commas is hidden whole. */
  mask(shown) {
    const comma = shown.indexOf(',');
    return comma < 0 ? '•••' : `${shown.slice(0, comma).replace(/\d/g, '•')}, •••`;
  },
  examples: [
    {
      cell: '  г. Москва,ул. Ленина ,  д. 5 ',
      value: { text: 'г. Москва, ул. Ленина, д. 5', postcode: null, country: null },
      normal: 'г. Москва, ул. Ленина, д. 5',
    },
    {
      cell: '01001, Україна\nКиїв, вул. Хрещатик, 1',
      value: { text: '01001, Україна, Київ, вул. Хрещатик, 1', postcode: '01001', country: 'UA' },
      normal: '01001, Україна, Київ, вул. Хрещатик, 1',
    },
    {
      cell: 'Україна, 01001, Київ, Хрещатик 1',
      value: { text: 'Україна, 01001, Київ, Хрещатик 1', postcode: '01001', country: 'UA' },
      normal: 'Україна, 01001, Київ, Хрещатик 1',
    },
    {
      cell: '10 Downing Street, London SW1A 2AA, United Kingdom',
      value: { text: '10 Downing Street, London SW1A 2AA, United Kingdom', postcode: 'SW1A 2AA', country: 'GB' },
      normal: '10 Downing Street, London SW1A 2AA, United Kingdom',
    },
    { cell: 'Warsaw', value: { text: 'Warsaw', postcode: null, country: null }, normal: 'Warsaw' },
    { cell: '=IMPORTXML("https://example.org","//a")', wrong: 'address.unreadable' },
    { cell: 12345, wrong: 'address.unreadable' },
    { cell: '—', wrong: 'cell.nothing', suggestions: [null] },
    { cell: ' , ', wrong: 'address.unreadable' },
    { cell: '', empty: true },
    { cell: null, empty: true },
  ],
});
