import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { intersects } from './a1.ts';
import type { Change } from './change.ts';
import { writeMask } from './field-mask.ts';
import { livingMeta, lookedUp, metaJson, placeOfGridRange, sheetById } from './metadata.ts';
import { badRequest, notEmulated } from './refusal.ts';
import { gridRange, propertiesJson, tableJson } from './spreadsheet-json.ts';
import type { Meta, Sheet, Table } from './world.ts';
import { hasValue, newColumns, newRows, newSheet } from './world.ts';

type Reply = sheets_v4.Schema$Response;

/** A free number for something that the caller did not number. */
function freeId(taken: readonly number[]): number {
  return Math.max(0, ...taken) + 1;
}

export function createDeveloperMetadata(
  steps: Change,
  request: sheets_v4.Schema$CreateDeveloperMetadataRequest,
): Reply {
  const given = request.developerMetadata ?? {};
  const { doc } = steps;
  const living = livingMeta(doc);
  if (!given.metadataKey) throw badRequest('developerMetadata.metadataKey must be set.');
  if (given.visibility !== 'DOCUMENT' && given.visibility !== 'PROJECT')
    throw badRequest('developerMetadata.visibility must be set.');
  const id = given.metadataId ?? freeId(living.map((one) => one.id));
  if (!Number.isInteger(id) || id < 1 || id > 0x7fffffff)
    throw badRequest(`developerMetadata.metadataId must be positive: ${id}`);
  if (living.some((one) => one.id === id)) throw badRequest(`Developer metadata with ID ${id} already exists.`);
  const made: Meta = {
    id,
    key: given.metadataKey,
    value: given.metadataValue ?? null,
    visibility: given.visibility,
    ...targetOf(steps, given.location),
  };
  steps.set(doc, 'meta', [...doc.meta, made]);
  return { createDeveloperMetadata: { developerMetadata: metaJson(made) } };
}

function targetOf(
  { doc }: Change,
  location: sheets_v4.Schema$DeveloperMetadataLocation | undefined,
): Pick<Meta, 'sheet' | 'row' | 'column'> {
  const { spreadsheet, sheetId, dimensionRange } = location ?? {};
  const said = [spreadsheet === true, sheetId !== undefined && sheetId !== null, dimensionRange !== undefined];
  if (said.filter(Boolean).length !== 1) throw badRequest('Exactly one location must be specified.');
  if (spreadsheet) return { sheet: null, row: null, column: null };
  if (dimensionRange === undefined) return { sheet: sheetById(doc, sheetId), row: null, column: null };
  const sheet = sheetById(doc, dimensionRange.sheetId);
  const at = dimensionRange.startIndex ?? 0;
  const isRow = dimensionRange.dimension === 'ROWS';
  if (!isRow && dimensionRange.dimension !== 'COLUMNS') throw badRequest('Must specify a dimension.');
  if ((dimensionRange.endIndex ?? 0) !== at + 1)
    throw badRequest('Developer metadata may only be associated with a single row or column.');
  const row = isRow ? sheet.rows[at] : null;
  const column = isRow ? null : sheet.columns[at];
  if (row === undefined || column === undefined) throw badRequest(`No ${isRow ? 'row' : 'column'} at index ${at}`);
  return { sheet, row, column };
}

export function deleteDeveloperMetadata(
  steps: Change,
  request: sheets_v4.Schema$DeleteDeveloperMetadataRequest,
): Reply {
  const lookup = request.dataFilter?.developerMetadataLookup;
  if (lookup === undefined) throw notEmulated('deleting metadata by a range');
  const gone = new Set(lookedUp(steps.doc, lookup));
  const deletedDeveloperMetadata = [...gone].map(metaJson);
  steps.set(
    steps.doc,
    'meta',
    steps.doc.meta.filter((one) => !gone.has(one)),
  );
  return { deleteDeveloperMetadata: deletedDeveloperMetadata.length === 0 ? {} : { deletedDeveloperMetadata } };
}

export function addProtectedRange(steps: Change, request: sheets_v4.Schema$AddProtectedRangeRequest): Reply {
  const given = request.protectedRange ?? {};
  if (given.range === undefined) throw badRequest('Must specify a range.');
  if (given.warningOnly && given.editors !== undefined)
    throw badRequest('Editors may not be specified when warningOnly is true.');
  const { sheet, area } = placeOfGridRange(steps.doc, given.range);
  const taken = steps.doc.sheets.flatMap(({ protections }) => protections.map(({ id }) => id));
  const id = given.protectedRangeId ?? freeId(taken);
  if (taken.includes(id)) throw badRequest(`A protected range with ID ${id} already exists.`);
  const { range: _, ...json } = given;
  steps.set(sheet, 'protections', [...sheet.protections, { id, area, json }]);
  return { addProtectedRange: { protectedRange: { ...json, protectedRangeId: id, range: gridRange(sheet, area) } } };
}

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

export function addTable(steps: Change, request: sheets_v4.Schema$AddTableRequest): Reply {
  const given = request.table ?? {};
  if (given.range === undefined) throw badRequest('Must specify a range.');
  if (!given.name) throw badRequest('Must specify a table name.');
  const { sheet, area } = placeOfGridRange(steps.doc, given.range);
  const all = steps.doc.sheets.flatMap(({ tables }) => tables);
  if (sheet.tables.some((one) => intersects(one.area, area))) throw badRequest('Tables may not overlap.');
  if (all.some(({ name }) => name === given.name))
    throw badRequest(`A table with the name "${given.name}" already exists.`);
  const id = given.tableId ?? `table-${all.length + 1}`;
  if (all.some((one) => one.id === id)) throw badRequest(`A table with ID ${id} already exists.`);
  const made: Table = { id, name: given.name, area, columns: columnsOf(sheet, area, given.columnProperties) };
  steps.set(sheet, 'tables', [...sheet.tables, made]);
  return { addTable: { table: tableJson(sheet, made) } };
}

/** The columns of a table are named by its first row. */
function columnsOf(
  sheet: Sheet,
  { top, left, right }: Table['area'],
  given: readonly sheets_v4.Schema$TableColumnProperties[] = [],
): readonly sheets_v4.Schema$TableColumnProperties[] {
  return Array.from({ length: right - left }, (_, columnIndex) => {
    const header = sheet.rows[top]?.cells[left + columnIndex]?.value;
    const own = given.find((one) => (one.columnIndex ?? 0) === columnIndex);
    const columnName =
      header !== undefined && 'stringValue' in header ? header.stringValue : `Column ${columnIndex + 1}`;
    return { columnIndex, columnName, ...own };
  });
}

export function updateTable(steps: Change, request: sheets_v4.Schema$UpdateTableRequest): void {
  const given = request.table ?? {};
  const paths = writeMask(request.fields, 'Table');
  const sheet = steps.doc.sheets.find(({ tables }) => tables.some(({ id }) => id === given.tableId));
  const before = sheet?.tables.find(({ id }) => id === given.tableId);
  if (sheet === undefined || before === undefined) throw badRequest(`No table with id: ${given.tableId}`);
  let now = before;
  for (const path of paths) {
    if (path === 'name') now = { ...now, name: given.name ?? now.name };
    else if (path === 'range' || path.startsWith('range.')) {
      const range = { ...gridRange(sheet, now.area), ...given.range };
      const { area } = placeOfGridRange(steps.doc, range);
      now = { ...now, area, columns: columnsOf(sheet, area, now.columns) };
    } else if (path === 'columnProperties')
      now = { ...now, columns: columnsOf(sheet, now.area, given.columnProperties) };
    else throw notEmulated(`the field ${path} of a table`);
  }
  steps.set(
    sheet,
    'tables',
    sheet.tables.map((one) => (one === before ? now : one)),
  );
}

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
  const at = given.index ?? doc.sheets.length;
  steps.set(doc, 'sheets', doc.sheets.toSpliced(at, 0, sheet));
  return { addSheet: { properties: propertiesJson(doc, sheet) } };
}

function refuseTakenTitle({ doc }: Change, title: string, except: Sheet | null): void {
  if (doc.sheets.some((one) => one !== except && one.title.toLowerCase() === title.toLowerCase()))
    throw badRequest(`A sheet with the name "${title}" already exists. Please enter another name.`);
}

export function deleteSheet(steps: Change, request: sheets_v4.Schema$DeleteSheetRequest): void {
  const sheet = sheetById(steps.doc, request.sheetId);
  if (steps.doc.sheets.length === 1) throw badRequest("You can't remove all the sheets in a document.");
  steps.set(
    steps.doc,
    'sheets',
    steps.doc.sheets.filter((one) => one !== sheet),
  );
}

export function updateSheetProperties(steps: Change, request: sheets_v4.Schema$UpdateSheetPropertiesRequest): void {
  const given = request.properties ?? {};
  const sheet = sheetById(steps.doc, given.sheetId);
  for (const path of writeMask(request.fields, 'SheetProperties')) {
    if (path === 'title') {
      refuseTakenTitle(steps, given.title ?? '', sheet);
      steps.set(sheet, 'title', given.title ?? '');
    } else if (path === 'hidden') steps.set(sheet, 'hidden', given.hidden === true);
    else if (path === 'index') {
      const others = steps.doc.sheets.filter((one) => one !== sheet);
      steps.set(steps.doc, 'sheets', others.toSpliced(given.index ?? 0, 0, sheet));
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
      steps.cell(sheet, line, column, Object.keys(rest).length === 0 ? undefined : rest);
    }
  steps.set(sheet, 'merges', [...sheet.merges, area]);
}

export function setBasicFilter(steps: Change, request: sheets_v4.Schema$SetBasicFilterRequest): void {
  const { criteria, filterSpecs, sortSpecs, range } = request.filter ?? {};
  if (criteria !== undefined || filterSpecs !== undefined || sortSpecs !== undefined)
    throw notEmulated('a filter with criteria');
  const { sheet, area } = placeOfGridRange(steps.doc, range ?? {});
  steps.set(sheet, 'filter', area);
}

export function clearBasicFilter(steps: Change, request: sheets_v4.Schema$ClearBasicFilterRequest): void {
  const sheet = sheetById(steps.doc, request.sheetId);
  if (sheet.filter === null) return;
  steps.set(sheet, 'filter', null);
  for (const row of sheet.rows) if (row.hiddenByFilter) steps.set(row, 'hiddenByFilter', false);
}
