import * as z from 'zod';
import { readListSource, readListTable } from '../../../core/list-source.ts';

/** A list that people keep in cells of the spreadsheet, or in one of its tables, instead of in the settings. */
export const listFrom = z.strictObject({
  from: z
    .string()
    .refine((text) => readListSource(text) !== null || readListTable(text) !== null, {
      error: 'Write the tab and its cells, as Lists!A2:B, or a table and its field, as cities.name',
    })
    .meta({
      description:
        'The cells that hold the list, a row for each, other spellings beside it; or a table and its fields, as `cities.name, also`.',
      examples: ['Lists!A2:B', 'cities.name'],
    }),
});
export type ListFrom = z.output<typeof listFrom>;
