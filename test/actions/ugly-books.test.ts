import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import { tryBook } from '../../adapters/actions/try-book.ts';
import { languageByCode } from '../../adapters/languages/index.ts';
import { triedLines } from '../../cli/try-lines.ts';
import { RowcallError } from '../../core/errors.ts';
import { layDesk } from '../../functions/compose.ts';
import { uglyBooks } from './ugly-books.ts';

const folder = mkdtempSync(join(tmpdir(), 'rowcall-ugly-'));
afterAll(() => rmSync(folder, { recursive: true }));

const layout = { width: 100, paint: (_: string, text: string) => text };

/** What is said of a file at the first look: lines for the terminal, or why it cannot be looked at, with what to do. */
async function saidOf(kind: keyof typeof uglyBooks): Promise<readonly string[]> {
  const book = join(folder, `${kind.replaceAll(' ', '-')}.xlsx`);
  writeFileSync(book, uglyBooks[kind]());
  try {
    const tried = await perform(tryBook, layDesk(), { book });
    const lines = triedLines(tried, languageByCode(tried.language)!, layout);
    return lines.map((line) => line.replaceAll(/ in [\d.,]+ s/gu, ''));
  } catch (error) {
    if (!(error instanceof RowcallError)) throw error;
    return [error.message.replace(`${folder}/`, ''), error.help];
  }
}

test.each<[keyof typeof uglyBooks, readonly (string | RegExp)[]]>([
  ['empty', [/holds no table: no row of headers/, /Put a row of headers above/]],
  ['no headers', [/holds no table: no row of headers/, /Put a row of headers above/]],
  ['one column', [/^1 table, 31 records/, /067 123/]],
  ['fifty tabs', [/^1 table, 200 records: nothing to fix/]],
  ['three hundred columns', [/^1 table, 20 records/]],
  [
    'merged cells everywhere',
    [/^1 table, 6 records: 1 question/, /“Owner” cells are merged over several rows, as in rows 5–7/],
  ],
  ['formulas only', [/^1 table, 12 records: nothing to fix/]],
  ['days that lost their format', [/^1 table, 20 records: 20 to fix/, /46100 is a bare number, not a date/]],
  ['text named as a workbook', [/is plain text inside/, /name end with \.csv/]],
  ['a page of the web named as a workbook', [/is a page of the web inside/, /save it as a workbook/]],
  ['a password', [/protected with a password/, /Remove the password/]],
  ['the old format', [/old format \(\.xls\)/, /save it as \.xlsx/]],
  ['twenty thousand rows', [/^1 table, 20,000 records/]],
])('of a book with %s is said what matters, in few lines, and nothing beside it is touched', async (kind, said) => {
  const lines = await saidOf(kind);
  expect(lines.length).toBeLessThanOrEqual(9);
  for (const [at, one] of said.entries()) expect(lines[at]).toMatch(one);
  expect(readdirSync(folder).every((name) => name.endsWith('.xlsx'))).toBe(true);
});
