import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { intersects } from './a1.ts';
import type { Change } from './change.ts';
import { writeMask } from './field-mask.ts';
import { gridRange } from './grid-range.ts';
import { placeOfGridRange } from './metadata.ts';
import { badRequest, notEmulated } from './refusal.ts';
import { tableJson } from './spreadsheet-json.ts';
import type { Sheet, Table } from './world.ts';

/** Makes a table of a range; its columns are named by its first row. */
export function addTable(steps: Change, request: sheets_v4.Schema$AddTableRequest): sheets_v4.Schema$Response {
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
  const made: Table = {
    id,
    name: given.name,
    area,
    columns: columnsOf(sheet, area, given.columnProperties),
    ...(given.rowsProperties === undefined ? {} : { look: given.rowsProperties }),
  };
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

/** Changes what the mask names of a table. */
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
