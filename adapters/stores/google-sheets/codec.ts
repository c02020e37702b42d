import { type Cell, type CellKind, dict } from '../../../core/cell.ts';
import type { sheets_v4 } from '../../vendors/google.ts';
import { listOf, textOfList } from '../binding/lists.ts';
import { cellCodec, type Kind } from '../workbook/codec.ts';
import type { Shown } from '../workbook/styles.ts';
import { isTaken } from './is-taken.ts';

/** A cell as Google tells of it. */
export type CellData = sheets_v4.Schema$CellData;

/** What a cell comes to. */
export interface ReadCell {
  readonly cell: Exclude<Cell, null>;
  readonly kind: Kind;
  readonly mark: 'computed' | 'error' | 'rich' | null;
}

/** What is put into a cell: a typed value that nobody interprets, `null` for none, and the format it needs there. */
export interface Entered {
  readonly value: sheets_v4.Schema$ExtendedValue | null;
  /** `plain`: none that makes a date of a number; `null`: any. */
  readonly format: 'DATE' | 'DATE_TIME' | 'TEXT' | 'plain' | null;
}

/** Turns cells of Google Sheets into cells and back, with dates and times in the zone of the spreadsheet. */
export interface SheetCodec {
  /** `wanted`: what the column holds, where that is known. `null`: the cell is empty. */
  read(data: CellData, wanted: CellKind | null): ReadCell | null;
  /** `null`: no cell of a spreadsheet can hold it. */
  enter(cell: Cell, kind: CellKind): Entered | null;
}

const longestText = 50_000;
/** The day before which Excel and Google count apart by one, since Excel knows a 29 February 1900. */
const agreed = 61;
const shownBy: Readonly<Record<string, Shown>> = Object.assign(dict<Shown>(), {
  DATE: 'date',
  DATE_TIME: 'date-time',
  TIME: 'time',
});
const errorTexts: Readonly<Record<string, string>> = Object.assign(dict<string>(), {
  ERROR: '#ERROR!',
  NULL_VALUE: '#NULL!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
  LOADING: 'Loading...',
});

/** Throws `settings.invalid` for a zone that nobody knows. */
export function sheetCodec(zone: string): SheetCodec {
  const days = cellCodec(zone, false);

  const numbered = (serial: number, data: CellData, wanted: CellKind | null): Omit<ReadCell, 'mark'> => {
    const shown = shownBy[formatOf(data) ?? ''] ?? 'number';
    const excel = serial >= 2 && serial < agreed ? serial - 1 : serial;
    const { cell, kind } = days.dated(excel, shown, wanted);
    return kind === 'number' || cell === null ? { cell: serial, kind: 'number' } : { cell, kind };
  };

  const entered = (text: string, kind: CellKind): Entered => {
    const serial = kind === 'date' || kind === 'instant' ? serialOf(text, kind) : null;
    if (serial !== null) return { value: { numberValue: serial }, format: kind === 'date' ? 'DATE' : 'DATE_TIME' };
    return { value: { stringValue: text }, format: isTaken(text) ? 'TEXT' : null };
  };

  const serialOf = (text: string, kind: 'date' | 'instant'): number | null => {
    if ((kind === 'date') !== (text.length === 'YYYY-MM-DD'.length)) return null;
    const excel = days.serial(text);
    return excel === null || excel >= agreed - 1 ? excel : excel + 1;
  };

  return {
    read(data, wanted) {
      const { userEnteredValue: own, effectiveValue: seen = own } = data;
      if (seen === undefined || seen === null) return null;
      const mark = markOf(data);
      if (seen.errorValue)
        return { cell: errorTexts[seen.errorValue.type ?? ''] ?? '#ERROR!', kind: 'text', mark: 'error' };
      if (typeof seen.numberValue === 'number') return { ...numbered(seen.numberValue, data, wanted), mark };
      if (typeof seen.boolValue === 'boolean') return { cell: seen.boolValue, kind: 'boolean', mark };
      const text = seen.stringValue ?? '';
      return text === '' ? null : { cell: text, kind: 'text', mark };
    },
    enter(cell, kind) {
      if (cell === null || cell === '') return { value: null, format: null };
      if (typeof cell === 'boolean') return { value: { boolValue: cell }, format: null };
      if (typeof cell === 'number')
        return Number.isFinite(cell) ? { value: { numberValue: cell }, format: 'plain' } : null;
      const text = typeof cell === 'string' ? cell : textOfList(cell);
      return text.length > longestText ? null : entered(text, kind);
    },
  };
}

/** A read cell as a field of that kind holds it. */
export function asHeld({ cell }: ReadCell, kind: CellKind): Cell {
  return kind === 'list' && typeof cell === 'string' ? listOf(cell) : cell;
}

/** The type of a cell's number format; `null`: whatever fits. */
export function formatOf({ effectiveFormat }: CellData): string | null {
  return effectiveFormat?.numberFormat?.type ?? null;
}

/** A value that nobody entered there comes from a formula elsewhere that fills several cells. */
function markOf({ userEnteredValue, textFormatRuns, chipRuns }: CellData): ReadCell['mark'] {
  if (userEnteredValue === undefined || userEnteredValue === null) return 'computed';
  if (typeof userEnteredValue.formulaValue === 'string') return 'computed';
  return (textFormatRuns?.length ?? 0) > 0 || (chipRuns?.length ?? 0) > 0 ? 'rich' : null;
}
