import type { Language } from '../../../core/language.ts';

export const decline: Language['decline'] = (name) => name;
