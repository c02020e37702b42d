import type { sheets_v4 } from '../../vendors/google.ts';
import type { Area } from '../workbook/area.ts';
import type { Region } from '../workbook/tab.ts';
import type { CellData } from './codec.ts';

/** A column as Google knows it, whatever stands in it. */
export interface GridColumn {
  readonly isHidden: boolean;
  /** What Rowcall noted of the column when it was set up; it stays with the column wherever that goes. */
  readonly note: ColumnNote | null;
}

/** What a column is to Rowcall: a field of a table, or the ids. */
export interface ColumnNote {
  readonly noteId: number;
  readonly table: string;
  readonly field: string;
}

/** One tab, or parts of it, as Google told of it in one answer. */
export interface Grid {
  readonly sheet: number;
  readonly title: string;
  readonly isHidden: boolean;
  readonly size: { readonly rows: number; readonly columns: number };
  /** Rows by number from 1, from the top; their cells by column from 0. */
  readonly rows: ReadonlyMap<number, readonly (CellData | undefined)[]>;
  /** From 0; only as far as asked. */
  readonly columns: readonly GridColumn[];
  /** The tables and the filter of the tab. */
  readonly regions: readonly Region[];
  readonly tables: readonly GridTable[];
  /** What Rowcall may not edit. */
  readonly locked: readonly Locked[];
  readonly merged: readonly Area[];
}

export interface GridTable {
  readonly id: string;
  readonly area: Area;
}

interface Locked {
  readonly area: Area;
  readonly except: readonly Area[];
}

/** The name under which Rowcall notes what a column is. */
export const columnNoteKey = 'rowcall.column';

/** What is asked of a tab beside its cells. */
export const tabFields =
  'properties(sheetId,title,hidden,gridProperties(rowCount,columnCount)),merges,basicFilter(range),tables(tableId,range,rowsProperties(footerColorStyle)),protectedRanges(range,warningOnly,requestingUserCanEdit,editors(users),unprotectedRanges)';
const cellFields =
  'userEnteredValue,effectiveValue,effectiveFormat(numberFormat(type)),textFormatRuns(startIndex),chipRuns(startIndex)';
/** What is asked of cells, and of the columns that they stand in. */
export const dataFields = `data(startRow,startColumn,columnMetadata(hiddenByUser,developerMetadata(metadataId,metadataKey,metadataValue)),rowData(values(${cellFields})))`;

/** The tabs of an answer by their ids. `account`: who Rowcall is, where that is known. */
export function gridsOf(
  { sheets = [] }: sheets_v4.Schema$Spreadsheet,
  account: string | null,
): ReadonlyMap<number, Grid> {
  return new Map(sheets.map((sheet) => [sheet.properties?.sheetId ?? 0, gridOf(sheet, account)]));
}

function gridOf(sheet: sheets_v4.Schema$Sheet, account: string | null): Grid {
  const { sheetId, title, hidden, gridProperties } = sheet.properties ?? {};
  const size = { rows: gridProperties?.rowCount ?? 0, columns: gridProperties?.columnCount ?? 0 };
  const area = (range: sheets_v4.Schema$GridRange | undefined) => areaOf(range, size);
  const tables = (sheet.tables ?? []).map((table) => ({ ...table, area: area(table.range) }));
  return {
    sheet: sheetId ?? 0,
    title: title ?? '',
    isHidden: hidden === true,
    size,
    rows: rowsOf(sheet.data ?? []),
    columns: columnsOf(sheet.data ?? []),
    regions: [
      ...tables.map(
        (table): Region => ({ is: 'table', area: table.area, totals: table.rowsProperties?.footerColorStyle ? 1 : 0 }),
      ),
      ...(sheet.basicFilter ? [{ is: 'filter' as const, area: area(sheet.basicFilter.range), totals: 0 }] : []),
    ],
    tables: tables.map((table) => ({ id: table.tableId ?? '', area: table.area })),
    locked: (sheet.protectedRanges ?? [])
      .filter((one) => isLocked(one, account))
      .map(({ range, unprotectedRanges = [] }) => ({ area: area(range), except: unprotectedRanges.map(area) })),
    merged: (sheet.merges ?? []).map(area),
  };
}

function isLocked(one: sheets_v4.Schema$ProtectedRange, account: string | null): boolean {
  if (one.warningOnly || one.requestingUserCanEdit) return false;
  return account === null || !(one.editors?.users ?? []).includes(account);
}

/** Google counts from 0 and without the end; what it does not say goes as far as the tab does. */
function areaOf(range: sheets_v4.Schema$GridRange | undefined, size: Grid['size']): Area {
  return {
    top: (range?.startRowIndex ?? 0) + 1,
    left: (range?.startColumnIndex ?? 0) + 1,
    bottom: range?.endRowIndex ?? size.rows,
    right: range?.endColumnIndex ?? size.columns,
  };
}

/** Parts may overlap: what was told later fills in what is not known yet. */
function rowsOf(parts: readonly sheets_v4.Schema$GridData[]): Grid['rows'] {
  const rows = new Map<number, (CellData | undefined)[]>();
  for (const { startRow, startColumn, rowData = [] } of parts) {
    rowData.forEach(({ values = [] }, i) => {
      const row = (startRow ?? 0) + i + 1;
      const cells = rows.get(row) ?? [];
      values.forEach((data, k) => {
        const at = (startColumn ?? 0) + k;
        while (cells.length < at) cells.push(undefined);
        cells[at] ??= data;
      });
      rows.set(row, cells);
    });
  }
  return new Map([...rows].sort(([a], [b]) => a - b));
}

function columnsOf(parts: readonly sheets_v4.Schema$GridData[]): readonly GridColumn[] {
  const columns: GridColumn[] = [];
  for (const { startColumn, columnMetadata = [] } of parts)
    columnMetadata.forEach(({ hiddenByUser, developerMetadata = [] }, i) => {
      const at = (startColumn ?? 0) + i;
      while (columns.length <= at) columns.push({ isHidden: false, note: null });
      columns[at] = { isHidden: hiddenByUser === true, note: noteOf(developerMetadata) };
    });
  return columns;
}

function noteOf(all: readonly sheets_v4.Schema$DeveloperMetadata[]): ColumnNote | null {
  const found = all.find(({ metadataKey }) => metadataKey === columnNoteKey);
  const [table, ...field] = (found?.metadataValue ?? '').split('/');
  if (!found || !table || field.length === 0) return null;
  return { noteId: found.metadataId ?? 0, table, field: field.join('/') };
}

/** The value of a note on a column. */
export function noteValue(table: string, field: string): string {
  return `${table}/${field}`;
}

/** Whether Rowcall may not edit a cell; row and column from 1. */
export function isLockedAt({ locked }: Grid, row: number, column: number): boolean {
  return locked.some(({ area, except }) => holds(area, row, column) && !except.some((one) => holds(one, row, column)));
}

/** Whether a cell is covered by another one that was made larger: what is put there is never seen. */
export function isCovered({ merged }: Grid, row: number, column: number): boolean {
  return merged.some((area) => holds(area, row, column) && (row !== area.top || column !== area.left));
}

function holds({ top, left, bottom, right }: Area, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}
