import type { Answer, Outline } from './ask.ts';
import { askFor } from './ask.ts';
import { fileVersion } from './file-version.ts';
import type { Grid } from './grid.ts';
import type { Sight } from './look.ts';
import { rowsTo, wholeRows } from './ranges.ts';

/** So many cells are read in one call; an answer holds about a hundred bytes of each that is filled. */
const mostCells = 400_000;
const mostTries = 2;

/** Whether a tab is read in parts. */
export function isLarge({ rows, columns }: Grid['size']): boolean {
  return rows * columns > mostCells;
}

/**
 * Reads a large tab in parts. That they belong to one moment is known by the version of the file, which is the same before
 * and after; people who go on typing make no end of tries. Throws `RowcallError`.
 */
export async function askLarge(
  sight: Pick<Sight, 'google' | 'spreadsheet'>,
  tab: Outline,
): Promise<{ readonly answer: Answer; readonly isOneMoment: boolean }> {
  for (let tries = 1; ; tries++) {
    const before = await fileVersion(sight.google, sight.spreadsheet);
    const answer = await askParts(sight, tab);
    const isOneMoment = before === (await fileVersion(sight.google, sight.spreadsheet));
    if (isOneMoment || tries >= mostTries) return { answer, isOneMoment };
  }
}

async function askParts(
  { google, spreadsheet }: Pick<Sight, 'google' | 'spreadsheet'>,
  { title, size, sheet }: Outline,
): Promise<Answer> {
  const step = Math.max(1, Math.floor(mostCells / size.columns));
  let whole: Answer | null = null;
  for (let from = 1; from <= size.rows; from += step) {
    const to = Math.min(size.rows, from + step - 1);
    const range = from === 1 ? wholeRows(title, { from, to }) : rowsTo(title, { from, to }, size.columns);
    const part = await askFor(google, spreadsheet, [range]);
    whole = whole === null ? part : joined(whole, part, sheet);
  }
  return whole!;
}

function joined(whole: Answer, part: Answer, sheet: number): Answer {
  const [first, more] = [whole.grids.get(sheet), part.grids.get(sheet)];
  if (first === undefined || more === undefined) return { ...whole, grids: new Map() };
  return { ...whole, grids: new Map([[sheet, { ...first, rows: new Map([...first.rows, ...more.rows]) }]]) };
}
