import * as z from 'zod';
import type { Model } from '../../../core/model.ts';
import type { Viewer } from '../../../core/present.ts';
import { presentLabel } from '../../../core/present.ts';
import type { Told } from './examination.ts';
import { word, wordedSchema } from './wording.ts';

/** One finding in words, with the table and the record that it is about. */
export const pointSchema = wordedSchema.extend({
  table: z.string().meta({ description: 'The name of the tab.' }),
  label: z.string().meta({ description: 'What names the record; empty where there is none.' }),
});
export type Point = z.output<typeof pointSchema>;

/** Says what was found, and where. */
export function pointOf(model: Model, viewer: Viewer, told: Told): Point {
  const { row, finding } = told;
  const table = model.tables.get(finding.table)!.title;
  return { table, label: row === null ? '' : presentLabel(model, viewer, row), ...word(model, viewer, told) };
}
