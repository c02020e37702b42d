import * as z from 'zod';
import type { Kinds } from './kinds.ts';
import { settingsSchema } from './schema.ts';

/** The JSON Schema (draft 7) of the settings, by which editors complete and check them. */
export function settingsJsonSchema(kinds: Kinds): Readonly<Record<string, unknown>> {
  const whole = settingsSchema(kinds).whole.meta({
    title: 'Rowcall settings',
    description: 'What Rowcall knows of your spreadsheet: its tabs and columns, and the rules they keep.',
  });
  return z.toJSONSchema(whole, { io: 'input', target: 'draft-7' });
}
