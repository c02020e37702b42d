import * as z from 'zod';
import { cellText } from '../../core/cell.ts';
import { RowcallError } from '../../core/errors.ts';
import type { Model } from '../../core/model.ts';
import type { Viewer } from '../../core/present.ts';
import { presentFinding, presentLabel } from '../../core/present.ts';
import { recordKey } from '../../core/record.ts';
import { rowOf } from '../../core/starts.ts';
import type { Kept } from '../../core/state.ts';
import { action } from './calling/action.ts';
import { bookShape } from './examining/open-book.ts';
import { teamViewer } from './examining/wording.ts';
import { askedBy, personShape } from './keeping/person.ts';
import { withPorts } from './keeping/with-ports.ts';
import { takeBack } from './undoing/take-back.ts';
import type { WrittenCell } from './undoing/written-cells.ts';

/** A cell that stays although it was to be taken back. */
export const keptCellSchema = z.strictObject({
  table: z.string().meta({ description: 'The name of the tab.' }),
  label: z.string().meta({ description: 'What names the record.' }),
  column: z.string(),
  was: z.string().meta({ description: 'What stood there before.' }),
  now: z.string().meta({ description: 'What stands there now.' }),
});

const undoneSchema = z.strictObject({
  language: z.string(),
  restored: z.int().min(0).meta({ description: 'Cells that hold again what they held.' }),
  kept: z.array(keptCellSchema).meta({ description: 'Cells that were changed since and stay as they are.' }),
  made: z.int().min(0).meta({ description: 'Records that were made then; they stay.' }),
  message: z.string().meta({ description: 'Why nothing could be taken back; empty when it was.' }),
  cause: z.string().nullable().meta({ description: 'Takes the undoing back in its turn; null when nothing was done.' }),
});
export type Undone = z.output<typeof undoneSchema>;

/**
 * Takes back what Rowcall or a request wrote under one cause. What was changed since is kept and listed; what is taken
 * back stays so, until somebody types there anew. Answers in Rowcall's own columns follow by themselves.
 */
export const undo = action({
  name: 'undo',
  summary: 'Takes back what was written under one cause, except where somebody has changed it since.',
  input: z.strictObject({
    ...bookShape,
    ...personShape,
    cause: z.string().min(1).meta({ description: 'The cause, as `history` and `apply` name it.' }),
    record: z
      .strictObject({ table: z.string().meta({ description: 'The key of the table.' }), id: z.string() })
      .optional()
      .meta({ description: 'Only what was written in this record, as `last-change` names it.' }),
  }),
  output: undoneSchema,
  async run(desk, asked) {
    return await withPorts(desk, asked, 'write', async (model, ports) => {
      const viewer = teamViewer(model);
      const { cause, record } = asked;
      const { found, restored, kept, made, refusal, records, ...done } = await takeBack(desk, ports, model, {
        cause,
        record,
        actor: askedBy(desk, asked),
      });
      if (!found) throw new RowcallError('request.invalid', `History holds nothing under "${cause}".`, { cause });
      return {
        language: viewer.language.code,
        restored: restored.length,
        kept: kept.map((cell) => keptInWords(model, viewer, cell, records)),
        made,
        message: refusal === null ? '' : presentFinding(model, viewer, refusal, null).message,
        cause: done.cause,
      };
    });
  },
});

/** A cell that was changed since and stays as it is. */
export function keptInWords(
  model: Model,
  viewer: Viewer,
  { table, id, field, before }: WrittenCell,
  records: ReadonlyMap<string, Kept>,
): Undone['kept'][number] {
  const one = records.get(recordKey(table.key, id));
  return {
    table: table.title,
    label: one === undefined ? id : presentLabel(model, viewer, rowOf(table, one)),
    column: field.label,
    was: cellText(before),
    now: cellText(one?.seen[field.key] ?? null),
  };
}
