import { basename, dirname, join } from 'node:path';
import { RowcallError } from '../../../../core/errors.ts';
import type { Disk } from '../disk.ts';

/** The files by which programs tell one another that a book is open. */
const locks: readonly { readonly program: string; nameOf(book: string): string }[] = [
  { program: 'Excel', nameOf: (book) => `~$${book}` },
  { program: 'LibreOffice', nameOf: (book) => `.~lock.${book}#` },
  { program: 'WPS Office', nameOf: (book) => `.~${book}` },
];

/** Throws `book.open` when somebody has the book open, by any of the paths that lead to it. */
export async function refuseOpen(disk: Disk, paths: readonly string[]): Promise<void> {
  for (const path of new Set(paths)) {
    for (const { program, nameOf } of locks) {
      const lock = join(dirname(path), nameOf(basename(path)));
      if ((await disk.look(lock)) === null) continue;
      const message = `${basename(path)} is open in ${program}. If it is not, remove the file ${basename(lock)} beside it.`;
      throw new RowcallError('book.open', message, { file: path, lock, program });
    }
  }
}
