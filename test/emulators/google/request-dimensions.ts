import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Change } from './change.ts';
import { rowLike } from './change.ts';
import { writeMask } from './field-mask.ts';
import { refuseTooMany } from './limits.ts';
import { placeOfGridRange, sheetById } from './metadata.ts';
import { badRequest, notEmulated } from './refusal.ts';
import { sortRows } from './sort.ts';
import type { Sheet } from './world.ts';
import { newRows } from './world.ts';

interface Span {
  readonly sheet: Sheet;
  readonly isRows: boolean;
  readonly start: number;
  readonly end: number;
}

function spanOf({ doc }: Change, range: sheets_v4.Schema$DimensionRange | undefined, mayBeEnd = false): Span {
  if (range === undefined) throw badRequest('Must specify a range.');
  const sheet = sheetById(doc, range.sheetId);
  if (range.dimension !== 'ROWS' && range.dimension !== 'COLUMNS') throw badRequest('Must specify a dimension.');
  const isRows = range.dimension === 'ROWS';
  const count = isRows ? sheet.rows.length : sheet.columns.length;
  const start = range.startIndex ?? 0;
  const end = range.endIndex ?? count;
  if (start < 0 || end <= start) throw badRequest(`endIndex[${end}] must be after startIndex[${start}]`);
  if (start > count || (!mayBeEnd && end > count))
    throw badRequest(`Cannot address ${isRows ? 'row' : 'column'} ${end - 1}: the sheet has ${count}.`);
  return { sheet, isRows, start, end };
}

/** Inserts rows or columns; rows look like the one before or after them. */
export function insertDimension(steps: Change, request: sheets_v4.Schema$InsertDimensionRequest): void {
  const { sheet, isRows, start, end } = spanOf(steps, request.range, true);
  if (request.inheritFromBefore && start === 0)
    throw badRequest('inheritFromBefore cannot be true if inserting at the beginning of the grid.');
  refuseTooMany(steps, (end - start) * (isRows ? sheet.columns.length : sheet.rows.length));
  if (!isRows) {
    steps.insertColumns(sheet, start, end - start);
    return;
  }
  const model = sheet.rows[request.inheritFromBefore ? start - 1 : start];
  steps.insertRows(
    sheet,
    start,
    newRows(end - start).map(() => rowLike(model)),
  );
}

/** Adds rows or columns at the end; they have no format and no drop-down of their own. */
export function appendDimension(steps: Change, request: sheets_v4.Schema$AppendDimensionRequest): void {
  const sheet = sheetById(steps.doc, request.sheetId);
  const length = request.length ?? 0;
  if (length <= 0) throw badRequest('length must be > 0');
  const isRows = request.dimension === 'ROWS';
  if (!isRows && request.dimension !== 'COLUMNS') throw badRequest('Must specify a dimension.');
  refuseTooMany(steps, length * (isRows ? sheet.columns.length : sheet.rows.length));
  if (isRows) steps.insertRows(sheet, sheet.rows.length, newRows(length));
  else steps.insertColumns(sheet, sheet.columns.length, length);
}

/** Deletes rows or columns with everything that is bound to them. */
export function deleteDimension(steps: Change, request: sheets_v4.Schema$DeleteDimensionRequest): void {
  const { sheet, isRows, start, end } = spanOf(steps, request.range);
  const count = isRows ? sheet.rows.length : sheet.columns.length;
  if (end - start >= count) throw badRequest(`You can't delete all the ${isRows ? 'rows' : 'columns'} on the sheet.`);
  if (isRows) steps.deleteRows(sheet, start, end - start);
  else steps.deleteColumns(sheet, start, end - start);
}

/** Moves rows or columns; what points at them follows. */
export function moveDimension(steps: Change, request: sheets_v4.Schema$MoveDimensionRequest): void {
  const { sheet, isRows, start, end } = spanOf(steps, request.source);
  const to = request.destinationIndex ?? 0;
  if (to > start && to < end) throw badRequest('The destination lies within the source.');
  if (isRows) steps.moveRows(sheet, start, end - start, to);
  else steps.moveColumns(sheet, start, end - start, to);
}

/** Hides rows or columns, or shows them. */
export function updateDimensionProperties(
  steps: Change,
  request: sheets_v4.Schema$UpdateDimensionPropertiesRequest,
): void {
  const paths = writeMask(request.fields, 'DimensionProperties');
  const { sheet, isRows, start, end } = spanOf(steps, request.range);
  for (const path of paths)
    if (path !== 'hiddenByUser' && path !== 'pixelSize') throw notEmulated(`the field ${path} of a row or a column`);
  if (!paths.includes('hiddenByUser')) return;
  const lines = isRows ? sheet.rows : sheet.columns;
  for (const line of lines.slice(start, end))
    steps.set(line, 'hiddenByUser', request.properties?.hiddenByUser === true);
}

/** Sorts the rows of a range. */
export function sortRange(steps: Change, request: sheets_v4.Schema$SortRangeRequest): void {
  const { sheet, area } = placeOfGridRange(steps.doc, request.range ?? {});
  const specs = request.sortSpecs ?? [];
  if (specs.length === 0) throw badRequest('Must specify at least one sortSpec.');
  const by = specs.map(({ dimensionIndex, sortOrder }) => ({
    column: dimensionIndex ?? 0,
    isDescending: sortOrder === 'DESCENDING',
  }));
  sortRows(steps, sheet, area, by);
}
