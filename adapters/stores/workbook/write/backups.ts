import { dirname, join, parse } from 'node:path';
import type { Disk } from '../disk.ts';
import type { ReadFile } from '../file.ts';
import { makeFile } from './new-file.ts';

/** How many backups are kept, and what time it is. */
export interface BackupRules {
  readonly count: number;
  now(): Date;
}

/** The folder beside a book in which its backups are kept. */
const backupFolder = (book: string) => join(dirname(book), '.rowcall', 'backups');

/**
 * Keeps a copy of a book as it was read, named after the moment in UTC, `book.2026-11-22T09-30-00.000Z.xlsx`, and
 * removes the oldest copies of the same book that are too many.
 */
export async function keepBackup(disk: Disk, path: string, file: ReadFile, { count, now }: BackupRules): Promise<void> {
  const folder = backupFolder(path);
  const { name, ext } = parse(path);
  await disk.makeFolder(folder);
  const stamp = now().toISOString().replaceAll(':', '-');
  const copy = join(folder, `${name}.${stamp}${ext}`);
  const beside = join(folder, `~${name}${ext}.tmp`);
  const placed = await makeFile(disk, { path: copy, beside, like: file }, file.bytes, async () => true);
  if (placed !== 'placed') throw new Error(`Nobody knows whether the backup ${copy} stands there`);
  const copies = (await disk.list(folder)).filter((one) => isCopy(one, name, ext)).sort();
  for (const old of copies.slice(0, -count)) await disk.remove(join(folder, old)).catch(() => {});
}

const stampShape = /^\.\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z$/;

function isCopy(file: string, name: string, ext: string): boolean {
  return (
    file.startsWith(name) && file.endsWith(ext) && stampShape.test(file.slice(name.length, file.length - ext.length))
  );
}
