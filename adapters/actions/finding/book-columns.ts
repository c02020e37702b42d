import { cellText } from '../../../core/cell.ts';
import { headerKey } from '../../../core/columns.ts';
import type { Language } from '../../../core/language.ts';
import { encodeColumn } from '../../behaviours/deduplication/column.ts';
import { findHeader, type Header } from '../../stores/workbook/header.ts';
import { rowJudge } from '../../stores/workbook/rows.ts';
import type { Book, Tab } from '../../stores/workbook/tab.ts';
import type { CsvColumns } from './csv-columns.ts';

/** A tab of a workbook, read as the columns of a file are. */
export interface BookColumns extends CsvColumns {
  /** What the tab is called. */
  readonly tab: string;
  /** The number of the row in which each record stands. */
  readonly numbers: readonly number[];
}

interface Candidate {
  readonly tab: Tab;
  readonly header: Header;
  readonly names: readonly string[];
  readonly worth: number;
}

/**
 * Reads the tab of a workbook that tells most of who its rows are, the first of equals: `worth` weighs a header. `null`
 * where no tab that people see has one.
 */
export async function openBookColumns(
  book: Book,
  languages: readonly Language[],
  worth: (header: readonly string[]) => number,
): Promise<BookColumns | null> {
  const known = new Set(
    languages.flatMap(({ headers, partHeaders }) =>
      [...Object.values(headers), ...Object.values(partHeaders)].flat().map(headerKey),
    ),
  );
  let best: Candidate | null = null;
  for (const entry of book.tabs) {
    if (entry.hidden) continue;
    const tab = await entry.open();
    const header = findHeader(tab, known);
    if (header === null) continue;
    const names = header.headers.map((name) => name.trim());
    const candidate = { tab, header, names, worth: worth(names) };
    if (best === null || candidate.worth > best.worth) best = candidate;
  }
  return best === null ? null : readTab(best);
}

function readTab({ tab, header, names }: Candidate): BookColumns {
  const headed = names.flatMap((name, at) => (name === '' ? [] : [at + 1]));
  const counts = new Set(headed);
  const judge = rowJudge(tab, header, headed, (column) => counts.has(column));
  const texts = names.map((): string[] => []);
  const numbers: number[] = [];
  tab.scan(null, (line) => {
    const kind = judge(line);
    if (kind === 'beyond') return false;
    if (kind === 'blank') return true;
    for (const column of texts) column.push('');
    for (let i = 0; i < line.count; i++) {
      const column = texts[line.at[i]! - 1];
      if (column !== undefined && line.marks[i] !== 'error') column[numbers.length] = cellText(line.cells[i]!).trim();
    }
    numbers.push(line.row);
    return true;
  });
  return {
    tab: tab.title,
    numbers,
    header: names,
    read: (places) => ({ rows: numbers.length, columns: places.map((place) => encodeColumn(texts[place]!)) }),
  };
}
