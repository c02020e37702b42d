import * as z from 'zod';
import { fold } from '../../core/cell.ts';
import { fieldType, type Parsed } from '../../core/field.ts';
import { isBroken, plainText } from './reading/plain-text.ts';
import { meansNothing } from './reading/unreadable.ts';
import { wordsOf } from './reading/words.ts';
import { textOrder } from './showing/order.ts';

const longest = 200;

/** A member of the staff by name, e-mail or @handle. Who that is, the list of staff says. */
export const person = fieldType({
  kind: 'person',
  summary: 'A member of the staff, by name, e-mail or @handle.',
  cell: 'text',
  version: 1,
  headers: ['owner'],
  options: z.strictObject({
    table: z.string().min(1).optional().describe('The table that lists the staff.'),
  }),
  bind(_, locale) {
    const words = wordsOf(locale);
    return {
      parse(cell): Parsed<string> {
        if (Array.isArray(cell) && cell.length > 1) return { is: 'wrong', code: 'person.several', suggestions: cell };
        const value = plainText(cell);
        if (value === '') return { is: 'empty' };
        if (value === null || isBroken(value)) return { is: 'wrong', code: 'text.broken' };
        if (value.length > longest)
          return { is: 'wrong', code: 'text.too-long', args: { limit: longest, length: value.length } };
        if (meansNothing(value, words)) return { is: 'wrong', code: 'cell.nothing', suggestions: [null] };
        return { is: 'value', value, cell: value };
      },
      cell: (value) => value,
      keys: (value) => [fold(value)],
      show: (value) => value,
      compare: textOrder(locale.language),
      cel: { type: 'string', value: (value) => value },
      column: {},
    };
  },
  guess: () => null,
  examples: [
    { cell: 'Olena', value: 'Olena', normal: 'Olena' },
    { cell: ' Olena  Koval ', value: 'Olena Koval', normal: 'Olena Koval' },
    { cell: '@olena', value: '@olena', normal: '@olena' },
    { cell: 'olena@example.com', value: 'olena@example.com', normal: 'olena@example.com' },
    { cell: ['Olena'], value: 'Olena', normal: 'Olena' },
    { cell: ['Olena', 'Taras'], wrong: 'person.several', suggestions: ['Olena', 'Taras'] },
    { cell: '?', wrong: 'cell.nothing', suggestions: [null] },
    { cell: 'Ol\ud800', wrong: 'text.broken' },
    { cell: '', empty: true },
  ],
});
