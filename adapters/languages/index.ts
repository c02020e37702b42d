import type { Language } from '../../core/language.ts';
import { english } from './en/index.ts';
import { russian } from './ru/index.ts';
import { ukrainian } from './uk/index.ts';

/** Every language Rowcall speaks and reads. */
export const languages: readonly Language[] = [english, russian, ukrainian];

/** The language with that BCP 47 code, or `undefined`. */
export function languageByCode(code: string): Language | undefined {
  return languages.find((language) => language.code === code);
}
