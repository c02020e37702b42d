import type { Language } from '../../../core/language.ts';

/** Words that people write above a column, by concept. */
export const headers: Language['headers'] = {};
