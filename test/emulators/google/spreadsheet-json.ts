import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Place } from './a1.ts';
import { intersects } from './a1.ts';
import type { Calculated } from './calculate.ts';
import { calculated } from './calculate.ts';
import type { Mask } from './field-mask.ts';
import { inside, project, wants } from './field-mask.ts';
import { conventionOf } from './locale.ts';
import { metaJson } from './metadata.ts';
import { shown } from './showing.ts';
import type { Area, Cell, Doc, Sheet } from './world.ts';

/** What is asked of a spreadsheet: which parts, whether with cells, and which fields. */
export interface Wanted {
  /** `null`: all tabs whole. */
  readonly places: readonly Place[] | null;
  readonly withCells: boolean;
  readonly mask: Mask;
}

/** The spreadsheet as `spreadsheets.get` answers it. Only tabs with a part that is asked for appear. */
export function spreadsheetJson(doc: Doc, { places, withCells, mask }: Wanted): sheets_v4.Schema$Spreadsheet {
  const sheetMask = inside(mask, 'sheets');
  const meta = doc.meta.filter((one) => one.sheet === null).map((one) => metaJson(one));
  const sheets = doc.sheets.filter((sheet) => places === null || places.some((place) => place.sheet === sheet));
  const answer: sheets_v4.Schema$Spreadsheet = {
    spreadsheetId: doc.id,
    properties: {
      title: doc.title,
      locale: doc.locale,
      timeZone: doc.timeZone,
      autoRecalc: 'ON_CHANGE',
      defaultFormat: { verticalAlignment: 'BOTTOM', wrapStrategy: 'OVERFLOW_CELL' },
    },
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${doc.id}/edit`,
    ...(meta.length === 0 ? {} : { developerMetadata: meta }),
  };
  if (sheetMask !== undefined)
    answer.sheets = sheets.map((sheet) => {
      const asked = places?.filter((place) => place.sheet === sheet).map((place) => place.area);
      return sheetJson(doc, sheet, withCells ? (asked ?? [usedArea(sheet)]) : [], asked ?? null, sheetMask);
    });
  return project(answer, mask) as sheets_v4.Schema$Spreadsheet;
}

function usedArea(sheet: Sheet): Area {
  return { top: 0, bottom: sheet.rows.length, left: 0, right: sheet.columns.length };
}

function sheetJson(
  doc: Doc,
  sheet: Sheet,
  areas: readonly Area[],
  asked: readonly Area[] | null,
  mask: Mask,
): sheets_v4.Schema$Sheet {
  const touched = (area: Area) => asked === null || asked.some((one) => intersects(one, area));
  const merges = sheet.merges.filter(touched).map((area) => gridRange(sheet, area));
  const protections = sheet.protections
    .filter(({ area }) => touched(area))
    .map(({ id, area, json }) => ({ ...json, protectedRangeId: id, range: gridRange(sheet, area) }));
  const tables = sheet.tables.filter(({ area }) => touched(area)).map((table) => tableJson(sheet, table));
  const meta = doc.meta.filter((one) => one.sheet === sheet && one.row === null && one.column === null);
  return {
    properties: propertiesJson(doc, sheet),
    ...(areas.length === 0 || !wants(mask, 'data')
      ? {}
      : { data: areas.map((area) => gridJson(doc, sheet, area, inside(mask, 'data') ?? null)) }),
    ...(merges.length === 0 ? {} : { merges }),
    ...(protections.length === 0 ? {} : { protectedRanges: protections }),
    ...(tables.length === 0 ? {} : { tables }),
    ...(sheet.filter === null ? {} : { basicFilter: { range: gridRange(sheet, sheet.filter) } }),
    ...(meta.length === 0 ? {} : { developerMetadata: meta.map((one) => metaJson(one)) }),
  };
}

export function propertiesJson(doc: Doc, sheet: Sheet): sheets_v4.Schema$SheetProperties {
  return {
    sheetId: sheet.id,
    title: sheet.title,
    index: doc.sheets.indexOf(sheet),
    sheetType: 'GRID',
    gridProperties: {
      rowCount: sheet.rows.length,
      columnCount: sheet.columns.length,
      ...(sheet.frozenRows === 0 ? {} : { frozenRowCount: sheet.frozenRows }),
    },
    ...(sheet.hidden ? { hidden: true } : {}),
  };
}

export function tableJson(sheet: Sheet, { id, name, area, columns }: Sheet['tables'][number]): sheets_v4.Schema$Table {
  return {
    tableId: id,
    name,
    range: gridRange(sheet, area),
    columnProperties: columns.map((column) => ({ ...column })),
  };
}

export function gridRange(sheet: Sheet, { top, bottom, left, right }: Area): sheets_v4.Schema$GridRange {
  return { sheetId: sheet.id, startRowIndex: top, endRowIndex: bottom, startColumnIndex: left, endColumnIndex: right };
}

/** The cells of one part; empty ones at the ends are left out, and so is a start of zero. */
function gridJson(doc: Doc, sheet: Sheet, area: Area, mask: Mask): sheets_v4.Schema$GridData {
  const values = calculated(doc);
  const cellMask = inside(inside(mask, 'rowData') ?? null, 'values') ?? null;
  const rowData: sheets_v4.Schema$RowData[] = [];
  if (wants(mask, 'rowData'))
    for (let row = area.top; row < area.bottom; row++) {
      const cells: sheets_v4.Schema$CellData[] = [];
      for (let column = area.left; column < area.right; column++)
        cells.push(cellJson(doc, sheet, values, row, column, cellMask));
      while (cells.length > 0 && isEmpty(cells.at(-1)!)) cells.pop();
      rowData.push(cells.length === 0 ? {} : { values: cells });
    }
  while (rowData.length > 0 && isEmpty(rowData.at(-1)!)) rowData.pop();
  const rowMetadata = sheet.rows.slice(area.top, area.bottom).map((row) => ({
    pixelSize: 21,
    ...(row.hiddenByUser ? { hiddenByUser: true } : {}),
    ...(row.hiddenByFilter ? { hiddenByFilter: true } : {}),
    ...metaOf(doc, (one) => one.row === row),
  }));
  const columnMetadata = sheet.columns.slice(area.left, area.right).map((column) => ({
    pixelSize: 100,
    ...(column.hiddenByUser ? { hiddenByUser: true } : {}),
    ...metaOf(doc, (one) => one.column === column),
  }));
  return {
    ...(area.top === 0 ? {} : { startRow: area.top }),
    ...(area.left === 0 ? {} : { startColumn: area.left }),
    ...(rowData.length === 0 ? {} : { rowData }),
    ...(wants(mask, 'rowMetadata') ? { rowMetadata } : {}),
    ...(wants(mask, 'columnMetadata') ? { columnMetadata } : {}),
  };
}

function metaOf(
  doc: Doc,
  of: (one: Doc['meta'][number]) => boolean,
): Pick<sheets_v4.Schema$DimensionProperties, 'developerMetadata'> {
  const meta = doc.meta.filter(of).map((one) => metaJson(one));
  return meta.length === 0 ? {} : { developerMetadata: meta };
}

const isEmpty = (one: object) => Object.keys(one).length === 0;

function cellJson(
  doc: Doc,
  sheet: Sheet,
  values: Calculated,
  row: number,
  column: number,
  mask: Mask,
): sheets_v4.Schema$CellData {
  const cell: Cell | undefined = sheet.rows[row]?.cells[column];
  const effective = values.at(sheet, row, column);
  if (cell === undefined && effective === undefined) return {};
  const numberFormat = cell?.format === undefined ? undefined : { numberFormat: { ...cell.format } };
  const all: sheets_v4.Schema$CellData = {
    ...(cell?.value === undefined ? {} : { userEnteredValue: cell.value }),
    ...(effective === undefined ? {} : { effectiveValue: effective }),
    ...(effective === undefined ? {} : { formattedValue: shown(effective, cell?.format, conventionOf(doc.locale)) }),
    ...(numberFormat === undefined ? {} : { userEnteredFormat: numberFormat }),
    ...(numberFormat === undefined && effective === undefined ? {} : { effectiveFormat: numberFormat ?? {} }),
    ...(cell?.note === undefined ? {} : { note: cell.note }),
    ...(cell?.validation === undefined ? {} : { dataValidation: cell.validation }),
  };
  return project(all, mask) as sheets_v4.Schema$CellData;
}
