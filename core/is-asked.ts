import type { FieldKey } from './cell.ts';
import { sameCell } from './cell.ts';
import type { Start } from './world.ts';

/** Whether a request asked for that very cell: it is a person's own, whoever put it into form. */
export function isAsked({ found, row }: Start, field: FieldKey): boolean {
  return found !== undefined && !sameCell(row.cells[field] ?? null, found[field] ?? null);
}
