import * as z from 'zod';
import { cellText } from '../../../core/cell.ts';
import type { Model } from '../../../core/model.ts';
import type { Planned } from '../../../core/plan.ts';
import type { Viewer } from '../../../core/present.ts';
import { presentCell, presentLabel } from '../../../core/present.ts';
import { placeSchema } from '../examining/wording.ts';
import type { WantedChange } from './wanted-changes.ts';

/** One change of one cell in words. */
export const changeSchema = z.strictObject({
  table: z.string().meta({ description: 'The name of the tab.' }),
  row: placeSchema.nullable(),
  label: z.string().meta({ description: 'What names the record.' }),
  column: z.string().meta({ description: 'What stands above the column.' }),
  from: z.string().meta({ description: 'What stands in the cell.' }),
  to: z.string().meta({ description: 'What would stand there; empty: it would be emptied.' }),
  why: z.string(),
  own: z.boolean().meta({ description: 'Whether the column is one of Rowcall’s own.' }),
  becomes: z.enum(['written', 'suggested']).meta({ description: 'Suggested: a person says whether it is written.' }),
});
export type Change = z.output<typeof changeSchema>;

/** Says what would become of a cell, and why. */
export function changeInWords(
  model: Model,
  viewer: Viewer,
  { start }: Planned,
  { field, from, to, why, becomes }: WantedChange,
): Change {
  const { row, place = null } = start;
  return {
    table: model.tables.get(row.table)!.title,
    row: place,
    label: presentLabel(model, viewer, row),
    column: field.label,
    from: cellText(from),
    to: presentCell(field, viewer, to),
    why: why === null ? '' : viewer.language.say(why),
    own: field.owner === 'rowcall',
    becomes: becomes === 'suggested' ? becomes : 'written',
  };
}
