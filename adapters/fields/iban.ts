import { countrySpecs, ValidationErrorsIBAN, validateIBAN } from 'ibantools';
import * as z from 'zod';
import type { Cell } from '../../core/cell.ts';
import { fieldType, type Locale, type Parsed, type Wrong } from '../../core/field.ts';
import { labelRemover } from './reading/labels.ts';
import { asLatin } from './reading/look-alikes.ts';
import { plainText } from './reading/plain-text.ts';
import { shareRead } from './reading/sampling.ts';
import { unreadable } from './reading/unreadable.ts';
import { wordsOf } from './reading/words.ts';

/** ISO 13616: thirty-four characters at most; here with room for spaces and a label. */
const longestText = 100;

const shape = /^[A-Z]{2}\d{2}[A-Z\d]{1,30}$/;
const between = /[\s.\-–_]+/gu;

/** Four characters and a space, as banks print it. */
function grouped(compact: string): string {
  return compact.replace(/.{4}(?=.)/g, '$& ');
}

/** Why a text of the right shape is no account, by what the registry says of its country. */
function fault(compact: string): Wrong | null {
  const country = compact.slice(0, 2);
  const length = Object.hasOwn(countrySpecs, country) ? countrySpecs[country]?.chars : undefined;
  if (length === undefined) return { is: 'wrong', code: 'iban.country', args: { country } };
  if (compact.length !== length)
    return { is: 'wrong', code: 'iban.length', args: { country, expected: length, length: compact.length } };
  const { valid, errorCodes } = validateIBAN(compact);
  if (valid) return null;
  const misshapen = errorCodes.includes(ValidationErrorsIBAN.WrongBBANFormat);
  return { is: 'wrong', code: misshapen ? 'iban.unreadable' : 'iban.checksum' };
}

function bind(_: object, locale: Locale) {
  const words = wordsOf(locale);
  const withoutLabel = labelRemover(['iban', ...locale.languages.flatMap(({ headers }) => headers['iban'] ?? [])]);

  function parse(cell: Cell): Parsed<string> {
    const plain = plainText(cell);
    if (plain === '') return { is: 'empty' };
    if (plain === null || plain.length > longestText) return { is: 'wrong', code: 'iban.unreadable' };
    const typed = withoutLabel(plain).replace(between, '').toUpperCase();
    // UА with a Cyrillic А is common; the check digits prove what was meant.
    const value = asLatin(typed) ?? typed;
    if (!shape.test(value)) return unreadable(plain, words, 'iban.unreadable');
    return fault(value) ?? { is: 'value', value, cell: value };
  }

  return {
    parse,
    cell: (value: string) => value,
    keys: (value: string) => [value],
    show: grouped,
    compare: (a: string, b: string) => (a < b ? -1 : Number(a > b)),
    cel: { type: 'string', value: (value: string) => value },
    column: { format: 'text' as const },
  };
}

/** A bank account by ISO 13616. The cell holds it without spaces, as payment programs take it; it is shown in fours. */
export const iban = fieldType({
  kind: 'iban',
  summary: 'A bank account number by IBAN.',
  cell: 'text',
  version: 1,
  headers: ['iban'],
  options: z.strictObject({}),
  bind,
  guess: (cells, locale) => ({
    fit: shareRead(cells, bind({}, locale).parse, ['iban.checksum', 'iban.length']),
    options: {},
  }),
  mask(shown) {
    const count = shown.replace(/[^\p{L}\p{N}]/gu, '').length;
    let at = 0;
    return shown.replace(/[\p{L}\p{N}]/gu, (character) => (at++ < 4 || at > count - 4 ? character : '•'));
  },
  examples: [
    {
      cell: 'UA21 3223 1300 0002 6007 2335 6600 1',
      value: 'UA213223130000026007233566001',
      normal: 'UA213223130000026007233566001',
    },
    { cell: 'IBAN: gb29 nwbk 6016 1331 9268 19', value: 'GB29NWBK60161331926819', normal: 'GB29NWBK60161331926819' },
    { cell: 'DE89-3704-0044-0532-0130-00', value: 'DE89370400440532013000', normal: 'DE89370400440532013000' },
    {
      cell: 'UА213223130000026007233566001',
      value: 'UA213223130000026007233566001',
      normal: 'UA213223130000026007233566001',
    },
    { cell: 'GB28NWBK60161331926819', wrong: 'iban.checksum' },
    { cell: 'GB29NWBK6016133192681', wrong: 'iban.length' },
    { cell: 'XX29NWBK60161331926819', wrong: 'iban.country' },
    { cell: 'GB29123460161331926819', wrong: 'iban.unreadable' },
    { cell: '40702810900000000001', wrong: 'iban.unreadable' },
    { cell: 'n/a', wrong: 'cell.nothing', suggestions: [null] },
    { cell: '', empty: true },
    { cell: null, empty: true },
  ],
});
