import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { isCovered, rangeName } from './a1.ts';
import type { Change } from './change.ts';
import { writeMask } from './field-mask.ts';
import { refuseTooMany } from './limits.ts';
import { placeOfGridRange, sheetById } from './metadata.ts';
import { refuseProtected } from './protection.ts';
import { badRequest, notEmulated } from './refusal.ts';
import { orNothing, withValue } from './values.ts';
import type { Area, Cell, Entered, NumberFormat, Sheet } from './world.ts';
import { hasValue, newRows } from './world.ts';

/** Writes what the mask names into a range, or from a start on; cells of the range that are not given are cleared. */
export function updateCells(steps: Change, request: sheets_v4.Schema$UpdateCellsRequest): void {
  const paths = writeMask(request.fields, 'CellData');
  if ((request.range === undefined) === (request.start === undefined))
    throw badRequest('Exactly one of range or start must be specified.');
  const rows = request.rows ?? [];
  if (request.range !== undefined) {
    const { sheet, area } = placeOfGridRange(steps.doc, request.range);
    refuseProtected(steps, sheet, area);
    refuseBeyond(rows, area);
    for (let row = area.top; row < area.bottom; row++)
      for (let column = area.left; column < area.right; column++)
        putData(steps, sheet, row, column, rows[row - area.top]?.values?.[column - area.left] ?? {}, paths);
    return;
  }
  const sheet = sheetById(steps.doc, request.start?.sheetId);
  const top = request.start?.rowIndex ?? 0;
  const left = request.start?.columnIndex ?? 0;
  putRows(steps, sheet, top, left, rows, paths);
}

function refuseBeyond(rows: readonly sheets_v4.Schema$RowData[], { top, bottom, left, right }: Area): void {
  if (rows.length > bottom - top)
    throw badRequest(
      `Attempting to write row: ${top + rows.length - 1}, beyond the last requested row of: ${bottom - 1}`,
    );
  const widest = Math.max(0, ...rows.map(({ values }) => values?.length ?? 0));
  if (widest > right - left)
    throw badRequest(
      `Attempting to write column: ${left + widest - 1}, beyond the last requested column of: ${right - 1}`,
    );
}

function putRows(
  steps: Change,
  sheet: Sheet,
  top: number,
  left: number,
  rows: readonly sheets_v4.Schema$RowData[],
  paths: readonly string[],
): void {
  const right = left + Math.max(1, ...rows.map(({ values }) => values?.length ?? 0));
  const area = { top, bottom: top + Math.max(1, rows.length), left, right };
  if (area.bottom > sheet.rows.length || right > sheet.columns.length)
    throw badRequest(
      `Range (${rangeName(sheet, area)}) exceeds grid limits. Max rows: ${sheet.rows.length}, max columns: ${sheet.columns.length}`,
    );
  refuseProtected(steps, sheet, area);
  for (const [i, { values }] of rows.entries())
    for (const [j, data] of (values ?? []).entries()) putData(steps, sheet, top + i, left + j, data, paths);
}

function putData(
  steps: Change,
  sheet: Sheet,
  row: number,
  column: number,
  data: sheets_v4.Schema$CellData,
  paths: readonly string[],
): void {
  const line = sheet.rows[row]!;
  // Of merged cells only the first holds anything.
  if (isCovered(sheet, row, column)) return;
  steps.cell(sheet, line, column, dressed(line.cells[column], data, paths));
}

/** The cell with the fields that the mask names; a field that is named and not given is cleared. */
function dressed(cell: Cell | undefined, data: sheets_v4.Schema$CellData, paths: readonly string[]): Cell | undefined {
  let now: Cell = cell ?? {};
  for (const path of paths) {
    const isAll = path === '*';
    const known = ['userEnteredValue', 'userEnteredFormat', 'dataValidation', 'note'];
    if (!isAll && !known.includes(path) && !/^userEnteredFormat\.numberFormat/.test(path)) {
      if (/^(?:effective|formatted|hyperlink)/.test(path)) throw badRequest(`Field ${path} is read-only.`);
      if (/^userEnteredFormat\./.test(path)) continue;
      throw notEmulated(`the field ${path} of a cell`);
    }
    if (isAll || path === 'userEnteredValue') {
      const value = enteredOf(data.userEnteredValue);
      now = withValue(now, value === null ? {} : { value }) ?? {};
    }
    if (isAll || path.startsWith('userEnteredFormat')) now = withFormat(now, data.userEnteredFormat?.numberFormat);
    if (isAll || path === 'dataValidation') now = withRule(now, data.dataValidation);
    if (isAll || path === 'note') now = withNote(now, data.note);
  }
  return orNothing(now);
}

function enteredOf(value: sheets_v4.Schema$ExtendedValue | undefined): Entered | null {
  if (value === undefined || Object.keys(value).length === 0) return null;
  if (Object.keys(value).length > 1) throw badRequest('Only one of the values of an ExtendedValue may be set.');
  if (typeof value.stringValue === 'string')
    return value.stringValue === '' ? null : { stringValue: value.stringValue };
  if (typeof value.numberValue === 'number') return { numberValue: value.numberValue };
  if (typeof value.boolValue === 'boolean') return { boolValue: value.boolValue };
  if (typeof value.formulaValue === 'string') {
    if (!value.formulaValue.startsWith('=')) throw badRequest('formulaValue must begin with an equals sign.');
    return { formulaValue: value.formulaValue };
  }
  throw badRequest('errorValue is read-only.');
}

function withFormat(cell: Cell, format: sheets_v4.Schema$NumberFormat | undefined): Cell {
  const { format: _, ...rest } = cell;
  const type = format?.type ?? 'NUMBER_FORMAT_TYPE_UNSPECIFIED';
  if (format === undefined || type === 'NUMBER_FORMAT_TYPE_UNSPECIFIED') return rest;
  const made: NumberFormat = { type, ...(format.pattern ? { pattern: format.pattern } : {}) };
  return { ...rest, format: made };
}

function withRule(cell: Cell, rule: sheets_v4.Schema$DataValidationRule | undefined): Cell {
  const { validation: _, ...rest } = cell;
  return rule === undefined ? rest : { ...rest, validation: rule };
}

function withNote(cell: Cell, note: string | null | undefined): Cell {
  const { note: _, ...rest } = cell;
  return note ? { ...rest, note } : rest;
}

/** Below the last row of the tab that holds something, or into the body of a table. */
export function appendCells(steps: Change, request: sheets_v4.Schema$AppendCellsRequest): void {
  const paths = writeMask(request.fields, 'CellData');
  const rows = request.rows ?? [];
  if (request.tableId) {
    appendToTable(steps, request.tableId, rows, paths);
    return;
  }
  const sheet = sheetById(steps.doc, request.sheetId);
  const used = sheet.rows.findLastIndex(({ cells }) => cells.some(hasValue)) + 1;
  const missing = used + rows.length - sheet.rows.length;
  if (missing > 0) {
    refuseTooMany(steps, missing * sheet.columns.length);
    steps.insertRows(sheet, sheet.rows.length, newRows(missing));
  }
  putRows(steps, sheet, used, 0, rows, paths);
}

function appendToTable(
  steps: Change,
  tableId: string,
  rows: readonly sheets_v4.Schema$RowData[],
  paths: readonly string[],
): void {
  const sheet = steps.doc.sheets.find(({ tables }) => tables.some(({ id }) => id === tableId));
  const table = sheet?.tables.find(({ id }) => id === tableId);
  if (sheet === undefined || table === undefined) throw badRequest(`No table with id: ${tableId}`);
  const { top, bottom, left, right } = table.area;
  const holds = (row: number) => sheet.rows[row]!.cells.slice(left, right).some(hasValue);
  const end = table.look?.footerColorStyle === undefined ? bottom : bottom - 1;
  let at = end;
  while (at > top + 1 && !holds(at - 1)) at -= 1;
  const missing = at + rows.length - end;
  if (missing > 0) {
    steps.insertRows(sheet, end, newRows(missing));
    const grown = { ...table, area: { ...table.area, bottom: bottom + missing } };
    steps.set(
      sheet,
      'tables',
      sheet.tables.map((one) => (one.id === tableId ? grown : one)),
    );
  }
  putRows(steps, sheet, at, left, rows, paths);
}

/** Writes the same into every cell of a range. */
export function repeatCell(steps: Change, request: sheets_v4.Schema$RepeatCellRequest): void {
  const paths = writeMask(request.fields, 'CellData');
  const { sheet, area } = placeOfGridRange(steps.doc, request.range ?? {});
  refuseProtected(steps, sheet, area);
  for (let row = area.top; row < area.bottom; row++)
    for (let column = area.left; column < area.right; column++)
      putData(steps, sheet, row, column, request.cell ?? {}, paths);
}

/** Lays a drop-down or a box over a range, or takes it away; filtered rows only if asked. */
export function setDataValidation(steps: Change, request: sheets_v4.Schema$SetDataValidationRequest): void {
  const { sheet, area } = placeOfGridRange(steps.doc, request.range ?? {});
  if (request.rule !== undefined && !request.rule.condition?.type) throw badRequest('Must specify a condition.');
  for (const line of sheet.rows.slice(area.top, area.bottom)) {
    if (line.hiddenByFilter && request.filteredRowsIncluded !== true) continue;
    for (let column = area.left; column < area.right; column++) {
      const now = withRule(line.cells[column] ?? {}, request.rule);
      steps.cell(sheet, line, column, orNothing(now));
    }
  }
}
