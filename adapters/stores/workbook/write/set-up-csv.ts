import type { SetUp } from '../../../../core/store.ts';
import type { BookFile } from '../book.ts';
import { unwritable } from '../faults.ts';
import type { Reading } from '../read-workbook.ts';
import type { Rewritten } from './rewritten.ts';

/** Adds columns to a CSV file. */
export async function setUpCsv(_file: BookFile, _reading: Reading, _setUps: readonly SetUp[]): Promise<Rewritten> {
  throw unwritable('A CSV file is read only.');
}
