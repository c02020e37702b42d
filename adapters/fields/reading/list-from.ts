import * as z from 'zod';
import { readListSource } from '../../../core/list-source.ts';

/** A list that people keep in cells of the spreadsheet instead of in the settings. */
export const listFrom = z.strictObject({
  from: z
    .string()
    .refine((text) => readListSource(text) !== null, { error: 'Write the tab and its cells, as Lists!A2:B' })
    .meta({
      description: 'The cells that hold the list: a row for each, other spellings beside it.',
      examples: ['Lists!A2:B'],
    }),
});
export type ListFrom = z.output<typeof listFrom>;
