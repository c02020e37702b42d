import type { Area } from './area.ts';
import type { HeaderRow } from './header-rows.ts';

/** A header over two rows, and its cells as they would be if somebody had merged them. */
interface UnmergedHeader {
  readonly upper: HeaderRow;
  readonly lower: HeaderRow;
  readonly areas: readonly Area[];
}

/**
 * Finds a header over two rows whose cells nobody has merged, or no longer, as in a CSV file: all of it is words, the lower
 * row goes on to the right below some word of the upper one, and what it leaves out stands in the upper row above records.
 */
export function unmergedHeader(rows: readonly HeaderRow[]): UnmergedHeader | null {
  for (const [at, upper] of rows.entries()) {
    const [lower, record] = rows.slice(at + 1);
    if (lower === undefined || record === undefined) return null;
    if (lower.row !== upper.row + 1 || !isAllWords(upper) || !isAllWords(lower)) continue;
    const down = [...upper.texts.keys()].filter((column) => !lower.texts.has(column));
    const isFilledBelow = down.some((column) => record.texts.has(column));
    const headings = headingsOver(upper, lower);
    if (isFilledBelow && headings.length > 0)
      return {
        upper,
        lower,
        areas: [...headings, ...down.map((column) => over(upper.row, lower.row, column, column))],
      };
  }
  return null;
}

function isAllWords({ texts, words }: HeaderRow): boolean {
  return texts.size >= 2 && words === texts.size;
}

/** Words of the upper row over themselves and the columns right of them that only the lower row has. */
function headingsOver(upper: HeaderRow, lower: HeaderRow): readonly Area[] {
  return [...upper.texts.keys()].flatMap((left) => {
    let right = left;
    while (!upper.texts.has(right + 1) && lower.texts.has(right + 1)) right++;
    return right > left && lower.texts.has(left) ? [over(upper.row, upper.row, left, right)] : [];
  });
}

function over(top: number, bottom: number, left: number, right: number): Area {
  return { top, left, bottom, right };
}
