import type { Language } from '../../../core/language.ts';

export const patronymicEndings: Language['patronymicEndings'] = [];
export const familyEndings: Language['familyEndings'] = [];
export const nicknames: Language['nicknames'] = [];
