import * as z from 'zod';
import { fieldType, type Parsed } from '../../core/field.ts';
import { isBroken, plainLines } from './reading/plain-text.ts';
import { share } from './reading/sampling.ts';
import { asText } from './showing/as-text.ts';

/** Text of several lines. New lines and indents stay; white space at the ends of lines goes. */
export const longText = fieldType({
  kind: 'long-text',
  summary: 'Text of several lines.',
  cell: 'text',
  version: 1,
  headers: ['note'],
  options: z.strictObject({
    max: z.int().min(1).max(100_000).default(20_000).describe('The most characters it may have.'),
  }),
  bind({ max }, locale) {
    return {
      ...asText(locale.language),
      parse(cell): Parsed<string> {
        const value = plainLines(cell);
        if (value === '') return { is: 'empty' };
        if (value === null) return { is: 'wrong', code: 'text.broken' };
        if (value.length > max)
          return { is: 'wrong', code: 'text.too-long', args: { limit: max, length: value.length } };
        if (isBroken(value)) return { is: 'value', value, cell: value, doubts: [{ code: 'text.broken' }] };
        return { is: 'value', value, cell: value };
      },
    };
  },
  guess(cells) {
    const long = share(cells, (cell) => typeof cell === 'string' && (cell.includes('\n') || cell.length > 120));
    return { fit: long >= 0.2 ? 0.25 + 0.2 * long : 0.1, options: {} };
  },
  examples: [
    { cell: 'Called.\r\nWill call back.', value: 'Called.\nWill call back.', normal: 'Called.\nWill call back.' },
    { cell: ' one  \n\n  two ', value: 'one\n\n  two', normal: 'one\n\n  two' },
    { cell: 'non\u00a0breaking', value: 'non breaking', normal: 'non breaking' },
    { cell: 'a\tb', value: 'a\tb', normal: 'a\tb' },
    { cell: '=1+1', value: '=1+1', normal: '=1+1' },
    { cell: 5, value: '5', normal: '5' },
    { cell: 'bell\u0007', value: 'bell', normal: 'bell' },
    { cell: 'x\udc00', value: 'x\ufffd', normal: 'x\ufffd', doubts: ['text.broken'] },
    { cell: 'a\nb', options: { max: 2 }, wrong: 'text.too-long' },
    { cell: Number.NaN, wrong: 'text.broken' },
    { cell: '\n \n', empty: true },
    { cell: null, empty: true },
  ],
});
