import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { intersects } from './a1.ts';
import type { Change } from './change.ts';
import { writeMask } from './field-mask.ts';
import { filterOf, layFilter } from './filter.ts';
import { freeId } from './free-id.ts';
import { refuseTooMany } from './limits.ts';
import { placeOfGridRange, sheetById } from './metadata.ts';
import { protectionOf } from './protection.ts';
import { badRequest, notEmulated } from './refusal.ts';
import { propertiesJson, protectionJson } from './spreadsheet-json.ts';
import { orNothing } from './values.ts';
import type { Sheet } from './world.ts';
import { hasValue, newColumns, newRows, newSheet } from './world.ts';

type Reply = sheets_v4.Schema$Response;

/** Protects a range; a number is taken only once. */
export function addProtectedRange(steps: Change, request: sheets_v4.Schema$AddProtectedRangeRequest): Reply {
  const given = request.protectedRange ?? {};
  const taken = steps.doc.sheets.flatMap(({ protections }) => protections.map(({ id }) => id));
  const id = given.protectedRangeId ?? freeId(taken);
  if (taken.includes(id)) throw badRequest(`A protected range with ID ${id} already exists.`);
  const { sheet, made } = protectionOf(steps, given, id);
  steps.set(sheet, 'protections', [...sheet.protections, made]);
  return { addProtectedRange: { protectedRange: protectionJson(steps.doc, sheet, made, steps.by) } };
}

/** Takes a protection away. */
export function deleteProtectedRange(
  steps: Change,
  { protectedRangeId }: sheets_v4.Schema$DeleteProtectedRangeRequest,
): void {
  const sheet = steps.doc.sheets.find(({ protections }) => protections.some(({ id }) => id === protectedRangeId));
  if (sheet === undefined) throw badRequest(`No protected range with ID: ${protectedRangeId}`);
  steps.set(
    sheet,
    'protections',
    sheet.protections.filter(({ id }) => id !== protectedRangeId),
  );
}

/** Adds an empty tab. */
export function addSheet(steps: Change, request: sheets_v4.Schema$AddSheetRequest): Reply {
  const { doc } = steps;
  const given = request.properties ?? {};
  const id = given.sheetId ?? freeId(doc.sheets.map((one) => one.id));
  const title = given.title ?? `Sheet${doc.sheets.length + 1}`;
  if (doc.sheets.some((one) => one.id === id)) throw badRequest(`Sheet with ID ${id} already exists.`);
  refuseTakenTitle(steps, title, null);
  const { rowCount, columnCount, frozenRowCount } = given.gridProperties ?? {};
  const sheet = newSheet(id, title, rowCount ?? 1000, columnCount ?? 26);
  sheet.frozenRows = frozenRowCount ?? 0;
  sheet.hidden = given.hidden === true;
  refuseTooMany(steps, sheet.rows.length * sheet.columns.length);
  const at = given.index ?? doc.sheets.length;
  steps.addSheet(sheet, at);
  return { addSheet: { properties: propertiesJson(doc, sheet) } };
}

function refuseTakenTitle({ doc }: Change, title: string, except: Sheet | null): void {
  if (doc.sheets.some((one) => one !== except && one.title.toLowerCase() === title.toLowerCase()))
    throw badRequest(`A sheet with the name "${title}" already exists. Please enter another name.`);
}

/** Deletes a tab, but never the last. */
export function deleteSheet(steps: Change, request: sheets_v4.Schema$DeleteSheetRequest): void {
  const sheet = sheetById(steps.doc, request.sheetId);
  if (steps.doc.sheets.length === 1) throw badRequest("You can't remove all the sheets in a document.");
  steps.removeSheet(sheet);
}

/** Changes what the mask names of a tab. */
export function updateSheetProperties(steps: Change, request: sheets_v4.Schema$UpdateSheetPropertiesRequest): void {
  const given = request.properties ?? {};
  const sheet = sheetById(steps.doc, given.sheetId);
  for (const path of writeMask(request.fields, 'SheetProperties')) {
    if (path === 'title') {
      refuseTakenTitle(steps, given.title ?? '', sheet);
      steps.set(sheet, 'title', given.title ?? '');
    } else if (path === 'hidden') steps.set(sheet, 'hidden', given.hidden === true);
    else if (path === 'index') {
      steps.moveSheet(sheet, given.index ?? 0);
    } else if (path === 'gridProperties.frozenRowCount')
      steps.set(sheet, 'frozenRows', given.gridProperties?.frozenRowCount ?? 0);
    else if (path === 'gridProperties.rowCount') resize(steps, sheet, 'rows', given.gridProperties?.rowCount ?? 0);
    else if (path === 'gridProperties.columnCount')
      resize(steps, sheet, 'columns', given.gridProperties?.columnCount ?? 0);
    else throw notEmulated(`the field ${path} of a tab`);
  }
}

function resize(steps: Change, sheet: Sheet, what: 'rows' | 'columns', count: number): void {
  const now = sheet[what].length;
  if (count < 1) throw badRequest(`Grid must have at least one ${what.slice(0, -1)}.`);
  if (count > now) {
    if (what === 'rows') steps.insertRows(sheet, now, newRows(count - now));
    else steps.insertColumns(sheet, now, newColumns(count - now).length);
  } else if (count < now) {
    if (what === 'rows') steps.deleteRows(sheet, count, now - count);
    else steps.deleteColumns(sheet, count, now - count);
  }
}

/** Merges a range; only what stands in its first cell stays. */
export function mergeCells(steps: Change, request: sheets_v4.Schema$MergeCellsRequest): void {
  const { sheet, area } = placeOfGridRange(steps.doc, request.range ?? {});
  if (request.mergeType !== 'MERGE_ALL') throw notEmulated(`merging by ${request.mergeType}`);
  if (sheet.merges.some((one) => intersects(one, area)))
    throw badRequest('You must select all cells in a merged range to merge or unmerge them.');
  for (let row = area.top; row < area.bottom; row++)
    for (let column = area.left; column < area.right; column++) {
      const line = sheet.rows[row]!;
      const cell = line.cells[column];
      if ((row === area.top && column === area.left) || !hasValue(cell)) continue;
      const { value: _, ...rest } = cell;
      steps.cell(sheet, line, column, orNothing(rest));
    }
  steps.set(sheet, 'merges', [...sheet.merges, area]);
}

/** Lays a filter over a tab instead of the one before. */
export function setBasicFilter(steps: Change, request: sheets_v4.Schema$SetBasicFilterRequest): void {
  const { sheet, made } = filterOf(steps, request.filter ?? {});
  layFilter(steps, sheet, made);
}

/** Takes the filter away; all rows are shown again. */
export function clearBasicFilter(steps: Change, request: sheets_v4.Schema$ClearBasicFilterRequest): void {
  layFilter(steps, sheetById(steps.doc, request.sheetId), null);
}
