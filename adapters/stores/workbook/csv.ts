import { unguardFormula } from './csv-formula.ts';
import { type CsvText, eachRow, readCsvText } from './csv-text.ts';
import { tooLarge } from './faults.ts';
import { maxColumns, maxRows } from './limits.ts';
import type { Book, Line, Pick, Tab } from './tab.ts';

/**
 * Opens a CSV file as a book of one tab. Every cell is text. A row is a record of the file, so that a line break within
 * quotes does not count, as spreadsheet programs show it.
 */
export function openCsv(bytes: Uint8Array, title: string): Book {
  const tab = csvTab(readCsvText(bytes), title);
  return { named: false, tabs: [{ title, hidden: false, open: async () => tab }] };
}

/** The one tab of a CSV file. */
export function csvTab(csv: CsvText, title: string): Tab {
  return {
    title,
    typed: false,
    decimal: decimalSign(csv),
    regions: [],
    merged: [],
    isHidden: () => false,
    choices: async () => null,
    scan: (pick, visit) => scanCsv(csv, pick, visit),
  };
}

/** The sign that most numbers among the first rows have; a comma where semicolons divide and no number tells. */
function decimalSign(csv: CsvText): ',' | '.' {
  let commas = csv.delimiter === 0x3b ? 0.5 : 0;
  let rows = 0;
  eachRow(csv, ({ fields }) => {
    for (const field of fields) {
      if (/^-?\d{1,15},\d{1,15}$/.test(field)) commas++;
      else if (/^-?\d{1,15}\.\d{1,15}$/.test(field)) commas--;
    }
    return ++rows < 1000;
  });
  return commas > 0 ? ',' : '.';
}

function scanCsv(csv: CsvText, pick: Pick | null, visit: (line: Line) => boolean): void {
  const at: number[] = [];
  const cells: string[] = [];
  let row = 0;
  eachRow(csv, ({ fields }) => {
    row++;
    if (row > maxRows) throw tooLarge(`A table cannot have more than ${maxRows} rows.`);
    if (fields.length > maxColumns) throw tooLarge(`A table cannot have more than ${maxColumns} columns.`);
    let count = 0;
    fields.forEach((field, i) => {
      const slot = pick === null ? i + 1 : (pick.slots[i + 1] ?? -1);
      if (slot < 0 || field === '') return;
      at[count] = slot;
      cells[count] = unguardFormula(field);
      count++;
    });
    return count === 0 || visit({ row, count, at, cells, kinds: allText, marks: noMarks, readWhole });
  });
}

/** Nothing is ever left unread: it costs nothing. */
const readWhole = () => {};

/** Every cell is unmarked text: one list, as long as the longest row, serves all rows. */
const allText: Line['kinds'] = new Array(maxColumns).fill('text');
const noMarks: Line['marks'] = new Array(maxColumns).fill(null);
