import type { Language } from '../../../core/language.ts';

export const inWords: Language['inWords'] = (amount, noun) => `${amount} ${noun.forms.other}`;
