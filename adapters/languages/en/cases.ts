import type { Language } from '../../../core/language.ts';

/** English has one case besides the nominative: `Olena Kovalenko’s`. Its sign stands at the last word of the name. */
export const decline: Language['decline'] = (name, grammaticalCase) => {
  if (grammaticalCase !== 'genitive') return name;
  if (name.family !== '') return { ...name, family: `${name.family}’s` };
  if (name.given !== '') return { ...name, given: `${name.given}’s` };
  return name;
};
