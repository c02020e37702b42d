import { columnOf, letters } from './a1.ts';
import type { Area, Doc, Sheet } from './world.ts';

/** Strings are skipped; what follows is a tab's name, then `A1`, `A1:B2`, `A2:B` or `A:B`; a name before a bracket is a function. */
const pattern =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_]*)!)?(?<![\p{L}\p{N}_$])(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d*)?(?::(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d*)?)?(?![\p{L}\p{N}_(!'])/gu;

/** What a formula points at: an open end is `Infinity`. */
export type Reference = Area;

/** Rewrites every reference of a formula; `null` becomes `#REF!`. A reference to a tab that is not there stays. */
export function mapReferences(
  formula: string,
  home: Sheet,
  doc: Doc,
  map: (sheet: Sheet, reference: Reference, fixed: Fixed) => Reference | null,
): string {
  return formula.replaceAll(pattern, (whole, tab, c1, left, r1, top, c2, right, r2, bottom) => {
    if (left === undefined || (top === undefined && right === undefined)) return whole;
    const sheet = tab === undefined ? home : sheetNamed(doc, tab.slice(0, -1));
    if (sheet === undefined) return whole;
    const isOne = right === undefined;
    const from = { row: top === undefined ? 0 : Number(top) - 1, column: columnOf(left) };
    const to = isOne
      ? from
      : { row: bottom === undefined ? Number.POSITIVE_INFINITY : Number(bottom) - 1, column: columnOf(right) };
    const reference = { top: from.row, bottom: to.row + 1, left: from.column, right: to.column + 1 };
    const fixed = { top: r1 === '$', bottom: (r2 ?? r1) === '$', left: c1 === '$', right: (c2 ?? c1) === '$' };
    const now = map(sheet, reference, fixed);
    if (now === null) return '#REF!';
    const row = (mark: string, digits: string | undefined, index: number) =>
      digits === undefined ? '' : `${mark}${index + 1}`;
    const first = `${c1}${letters(now.left)}${row(r1, top, now.top)}`;
    if (isOne) return `${tab ?? ''}${first}`;
    return `${tab ?? ''}${first}:${c2}${letters(now.right - 1)}${row(r2, bottom, now.bottom - 1)}`;
  });
}

/** Which ends of a reference stay when the formula is copied. */
export interface Fixed {
  readonly top: boolean;
  readonly bottom: boolean;
  readonly left: boolean;
  readonly right: boolean;
}

/** The formula as it reads when it is copied so many rows down and columns to the right. */
export function copied(formula: string, home: Sheet, doc: Doc, down: number, across: number): string {
  return mapReferences(formula, home, doc, (_, reference, fixed) => {
    const now = {
      top: reference.top + (fixed.top ? 0 : down),
      bottom: reference.bottom + (fixed.bottom ? 0 : down),
      left: reference.left + (fixed.left ? 0 : across),
      right: reference.right + (fixed.right ? 0 : across),
    };
    return now.top < 0 || now.left < 0 ? null : now;
  });
}

/** The tab of that name, quoted or not. */
export function sheetNamed(doc: Doc, name: string): Sheet | undefined {
  const title = name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
  return doc.sheets.find((sheet) => sheet.title.toLowerCase() === title.toLowerCase());
}
