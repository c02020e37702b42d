import type { Instant } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import { derivedId } from '../../../core/id.ts';
import type { Loaded } from '../../../manifests/load.ts';
import type { Desk } from '../calling/desk.ts';
import type { Spreadsheet } from '../calling/spreadsheet.ts';
import type { Backup } from './backup-file.ts';
import { readBackup } from './backup-file.ts';

/** The folder in which the backups of one spreadsheet are kept, and how they are called there. */
export interface Shelf {
  readonly folder: string;
  readonly keep: number;
  /** Whether it is the usual place beside the spreadsheet, and so on the same disk. */
  readonly isBeside: boolean;
  /** The name of the spreadsheet without its ending, and the ending. */
  readonly name: string;
  readonly ending: string;
}

/** A backup that stands on a shelf. */
export interface Shelved {
  readonly file: string;
  /** When it was made, or last found to be still so. */
  readonly stood: Instant;
}

const usualKeep = 30;
const backupEnding = '.rowcall.gz';
const stampShape = /^\.(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z)$/u;

/** The shelf that a person names, or the settings, or the usual one beside the spreadsheet. */
export function shelfOf(
  desk: Desk,
  { file, address, settings }: Spreadsheet,
  said: Loaded['settings']['backup'],
  asked: { readonly to?: string | undefined; readonly keep?: number | undefined } = {},
): Shelf {
  const beside = file ?? settings;
  const named = asked.to ?? (said?.to === undefined ? undefined : desk.files.at(desk.beside(settings, '.'), said.to));
  const called = beside.split(/[\\/]/u).at(-1)!;
  const dot = called.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [called.slice(0, dot), called.slice(dot)] : [called, ''];
  return {
    folder: named ?? desk.beside(beside, '.rowcall/backups'),
    keep: asked.keep ?? said?.keep ?? usualKeep,
    isBeside: named === undefined,
    // Several spreadsheets may be reached by the same settings, one after another.
    name: address === null ? stem : `${stem}-${derivedId(address)}`,
    ending,
  };
}

/** The names of a backup made at that moment, and of the copy of the file itself; names sort by time. */
export function namesAt({ name, ending }: Shelf, at: Instant): { readonly backup: string; readonly copy: string } {
  const stem = `${name}.${at.replaceAll(':', '-')}`;
  return { backup: `${stem}${backupEnding}`, copy: `${stem}.copy${ending}` };
}

/** The backups of this spreadsheet, the oldest first. */
export async function shelved(desk: Desk, shelf: Shelf): Promise<readonly Shelved[]> {
  const listed = await desk.files.list(shelf.folder);
  const now = desk.clock.now();
  return listed.flatMap(({ name, modified }): Shelved[] => {
    const stamp = stampIn(shelf, name, backupEnding);
    if (stamp === null) return [];
    const made = stamp.replace(/T(\d\d)-(\d\d)-/u, 'T$1:$2:');
    return [{ file: name, stood: modified > made && modified <= now ? modified : made }];
  });
}

/** Removes the oldest backups that are too many, with the copies that belong to them; answers how many. */
export async function clearShelf(desk: Desk, shelf: Shelf): Promise<number> {
  const { files } = desk;
  const backups = await shelved(desk, shelf);
  const tooMany = backups.slice(0, -shelf.keep);
  const first = backups.at(-shelf.keep)?.file;
  if (tooMany.length === 0 || first === undefined) return 0;
  const oldest = stampIn(shelf, first, backupEnding)!;
  for (const { name } of await files.list(shelf.folder)) {
    const stamp = stampIn(shelf, name, backupEnding) ?? stampIn(shelf, name, `.copy${shelf.ending}`);
    if (stamp !== null && stamp < oldest) await files.remove(files.at(shelf.folder, name));
  }
  return tooMany.length;
}

function stampIn({ name }: Shelf, file: string, ending: string): string | null {
  if (!file.startsWith(name) || !file.endsWith(ending)) return null;
  return stampShape.exec(file.slice(name.length, file.length - ending.length))?.[1] ?? null;
}

/** The backup of a name or path, or the newest. Throws `backup.not-found`, `backup.damaged` or `backup.newer`. */
export async function takeFrom(
  desk: Desk,
  shelf: Shelf,
  named?: string,
): Promise<{ readonly file: string; readonly backup: Backup }> {
  const { files } = desk;
  const inFolder = named ?? (await shelved(desk, shelf)).at(-1)?.file;
  const refuse = (message: string) => new RowcallError('backup.not-found', message, { folder: shelf.folder });
  if (inFolder === undefined) throw refuse(`There is no backup in ${shelf.folder}.`);
  const paths = [...(named === undefined ? [] : [named]), files.at(shelf.folder, inFolder)];
  for (const file of paths) {
    const packed = await files.read(file);
    if (packed !== null) return { file, backup: await unpack(desk, packed, file) };
  }
  throw refuse(`There is no backup ${named}, neither here nor in ${shelf.folder}.`);
}

/** What stands in the bytes of a backup. Throws as `readBackup` does. */
export async function unpack({ files }: Desk, packed: Uint8Array, file: string): Promise<Backup> {
  const bytes = await files.unpack(packed);
  if (bytes === null) throw new RowcallError('backup.damaged', `${file} cannot be unpacked.`, { file });
  return readBackup(bytes, file, files.digest);
}
