import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFault } from '../adapters/stores/workbook/disk.ts';
import { tongues } from '../manifests/samples/coffee/said.ts';
import { tellStory } from '../manifests/samples/coffee/story.ts';

/** A spreadsheet to look at, with the text of its settings. */
export interface LaidTeam {
  readonly book: string;
  readonly settings: string;
}

/**
 * Puts the sample team's spreadsheet into the folder for passing files, as it stands today, and tells its settings.
 * `locale` chooses the language; English where there is none of it. Throws `disk.…`.
 */
export async function layTeam(locale: string): Promise<LaidTeam> {
  const tongue = tongues.find((one) => locale.toLowerCase().startsWith(one)) ?? 'en';
  const folder = join(tmpdir(), 'rowcall-sample');
  const file = `zerno-${tongue}.xlsx`;
  const { book, settings } = tellStory(tongue, localDay(new Date()), file);
  const path = join(folder, file);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path, book);
  } catch (error) {
    throw writeFault(error, path);
  }
  return { book: path, settings };
}

/** `YYYY-MM-DD` by the clock on the wall. */
function localDay(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
