import { cellText, fold } from '../../../core/cell.ts';
import { type ListRows, type ListSource, type Lists, tidyRows } from '../../../core/list-source.ts';
import { type Answer, askFor, askOutline, type Outline } from './ask.ts';
import type { SheetCodec } from './codec.ts';
import type { Grid } from './grid.ts';
import type { Sight } from './look.ts';
import { listRange } from './ranges.ts';

/** The lists of an answer; those whose tabs are not in it are `null`. */
export function listsIn({ zone, grids }: Answer, lists: readonly ListSource[], sight: Pick<Sight, 'codecOf'>): Lists {
  const codec = sight.codecOf(zone);
  return new Map(
    lists.map((list) => {
      const grid = [...grids.values()].find(({ title }) => fold(title) === fold(list.tab));
      return [list.name, grid === undefined ? null : rowsOf(grid, list, codec)];
    }),
  );
}

function rowsOf(
  { rows }: Grid,
  { top, left, bottom = Number.POSITIVE_INFINITY, right }: ListSource,
  codec: SheetCodec,
): ListRows {
  const found = [...rows].filter(([row]) => row >= top && row <= bottom);
  return tidyRows(
    found.map(([, cells]) =>
      Array.from({ length: right - left + 1 }, (_, i) => {
        const data = cells[left - 1 + i];
        return cellText((data && codec.read(data, null)?.cell) ?? null);
      }),
    ),
  );
}

/** Lists whose cells are there: of others nobody can ask. */
export function askable(lists: readonly ListSource[], tabs: readonly Outline[]): readonly ListSource[] {
  return lists.filter(({ tab, top, left }) =>
    tabs.some(({ title, size }) => fold(title) === fold(tab) && top <= size.rows && left <= size.columns),
  );
}

/** Reads lists by themselves, in two calls. Throws `RowcallError`. */
export async function askLists(sight: Sight, lists: readonly ListSource[]): Promise<Lists> {
  const { tabs } = await askOutline(sight.google, sight.spreadsheet);
  const there = askable(lists, tabs);
  const none: Lists = new Map(lists.map(({ name }) => [name, null]));
  if (there.length === 0) return none;
  const answer = await askFor(sight.google, sight.spreadsheet, there.map(listRange));
  return new Map([...none, ...listsIn(answer, there, sight)]);
}
