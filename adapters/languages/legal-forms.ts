import { fold } from '../../core/cell.ts';
import type { LegalForm } from '../../core/language.ts';
import { words } from './lists.ts';

/** A form with dots as people also type it: without them, and with spaces in their place. */
function dotted(form: string): readonly string[] {
  if (!form.includes('.')) return [form];
  const spaced = form.replaceAll('.', ' ').replace(/ (?=[ ,)]|$)/gu, '');
  return [form, form.replaceAll('.', ''), spaced];
}

/**
 * Legal forms from rows of a key, the form shown, and a list of other ways to write it.
 * The shown form is itself a way to write it; dots may be left out or typed as spaces.
 */
export function legalFormList(rows: readonly (readonly [string, string, string])[]): readonly LegalForm[] {
  return rows.map(([key, short, others]) => ({
    key,
    short,
    written: [...new Set([fold(short), ...words(others)].flatMap(dotted))],
  }));
}
