import type { Guard } from '../../../core/capabilities.ts';
import { type Cell, cellText } from '../../../core/cell.ts';
import type { Owner } from '../../../core/field.ts';

/** What can be found and replaced in a cell: a text that nothing in a spreadsheet takes for a day or a moment. */
const dayOrMoment = /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?$/;

/**
 * How a cell is guarded: a text is replaced only where that very text stands; anything else goes by position, which only
 * looks just before and after and is not good enough for what people wrote.
 */
export function guardOf(owner: Owner, from: Cell, to: Cell): Guard {
  if (owner !== 'people') return 'checked';
  return isText(from) && cellText(from) !== '' && (to === null || isText(to)) ? 'proven' : 'none';
}

function isText(cell: Cell): boolean {
  if (cell === null || typeof cell === 'number' || typeof cell === 'boolean') return false;
  return typeof cell !== 'string' || !dayOrMoment.test(cell);
}
