import * as z from 'zod';
import { cellText } from '../../../core/cell.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Model } from '../../../core/model.ts';
import type { Viewer } from '../../../core/present.ts';
import { presentCell, presentFinding } from '../../../core/present.ts';
import type { Told } from './examination.ts';
import { formCode } from './examination.ts';

/** Where something stands in a spreadsheet: the number of the row, or the store's own word for it. */
export const placeSchema = z.union([z.number(), z.string()]);

/** One finding in words, as programs get it. */
export const wordedSchema = z.strictObject({
  row: placeSchema.nullable().meta({ description: 'The row; null for what concerns a whole table or column.' }),
  column: z.string().meta({ description: 'What stands above the column; empty for what concerns the whole row.' }),
  severity: z.enum(['error', 'warning', 'note']).meta({ description: 'To fix, a question, or good to know.' }),
  code: z.string().meta({ description: 'The same for the same fault, in every language.' }),
  message: z.string().meta({ description: 'What is so, in the language of the settings.' }),
  remedy: z.string().meta({ description: 'What to do about it.' }),
});
export type Worded = z.output<typeof wordedSchema>;

/** The reader of commands: one of the team, in its own language. */
export function teamViewer(model: Model): Viewer {
  return { audience: 'staff', language: model.locale.language };
}

/** Says what was found. */
export function word(model: Model, viewer: Viewer, told: Told): Worded {
  const { place, row } = told;
  const { column, severity, code, message, remedy } = presentFinding(model, viewer, detailed(model, viewer, told), row);
  return { row: place, column, severity, code, message, remedy };
}

/** What stands in the cell, as it was typed; empty where nothing does. */
export function typedText({ row, finding }: Told): string {
  return finding.field === undefined || row === null ? '' : cellText(row.cells[finding.field] ?? null);
}

/** Whether the words alone show what is meant: two texts that look alike do not. */
export function isTelling(model: Model, viewer: Viewer, told: Told): boolean {
  return told.finding.code !== formCode || differenceOf(model, viewer, told) === 'written';
}

function detailed(model: Model, viewer: Viewer, told: Told): Finding {
  const { finding } = told;
  return finding.code === formCode ? { ...finding, args: { kind: differenceOf(model, viewer, told) } } : finding;
}

/** How what belongs into a cell differs from what stands there; `type` and `spaces` cannot be seen in the two texts. */
function differenceOf(model: Model, viewer: Viewer, told: Told): 'filled' | 'emptied' | 'type' | 'spaces' | 'written' {
  const { finding } = told;
  const field = model.tables.get(finding.table)?.byKey.get(finding.field ?? '');
  const wanted = finding.suggestions?.[0] ?? null;
  const before = typedText(told);
  const after = presentCell(field, viewer, wanted);
  if (before === '') return 'filled';
  if (after === '') return 'emptied';
  if (before.replace(/\s/gu, '') !== after.replace(/\s/gu, '')) return 'written';
  return typeof wanted === 'string' && before !== after ? 'spaces' : 'type';
}
