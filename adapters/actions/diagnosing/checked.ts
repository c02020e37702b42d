import * as z from 'zod';
import type { Diagnosis } from '../../../core/diagnosis.ts';
import type { RowcallError } from '../../../core/errors.ts';
import type { Language } from '../../../core/language.ts';

/** One thing that was looked at, in words. */
export const checkedSchema = z.strictObject({
  is: z.enum(['well', 'doubtful', 'broken']).meta({
    description: 'All is well; it works, but somebody should know; or something does not work until it is mended.',
  }),
  code: z.string().meta({ description: 'The same for the same thing, in every language.' }),
  message: z.string().meta({ description: 'What is so, in the language of the settings.' }),
  remedy: z.string().meta({ description: 'What to do about it; empty where all is well.' }),
});
export type Checked = z.output<typeof checkedSchema>;

/** Says what was found. */
export function checkedInWords(language: Language, { is, code, args = {} }: Diagnosis): Checked {
  const remedy = is === 'well' ? '' : language.say({ code: `${code}.remedy`, args });
  return { is, code, message: language.say({ code, args }), remedy };
}

/** Says why something could not be looked at. */
export function failedInWords({ code, message, help }: RowcallError): Checked {
  return { is: 'broken', code, message, remedy: help };
}
