import { formCode } from '../examining/examination.ts';

/** What people call faults of one sort; the first words of a code, or the whole of it, say which. */
const sorts = {
  duplicates: ['validation.taken', 'duplicate', 'duplicates', 'joined'],
  rules: ['rule'],
  links: ['reference'],
  lists: ['choice', 'checkbox', 'person', 'staff', 'list'],
  dates: ['date', 'date-time', 'duration'],
  amounts: ['money', 'number', 'percent'],
  contacts: ['phone', 'email', 'url', 'address'],
  names: ['name', 'company'],
  papers: ['tax-id', 'iban'],
  empty: ['validation.required', 'cell.nothing'],
  formulas: ['cell.error'],
  texts: ['text'],
  columns: ['column', 'table'],
  forms: [formCode],
} as const satisfies Record<string, readonly string[]>;

/** A sort of faults; `other` is what no sort claims. */
export type Theme = keyof typeof sorts | 'other';

export const themes: readonly Theme[] = [...(Object.keys(sorts) as (keyof typeof sorts)[]), 'other'];

const byCode = new Map<string, Theme>(
  Object.entries(sorts).flatMap(([theme, codes]) => codes.map((code) => [code, theme as Theme] as const)),
);

/** The sort of faults that a code belongs to. */
export function themeOf(code: string): Theme {
  return byCode.get(code) ?? byCode.get(code.split('.')[0]!) ?? 'other';
}
