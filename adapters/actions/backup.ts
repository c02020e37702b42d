import * as z from 'zod';
import { RowcallError } from '../../core/errors.ts';
import type { State } from '../../core/state.ts';
import { action } from './calling/action.ts';
import type { Desk } from './calling/desk.ts';
import type { Spreadsheet } from './calling/spreadsheet.ts';
import { bookShape, openSettings, whereabouts, withBook } from './examining/open-book.ts';
import { isBackupDue } from './restoring/backup-due.ts';
import { makeBackup } from './restoring/make-backup.ts';
import { shelfOf, shelved } from './restoring/shelf.ts';
import { shelfShape } from './restoring/shelf-shape.ts';

const backedUpSchema = z.strictObject({
  language: z.string(),
  is: z.enum(['made', 'same', 'none']).meta({
    description: 'Made; not made, since the newest holds the same; or not due, by `daily`.',
  }),
  file: z.string().nullable().meta({ description: 'The backup that holds the spreadsheet as it is now.' }),
  copy: z.string().nullable().meta({ description: 'The copy of the file itself, to be opened as it is.' }),
  records: z.int().min(0),
  unnamed: z.int().min(0).meta({ description: 'Rows without an id: `apply` gives them one, `restore` needs it.' }),
  removed: z.int().min(0).meta({ description: 'Old backups that were too many.' }),
  beside: z.boolean().meta({ description: 'Whether it is beside the spreadsheet, and so on the same disk.' }),
});
export type BackedUp = z.output<typeof backedUpSchema>;

/** Keeps the spreadsheet as it is now; writes nothing into it. One that holds the same as the newest is not kept twice. */
export const backup = action({
  name: 'backup',
  summary: 'Keeps the spreadsheet as it is now, in a form for `restore` and as a copy of the file.',
  input: z.strictObject({
    ...bookShape,
    ...shelfShape,
    keep: z
      .int()
      .min(1)
      .max(1000)
      .optional()
      .meta({ description: 'How many are kept. If not said: as the settings say.' }),
    daily: z.boolean().default(false).meta({
      description:
        'Only when the settings name a folder and the newest is a day old: for whoever calls again and again.',
    }),
  }),
  output: backedUpSchema,
  async run(desk, asked) {
    const loaded = await openSettings(desk, asked);
    const { settings } = loaded;
    const where = whereabouts(desk, asked, loaded);
    const shelf = shelfOf(desk, where, settings.backup, asked);
    const language = loaded.model.locale.language.code;
    if (asked.daily && (settings.backup?.to === undefined || !(await isDue())))
      return {
        language,
        is: 'none' as const,
        file: null,
        copy: null,
        records: 0,
        unnamed: 0,
        removed: 0,
        beside: false,
      };

    return await withBook(desk, asked, async (model, store, book) => {
      const state = await memoryOf(desk, book);
      try {
        const made = await makeBackup(desk, { shelf, model, store, state, file: book.file });
        return { language, ...made, beside: shelf.isBeside };
      } finally {
        await state?.close();
      }
    });

    async function isDue(): Promise<boolean> {
      const newest = (await shelved(desk, shelf)).at(-1);
      return isBackupDue(newest?.stood ?? null, desk.clock.now());
    }
  },
});

/** A memory that cannot be read is no reason to keep nothing. */
async function memoryOf(desk: Desk, book: Spreadsheet): Promise<State | null> {
  if (!(await desk.remembers(book))) return null;
  return await desk.openState(book).catch((error: unknown) => {
    if (error instanceof RowcallError && error.code.startsWith('state.')) return null;
    throw error;
  });
}
