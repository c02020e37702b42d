import * as z from 'zod';
import { RowcallError } from '../../../core/errors.ts';
import type { Model } from '../../../core/model.ts';
import type { Store } from '../../../core/store.ts';
import type { Loaded, Refused } from '../../../manifests/load.ts';
import { printIssues } from '../../../manifests/print-issues.ts';
import type { Desk } from '../calling/desk.ts';
import type { Addressed, Spreadsheet } from '../calling/spreadsheet.ts';
import { addressed } from '../calling/spreadsheet.ts';
import { withKept } from '../keeping/with-kept.ts';
import { type Listening, listening } from '../listing/listening.ts';
import { cellLists, withAllLists } from '../listing/with-lists.ts';
import { newestPublished } from './newest-published.ts';

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
  draft: z.boolean().optional().meta({
    description: 'Whether the file of the settings counts as it stands, even where others have been published.',
  }),
};

export type Asked = z.output<z.ZodObject<typeof bookShape>>;

/**
 * Reads the settings that count: those published last for the spreadsheet that the file names, or the file itself where
 * none were, or where it is asked for; lists in the spreadsheet count as they were taken in last, and what was learnt
 * of its rows as it was learnt last. Throws `settings.not-found`, `book.not-found`, or `settings.invalid` with every
 * issue in its message.
 */
export async function openSettings(desk: Desk, asked: Asked): Promise<Loaded> {
  const loaded = await newestSettings(desk, asked);
  return await withKept(desk, whereabouts(desk, asked, loaded), loaded);
}

async function newestSettings(desk: Desk, asked: Asked): Promise<Loaded> {
  const draft = await readDraft(desk, asked);
  const { file, text, read } = draft;
  const { store } = read;
  if (store !== null && asked.draft !== true && asked.settings === undefined) {
    const newest = await newestPublished(desk, whereabouts(desk, asked, { store }));
    if (newest !== null) return publishedFor(store, loadedOf(desk, newest.text, versionName(file, newest.version)));
  }
  if ('issues' in read) throw faulty(read.issues, text, file);
  return read;
}

/** A text of settings, and what came of reading it. */
export interface Draft {
  readonly file: string;
  readonly text: string;
  readonly read: ReturnType<Desk['load']>;
}

/** Reads the settings as they stand in their file, sound or not. Throws `settings.not-found` and `book.not-found`. */
export async function readDraft(desk: Desk, asked: Asked): Promise<Draft> {
  const found = atAddress(desk, asked);
  const file = settingsOf(desk, asked, found);
  const text = asked.settings ?? (await desk.readText(file));
  if (text === null) throw await missing(desk, asked, file, found);
  return { file, text, read: desk.load(text, file) };
}

/** Reads a text of settings, `file` being how it is named. Throws `settings.invalid`. */
export function loadedOf(desk: Desk, text: string, file: string): Loaded {
  const loaded = desk.load(text, file);
  if ('issues' in loaded) throw faulty(loaded.issues, text, file);
  return loaded;
}

/** How a version of a file of settings is named where something is wrong with it. */
export function versionName(file: string, version: number): string {
  return `${file} (version ${version})`;
}

/** The file says where the spreadsheet stands, which may be elsewhere on another computer; the rest is as published. */
export function publishedFor(here: Loaded['store'], published: Loaded): Loaded {
  const { kind, options } = published.store;
  const address = here.kind.addressOf?.(here.options) ?? null;
  const there = address === null ? null : (here.kind.fromAddress?.(address, true) ?? null);
  if (kind.kind !== here.kind.kind || there === null) return { ...published, store: here };
  return { ...published, store: { kind, options: { ...options, ...there } } };
}

function faulty(issues: Refused['issues'], text: string, file: string): RowcallError {
  return new RowcallError('settings.invalid', printIssues(issues, text), { file });
}

/** Says which spreadsheet is meant, without opening it. Throws what `openSettings` throws. */
export async function findBook(desk: Desk, asked: Asked): Promise<Spreadsheet> {
  return whereabouts(desk, asked, await openSettings(desk, asked));
}

/** Opens a book by its settings for as long as `work` takes, and tells which. Throws what `openSettings` throws, `book.…` and `vendor.…`. */
export async function withBook<T>(
  desk: Desk,
  asked: Asked,
  work: (model: Model, store: Store, book: Spreadsheet, loaded: Loaded, heard: Listening['heard']) => Promise<T>,
): Promise<T> {
  const settings = await openSettings(desk, asked);
  const book = whereabouts(desk, asked, settings);
  const loaded = await withAllLists(desk, book, settings);
  const { model } = loaded;
  const lists = cellLists(loaded);
  const opened = await desk.openBook(book, { tables: model.tables, zone: model.locale.zone, lists });
  const { store, heard } = listening(opened, loaded);
  try {
    return await work(model, store, book, loaded, heard);
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
