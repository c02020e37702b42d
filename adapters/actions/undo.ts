import * as z from 'zod';
import type { Cell } from '../../core/cell.ts';
import { cellText, sameCell } from '../../core/cell.ts';
import { RowcallError } from '../../core/errors.ts';
import type { Model } from '../../core/model.ts';
import type { Ports } from '../../core/ports.ts';
import type { Viewer } from '../../core/present.ts';
import { presentFinding, presentLabel } from '../../core/present.ts';
import { recordKey } from '../../core/record.ts';
import { rowOf } from '../../core/starts.ts';
import type { Kept } from '../../core/state.ts';
import { action } from './calling/action.ts';
import { bookShape } from './examining/open-book.ts';
import { teamViewer } from './examining/wording.ts';
import { bringToRest } from './keeping/bring-to-rest.ts';
import { askedBy, personShape } from './keeping/person.ts';
import { withPorts } from './keeping/with-ports.ts';
import type { WrittenCell } from './undoing/written-cells.ts';
import { writtenCells } from './undoing/written-cells.ts';

const cellSchema = z.strictObject({
  table: z.string().meta({ description: 'The name of the tab.' }),
  label: z.string().meta({ description: 'What names the record.' }),
  column: z.string(),
  was: z.string().meta({ description: 'What stood there before.' }),
  now: z.string().meta({ description: 'What stands there now.' }),
});

const undoneSchema = z.strictObject({
  language: z.string(),
  restored: z.int().min(0).meta({ description: 'Cells that hold again what they held.' }),
  kept: z.array(cellSchema).meta({ description: 'Cells that were changed since and stay as they are.' }),
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
      const { cells, made, found } = await writtenCells(model, ports.state, asked);
      if (!found)
        throw new RowcallError('request.invalid', `History holds nothing under "${asked.cause}".`, {
          cause: asked.cause,
        });
      const hints = [...Map.groupBy(cells, ({ table }) => table.key)].map(([table, list]) => ({
        table,
        ids: [...new Set(list.map(({ id }) => id))],
      }));
      if (hints.length > 0) await bringToRest(desk, ports, model, { hints, people: 'suggest' });
      const kept = await keptOf(ports, hints);

      const nowOf = ({ table, id, field }: WrittenCell) => kept.get(recordKey(table.key, id))?.seen[field.key] ?? null;
      const stands = (cell: WrittenCell) => kept.get(recordKey(cell.table.key, cell.id))?.gone === false;
      const mine = cells.filter((cell) => stands(cell) && sameCell(nowOf(cell), cell.after));
      const changed = cells.filter((cell) => !sameCell(nowOf(cell), cell.after) && !sameCell(nowOf(cell), cell.before));
      const answer = {
        language: viewer.language.code,
        kept: changed.map((cell) => inWords(model, viewer, cell, nowOf(cell), kept)),
        made,
      };
      if (mine.length === 0) return { ...answer, restored: 0, message: '', cause: null };

      const key = ports.ids.fresh();
      const edits = [...Map.groupBy(mine, ({ table, id }) => recordKey(table.key, id)).values()].map((list) => ({
        table: list[0]!.table.key,
        id: list[0]!.id,
        set: Object.fromEntries(list.map(({ field, before }) => [field.key, before])),
      }));
      const shown = Object.fromEntries([...kept].map(([record, { revision }]) => [record, revision]));
      const request = { key, cause: key, actor: askedBy(desk, asked), edits, creates: [], pin: true, shown };
      const { answers } = await bringToRest(desk, ports, model, { requests: [request], people: 'suggest' });
      const refusal = answers.get(key) ?? null;
      if (refusal === null) return { ...answer, restored: mine.length, message: '', cause: key };
      return { ...answer, restored: 0, message: presentFinding(model, viewer, refusal, null).message, cause: null };
    });
  },
});

async function keptOf(
  { state }: Ports,
  hints: readonly { readonly table: string; readonly ids: readonly string[] }[],
): Promise<ReadonlyMap<string, Kept>> {
  const kept = new Map<string, Kept>();
  for (const { table, ids } of hints)
    for (const one of await state.records(table, ids)) kept.set(recordKey(table, one.id), one);
  return kept;
}

function inWords(
  model: Model,
  viewer: Viewer,
  { table, id, field, before }: WrittenCell,
  now: Cell,
  kept: ReadonlyMap<string, Kept>,
): Undone['kept'][number] {
  const one = kept.get(recordKey(table.key, id));
  return {
    table: table.title,
    label: one === undefined ? id : presentLabel(model, viewer, rowOf(table, one)),
    column: field.label,
    was: cellText(before),
    now: cellText(now),
  };
}
