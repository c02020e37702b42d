import type { Language } from '../../../core/language.ts';

export const yes: Language['yes'] = [];
export const no: Language['no'] = [];
export const nothing: Language['nothing'] = [];
export const titles: Language['titles'] = [];
export const extensionWords: Language['extensionWords'] = [];
export const months: Language['months'] = [];
export const units: Language['units'] = { minute: [], hour: [], day: [], week: [], month: [], year: [] };
export const currencies: Language['currencies'] = {};
export const multipliers: Language['multipliers'] = {};
export const addressWords: Language['addressWords'] = {};
export const countries: Language['countries'] = {};
