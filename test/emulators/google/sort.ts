import { calculated } from './calculate.ts';
import type { Change } from './change.ts';
import { copied } from './references.ts';
import type { Area, Cell, Effective, Sheet } from './world.ts';

/**
 * Sorts what stands in the rows; the rows themselves stay, and what is bound to them. Formulas go along like copies.
 * Blank cells come last either way.
 */
export function sortRows(
  steps: Change,
  sheet: Sheet,
  area: Area,
  by: readonly { readonly column: number; readonly isDescending: boolean }[],
): void {
  const values = calculated(steps.doc);
  const keys = sheet.rows
    .slice(area.top, area.bottom)
    .map((_, i) => by.map(({ column }) => values.at(sheet, area.top + i, column)));
  const order = keys
    .map((_, i) => i)
    .sort((a, b) => {
      for (const [n, { isDescending }] of by.entries()) {
        const difference = compared(keys[a]![n], keys[b]![n], isDescending);
        if (difference !== 0) return difference;
      }
      return a - b;
    });
  const rows = sheet.rows.slice(area.top, area.bottom);
  const blocks = order.map((from, to) =>
    Array.from({ length: area.right - area.left }, (_, j) =>
      carried(steps, sheet, rows[from]!.cells[area.left + j], to - from),
    ),
  );
  steps.cells(sheet, rows, area.left, blocks);
}

function carried({ doc }: Change, sheet: Sheet, cell: Cell | undefined, down: number): Cell | undefined {
  if (cell?.value === undefined || !('formulaValue' in cell.value)) return cell;
  return { ...cell, value: { formulaValue: copied(cell.value.formulaValue, sheet, doc, down, 0) } };
}

function compared(a: Effective | undefined, b: Effective | undefined, isDescending: boolean): number {
  const blanks = Number(isBlank(a)) - Number(isBlank(b));
  if (blanks !== 0 || a === undefined || b === undefined) return blanks;
  const [x, y] = [rank(a), rank(b)];
  const order = x[0] === y[0] ? (x[1] < y[1] ? -1 : x[1] > y[1] ? 1 : 0) : x[0] - y[0];
  return isDescending ? -order : order;
}

const isBlank = (value: Effective | undefined) => value === undefined;

/** Numbers before texts before yes and no before errors, as Google sorts. */
function rank(value: Effective): readonly [number, number | string] {
  if ('numberValue' in value) return [0, value.numberValue];
  if ('stringValue' in value) return [1, value.stringValue.toLowerCase()];
  if ('boolValue' in value) return [2, Number(value.boolValue)];
  return [3, 0];
}
