import { maxColumns, maxRows } from './limits.ts';

/** A rectangle of cells; rows and columns count from 1, both ends belong to it. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const reference = /^\$?([A-Z]{0,3})\$?([0-9]{0,7})(?::\$?([A-Z]{0,3})\$?([0-9]{0,7}))?$/i;

/** Reads `A1`, `$A$1:$B$9`, `A:A` or `1:3`; `null` for anything else and for what lies beyond a sheet. */
export function readArea(text: string): Area | null {
  const match = reference.exec(text);
  if (!match) return null;
  const [, left = '', top = '', right = left, bottom = top] = match;
  if ((left === '') !== (right === '') || (top === '') !== (bottom === '') || (left === '' && top === '')) return null;
  const area = {
    top: top === '' ? 1 : Number(top),
    left: left === '' ? 1 : columnNumber(left),
    bottom: bottom === '' ? maxRows : Number(bottom),
    right: right === '' ? maxColumns : columnNumber(right),
  };
  const within = area.top >= 1 && area.top <= area.bottom && area.bottom <= maxRows;
  return within && area.left <= area.right && area.right <= maxColumns ? area : null;
}

/** `A` is 1, `AA` is 27. */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/** 1 is `A`, 27 is `AA`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** `A1:B9`, as a workbook names an area. */
export function areaText({ top, left, bottom, right }: Area): string {
  return `${columnName(left)}${top}:${columnName(right)}${bottom}`;
}
