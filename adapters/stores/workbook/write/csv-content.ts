import type { Cell, CellKind } from '../../../../core/cell.ts';
import { cellText, sameCell } from '../../../../core/cell.ts';
import { textOfList } from '../../binding/lists.ts';
import { cellOfText } from '../csv-cell.ts';
import { guardFormula } from '../csv-formula.ts';

/**
 * A cell as the text of a CSV field, without quotes; `null` where the text would not be read back as the same. In a file
 * of text alone a number is the same as its digits.
 */
export function csvText(cell: Cell, kind: CellKind | null, decimal: ',' | '.'): string | null {
  if (typeof cell === 'number' && !Number.isFinite(cell)) return null;
  const text = plainText(cell, decimal);
  const readBack = cellOfText(text, kind, decimal);
  const isSame = kind === 'list' ? isSameList(readBack, cell) : cellText(readBack) === cellText(cell);
  return isSame ? guardFormula(text) : null;
}

/** What is typed into a list as text becomes the list it stands for. */
const isSameList = (readBack: Cell, cell: Cell) => typeof cell !== 'object' || sameCell(readBack, cell);

function plainText(cell: Cell, decimal: ',' | '.'): string {
  if (cell === null) return '';
  switch (typeof cell) {
    case 'boolean':
      return cell ? 'TRUE' : 'FALSE';
    case 'number':
      return decimal === ',' ? String(cell).replace('.', ',') : String(cell);
    case 'string':
      return cell;
    default:
      return textOfList(cell);
  }
}
