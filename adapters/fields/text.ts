import { RE2JS } from 're2js';
import * as z from 'zod';
import { type Doubt, fieldType, type Parsed } from '../../core/field.ts';
import { inCase, letterCases } from './reading/letter-case.ts';
import { isBroken, plainText } from './reading/plain-text.ts';
import { asText } from './showing/as-text.ts';

/** Said of text that lost letters on its way here. */
const brokenText: readonly Doubt[] = [{ code: 'text.broken' }];

function compiles(pattern: string): boolean {
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
}

/** One line of text. White space inside is one space; a pattern must match the whole text. */
export const text = fieldType({
  kind: 'text',
  summary: 'One line of text.',
  cell: 'text',
  version: 1,
  headers: ['title', 'city', 'country', 'position', 'source', 'channel', 'product', 'delivery', 'method', 'messenger'],
  options: z.strictObject({
    max: z.int().min(1).max(20_000).default(500).describe('The most characters it may have.'),
    pattern: z
      .string()
      .max(200)
      .refine(compiles, { message: 'This is not a pattern of RE2: look-around and back-references are not known.' })
      .optional()
      .describe('A regular expression in RE2 syntax that the whole text must match.'),
    case: z.enum(letterCases).default('as-is').describe('Capital letters: as typed, UPPER, lower or Title Case.'),
  }),
  bind({ max, pattern, case: letterCase }, locale) {
    const expression = pattern === undefined ? null : RE2JS.compile(pattern);
    return {
      ...asText(locale.language),
      parse(cell): Parsed<string> {
        const plain = plainText(cell);
        if (plain === '') return { is: 'empty' };
        if (plain === null) return { is: 'wrong', code: 'text.broken' };
        const value = inCase(plain, letterCase);
        if (value.length > max)
          return { is: 'wrong', code: 'text.too-long', args: { limit: max, length: value.length } };
        if (expression && !expression.testExact(value))
          return { is: 'wrong', code: 'text.pattern', args: { pattern: pattern ?? '' } };
        return isBroken(value)
          ? { is: 'value', value, cell: value, doubts: brokenText }
          : { is: 'value', value, cell: value };
      },
    };
  },
  guess: (cells) => ({ fit: cells.length === 0 ? 0 : 0.2, options: {} }),
  examples: [
    { cell: 'Retail', value: 'Retail', normal: 'Retail' },
    { cell: '  two   words ', value: 'two words', normal: 'two words' },
    { cell: 'non\u00a0breaking\u202fspace', value: 'non breaking space', normal: 'non breaking space' },
    { cell: '\ufeffКи\u00adїв\u200b', value: 'Київ', normal: 'Київ' },
    { cell: 'Чии\u0306', value: 'Чий', normal: 'Чий' },
    { cell: 'first\nsecond', value: 'first second', normal: 'first second' },
    {
      cell: '=IMPORTXML("https://example.org","//a")',
      value: '=IMPORTXML("https://example.org","//a")',
      normal: '=IMPORTXML("https://example.org","//a")',
    },
    { cell: 42, value: '42', normal: '42' },
    { cell: 1e21, value: '1000000000000000000000', normal: '1000000000000000000000' },
    { cell: true, value: 'TRUE', normal: 'TRUE' },
    { cell: ['a', 'b'], value: 'a, b', normal: 'a, b' },
    {
      cell: 'half \ud83d an emoji',
      value: 'half \ufffd an emoji',
      normal: 'half \ufffd an emoji',
      doubts: ['text.broken'],
    },
    { cell: 'family 👨‍👩‍👧', value: 'family 👨‍👩‍👧', normal: 'family 👨‍👩‍👧' },
    { cell: Number.NaN, wrong: 'text.broken' },
    { cell: 'abc', options: { max: 2 }, wrong: 'text.too-long' },
    { cell: 'ab-12', options: { pattern: '[A-Z]{2}-\\d+', case: 'upper' }, value: 'AB-12', normal: 'AB-12' },
    { cell: 'AB', options: { pattern: '[A-Z]{2}-\\d+' }, wrong: 'text.pattern' },
    { cell: 'САНКТ-петербург', options: { case: 'title' }, value: 'Санкт-Петербург', normal: 'Санкт-Петербург' },
    { cell: 'Sale', options: { case: 'lower' }, value: 'sale', normal: 'sale' },
    { cell: ' \u00a0\u200b\t', empty: true },
    { cell: null, empty: true },
  ],
});
