import * as z from 'zod';
import { licenceOf } from '../../core/licence.ts';
import { action } from './calling/action.ts';
import { nameOf } from './calling/spreadsheet.ts';
import { bookShape, openSettings, whereabouts } from './examining/open-book.ts';
import { teamViewer } from './examining/wording.ts';
import { bringToRest } from './keeping/bring-to-rest.ts';
import { addMissingColumns } from './keeping/missing-columns.ts';
import { askedBy, personShape } from './keeping/person.ts';
import { withPorts } from './keeping/with-ports.ts';
import { chosenBy } from './restoring/chosen.ts';
import { compare } from './restoring/comparison.ts';
import { makeBackup } from './restoring/make-backup.ts';
import { putBack } from './restoring/put-back.ts';
import { shelfOf } from './restoring/shelf.ts';
import { sourceOf, sourceShape } from './restoring/source.ts';
import { readStanding } from './restoring/standing.ts';
import {
  leftSchema,
  madeSchema,
  recordBackSchema,
  wordLeft,
  wordMade,
  wordMissed,
  wordRecord,
} from './restoring/wording.ts';

const restoredSchema = z.strictObject({
  language: z.string(),
  book: z
    .string()
    .nullable()
    .meta({ description: 'The file or the address of the spreadsheet; null where only its settings lead to it.' }),
  to: z.string().meta({ description: 'The moment, backup or cause.' }),
  notes: z.array(z.string()).meta({ description: 'What history or the backup cannot tell.' }),
  records: z.array(recordBackSchema).meta({ description: 'What would be put back, or was.' }),
  made: z.array(madeSchema).meta({ description: 'Records that were made since; they stay.' }),
  left: z.array(leftSchema).meta({ description: 'What stays as it is, and why.' }),
  written: z.boolean().meta({ description: 'Whether anything was written; without `yes` nothing is.' }),
  cells: z.int().min(0).meta({ description: 'Cells that would be put back, or were.' }),
  rows: z.int().min(0).meta({ description: 'Rows that would come back, or did.' }),
  missed: z.array(leftSchema).meta({ description: 'Records that could not be put back after all.' }),
  backup: z.string().nullable().meta({ description: 'The backup of how it was before.' }),
  cause: z
    .string()
    .nullable()
    .meta({ description: 'Takes the restore back by `undo`; null when nothing was written.' }),
});
export type Restored = z.output<typeof restoredSchema>;

/**
 * Compares the spreadsheet with what it was, and with `yes` puts it back: cells hold again what they held, rows that were
 * removed come back under their ids, rows made since stay. It is one change of a person's, which history tells and `undo`
 * takes back. Columns of Rowcall's own follow by themselves; formulas are never written.
 */
export const restore = action({
  name: 'restore',
  summary: 'Puts back what was changed or removed since a moment, since a backup, or under one cause.',
  input: z.strictObject({
    ...bookShape,
    ...personShape,
    ...sourceShape,
    table: z.string().min(1).optional().meta({ description: 'Only this tab, by its name or the key of the table.' }),
    row: z.string().min(1).optional().meta({
      description:
        'Only this record: the number of its row, its id, or what names it now or then; its table must be said.',
    }),
    yes: z.boolean().default(false).meta({ description: 'Whether to write; otherwise it is only compared.' }),
  }),
  output: restoredSchema,
  async run(desk, asked) {
    const loaded = await openSettings(desk, asked);
    const where = whereabouts(desk, asked, loaded);
    const shelf = shelfOf(desk, where, loaded.settings.backup);
    return await withPorts(desk, asked, asked.yes ? 'write' : 'look', async (model, ports) => {
      const viewer = teamViewer(model);
      if (asked.yes) {
        // What people typed meanwhile goes into history first, so that it can be told and taken back in its turn.
        await addMissingColumns(model, ports, licenceOf(model, 'suggest', false), () => true);
        const hints = [...model.tables.keys()].map((table) => ({ table }));
        await bringToRest(desk, ports, model, { hints, people: 'suggest' });
      }
      const standing = await readStanding(desk, model, ports);
      const source = await sourceOf(desk, model, ports.state, standing, shelf, asked);
      const isChosen = chosenBy(model, viewer, standing, source.targets, asked);
      const targets = source.targets.filter(({ table, id }) => isChosen(table, id));
      const compared = compare(model, standing, targets, source.traces);
      const made = [...compared.made, ...source.made.filter(({ row }) => isChosen(row.table, row.id))];
      const left = [...compared.left, ...(asked.row === undefined ? source.left : [])];
      const { records } = compared;
      const answer = {
        language: viewer.language.code,
        book: nameOf(where),
        to: viewer.language.say(source.said),
        notes: source.notes.map(viewer.language.say),
        records: records.map((one) => wordRecord(model, viewer, one)),
        made: made.map((one) => wordMade(model, viewer, one)),
        left: left.map((one) => wordLeft(model, viewer, one)),
      };
      const rows = records.filter(({ make }) => make !== null).length;
      const cells = records.reduce((sum, one) => sum + (one.make === null ? one.cells.length : 0), 0);
      if (!asked.yes || records.length === 0)
        return { ...answer, written: false, cells, rows, missed: [], backup: null, cause: null };

      const { file } = await makeBackup(desk, { shelf, model, ...ports, file: where.file });
      const wish = { actor: askedBy(desk, asked), cause: ports.ids.fresh() };
      const isWhole = asked.cause === undefined && asked.table === undefined;
      const done = await putBack(desk, ports, model, wish, records, isWhole);
      const isWritten = done.missed.length < records.length;
      return {
        ...answer,
        written: isWritten,
        cells: done.cells,
        rows: done.rows,
        missed: done.missed.map((one) => wordMissed(model, viewer, one)),
        backup: file,
        cause: isWritten ? wish.cause : null,
      };
    });
  },
});
