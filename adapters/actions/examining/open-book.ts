import * as z from 'zod';
import { RowcallError } from '../../../core/errors.ts';
import type { Model } from '../../../core/model.ts';
import type { Store } from '../../../core/store.ts';
import { loadSettings } from '../../../manifests/load.ts';
import { printIssues } from '../../../manifests/print-issues.ts';
import type { Desk } from '../calling/desk.ts';

/** The usual name of the settings, beside the spreadsheet. */
export const settingsName = 'rowcall.yaml';

/** Which spreadsheet, and which settings it is read by. */
export const bookShape = {
  book: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'The workbook or .csv file. If not said: the one that the settings name.' }),
  manifest: z
    .string()
    .min(1)
    .optional()
    .meta({ description: `The file of the settings. If not said: ${settingsName} beside the book, or here.` }),
  settings: z.string().optional().meta({ description: 'The text of the settings, instead of a file.' }),
};

export type Asked = z.output<z.ZodObject<typeof bookShape>>;
type Loaded = Extract<ReturnType<typeof loadSettings>, { readonly model: Model }>;

/** Reads the settings. Throws `settings.not-found`, `book.not-found`, or `settings.invalid` with every issue in its message. */
export async function openSettings(desk: Desk, asked: Asked): Promise<Loaded> {
  const file = fileOf(desk, asked);
  const text = asked.settings ?? (await desk.readText(file));
  if (text === null) throw await missing(desk, asked, file);
  const loaded = loadSettings(text, file);
  if ('issues' in loaded) throw new RowcallError('settings.invalid', printIssues(loaded.issues, text), { file });
  return loaded;
}

/** Opens a book by its settings for as long as `work` takes, and tells its path. Throws what `openSettings` throws, and `book.…`. */
export async function withBook<T>(
  desk: Desk,
  asked: Asked,
  work: (model: Model, store: Store, book: string) => Promise<T>,
): Promise<T> {
  const { model, store: named } = await openSettings(desk, asked);
  const setting = { tables: model.tables, zone: model.locale.zone };
  const store =
    asked.book === undefined
      ? await named.kind.open(named.options, { ...setting, folder: desk.beside(fileOf(desk, asked), '.') })
      : await desk.openBook(asked.book, setting, named.options);
  try {
    // Where the settings name no file, as a store in memory has none, they stand for it.
    const { book, settings } = whereabouts(desk, asked, { store: named });
    return await work(model, store, book ?? settings);
  } finally {
    await store.close();
  }
}

/** Where a spreadsheet and its settings stand. */
export interface Whereabouts {
  readonly settings: string;
  /** The file of the book; `null` where the spreadsheet is none. */
  readonly book: string | null;
}

/** Says by which paths a spreadsheet and its settings are reached. */
export function whereabouts(desk: Desk, asked: Asked, { store }: Pick<Loaded, 'store'>): Whereabouts {
  const settings = fileOf(desk, asked);
  const { file } = store.options;
  return { settings, book: asked.book ?? (typeof file === 'string' ? desk.beside(settings, file) : null) };
}

function fileOf(desk: Desk, { book, manifest }: Asked): string {
  return manifest ?? desk.beside(book ?? settingsName, settingsName);
}

async function missing(desk: Desk, { book, manifest }: Asked, file: string): Promise<RowcallError> {
  if (book !== undefined && !(await desk.has(book)))
    return new RowcallError('book.not-found', `There is no file ${book}.`, { file: book });
  if (manifest !== undefined) return new RowcallError('settings.not-found', `There is no file ${file}.`, { file });
  const above = desk.beside(file, `../${settingsName}`);
  const hint = (await desk.has(above)) ? ` There are settings in the folder above: --manifest ${above}` : '';
  const where = book === undefined ? 'in this folder' : `beside ${book}`;
  return new RowcallError('settings.not-found', `There is no ${settingsName} ${where}.${hint}`, { file });
}
