import type { Patches } from '../../../../core/patch.ts';
import type { BookFile } from '../book.ts';
import { unwritable } from '../faults.ts';
import type { Reading } from '../read-workbook.ts';
import type { Rewritten, Unmoved } from './rewritten.ts';

/** Writes what still holds into a CSV file. */
export async function writeCsv(
  _file: BookFile,
  _reading: Reading,
  _part: Patches,
  _unmoved: Unmoved,
): Promise<Rewritten> {
  throw unwritable('A CSV file is read only.');
}
