import * as z from 'zod';
import { cellText } from '../../../core/cell.ts';
import type { Model } from '../../../core/model.ts';
import type { Viewer } from '../../../core/present.ts';
import { presentCell, presentLabel } from '../../../core/present.ts';
import type { Place } from '../../../core/record.ts';
import { placeSchema } from '../examining/wording.ts';
import type { Suggestion } from './waiting.ts';

/** One suggestion in words. */
export const suggestionSchema = z.strictObject({
  key: z.string().meta({ description: 'Names it for `accept` and `decline`.' }),
  table: z.string().meta({ description: 'The name of the tab.' }),
  row: placeSchema.nullable().meta({ description: 'The row; null when it is not there any more.' }),
  label: z.string().meta({ description: 'What names the record.' }),
  column: z.string().meta({ description: 'What stands above the column.' }),
  from: z.string().meta({ description: 'What stood in the cell.' }),
  to: z.string().meta({ description: 'What would stand there; empty: the cell would be emptied.' }),
  why: z.string(),
});
export type Suggested = z.output<typeof suggestionSchema>;

/** Says what is suggested; `place` tells in which row. */
export function wordSuggestion(model: Model, viewer: Viewer, one: Suggestion, place: Place | null): Suggested {
  const { key, table, field, row, from, to, why } = one;
  return {
    key,
    table: table.title,
    row: place,
    label: presentLabel(model, viewer, row),
    column: field.label,
    from: cellText(from),
    to: presentCell(field, viewer, to),
    why: why === null ? '' : viewer.language.say(why),
  };
}
