import type { Language } from '../../../core/language.ts';

export const legalForms: Language['legalForms'] = [];
