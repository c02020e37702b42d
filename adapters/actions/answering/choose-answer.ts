import { fold } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Language } from '../../../core/language.ts';
import { nearest } from '../../../manifests/nearest.ts';
import type { Choice } from './question-kind.ts';

/**
 * The answer that is meant among those that can be given; yes and no may be said in any of the languages. Throws
 * `request.invalid` with what was probably meant and the whole list.
 */
export function chooseAnswer(choices: readonly Choice[], typed: string, languages: readonly Language[]): string {
  const known = choices.map(({ answer }) => answer);
  const wanted = fold(typed);
  const words = [wanted];
  if (languages.some(({ yes }) => yes.includes(wanted))) words.push('yes');
  if (languages.some(({ no }) => no.includes(wanted))) words.push('no');
  const found = known.find((one) => words.includes(fold(one)));
  if (found !== undefined) return found;
  const meant = nearest(wanted, known);
  const hint = meant === undefined ? '' : `Did you mean "${meant}"? `;
  throw new RowcallError('request.invalid', `"${typed}" is no answer to it. ${hint}It can be: ${known.join(', ')}.`);
}
