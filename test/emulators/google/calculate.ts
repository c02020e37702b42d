import type { Look } from './evaluate.ts';
import { evaluate } from './evaluate.ts';
import type { Doc, Effective, Sheet } from './world.ts';
import { hasValue } from './world.ts';

/** What every cell of a spreadsheet comes to. */
export interface Calculated {
  at(sheet: Sheet, row: number, column: number): Effective | undefined;
}

interface Formula {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** A spilled value depends on others that spill: after so many rounds it stands. */
const rounds = 4;
const known = new WeakMap<Doc, { readonly steps: number; readonly result: Calculated }>();

/** Works out all formulas of the spreadsheet, once for each state of it. */
export function calculated(doc: Doc): Calculated {
  const before = known.get(doc);
  if (before?.steps === doc.steps) return before.result;
  const result = workOut(doc);
  known.set(doc, { steps: doc.steps, result });
  return result;
}

function workOut(doc: Doc): Calculated {
  const formulas = doc.sheets.flatMap(formulasOf);
  let spills: ReadonlyMap<string, Effective> = new Map();
  for (let round = 0; round < rounds && formulas.length > 0; round++) {
    spills = spread(doc, formulas, spills);
    // Where nothing spills, every formula has seen the others already.
    if (spills.size === formulas.length) break;
  }
  return {
    at(sheet, row, column) {
      const cell = sheet.rows[row]?.cells[column];
      if (cell?.value !== undefined && !('formulaValue' in cell.value)) return cell.value;
      return spills.size === 0 ? undefined : spills.get(`${sheet.id}/${row}/${column}`);
    },
  };
}

function formulasOf(sheet: Sheet): Formula[] {
  const found: Formula[] = [];
  for (const [row, { cells }] of sheet.rows.entries())
    for (const [column, cell] of cells.entries())
      if (cell?.value !== undefined && 'formulaValue' in cell.value)
        found.push({ sheet, row, column, text: cell.value.formulaValue });
  return found;
}

/** One round: every formula over what the round before came to; an array that has no room becomes an error. */
function spread(
  doc: Doc,
  formulas: readonly Formula[],
  before: ReadonlyMap<string, Effective>,
): Map<string, Effective> {
  const now = new Map<string, Effective>();
  const working = new Set<string>();
  const byKey = new Map(formulas.map((one) => [`${one.sheet.id}/${one.row}/${one.column}`, one]));
  const done = new Map<string, Effective[][]>();
  const look: Look = (sheet, row, column) => {
    const key = `${sheet.id}/${row}/${column}`;
    const formula = byKey.get(key);
    if (formula !== undefined) return resultOf(key, formula)[0]?.[0] ?? null;
    const cell = sheet.rows[row]?.cells[column];
    if (hasValue(cell)) return cell.value as Effective;
    return before.get(key) ?? null;
  };
  function resultOf(key: string, formula: Formula): Effective[][] {
    const ready = done.get(key);
    if (ready !== undefined) return ready;
    if (working.has(key)) return [[{ errorValue: { type: 'REF', message: 'Circular dependency detected.' } }]];
    working.add(key);
    const result = evaluate(formula.text, formula.sheet, doc, look);
    working.delete(key);
    done.set(key, result);
    return result;
  }
  for (const [key, formula] of byKey) {
    const { sheet, row, column } = formula;
    const result = resultOf(key, formula);
    const obstacle = result.some((line, i) =>
      line.some((_, j) => (i > 0 || j > 0) && hasValue(sheet.rows[row + i]?.cells[column + j])),
    );
    if (obstacle) {
      const message = 'Array result was not expanded because it would overwrite data.';
      now.set(key, { errorValue: { type: 'REF', message } });
      continue;
    }
    for (const [i, line] of result.entries())
      for (const [j, value] of line.entries())
        if (row + i < sheet.rows.length) now.set(`${sheet.id}/${row + i}/${column + j}`, value);
  }
  return now;
}
