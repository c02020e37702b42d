import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { calculated } from './calculate.ts';
import type { Mask } from './field-mask.ts';
import { inside, project } from './field-mask.ts';
import { conventionOf } from './locale.ts';
import { metaJson } from './metadata.ts';
import { shown } from './showing.ts';
import type { Area, Cell, Column, Doc, Effective, Row, Sheet } from './world.ts';

type CellData = sheets_v4.Schema$CellData;

/** The cells of one part; empty ones at the ends are left out, and so is a start of zero. */
export function gridJson(doc: Doc, sheet: Sheet, area: Area, mask: Mask): sheets_v4.Schema$GridData {
  const rowMask = inside(mask, 'rowData');
  const rowData = rowMask === undefined ? [] : rowsJson(doc, sheet, area, inside(rowMask, 'values') ?? null);
  const meta = metaByOwner(doc, sheet);
  const dimension = (one: Row | Column, pixelSize: number) => ({
    pixelSize,
    ...(one.hiddenByUser ? { hiddenByUser: true } : {}),
    ...('hiddenByFilter' in one && one.hiddenByFilter ? { hiddenByFilter: true } : {}),
    ...(meta.has(one) ? { developerMetadata: meta.get(one)! } : {}),
  });
  const wanted = <T>(field: string, make: () => T[]): Record<string, unknown> => {
    const below = inside(mask, field);
    return below === undefined ? {} : { [field]: project(make(), below) };
  };
  return {
    ...(area.top === 0 ? {} : { startRow: area.top }),
    ...(area.left === 0 ? {} : { startColumn: area.left }),
    ...(rowData.length === 0 ? {} : { rowData }),
    ...wanted('rowMetadata', () => sheet.rows.slice(area.top, area.bottom).map((row) => dimension(row, 21))),
    ...wanted('columnMetadata', () => sheet.columns.slice(area.left, area.right).map((one) => dimension(one, 100))),
  };
}

function metaByOwner(doc: Doc, sheet: Sheet): Map<Row | Column, sheets_v4.Schema$DeveloperMetadata[]> {
  const found = new Map<Row | Column, sheets_v4.Schema$DeveloperMetadata[]>();
  for (const one of doc.meta) {
    const owner = one.sheet === sheet ? (one.row ?? one.column) : null;
    if (owner !== null) found.set(owner, [...(found.get(owner) ?? []), metaJson(one)]);
  }
  return found;
}

function rowsJson(doc: Doc, sheet: Sheet, area: Area, mask: Mask): sheets_v4.Schema$RowData[] {
  const values = calculated(doc);
  const make = cellMaker(doc, mask);
  const rows: sheets_v4.Schema$RowData[] = [];
  for (let row = area.top; row < area.bottom; row++) {
    const { cells } = sheet.rows[row]!;
    const made: CellData[] = [];
    for (let column = area.left; column < area.right; column++)
      made.push(make(cells[column], values.at(sheet, row, column)));
    while (made.length > 0 && isEmpty(made.at(-1)!)) made.pop();
    rows.push(made.length === 0 ? {} : { values: made });
  }
  while (rows.length > 0 && isEmpty(rows.at(-1)!)) rows.pop();
  return rows;
}

const isEmpty = (one: object) => {
  for (const _ in one) return false;
  return true;
};

/** Makes what is asked of a cell and nothing more: a large tab is read in one call. */
function cellMaker(doc: Doc, mask: Mask): (cell: Cell | undefined, effective: Effective | undefined) => CellData {
  const convention = conventionOf(doc.locale);
  const makers: { readonly [K in keyof CellData]: (cell: Cell, effective: Effective | undefined) => CellData[K] } = {
    userEnteredValue: ({ value }) => value,
    effectiveValue: (_, effective) => effective,
    formattedValue: ({ format }, effective) =>
      effective === undefined ? undefined : shown(effective, format, convention),
    userEnteredFormat: ({ format }) => (format === undefined ? undefined : { numberFormat: { ...format } }),
    effectiveFormat: ({ format }) => (format === undefined ? undefined : { numberFormat: { ...format } }),
    note: ({ note }) => note,
    dataValidation: ({ validation }) => validation,
    textFormatRuns: ({ textRuns }) => textRuns?.map((run) => ({ ...run })),
    chipRuns: ({ chipRuns }) => chipRuns?.map((run) => ({ ...run })),
  };
  const asked = Object.entries(makers).flatMap(([field, maker]) => {
    const below = inside(mask, field);
    return below === undefined ? [] : [{ field, maker, below }];
  });
  const nothing: Cell = {};
  return (cell, effective) => {
    const made: Record<string, unknown> = {};
    if (cell === undefined && effective === undefined) return made;
    for (const { field, maker, below } of asked) {
      const value = maker(cell ?? nothing, effective);
      if (value !== undefined) made[field] = project(value, below);
    }
    return made;
  };
}
