import * as z from 'zod';
import { RowcallError } from '../../../core/errors.ts';
import type { Model } from '../../../core/model.ts';
import type { Store } from '../../../core/store.ts';
import type { Loaded } from '../../../manifests/load.ts';
import { printIssues } from '../../../manifests/print-issues.ts';
import type { Desk } from '../calling/desk.ts';
import type { Addressed, Spreadsheet } from '../calling/spreadsheet.ts';
import { addressed } from '../calling/spreadsheet.ts';

/** The usual name of the settings, beside the spreadsheet. */
export const settingsName = 'rowcall.yaml';

/** Which spreadsheet, and which settings it is read by. */
export const bookShape = {
  book: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'The workbook, the .csv file or the link. If not said: the one that the settings name.' }),
  manifest: z
    .string()
    .min(1)
    .optional()
    .meta({ description: `The file of the settings. If not said: ${settingsName} beside the book, or here.` }),
  settings: z.string().optional().meta({ description: 'The text of the settings, instead of a file.' }),
};

export type Asked = z.output<z.ZodObject<typeof bookShape>>;

/** Reads the settings. Throws `settings.not-found`, `book.not-found`, or `settings.invalid` with every issue in its message. */
export async function openSettings(desk: Desk, asked: Asked): Promise<Loaded> {
  const found = atAddress(desk, asked);
  const file = settingsOf(desk, asked, found);
  const text = asked.settings ?? (await desk.readText(file));
  if (text === null) throw await missing(desk, asked, file, found);
  const loaded = desk.load(text, file);
  if ('issues' in loaded) throw new RowcallError('settings.invalid', printIssues(loaded.issues, text), { file });
  return loaded;
}

/** Says which spreadsheet is meant, without opening it. Throws what `openSettings` throws. */
export async function findBook(desk: Desk, asked: Asked): Promise<Spreadsheet> {
  return whereabouts(desk, asked, await openSettings(desk, asked));
}

/** Opens a book by its settings for as long as `work` takes, and tells which. Throws what `openSettings` throws, `book.…` and `vendor.…`. */
export async function withBook<T>(
  desk: Desk,
  asked: Asked,
  work: (model: Model, store: Store, book: Spreadsheet) => Promise<T>,
): Promise<T> {
  const loaded = await openSettings(desk, asked);
  const { model } = loaded;
  const book = whereabouts(desk, asked, loaded);
  const store = await desk.openBook(book, { tables: model.tables, zone: model.locale.zone });
  try {
    return await work(model, store, book);
  } finally {
    await store.close();
  }
}

/** Says which spreadsheet is meant: the one of the address, opened as the settings say for that kind, or theirs. */
export function whereabouts(desk: Desk, asked: Asked, { store }: Pick<Loaded, 'store'>): Spreadsheet {
  const found = atAddress(desk, asked);
  const settings = settingsOf(desk, asked, found);
  if (found === null) {
    const address = store.kind.addressOf?.(store.options) ?? null;
    const isFile = store.kind.isFile === true && address !== null;
    return {
      ...store,
      folder: desk.beside(settings, '.'),
      file: isFile ? desk.beside(settings, address) : null,
      address: isFile ? null : address,
      settings,
    };
  }
  return spreadsheetAt({ ...found, options: optionsAt(found, store) }, settings);
}

/** The spreadsheet of an address that a person has given. */
export function spreadsheetAt({ kind, options }: Addressed, settings: string): Spreadsheet {
  const address = kind.addressOf?.(options) ?? null;
  const isFile = kind.isFile === true;
  return { kind, options, folder: '.', file: isFile ? address : null, address: isFile ? null : address, settings };
}

/** What the settings say of their own spreadsheet holds for another of that kind. */
function optionsAt({ kind, options }: Addressed, named: Loaded['store']): Addressed['options'] {
  if (named.kind.kind !== kind.kind) return options;
  const both = kind.options.safeParse({ ...named.options, ...options });
  return both.success ? both.data : options;
}

function atAddress({ storeKinds }: Desk, { book }: Asked): Addressed | null {
  return book === undefined ? null : addressed(storeKinds, book);
}

/** Where the settings of an address belong: beside a file, or here where it is none. Throws as `addressed` does. */
export function settingsFor(desk: Desk, { book, kind }: { readonly book: string; readonly kind?: string }): string {
  return settingsOf(desk, { book }, addressed(desk.storeKinds, book, kind));
}

function settingsOf(
  desk: Desk,
  { book = settingsName, manifest }: Pick<Asked, 'book' | 'manifest'>,
  found: Addressed | null,
): string {
  return manifest ?? desk.beside(found?.kind.isFile ? book : settingsName, settingsName);
}

async function missing(
  desk: Desk,
  { book, manifest }: Asked,
  file: string,
  found: Addressed | null,
): Promise<RowcallError> {
  const isFile = book !== undefined && found?.kind.isFile === true;
  if (isFile && !(await desk.has(book)))
    return new RowcallError('book.not-found', `There is no file ${book}.`, { file: book });
  if (manifest !== undefined) return new RowcallError('settings.not-found', `There is no file ${file}.`, { file });
  const above = desk.beside(file, `../${settingsName}`);
  const hint = (await desk.has(above)) ? ` There are settings in the folder above: --manifest ${above}` : '';
  const where = isFile ? `beside ${book}` : 'in this folder';
  return new RowcallError('settings.not-found', `There is no ${settingsName} ${where}.${hint}`, { file });
}
