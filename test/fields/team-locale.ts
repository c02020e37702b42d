import { languages } from '../../adapters/languages/index.ts';
import type { Locale } from '../../core/field.ts';

/** A team that types in every language Rowcall knows and phones from these countries. */
export function teamLocale(...countries: string[]): Locale {
  return { language: languages[0]!, languages, zone: 'Europe/Kyiv', currency: 'UAH', countries };
}
