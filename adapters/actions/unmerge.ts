import * as z from 'zod';
import type { RecordId } from '../../core/cell.ts';
import { RowcallError } from '../../core/errors.ts';
import { joinedField, joinedInto } from '../../core/joined.ts';
import type { Model, Table } from '../../core/model.ts';
import type { Ports } from '../../core/ports.ts';
import type { Viewer } from '../../core/present.ts';
import { presentFinding, presentLabel } from '../../core/present.ts';
import { recordKey } from '../../core/record.ts';
import { rowOf } from '../../core/starts.ts';
import type { Start } from '../../core/world.ts';
import type { Loaded } from '../../manifests/load.ts';
import { action } from './calling/action.ts';
import type { Desk } from './calling/desk.ts';
import { readAll } from './examining/examination.ts';
import { findRow } from './examining/find-record.ts';
import { bookShape } from './examining/open-book.ts';
import { teamViewer } from './examining/wording.ts';
import { causeOfJoin } from './joining/cause-of-join.ts';
import { cellsWhenJoined } from './joining/cells-when-joined.ts';
import { joinRules, sectionOf } from './joining/join-rules.ts';
import { joinableTable } from './joining/joinable-table.ts';
import { lastChanges } from './joining/last-changes.ts';
import { withoutRow } from './joining/without-row.ts';
import { bringBookToRest } from './keeping/bring-book-to-rest.ts';
import { bringToRest } from './keeping/bring-to-rest.ts';
import type { Asker } from './keeping/person.ts';
import { askedBy, personShape } from './keeping/person.ts';
import { withPorts } from './keeping/with-ports.ts';
import { keptCellSchema, keptInWords } from './undo.ts';
import type { Choosing } from './undoing/take-back.ts';
import { takeBack } from './undoing/take-back.ts';

const everything = 100_000;

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
    return await withPorts(desk, asked, 'write', async (model, ports, loaded) => {
      const viewer = teamViewer(model);
      const table = joinableTable(model, asked.table);
      await bringBookToRest(desk, ports, model, 'suggest');
      const { tables } = await readAll(desk, model, ports.store);
      const { row } = findJoined(viewer, table, tables.find((one) => one.table === table)?.starts ?? [], asked.row);
      const actor = askedBy(desk, asked);
      const cause = await causeOfJoin(ports.state, table, row.id);
      const answer = { language: viewer.language.code, label: presentLabel(model, viewer, row) };
      if (cause === null) return await standAlone(desk, ports, model, { table, id: row.id, actor }, answer);

      const choosing = await partingOf(loaded, ports, model, table, { id: row.id, cause });
      const back = { cause, actor, choosing };
      const { restored, kept, refusal, records, ...taken } = await takeBack(desk, ports, model, back);
      const parted = restored.filter(({ field }) => field.key === joinedField);
      const labelOf = (id: RecordId) => {
        const one = records.get(recordKey(table.key, id));
        return one === undefined ? id : presentLabel(model, viewer, rowOf(table, one));
      };
      return {
        language: answer.language,
        parted: parted.map(({ id }) => labelOf(id)),
        restored: restored.length - parted.length,
        kept: kept.map((cell) => keptInWords(model, viewer, cell, records)),
        message: refusal === null ? '' : presentFinding(model, viewer, refusal, null).message,
        cause: taken.cause,
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

/** Chooses what parting one row takes back of all that was written when it was joined, maybe with others in the same go. */
async function partingOf(
  loaded: Loaded,
  { state }: Ports,
  model: Model,
  table: Table,
  { id, cause }: { readonly id: RecordId; readonly cause: string },
): Promise<Choosing> {
  const lines = await state.history({ cause, table: table.key, limit: everything });
  const ids = [...new Set(lines.map((line) => line.id))];
  // What came of joining them says nothing of whose value is the latest.
  const changedAt = await lastChanges(state, table.key, ids, cause);
  const rules = joinRules(model, table, sectionOf(loaded, table), changedAt);
  const then = await cellsWhenJoined(state, table.key, ids, cause);
  return (cells, records) => withoutRow(table, rules, then, cells, records, id);
}

/** Parts a row of whose joining nothing is remembered: it stands for itself again, and nothing else is known to take back. */
async function standAlone(
  desk: Desk,
  ports: Ports,
  model: Model,
  { table, id, actor }: { readonly table: Table; readonly id: RecordId; readonly actor: Asker },
  { language, label }: { readonly language: string; readonly label: string },
): Promise<Parted> {
  const key = ports.ids.fresh();
  const edits = [{ table: table.key, id, set: { [joinedField]: null } }];
  const request = { key, cause: key, actor, edits, creates: [] };
  const { answers } = await bringToRest(desk, ports, model, { requests: [request], people: 'suggest' });
  const refusal = answers.get(key) ?? null;
  const message = refusal === null ? '' : presentFinding(model, teamViewer(model), refusal, null).message;
  const done = refusal === null;
  return { language, parted: done ? [label] : [], restored: 0, kept: [], message, cause: done ? key : null };
}
