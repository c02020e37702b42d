import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeBook } from '../ooxml/write-book.ts';
import { unzip, zip } from '../ooxml/zip.ts';
import { coffeeBook } from './book.ts';
import type { Tongue } from './said.ts';
import { tongues } from './said.ts';
import { coffeeSettings } from './settings.ts';

const book = 'sample.xlsx';
/** The Tuesday at which the story stands in its files. */
export const storyDay = '2026-10-20';

/** The story of the coffee wholesaler in one language, for a day. */
export interface Story {
  readonly settings: string;
  readonly book: Uint8Array;
}

/** Tells the story so that the given day is its Tuesday. `file` is how the settings are to name the workbook. */
export function tellStory(tongue: Tongue, today: string, file = book): Story {
  return { settings: coffeeSettings(tongue, today, file), book: zip(writeBook(coffeeBook(tongue, today))) };
}

/** The story as it stands in the repository, one folder for each language. */
export const stories = tongues.map((tongue) => {
  const folder = new URL(`../../coffee/${tongue}/`, import.meta.url);
  return { tongue, book: new URL(book, folder), settings: new URL('rowcall.yaml', folder) };
});

/** Writes a story into its folder. */
export function writeStory({ tongue, ...files }: (typeof stories)[number]): void {
  const { settings, book: bytes } = tellStory(tongue, storyDay);
  writeFileSync(files.settings, settings);
  writeFileSync(files.book, bytes);
}

/** The files of a story that are not as they are made; squeezed bytes are not compared, zlib decides on those. */
export function staleFiles({ tongue, ...files }: (typeof stories)[number]): readonly string[] {
  const made = tellStory(tongue, storyDay);
  const parts = (bytes: Uint8Array) =>
    JSON.stringify([...unzip(Buffer.from(bytes))].map(([name, part]) => [name, Buffer.from(part).toString('base64')]));
  const isSameText = readFileSync(files.settings, 'utf8') === made.settings;
  const isSameBook = parts(readFileSync(files.book)) === parts(made.book);
  const stale = [...(isSameText ? [] : [files.settings]), ...(isSameBook ? [] : [files.book])];
  return stale.map((file) => fileURLToPath(file));
}
