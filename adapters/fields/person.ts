import * as z from 'zod';
import { fieldType, type Parsed } from '../../core/field.ts';
import { choiceOptions, makeChoices } from './reading/choices.ts';
import { plainText } from './reading/plain-text.ts';
import { readShort } from './reading/short-text.ts';
import { wordsOf } from './reading/words.ts';
import { asText } from './showing/as-text.ts';

/** A member of the staff by name, e-mail or @handle. Who that is, the list of staff says. */
export const person = fieldType({
  kind: 'person',
  summary: 'A member of the staff, by name, e-mail or @handle.',
  cell: 'text',
  version: 1,
  headers: ['owner'],
  options: z.strictObject({
    table: z.string().min(1).optional().describe('The table that lists the staff.'),
    options: choiceOptions
      .optional()
      .describe(
        'What the drop-down of a new column offers, `from: staff` say; other names may stand there all the same.',
      ),
  }),
  bind({ options }, locale) {
    const words = wordsOf(locale);
    const labels = options === undefined ? [] : makeChoices(options, locale.language).labels;
    return {
      ...asText(locale.language),
      ...(labels.length > 0 && { column: { choices: labels } }),
      parse(cell): Parsed<string> {
        if (Array.isArray(cell) && cell.length > 1) return { is: 'wrong', code: 'person.several', suggestions: cell };
        return readShort(plainText(cell), words);
      },
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
