import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { wholeOf } from './a1.ts';
import type { Change } from './change.ts';
import { conventionOf } from './locale.ts';
import { placeOfGridRange, sheetById } from './metadata.ts';
import { refuseProtected } from './protection.ts';
import { badRequest, notEmulated } from './refusal.ts';
import { shown } from './showing.ts';
import { typedInto } from './values.ts';
import type { Sheet } from './world.ts';
import { hasValue } from './world.ts';

/** Replaces what people see in cells; the new text is read as if it had been typed. Counts of zero are left out. */
export function findReplace(
  steps: Change,
  request: sheets_v4.Schema$FindReplaceRequest,
  now: string,
): sheets_v4.Schema$FindReplaceResponse {
  const scopes = [request.range, request.sheetId, request.allSheets].filter((one) => one !== undefined && one !== null);
  if (scopes.length !== 1) throw badRequest('Exactly one of range, sheetId or allSheets must be specified.');
  if (!request.find) throw badRequest('find must not be empty.');
  if (request.searchByRegex) throw notEmulated('findReplace by regular expressions');
  const { doc } = steps;
  const whole = (sheet: Sheet) => ({ sheet, area: wholeOf(sheet) });
  const places =
    request.range !== undefined
      ? [placeOfGridRange(doc, request.range)]
      : request.allSheets
        ? doc.sheets.map(whole)
        : [whole(sheetById(doc, request.sheetId))];
  const counts = { values: 0, formulas: 0, occurrences: 0, rows: 0, sheets: 0 };
  for (const { sheet, area } of places) {
    refuseProtected(steps, sheet, area);
    let rows = 0;
    for (let row = area.top; row < area.bottom; row++) {
      let hits = 0;
      for (let column = area.left; column < area.right; column++) {
        const found = replaced(steps, sheet, row, column, request);
        if (found === null) continue;
        hits += found.count;
        counts[found.isFormula ? 'formulas' : 'values'] += 1;
        const line = sheet.rows[row]!;
        const cell = line.cells[column];
        steps.cell(sheet, line, column, typedInto(doc, cell, found.text, now));
      }
      counts.occurrences += hits;
      if (hits > 0) rows += 1;
    }
    counts.rows += rows;
    if (rows > 0) counts.sheets += 1;
  }
  const answer = {
    valuesChanged: counts.values,
    formulasChanged: counts.formulas,
    rowsChanged: counts.rows,
    sheetsChanged: counts.sheets,
    occurrencesChanged: counts.occurrences,
  };
  return Object.fromEntries(Object.entries(answer).filter(([, count]) => count > 0));
}

function replaced(
  steps: Change,
  sheet: Sheet,
  row: number,
  column: number,
  request: sheets_v4.Schema$FindReplaceRequest,
): { readonly text: string; readonly count: number; readonly isFormula: boolean } | null {
  const cell = sheet.rows[row]?.cells[column];
  if (!hasValue(cell)) return null;
  const isFormula = 'formulaValue' in cell.value;
  if (isFormula && !request.includeFormulas) return null;
  const text =
    'formulaValue' in cell.value
      ? cell.value.formulaValue
      : shown(cell.value, cell.format, conventionOf(steps.doc.locale));
  const fold = (one: string) => (request.matchCase ? one : one.toLowerCase());
  const find = request.find!;
  const replacement = request.replacement ?? '';
  if (request.matchEntireCell) return fold(text) === fold(find) ? { text: replacement, count: 1, isFormula } : null;
  const parts = fold(text).split(fold(find));
  if (parts.length === 1) return null;
  let at = 0;
  const pieces = parts.map((part) => {
    const piece = text.slice(at, at + part.length);
    at += part.length + find.length;
    return piece;
  });
  return { text: pieces.join(replacement), count: parts.length - 1, isFormula };
}
