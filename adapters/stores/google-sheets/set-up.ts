import { headerKey, idHeader } from '../../../core/columns.ts';
import type { ColumnHint } from '../../../core/field.ts';
import type { SetUp } from '../../../core/store.ts';
import type { sheets_v4 } from '../../vendors/google.ts';
import { bindTitles } from '../binding/bind-titles.ts';
import { askFor, askOutline } from './ask.ts';
import { type Bound, bindGrid, dataAt } from './bound.ts';
import { formatOf } from './codec.ts';
import { columnNoteKey, noteValue } from './grid.ts';
import type { Sight } from './look.ts';
import { wholeRows } from './ranges.ts';
import type { Dress } from './widen.ts';
import { askDress, widen } from './widen.ts';

type Request = sheets_v4.Schema$Request;

/** A column that a table is given. */
interface NewColumn {
  readonly field: string;
  readonly header: string;
  readonly isHidden: boolean;
  readonly hint: ColumnHint;
}

/** The header stands within so many rows. */
const topRows = 60;

/**
 * Gives tables the columns that they lack, right of their last one and inside the table or the filter that is there,
 * hides the column of ids, and notes of every column what it is. Nothing that is there is moved out of its table or
 * written over. Throws `RowcallError`.
 */
export async function setUpSheets(sight: Sight, changes: readonly SetUp[]): Promise<void> {
  const { tabs } = await askOutline(sight.google, sight.spreadsheet);
  const bound = bindTitles(tabs, sight.tables);
  const wanted = changes.flatMap((change) => {
    const tab = bound.get(change.table);
    return tab === undefined ? [] : [{ change, tab }];
  });
  if (wanted.length === 0) return;
  const ranges = wanted.map(({ tab }) => wholeRows(tab.title, { from: 1, to: Math.min(topRows, tab.size.rows) }));
  const answer = await askFor(sight.google, sight.spreadsheet, ranges);
  const requests: Request[] = [];
  let dress: ReadonlyMap<number, Dress> | null = null;
  for (const { change, tab } of wanted) {
    const grid = answer.grids.get(tab.sheet);
    const found = grid && bindGrid(grid, sight.tables.get(change.table)!, sight.codecOf(answer.zone));
    if (!found) continue;
    if (newColumns(found, change).length > 0) dress ??= await askDress(sight.google, sight.spreadsheet);
    requests.push(...setUpTable(found, change, dress?.get(tab.sheet) ?? {}));
  }
  if (requests.length === 0) return;
  await sight.google.write((api, how) =>
    api.spreadsheets.batchUpdate(
      { spreadsheetId: sight.spreadsheet, fields: 'spreadsheetId', requestBody: { requests } },
      how,
    ),
  );
}

function setUpTable(bound: Bound, change: SetUp, dress: Dress): readonly Request[] {
  const columns = newColumns(bound, change);
  const edge = bound.header.table?.area.right ?? bound.header.headers.length;
  return [
    ...(columns.length === 0
      ? []
      : [...room(bound, edge, columns.length), ...widen(bound, edge, columns.length, dress)]),
    ...columns.flatMap((column, i) => dressed(bound, column, edge + i)),
    ...notes(bound),
    ...plainText(bound),
  ];
}

function newColumns({ binding, header, table }: Bound, { columns }: SetUp): readonly NewColumn[] {
  const taken = new Set(header.headers.map(headerKey));
  const isNew = ({ field, header: text }: SetUp['columns'][number]) =>
    !binding.at.has(field) && !taken.has(headerKey(text)) && table.byKey.has(field);
  const wishes = columns.filter(isNew).map(({ hidden, ...rest }) => ({ ...rest, isHidden: hidden }));
  const ids = { field: idHeader, header: idHeader, isHidden: true, hint: { format: 'text' } } as const;
  return binding.id < 0 ? [...wishes, ids] : wishes;
}

/** Columns of the tab from one to before another, from 0. */
function columnRange({ grid }: Bound, startIndex: number, endIndex: number): sheets_v4.Schema$DimensionRange {
  return { sheetId: grid.sheet, dimension: 'COLUMNS', startIndex, endIndex };
}

/** New columns of the tab, taken into the table that ends there. */
function room(bound: Bound, edge: number, count: number): readonly Request[] {
  const { grid, header } = bound;
  const isAtEnd = edge >= grid.size.columns;
  const own = grid.tables.find(({ area }) => header.table !== null && area.top === header.row && area.right === edge);
  return [
    isAtEnd
      ? { appendDimension: { sheetId: grid.sheet, dimension: 'COLUMNS', length: edge + count - grid.size.columns } }
      : { insertDimension: { range: columnRange(bound, edge, edge + count), inheritFromBefore: false } },
    ...(own === undefined
      ? []
      : [
          {
            updateTable: {
              table: {
                tableId: own.id,
                range: {
                  sheetId: grid.sheet,
                  startRowIndex: own.area.top - 1,
                  endRowIndex: own.area.bottom,
                  startColumnIndex: own.area.left - 1,
                  endColumnIndex: own.area.right + count,
                },
              },
              fields: 'range',
            },
          },
        ]),
  ];
}

function dressed(bound: Bound, { field, header: text, isHidden, hint }: NewColumn, at: number): readonly Request[] {
  const { grid, header } = bound;
  const start = { sheetId: grid.sheet, rowIndex: header.row - 1, columnIndex: at };
  const below = { sheetId: grid.sheet, startRowIndex: header.row, startColumnIndex: at, endColumnIndex: at + 1 };
  const whole = { sheetId: grid.sheet, startColumnIndex: at, endColumnIndex: at + 1 };
  const format = formatFor(hint);
  return [
    {
      updateCells: {
        start,
        rows: [{ values: [{ userEnteredValue: { stringValue: text } }] }],
        fields: 'userEnteredValue',
      },
    },
    note(bound, field, at),
    ...(format === null ? [] : [formatting(below, format)]),
    ...(hint.choices === undefined || hint.choices.length === 0 ? [] : [dropDown(below, hint.choices)]),
    ...(isHidden
      ? [
          {
            updateDimensionProperties: {
              range: columnRange(bound, at, at + 1),
              properties: { hiddenByUser: true },
              fields: 'hiddenByUser',
            },
          },
        ]
      : []),
    // Whoever may not edit a column cannot sort the rows that it belongs to: people are warned, not kept out.
    ...(field === idHeader
      ? [{ addProtectedRange: { protectedRange: { range: whole, description: 'Rowcall', warningOnly: true } } }]
      : []),
  ];
}

function note(bound: Bound, field: string, at: number): Request {
  const developerMetadata = {
    metadataKey: columnNoteKey,
    metadataValue: noteValue(bound.table.key, field),
    location: { dimensionRange: columnRange(bound, at, at + 1) },
    visibility: 'DOCUMENT',
  };
  return { createDeveloperMetadata: { developerMetadata } };
}

/** Notes of the columns that are there what they are, and takes away what is noted of a column that is another one. */
function notes(bound: Bound): readonly Request[] {
  const { grid, binding, table, fields } = bound;
  const meant = new Map(fields.map(({ key }) => [binding.at.get(key)!, key]));
  if (binding.id >= 0) meant.set(binding.id, idHeader);
  const isRight = (at: number, field: string | undefined) =>
    grid.columns[at]?.note?.table === table.key && grid.columns[at].note.field === field;
  const wrong = grid.columns.flatMap(({ note: one }, at) =>
    one === null || one.table !== table.key || isRight(at, meant.get(at)) ? [] : [one.noteId],
  );
  return [
    ...wrong.map((metadataId) => ({
      deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } },
    })),
    ...[...meant].flatMap(([at, field]) => (isRight(at, field) ? [] : [note(bound, field, at)])),
  ];
}

/** Columns of phones and the like are for plain text: otherwise what is typed there becomes a number and loses its zeros. */
function plainText(bound: Bound): readonly Request[] {
  const { grid, header, binding, fields } = bound;
  const below = header.row + 1;
  return fields.flatMap(({ key, column }): readonly Request[] => {
    const at = binding.at.get(key)!;
    if (column.format !== 'text' || formatOf(dataAt(bound, below, at)) === 'TEXT') return [];
    const range = { sheetId: grid.sheet, startRowIndex: header.row, startColumnIndex: at, endColumnIndex: at + 1 };
    return [formatting(range, textFormat)];
  });
}

const textFormat = { type: 'TEXT', pattern: '@' };

function formatFor({ format }: ColumnHint): sheets_v4.Schema$NumberFormat | null {
  switch (format) {
    case undefined:
      return null;
    case 'text':
      return textFormat;
    case 'date':
      return { type: 'DATE' };
    case 'date-time':
      return { type: 'DATE_TIME' };
    case 'percent':
      return { type: 'PERCENT', pattern: '0.##%' };
    default:
      return { type: 'NUMBER', pattern: `#,##0${format.decimals > 0 ? `.${'0'.repeat(format.decimals)}` : ''}` };
  }
}

function formatting(range: sheets_v4.Schema$GridRange, format: sheets_v4.Schema$NumberFormat): Request {
  const cell = { userEnteredFormat: { numberFormat: format } };
  return { repeatCell: { range, cell, fields: 'userEnteredFormat.numberFormat' } };
}

function dropDown(range: sheets_v4.Schema$GridRange, choices: readonly string[]): Request {
  const values = choices.map((choice) => ({ userEnteredValue: choice }));
  const rule = { condition: { type: 'ONE_OF_LIST', values }, strict: false, showCustomUi: true };
  return { setDataValidation: { range, rule } };
}
