import { type CsvText, eachRow } from '../csv-text.ts';
import { unwritable } from '../faults.ts';
import type { Splice } from './splice.ts';

/** One field of a row as it is to be; columns count from 1. */
export interface FieldEdit {
  readonly column: number;
  readonly text: string;
}

/** The rows of a CSV file that may have to change, and how the file is written. */
export interface CsvRows {
  /** Whether nothing stands in a row, or the file ends before it. */
  isBlank(row: number): boolean;
  /** What must change in the text so that fields of rows become what the edits say; new rows come in order. */
  patch(edits: ReadonlyMap<number, readonly FieldEdit[]>): readonly Splice[];
}

interface Spot {
  readonly bounds: readonly number[];
  readonly end: number;
  readonly isBlank: boolean;
}

/**
 * Finds the header, the rows that are `wanted`, and all below `last`. Throws `book.unwritable` where a
 * quotation mark is never closed: everything behind it is one field.
 */
export function csvRows(csv: CsvText, header: number, last: number, wanted: ReadonlySet<number>): CsvRows {
  const spots = new Map<number, Spot>();
  const style = { quotes: false, lineEnd: '\n', width: 0 };
  let count = 0;
  eachRow(csv, ({ fields, bounds, end, next, isOpen }) => {
    count++;
    if (isOpen) throw unwritable(`Row ${count} has a quotation mark that is never closed.`);
    if (count === 1 && next > end) style.lineEnd = csv.text.slice(end, next);
    if (count === header) {
      style.width = fields.length;
      style.quotes = fields.every((field, i) => field === '' || csv.text[bounds[i * 2]!] === '"');
    }
    if (count === header || count > last || wanted.has(count))
      spots.set(count, {
        bounds: bounds.slice(0, fields.length * 2),
        end,
        isBlank: fields.every((field) => field === ''),
      });
    return true;
  });
  const sign = String.fromCharCode(csv.delimiter);
  const mustQuote = (text: string) => text.includes(sign) || /["\r\n]|^\s|\s$/.test(text);

  /** A field keeps its quotes; a new one has them where the header has, or where it needs them. */
  const written = (text: string, wasQuoted: boolean): string =>
    wasQuoted || mustQuote(text) ? `"${text.replaceAll('"', '""')}"` : text;

  const patchRow = ({ bounds, end }: Spot, edits: readonly FieldEdit[]): readonly Splice[] => {
    const fields = bounds.length / 2;
    const splices = edits.flatMap(({ column, text }): Splice[] => {
      if (column > fields) return [];
      const from = bounds[column * 2 - 2]!;
      const to = bounds[column * 2 - 1]!;
      return [{ from, to, text: written(text, to > from ? csv.text[from] === '"' : style.quotes && text !== '') }];
    });
    const beyond = edits.filter(({ column }) => column > fields);
    return beyond.length === 0 ? splices : [...splices, { from: end, to: end, text: tail(beyond, fields) }];
  };

  /** The fields right of those that a row has, each with the delimiter before it. */
  const tail = (edits: readonly FieldEdit[], fields: number): string => {
    const texts = new Map(edits.map(({ column, text }) => [column, text]));
    let line = '';
    for (let column = fields + 1; column <= Math.max(...texts.keys()); column++) {
      const text = texts.get(column) ?? '';
      line += sign + written(text, style.quotes && text !== '');
    }
    return line;
  };

  const newRow = (edits: readonly FieldEdit[]): Splice => {
    const filled = edits.some(({ column }) => column === style.width)
      ? edits
      : [...edits, { column: style.width, text: '' }];
    const line = tail(filled, 0).slice(1);
    const end = csv.text.length;
    const isEnded = /[\r\n]$/.test(csv.text);
    return { from: end, to: end, text: isEnded ? line + style.lineEnd : style.lineEnd + line };
  };

  return {
    isBlank: (row) => spots.get(row)?.isBlank ?? true,
    patch: (edits) =>
      [...edits]
        .sort(([a], [b]) => a - b)
        .flatMap(([row, fields]) => {
          const spot = spots.get(row);
          return spot ? patchRow(spot, fields) : [newRow(fields)];
        }),
  };
}
