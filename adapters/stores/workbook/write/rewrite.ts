import type { Board } from '../../../../core/board.ts';
import type { Patches } from '../../../../core/patch.ts';
import type { SetUp, TakeOut } from '../../../../core/store.ts';
import { type BookFile, isZip } from '../book.ts';
import type { Reading } from '../read-workbook.ts';
import type { Rewritten, Unmoved } from './rewritten.ts';
import { setUpXlsx } from './set-up-xlsx.ts';
import { type TakenOut, takeOutOfXlsx } from './take-out-xlsx.ts';
import { type BoardWritten, writeBoard } from './write-board.ts';
import { setUpCsv, writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

/** Writes what still holds into a workbook or CSV file in memory. Throws `RowcallError`. */
export function rewriteBook(file: BookFile, reading: Reading, part: Patches, unmoved: Unmoved): Promise<Rewritten> {
  return isZip(file) ? writeXlsx(file.bytes, reading, part, unmoved) : writeCsv(file, reading, part, unmoved);
}

/** Shows the tab of Rowcall's own in a workbook in memory. Throws `RowcallError`. */
export function showBoard(file: BookFile, reading: Reading, board: Board): Promise<BoardWritten> {
  return writeBoard(file.bytes, reading, board);
}

/** Takes what Rowcall has put there out of a workbook in memory. Throws `RowcallError`. */
export function takeOutOfBook(file: BookFile, reading: Reading, columns: readonly TakeOut[]): Promise<TakenOut> {
  return takeOutOfXlsx(file.bytes, reading, columns);
}

/** Adds the columns that tables lack to a workbook or CSV file in memory. Throws `RowcallError`. */
export function setUpBook(file: BookFile, reading: Reading, setUps: readonly SetUp[]): Promise<Rewritten> {
  return isZip(file) ? setUpXlsx(file.bytes, reading, setUps) : setUpCsv(file, reading, setUps);
}
