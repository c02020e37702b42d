import type { Change } from './change.ts';
import { badRequest } from './refusal.ts';

const mostCells = 10_000_000;

/** Refuses what would make the spreadsheet larger than Google keeps it. */
export function refuseTooMany({ doc }: Change, added: number): void {
  const cells = doc.sheets.reduce((sum, { rows, columns }) => sum + rows.length * columns.length, 0);
  if (cells + added > mostCells)
    throw badRequest(
      `This action would increase the number of cells in the workbook above the limit of ${mostCells} cells.`,
    );
}
