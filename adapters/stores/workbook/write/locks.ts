import { basename, dirname, join } from 'node:path';
import { RowcallError } from '../../../../core/errors.ts';
import type { Disk } from '../disk.ts';

/** The files by which programs tell one another that a book is open. */
const locks: readonly {
  readonly program: string;
  nameOf(book: string): string;
  /** Who has it open, by what stands in the file; empty where it does not say. */
  whoIn(bytes: Uint8Array): string;
}[] = [
  { program: 'Excel', nameOf: (book) => `~$${book}`, whoIn: counted },
  {
    program: 'LibreOffice',
    nameOf: (book) => `.~lock.${book}#`,
    whoIn: (bytes) => Buffer.from(bytes).toString('utf8').split(',')[0]!,
  },
  { program: 'WPS Office', nameOf: (book) => `.~${book}`, whoIn: counted },
];

const longestName = 60;

/** The name in the letters of that computer takes 55 bytes; then it comes again with its length, in UTF-16. */
const unicodeAt = 55;

/** A name with its length before it. */
function counted(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  const length = file.length >= unicodeAt + 2 ? file.readUInt16LE(unicodeAt) : 0;
  if (length > 0) return file.subarray(unicodeAt + 2, unicodeAt + 2 + 2 * length).toString('utf16le');
  return file.subarray(1, 1 + (file[0] ?? 0)).toString('latin1');
}

/** A program that has a book open. */
export interface Opener {
  readonly program: string;
  /** The name of the person, as the program knows it; empty where it does not say. */
  readonly who: string;
  /** The file by which the program tells. */
  readonly lock: string;
  readonly book: string;
}

/** Who has the book open, by any of the paths that lead to it; `null`: nobody. */
export async function openIn(disk: Disk, paths: readonly string[]): Promise<Opener | null> {
  for (const book of new Set(paths)) {
    for (const { program, nameOf, whoIn } of locks) {
      const lock = join(dirname(book), nameOf(basename(book)));
      if ((await disk.look(lock)) === null) continue;
      // Excel keeps others from reading its own.
      const bytes = await disk.read(lock).catch(() => new Uint8Array());
      const who = whoIn(bytes)
        .replace(/[\p{C}\uFFFD]/gu, '')
        .trim();
      return { program, who: who.slice(0, longestName), lock, book };
    }
  }
  return null;
}

/** Throws `book.open` when somebody has the book open, by any of the paths that lead to it. */
export async function refuseOpen(disk: Disk, paths: readonly string[]): Promise<void> {
  const open = await openIn(disk, paths);
  if (open === null) return;
  const { program, lock, book } = open;
  const message = `${basename(book)} is open in ${program}. If it is not, remove the file ${basename(lock)} beside it.`;
  throw new RowcallError('book.open', message, { file: book, lock, program });
}
