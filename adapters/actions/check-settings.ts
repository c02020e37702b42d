import * as z from 'zod';
import { action } from './calling/action.ts';
import { bookShape, openSettings } from './examining/open-book.ts';

const settingsSchema = z.strictObject({
  language: z.string(),
  tables: z.array(z.strictObject({ table: z.string(), title: z.string(), columns: z.int().min(1) })),
});

/** Whether the settings are sound; no spreadsheet is opened. */
export const checkSettings = action({
  name: 'check-settings',
  summary: 'Looks at the settings alone and says what is wrong with them.',
  input: z.strictObject(bookShape),
  output: settingsSchema,
  async run(desk, asked) {
    const { locale, tables } = (await openSettings(desk, asked)).model;
    return {
      language: locale.language.code,
      tables: [...tables.values()].map(({ key, title, fields }) => ({ table: key, title, columns: fields.length })),
    };
  },
});
