import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Place } from './a1.ts';
import { intersects, wholeOf } from './a1.ts';
import type { Mask } from './field-mask.ts';
import { inside, project, wants } from './field-mask.ts';
import { filterJson } from './filter.ts';
import { gridJson } from './grid-json.ts';
import { gridRange } from './grid-range.ts';
import { metaJson } from './metadata.ts';
import { mayEdit } from './protection.ts';
import type { Area, Banding, Doc, Look, Protection, Sheet, Table } from './world.ts';

/** What is asked of a spreadsheet: which parts, whether with cells, and which fields. */
export interface Wanted {
  /** `null`: all tabs whole. */
  readonly places: readonly Place[] | null;
  readonly withCells: boolean;
  readonly mask: Mask;
  /** Who asks. */
  readonly by: string;
}

/** The spreadsheet as `spreadsheets.get` answers it. Only tabs with a part that is asked for appear. */
export function spreadsheetJson(doc: Doc, { places, withCells, mask, by }: Wanted): sheets_v4.Schema$Spreadsheet {
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
      return sheetJson(doc, sheet, withCells ? (asked ?? [wholeOf(sheet)]) : [], asked ?? null, sheetMask, by);
    });
  return project(answer, mask) as sheets_v4.Schema$Spreadsheet;
}

function sheetJson(
  doc: Doc,
  sheet: Sheet,
  areas: readonly Area[],
  asked: readonly Area[] | null,
  mask: Mask,
  by: string,
): sheets_v4.Schema$Sheet {
  if (sheet.kind === 'OBJECT') return { properties: propertiesJson(doc, sheet) };
  const touched = (area: Area) => asked === null || asked.some((one) => intersects(one, area));
  const merges = sheet.merges.filter(touched).map((area) => gridRange(sheet, area));
  const protections = sheet.protections
    .filter(({ area }) => touched(area))
    .map((one) => protectionJson(doc, sheet, one, by));
  const tables = sheet.tables.filter(({ area }) => touched(area)).map((table) => tableJson(sheet, table));
  const meta = doc.meta.filter((one) => one.sheet === sheet && one.row === null && one.column === null);
  return {
    properties: propertiesJson(doc, sheet),
    ...(areas.length === 0 || !wants(mask, 'data')
      ? {}
      : { data: areas.map((area) => gridJson(doc, sheet, area, inside(mask, 'data') ?? null)) }),
    ...(merges.length === 0 ? {} : { merges }),
    ...(protections.length === 0 ? {} : { protectedRanges: protections }),
    ...(sheet.bandings.length === 0 ? {} : { bandedRanges: sheet.bandings.map((one) => bandingJson(sheet, one)) }),
    ...(sheet.looks.length === 0 ? {} : { conditionalFormats: sheet.looks.map((one) => lookJson(sheet, one)) }),
    ...(tables.length === 0 ? {} : { tables }),
    ...(sheet.filter === null ? {} : { basicFilter: filterJson(sheet, sheet.filter) }),
    ...(meta.length === 0 ? {} : { developerMetadata: meta.map((one) => metaJson(one)) }),
  };
}

/** What is said of a tab without its cells. */
export function propertiesJson(doc: Doc, sheet: Sheet): sheets_v4.Schema$SheetProperties {
  return {
    sheetId: sheet.id,
    title: sheet.title,
    index: doc.sheets.indexOf(sheet),
    sheetType: sheet.kind,
    ...(sheet.kind === 'OBJECT'
      ? {}
      : {
          gridProperties: {
            rowCount: sheet.rows.length,
            columnCount: sheet.columns.length,
            ...(sheet.frozenRows === 0 ? {} : { frozenRowCount: sheet.frozenRows }),
          },
        }),
    ...(sheet.hidden ? { hidden: true } : {}),
  };
}

/** A protection as it looks to whoever asks. */
export function protectionJson(doc: Doc, sheet: Sheet, one: Protection, by: string): sheets_v4.Schema$ProtectedRange {
  return {
    ...one.json,
    protectedRangeId: one.id,
    range: gridRange(sheet, one.area),
    ...(one.except.length === 0 ? {} : { unprotectedRanges: one.except.map((area) => gridRange(sheet, area)) }),
    ...(mayEdit(doc, one, by) ? { requestingUserCanEdit: true } : {}),
  };
}

/** Bands as Google tells of them. */
export function bandingJson(sheet: Sheet, { id, area, json }: Banding): sheets_v4.Schema$BandedRange {
  return { bandedRangeId: id, range: gridRange(sheet, area), ...json };
}

/** A format by condition as Google tells of it. */
function lookJson(sheet: Sheet, { areas, json }: Look): sheets_v4.Schema$ConditionalFormatRule {
  return { ranges: areas.map((area) => gridRange(sheet, area)), ...json };
}

/** A table as Google tells of it. */
export function tableJson(sheet: Sheet, { id, name, area, columns, look }: Table): sheets_v4.Schema$Table {
  return {
    tableId: id,
    name,
    range: gridRange(sheet, area),
    columnProperties: columns.map((column) => ({ ...column })),
    ...(look === undefined ? {} : { rowsProperties: look }),
  };
}
