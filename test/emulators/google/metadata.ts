import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Place } from './a1.ts';
import { parseRange, wholeOf, within } from './a1.ts';
import { badRequest, notEmulated } from './refusal.ts';
import type { Area, Doc, Meta, Sheet } from './world.ts';

/** Where the metadata sits now; `null`: what it belonged to is deleted. */
function placeOf({ sheet, row, column }: Meta): { readonly sheet: Sheet; readonly area: Area } | null {
  if (sheet === null) return null;
  const whole = wholeOf(sheet);
  if (row !== null) {
    const top = sheet.rows.indexOf(row);
    return top < 0 ? null : { sheet, area: { ...whole, top, bottom: top + 1 } };
  }
  if (column === null) return { sheet, area: whole };
  const left = sheet.columns.indexOf(column);
  return left < 0 ? null : { sheet, area: { ...whole, left, right: left + 1 } };
}

/** The metadata that is still there: of what is deleted it goes too. */
export function livingMeta(doc: Doc): readonly Meta[] {
  return doc.meta.filter((one) => one.sheet === null || (doc.sheets.includes(one.sheet) && placeOf(one) !== null));
}

function locationType(meta: Meta): 'SPREADSHEET' | 'SHEET' | 'ROW' | 'COLUMN' {
  if (meta.sheet === null) return 'SPREADSHEET';
  if (meta.row !== null) return 'ROW';
  return meta.column === null ? 'SHEET' : 'COLUMN';
}

/** The metadata with the place where it is now. */
export function metaJson(meta: Meta): sheets_v4.Schema$DeveloperMetadata {
  const { id, key, value, visibility } = meta;
  return {
    metadataId: id,
    metadataKey: key,
    ...(value === null ? {} : { metadataValue: value }),
    location: locationJson(meta),
    visibility,
  };
}

function locationJson(meta: Meta): sheets_v4.Schema$DeveloperMetadataLocation {
  const type = locationType(meta);
  const place = placeOf(meta);
  if (place === null) return { locationType: type, spreadsheet: true };
  if (type === 'SHEET') return { locationType: type, sheetId: place.sheet.id };
  const { top, bottom, left, right } = place.area;
  const [dimension, startIndex, endIndex] = type === 'ROW' ? ['ROWS', top, bottom] : ['COLUMNS', left, right];
  return { locationType: type, dimensionRange: { sheetId: place.sheet.id, dimension, startIndex, endIndex } };
}

/** Every living metadata that the look-up means. */
export function lookedUp(doc: Doc, lookup: sheets_v4.Schema$DeveloperMetadataLookup): readonly Meta[] {
  if (lookup.metadataLocation !== undefined || lookup.locationMatchingStrategy !== undefined)
    throw notEmulated('a look-up of metadata by its location');
  const { metadataId, metadataKey, metadataValue, visibility } = lookup;
  return livingMeta(doc).filter(
    (one) =>
      (metadataId === undefined || metadataId === one.id) &&
      (metadataKey === undefined || metadataKey === one.key) &&
      (metadataValue === undefined || metadataValue === one.value) &&
      (visibility === undefined || visibility === one.visibility) &&
      (lookup.locationType === undefined || lookup.locationType === locationType(one)),
  );
}

/** The parts of tabs that a filter means. */
export function placesOf(doc: Doc, filter: sheets_v4.Schema$DataFilter): readonly Place[] {
  if (filter.a1Range) return [parseRange(doc, filter.a1Range)];
  if (filter.gridRange) return [placeOfGridRange(doc, filter.gridRange)];
  if (filter.developerMetadataLookup)
    return lookedUp(doc, filter.developerMetadataLookup).flatMap((one) => placeOf(one) ?? []);
  throw badRequest('Must specify a DataFilter.');
}

/** The tab of that id; the first ever made has 0, so nothing said means that. */
export function sheetById(doc: Doc, id: number | null | undefined): Sheet {
  const sheet = doc.sheets.find((one) => one.id === (id ?? 0));
  if (sheet === undefined) throw badRequest(`No grid with id: ${id ?? 0}`);
  return sheet;
}

/** The part of a tab that indexes mean; what is not said is open. */
export function placeOfGridRange(doc: Doc, range: sheets_v4.Schema$GridRange): Place {
  const sheet = sheetById(doc, range.sheetId);
  const area = {
    top: range.startRowIndex ?? 0,
    bottom: range.endRowIndex ?? sheet.rows.length,
    left: range.startColumnIndex ?? 0,
    right: range.endColumnIndex ?? sheet.columns.length,
  };
  for (const [name, first, last] of [
    ['Row', area.top, range.endRowIndex],
    ['Column', area.left, range.endColumnIndex],
  ] as const) {
    if (first < 0) throw badRequest(`start${name}Index[${first}] must be >= 0`);
    if (last !== null && last !== undefined && last <= first)
      throw badRequest(`end${name}Index[${last}] must be after start${name}Index[${first}]`);
  }
  return { sheet, area: within(sheet, area) };
}
