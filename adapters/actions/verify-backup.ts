import * as z from 'zod';
import { presentLabel } from '../../core/present.ts';
import { action } from './calling/action.ts';
import { bookShape, openSettings, whereabouts } from './examining/open-book.ts';
import { teamViewer } from './examining/wording.ts';
import { momentText } from './restoring/moment.ts';
import { rehearse } from './restoring/rehearse.ts';
import { shelfOf, takeFrom } from './restoring/shelf.ts';
import { shelfShape } from './restoring/shelf-shape.ts';
import { leftSchema, wordLeft, wordMissed } from './restoring/wording.ts';

const verifiedSchema = z.strictObject({
  language: z.string(),
  file: z.string(),
  when: z.string().meta({ description: 'When it was made, on the clocks of the team.' }),
  records: z.int().min(0),
  cells: z.int().min(0).meta({ description: 'Cells that were read back and compared.' }),
  changed: z.int().min(0).meta({ description: 'Cells that were changed in a copy and put back from the backup.' }),
  removed: z.int().min(0).meta({ description: 'Rows that were removed from the copy and brought back.' }),
  copy: z.enum(['sound', 'damaged', 'missing', 'none']).meta({
    description: 'The copy of the file itself; none where the spreadsheet is no file.',
  }),
  failed: z.array(leftSchema).meta({ description: 'What did not read back or did not come back.' }),
  left: z.array(leftSchema).meta({ description: 'What cannot be put back by these settings.' }),
  sound: z.boolean(),
});
export type Verified = z.output<typeof verifiedSchema>;

/** Reads a backup back and rehearses a restore from it in memory; the spreadsheet itself is not touched. */
export const verifyBackup = action({
  name: 'verify-backup',
  summary: 'Rehearses a restore from a backup, cell by cell, without touching the spreadsheet.',
  input: z.strictObject({
    ...bookShape,
    ...shelfShape,
    file: z.string().min(1).optional().meta({
      description: 'The backup, by its path or its name in the folder. If not said: the newest.',
    }),
  }),
  output: verifiedSchema,
  async run(desk, asked) {
    const loaded = await openSettings(desk, asked);
    const { model } = loaded;
    const viewer = teamViewer(model);
    const shelf = shelfOf(desk, whereabouts(desk, asked, loaded), loaded.settings.backup, asked);
    const { file, backup } = await takeFrom(desk, shelf, asked.file);
    const { copy } = backup.head;
    desk.progress(viewer.language.say({ code: 'report.backup.rehearsing' }));
    const rehearsal = await rehearse(desk, model, backup);
    const bytes = copy === null ? null : await desk.files.read(desk.beside(file, copy.file));
    const isWhole = bytes !== null && desk.files.digest(bytes) === copy?.sha256;
    const copied: Verified['copy'] =
      copy === null ? 'none' : bytes === null ? 'missing' : isWhole ? 'sound' : 'damaged';
    const failed = rehearsal.failed.map(({ table, row, column, why }) => ({
      table,
      label: row === null ? '' : presentLabel(model, viewer, row),
      column,
      why: viewer.language.say({ code: 'report.backup.failed', args: { why } }),
    }));
    const missed = rehearsal.missed.map((one) => wordMissed(model, viewer, one));
    return {
      language: viewer.language.code,
      file,
      when: momentText(backup.head.at, model.locale.zone),
      records: backup.records.length,
      cells: rehearsal.cells,
      changed: rehearsal.changed,
      removed: rehearsal.removed,
      copy: copied,
      failed: [...missed, ...failed],
      left: rehearsal.left.map((one) => wordLeft(model, viewer, one)),
      sound: failed.length + missed.length === 0 && (copied === 'sound' || copied === 'none'),
    };
  },
});
