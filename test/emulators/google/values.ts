import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Place } from './a1.ts';
import { isCovered, rangeName } from './a1.ts';
import type { Calculated } from './calculate.ts';
import { calculated } from './calculate.ts';
import type { Change } from './change.ts';
import type { Convention } from './locale.ts';
import { conventionOf } from './locale.ts';
import { placesOf } from './metadata.ts';
import { badRequest } from './refusal.ts';
import { errorText, holdsMoment, shown } from './showing.ts';
import type { Typed } from './typing.ts';
import { typed } from './typing.ts';
import type { Cell, Doc, Entered, Sheet } from './world.ts';

/** How values are asked for, in the words of the API. */
export interface Rendering {
  readonly value: string;
  readonly moment: string;
  readonly majorDimension: string;
}

/** The values of one part: nothing hidden is left out, empty ends are. */
export function valueRange(doc: Doc, { sheet, area }: Place, rendering: Rendering): sheets_v4.Schema$ValueRange {
  const values = calculated(doc);
  const convention = conventionOf(doc.locale);
  const isByColumn = rendering.majorDimension === 'COLUMNS';
  const [first, last] = isByColumn ? [area.left, area.right] : [area.top, area.bottom];
  const [from, to] = isByColumn ? [area.top, area.bottom] : [area.left, area.right];
  const lines: (string | number | boolean)[][] = [];
  for (let i = first; i < last; i++) {
    const line: (string | number | boolean)[] = [];
    for (let j = from; j < to; j++)
      line.push(
        isByColumn
          ? rendered(values, sheet, j, i, rendering, convention)
          : rendered(values, sheet, i, j, rendering, convention),
      );
    while (line.length > 0 && line.at(-1) === '') line.pop();
    lines.push(line);
  }
  while (lines.length > 0 && lines.at(-1)!.length === 0) lines.pop();
  const majorDimension = isByColumn ? 'COLUMNS' : 'ROWS';
  return { range: rangeName(sheet, area), majorDimension, ...(lines.length === 0 ? {} : { values: lines }) };
}

function rendered(
  values: Calculated,
  sheet: Sheet,
  row: number,
  column: number,
  { value, moment }: Rendering,
  convention: Convention,
): string | number | boolean {
  const cell = sheet.rows[row]!.cells[column];
  const formula = cell?.value !== undefined && 'formulaValue' in cell.value ? cell.value.formulaValue : null;
  if (value === 'FORMULA' && formula !== null) return formula;
  const effective = values.at(sheet, row, column);
  if (effective === undefined) return '';
  if (value === 'FORMATTED_VALUE') return shown(effective, cell?.format, convention);
  if ('stringValue' in effective) return effective.stringValue;
  if ('boolValue' in effective) return effective.boolValue;
  if ('errorValue' in effective) return errorText(effective.errorValue.type);
  if (moment === 'FORMATTED_STRING' && holdsMoment(cell?.format)) return shown(effective, cell?.format, convention);
  return effective.numberValue;
}

/** The parts that filters mean, each once, with the filters that mean it. */
export function filteredRanges(
  doc: Doc,
  filters: readonly sheets_v4.Schema$DataFilter[],
  rendering: Rendering,
): sheets_v4.Schema$MatchedValueRange[] {
  const found = new Map<string, { readonly place: Place; readonly filters: sheets_v4.Schema$DataFilter[] }>();
  for (const filter of filters)
    for (const place of placesOf(doc, filter)) {
      const name = rangeName(place.sheet, place.area);
      const before = found.get(name);
      if (before === undefined) found.set(name, { place, filters: [filter] });
      else before.filters.push(filter);
    }
  return [...found.values()].map(({ place, filters: dataFilters }) => ({
    valueRange: valueRange(doc, place, rendering),
    dataFilters,
  }));
}

/** What a text becomes in that cell, as if a person had typed it there. */
export function typedInto(doc: Doc, cell: Cell | undefined, text: string, now: string): Cell | undefined {
  const year = () =>
    Number(new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: doc.timeZone }).format(new Date(now)));
  return withValue(cell, typed(text, cell?.format, conventionOf(doc.locale), year));
}

/** The cell with another value; its dress stays, and an unformatted one takes on the format of what was typed. */
export function withValue(cell: Cell | undefined, { value, format }: Typed): Cell | undefined {
  const { value: _, textRuns, chipRuns, ...rest } = cell ?? {};
  const dress = rest.format !== undefined || format === undefined ? rest : { ...rest, format };
  if (value === undefined) return orNothing(rest);
  return { ...dress, value: withinLimits(value) };
}

/** A cell that has nothing, not even a format, is none. */
export function orNothing(cell: Cell): Cell | undefined {
  return Object.keys(cell).length === 0 ? undefined : cell;
}

function withinLimits(value: Entered): Entered {
  if ('stringValue' in value && value.stringValue.length > 50_000)
    throw badRequest('Your input contains more than the maximum of 50000 characters in a single cell.');
  return value;
}

/** Writes the values of one range by `values.update`: `null` leaves a cell alone, an empty text clears it. */
export function writeValues(
  steps: Change,
  { sheet, area }: Place,
  body: sheets_v4.Schema$ValueRange,
  option: string | null | undefined,
  now: string,
): sheets_v4.Schema$UpdateValuesResponse {
  if (option !== 'RAW' && option !== 'USER_ENTERED')
    throw badRequest("'valueInputOption' is required but not specified");
  const lines = body.values ?? [];
  const isByColumn = body.majorDimension === 'COLUMNS';
  let cells = 0;
  const touched = { rows: new Set<number>(), columns: new Set<number>() };
  for (const [i, line] of lines.entries())
    for (const [j, given] of line.entries()) {
      const row = area.top + (isByColumn ? j : i);
      const column = area.left + (isByColumn ? i : j);
      if (row >= sheet.rows.length || column >= sheet.columns.length)
        throw badRequest(
          `Range (${rangeName(sheet, { top: row, bottom: row + 1, left: column, right: column + 1 })}) exceeds grid limits. Max rows: ${sheet.rows.length}, max columns: ${sheet.columns.length}`,
        );
      if (row >= area.bottom || column >= area.right)
        throw badRequest(
          `Requested writing within range [${rangeName(sheet, area)}], but tried writing to ${row >= area.bottom ? `row [${row + 1}]` : `column [${column + 1}]`}`,
        );
      touched.rows.add(row);
      touched.columns.add(column);
      cells += 1;
      // Of merged cells only the first holds anything.
      if (given === null || isCovered(sheet, row, column)) continue;
      const line = sheet.rows[row]!;
      steps.cell(sheet, line, column, entered(steps.doc, line.cells[column], given, option, now));
    }
  return {
    spreadsheetId: steps.doc.id,
    updatedRange: rangeName(sheet, {
      ...area,
      bottom: area.top + Math.max(1, touched.rows.size),
      right: area.left + Math.max(1, touched.columns.size),
    }),
    updatedRows: touched.rows.size,
    updatedColumns: touched.columns.size,
    updatedCells: cells,
  };
}

function entered(doc: Doc, cell: Cell | undefined, given: unknown, option: string, now: string): Cell | undefined {
  if (typeof given === 'number') return withValue(cell, { value: { numberValue: given } });
  if (typeof given === 'boolean') return withValue(cell, { value: { boolValue: given } });
  if (typeof given !== 'string') throw badRequest(`Invalid values: ${JSON.stringify(given)}`);
  if (option === 'USER_ENTERED') return typedInto(doc, cell, given, now);
  return withValue(cell, given === '' ? {} : { value: { stringValue: given } });
}
