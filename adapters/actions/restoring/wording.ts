import * as z from 'zod';
import type { Model } from '../../../core/model.ts';
import type { Viewer } from '../../../core/present.ts';
import { presentCell, presentFinding, presentLabel } from '../../../core/present.ts';
import type { JournalLine } from '../../../core/state.ts';
import { placeSchema } from '../examining/wording.ts';
import { whoWrote } from '../keeping/who-wrote.ts';
import type { CarriedBack } from './carry-back.ts';
import type { Left, MadeSince, RecordBack } from './comparison.ts';
import { momentText } from './moment.ts';

const byShape = {
  who: z.string().meta({ description: 'Who changed it last; empty where history does not know.' }),
  when: z.string().meta({ description: 'When that was noticed, on the clocks of the team.' }),
};

const whereShape = {
  table: z.string().meta({ description: 'The name of the tab.' }),
  label: z.string().meta({ description: 'What names the record; empty where a whole column or tab is meant.' }),
};

/** One record in words. */
export const recordBackSchema = z.strictObject({
  ...whereShape,
  row: placeSchema.nullable().meta({ description: 'The row; null for one that would come back.' }),
  id: z.string(),
  back: z.boolean().meta({ description: 'Whether the row is gone and would come back.' }),
  ...byShape,
  cells: z.array(
    z.strictObject({
      column: z.string(),
      from: z.string().meta({ description: 'What stands there now.' }),
      to: z.string().meta({ description: 'What stood there then; empty: nothing.' }),
      ...byShape,
    }),
  ),
});
export type WordedBack = z.output<typeof recordBackSchema>;

/** Something that stays as it is, and why. */
export const leftSchema = z.strictObject({
  ...whereShape,
  column: z.string().meta({ description: 'What stands above the column; empty: the whole row or tab.' }),
  why: z.string(),
});
export type WordedLeft = z.output<typeof leftSchema>;

/** A record made since, which stays. */
export const madeSchema = z.strictObject({ ...whereShape, row: placeSchema.nullable() });
export type WordedMade = z.output<typeof madeSchema>;

/** Says what would become of one record. */
export function wordRecord(
  model: Model,
  viewer: Viewer,
  { table, id, place, row, cells, by, make }: RecordBack,
): WordedBack {
  return {
    table: table.title,
    label: presentLabel(model, viewer, row),
    row: place,
    id,
    back: make !== null,
    ...wordBy(model, viewer, by),
    cells: cells.map((cell) => ({
      column: cell.field.label,
      from: presentCell(undefined, viewer, cell.from),
      to: presentCell(undefined, viewer, cell.to),
      ...wordBy(model, viewer, cell.by),
    })),
  };
}

function wordBy(
  { locale }: Model,
  viewer: Viewer,
  by: JournalLine | null,
): { readonly who: string; readonly when: string } {
  return by === null ? { who: '', when: '' } : { who: whoWrote(by, viewer), when: momentText(by.at, locale.zone) };
}

/** Says what stays as it is. */
export function wordLeft(model: Model, viewer: Viewer, { table, row, column, why }: Left): WordedLeft {
  const label = row === null ? '' : presentLabel(model, viewer, row);
  return { table, label, column, why: viewer.language.say({ code: 'report.restore.left', args: { why } }) };
}

/** Says which record was made since. */
export function wordMade(model: Model, viewer: Viewer, { table, place, row }: MadeSince): WordedMade {
  return { table: table.title, label: presentLabel(model, viewer, row), row: place };
}

/** Says which record could not be put back. */
export function wordMissed(
  model: Model,
  viewer: Viewer,
  { record, finding }: CarriedBack['missed'][number],
): WordedLeft {
  const why =
    finding === null
      ? viewer.language.say({ code: 'report.restore.left', args: { why: 'moved' } })
      : presentFinding(model, viewer, finding, record.row).message;
  return { table: record.table.title, label: presentLabel(model, viewer, record.row), column: '', why };
}
