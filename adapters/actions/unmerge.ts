import * as z from 'zod';
import { RowcallError } from '../../core/errors.ts';
import { joinedInto } from '../../core/joined.ts';
import type { Table } from '../../core/model.ts';
import type { Viewer } from '../../core/present.ts';
import { presentFinding, presentLabel } from '../../core/present.ts';
import { recordKey } from '../../core/record.ts';
import { rowOf } from '../../core/starts.ts';
import type { Start } from '../../core/world.ts';
import { action } from './calling/action.ts';
import { readAll } from './examining/examination.ts';
import { findRow } from './examining/find-record.ts';
import { bookShape } from './examining/open-book.ts';
import { teamViewer } from './examining/wording.ts';
import { joinableTable } from './joining/joinable-table.ts';
import { partRow } from './joining/part-row.ts';
import { bringBookToRest } from './keeping/bring-book-to-rest.ts';
import { askedBy, personShape } from './keeping/person.ts';
import { withPorts } from './keeping/with-ports.ts';
import { keptCellSchema, keptInWords } from './undo.ts';

const partedSchema = z.strictObject({
  language: z.string(),
  parted: z.array(z.string()).meta({ description: 'What names the rows that stand for themselves again.' }),
  restored: z.int().min(0).meta({ description: 'Cells that hold again what they held.' }),
  kept: z.array(keptCellSchema).meta({ description: 'Cells that were changed since and stay as they are.' }),
  message: z.string().meta({ description: 'Why nothing was parted; empty when it was.' }),
  cause: z.string().nullable().meta({ description: 'Takes the parting back in its turn; null when nothing was done.' }),
});
export type Parted = z.output<typeof partedSchema>;

/** Parts a row that was joined: it stands for itself again, with its values, and with what led to it. */
export const unmerge = action({
  name: 'unmerge',
  summary: 'Parts a row from the one it was joined into; others that were joined into that one stay.',
  input: z.strictObject({
    ...bookShape,
    ...personShape,
    table: z.string().min(1).optional().meta({ description: 'The tab, or the key of the table.' }),
    row: z.string().min(1).meta({ description: 'The row that was joined: its number, its id, or what names it.' }),
  }),
  output: partedSchema,
  async run(desk, asked) {
    return await withPorts(desk, asked, 'write', async (model, ports, { sections }) => {
      const viewer = teamViewer(model);
      const table = joinableTable(model, asked.table);
      await bringBookToRest(desk, ports, model, 'suggest');
      const { tables } = await readAll(desk, model, ports.store);
      const { row } = findJoined(viewer, table, tables.find((one) => one.table === table)?.starts ?? [], asked.row);
      const { parted, restored, kept, refusal, cause, records } = await partRow(
        desk,
        ports,
        { model, sections },
        {
          table,
          id: row.id,
          actor: askedBy(desk, asked),
        },
      );
      const labelOf = (one: (typeof parted)[number]) => {
        const known = records.get(recordKey(one.table, one.id));
        return presentLabel(model, viewer, known === undefined ? row : rowOf(table, known));
      };
      return {
        language: viewer.language.code,
        parted: parted.map(labelOf),
        restored,
        kept: kept.map((cell) => keptInWords(model, viewer, cell, records)),
        message: refusal === null ? '' : presentFinding(model, viewer, refusal, null).message,
        cause,
      };
    });
  },
});

/** The row that is meant. What names it and the one it was joined into alike, as is usual, means the joined one. */
function findJoined(viewer: Viewer, table: Table, starts: readonly Start[], name: string): Start {
  const joined = starts.filter(({ row }) => joinedInto(row.values) !== null);
  const exact = starts.find(({ row, place }) => String(place) === name || row.id === name);
  if (exact === undefined) return findRow(viewer, table, /^\d+$/u.test(name) ? starts : joined, name);
  if (joined.includes(exact)) return exact;
  const into = joined.filter(({ row }) => joinedInto(row.values) === exact.row.id).map(({ place }) => place);
  const hint = into.length === 0 ? '' : ` Rows joined into it: ${into.join(', ')}.`;
  throw new RowcallError('join.impossible', `Row ${name} was not joined into another.${hint}`, { row: name });
}
