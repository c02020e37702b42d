import { derivedFraction } from '../../../core/id.ts';
import type { sheets_v4 } from '../../vendors/google.ts';
import type { Bound } from './bound.ts';
import type { Entered } from './codec.ts';
import type { CellWrite, RowWrite } from './row-write.ts';

type Request = sheets_v4.Schema$Request;

/** One request of a batch, and the rows that it is for. */
export interface Asked {
  readonly request: Request;
  readonly rows: readonly RowWrite[];
  /** The cell whose text it looks for, where it looks for one. */
  readonly finds?: CellWrite;
  /** It leaves the mark of the whole call. */
  readonly isMark?: true;
}

/** Names what is left in the spreadsheet by the making of new records: with it a record is made once only. */
export const madeKey = (mark: string): string => `rowcall.made.${mark}`;

/** A number that nobody but a new record of that key has. */
export function madeId(key: string): number {
  return 1 + Math.floor(derivedFraction(key) * (2 ** 31 - 2));
}

/** What goes with a batch beside what is written. */
interface Beside {
  /** By which it is known whether the batch has landed; `null`: nobody will ask. */
  readonly mark: Request | null;
  readonly cleared: readonly Request[];
  /** Under which new records are claimed. */
  readonly made: string;
}

/**
 * Everything that is to be written as the requests of one batch: it is marked, new records are claimed, what earlier ones
 * left is cleared away, cells are put by position, texts are replaced where they stand, and new rows are added below.
 */
export function requestsFor(
  rows: readonly RowWrite[],
  { mark, cleared, made }: Beside,
  unmarked: ReadonlySet<string>,
): readonly Asked[] {
  const fresh = rows.filter(({ change }) => change.isNew);
  return [
    ...(mark === null ? [] : [{ rows: [], request: mark, isMark: true } as const]),
    ...claims(
      fresh.filter(({ key }) => !unmarked.has(key)),
      made,
    ),
    // Only now: what a record was claimed by before must keep it from being made again.
    ...cleared.map((request): Asked => ({ rows: [], request })),
    ...puts(rows.filter(({ change }) => !change.isNew)),
    ...rows.filter(({ change }) => !change.isNew).flatMap(replacements),
    ...appends(fresh),
  ];
}

/** Clears away what the making of new records has left. */
export function unclaiming(mark: string): Request {
  return { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataKey: madeKey(mark) } } } };
}

function claims(rows: readonly RowWrite[], made: string): readonly Asked[] {
  const taken = new Set<number>();
  return rows.flatMap((row): readonly Asked[] => {
    const metadataId = madeId(row.key);
    if (taken.has(metadataId)) return [];
    taken.add(metadataId);
    const developerMetadata = {
      metadataId,
      metadataKey: madeKey(made),
      metadataValue: row.id,
      location: { spreadsheet: true },
      visibility: 'DOCUMENT',
    };
    return [{ rows: [row], request: { createDeveloperMetadata: { developerMetadata } } }];
  });
}

interface Put {
  readonly row: RowWrite;
  readonly cell: CellWrite;
}

/** Cells one below another that are given the same fields go in one request. */
function puts(rows: readonly RowWrite[]): readonly Asked[] {
  const all = rows.flatMap((row) => row.cells.flatMap((cell) => (cell.find === null ? [{ row, cell }] : [])));
  const byColumn = Map.groupBy(
    all,
    ({ row, cell }) => `${row.bound.grid.sheet} ${cell.column} ${cell.format !== null}`,
  );
  return [...byColumn.values()].flatMap((column) => runs(column).map(putOf));
}

function runs(column: readonly Put[]): readonly (readonly Put[])[] {
  const found: Put[][] = [];
  for (const put of column.toSorted((a, b) => a.row.change.row - b.row.change.row)) {
    const last = found.at(-1);
    if (last?.at(-1)?.row.change.row === put.row.change.row - 1) last.push(put);
    else found.push([put]);
  }
  return found;
}

function putOf(run: readonly Put[]): Asked {
  const { row, cell } = run[0]!;
  const start = { sheetId: row.bound.grid.sheet, rowIndex: row.change.row - 1, columnIndex: cell.column };
  return {
    rows: run.map((one) => one.row),
    request: {
      updateCells: {
        start,
        rows: run.map((one) => ({ values: [dataOf(one.cell)] })),
        fields: cell.format === null ? valueField : `${valueField},${formatField}`,
      },
    },
  };
}

const valueField = 'userEnteredValue';
const formatField = 'userEnteredFormat.numberFormat';

function dataOf({ entered: { value }, format }: CellWrite): sheets_v4.Schema$CellData {
  return {
    ...(value !== null && { userEnteredValue: value }),
    ...(format !== null && format !== 'plain' && { userEnteredFormat: { numberFormat: numberFormat(format) } }),
  };
}

function numberFormat(type: Exclude<Entered['format'], 'plain' | null>): sheets_v4.Schema$NumberFormat {
  return type === 'TEXT' ? { type, pattern: '@' } : { type };
}

/** What is put in place of a text is taken as if it were typed: a cell for plain text takes it as it is. */
function replacements(row: RowWrite): readonly Asked[] {
  return row.cells.flatMap((cell): readonly Asked[] => {
    if (cell.find === null) return [];
    const range = rangeOf(row.bound, row.change.row, cell.column);
    const replacement = cell.entered.value?.stringValue ?? '';
    const findReplace = { range, find: cell.find, replacement, matchCase: true, matchEntireCell: true };
    const asked: Asked = { rows: [row], finds: cell, request: { findReplace } };
    if (cell.format !== 'TEXT') return [asked];
    const text = { userEnteredFormat: { numberFormat: numberFormat('TEXT') } };
    return [{ rows: [row], request: { repeatCell: { range, cell: text, fields: formatField } } }, asked];
  });
}

/** One cell of a tab: its row from 1, its column from 0. */
export function rangeOf({ grid }: Bound, row: number, column: number): sheets_v4.Schema$GridRange {
  return {
    sheetId: grid.sheet,
    startRowIndex: row - 1,
    endRowIndex: row,
    startColumnIndex: column,
    endColumnIndex: column + 1,
  };
}

/**
 * Where a table of the tab's own holds the records they go into it, else between the last record and a total below it, else
 * below all that stands in the tab.
 */
function appends(rows: readonly RowWrite[]): readonly Asked[] {
  return [...Map.groupBy(rows, ({ bound }) => bound.grid.sheet).values()].flatMap((fresh): readonly Asked[] => {
    const { bound, between } = fresh[0]!;
    const { grid, header } = bound;
    if (between !== null) return insertions(fresh, between);
    const own = grid.tables.find(
      ({ area }) => header.table !== null && area.top === header.row && area.left === header.table.area.left,
    );
    const first = own === undefined ? 0 : own.area.left - 1;
    const appendCells = {
      ...(own === undefined ? { sheetId: grid.sheet } : { tableId: own.id }),
      rows: fresh.map(({ cells }) => ({ values: rowOf(cells, first) })),
      fields: valueField,
    };
    return [{ rows: fresh, request: { appendCells } }];
  });
}

/** Rows of their own for new records: nothing that stands there is written over, wherever it has moved meanwhile. */
function insertions(fresh: readonly RowWrite[], between: number): readonly Asked[] {
  const { sheet } = fresh[0]!.bound.grid;
  const startIndex = between - 1;
  const range = { sheetId: sheet, dimension: 'ROWS', startIndex, endIndex: startIndex + fresh.length };
  const updateCells = {
    start: { sheetId: sheet, rowIndex: startIndex, columnIndex: 0 },
    rows: fresh.map(({ cells }) => ({ values: rowOf(cells, 0) })),
    fields: valueField,
  };
  return [
    { rows: fresh, request: { insertDimension: { range, inheritFromBefore: true } } },
    { rows: fresh, request: { updateCells } },
  ];
}

function rowOf(cells: readonly CellWrite[], first: number): sheets_v4.Schema$CellData[] {
  const values: sheets_v4.Schema$CellData[] = [];
  for (const { column, entered } of cells) {
    while (values.length <= column - first) values.push({});
    if (entered.value !== null) values[column - first] = { userEnteredValue: entered.value };
  }
  return values;
}

/** Gives cells that stand somewhere now the formats they need to be told for what they are. */
export function formatRequests(
  cells: readonly { readonly bound: Bound; readonly row: number; readonly cell: CellWrite }[],
): readonly Request[] {
  return cells.flatMap(({ bound, row, cell }): readonly Request[] => {
    if (cell.format === null || cell.format === 'plain') return [];
    const dressed = { userEnteredFormat: { numberFormat: numberFormat(cell.format) } };
    return [{ repeatCell: { range: rangeOf(bound, row, cell.column), cell: dressed, fields: formatField } }];
  });
}
