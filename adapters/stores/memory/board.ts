import type { BoardTab } from '../../../core/board.ts';
import { asTicked, boardMark, boardValue } from '../../../core/board.ts';
import { type Grid, gridOf } from './grid.ts';

/** Whether a grid is the tab of Rowcall's own. */
export function isBoard({ headers }: Grid): boolean {
  return headers[2] === boardMark;
}

/** The tab of Rowcall's own among these grids. */
export function memoryBoard(grids: Grid[]): BoardTab {
  function ticks(): ReadonlyMap<string, boolean> | null {
    const grid = grids.find(isBoard);
    if (grid === undefined) return null;
    const boxes = grid.lines.filter(({ cells }) => typeof cells[1] === 'boolean');
    return new Map(boxes.map(({ cells }) => [String(cells[2]), cells[1] === true]));
  }

  return {
    pace: 60,

    read: async () => ticks(),

    async write({ title, lines: [head, ...lines] }, memo) {
      const at = grids.findIndex(isBoard);
      if (at < 0 && grids.some((grid) => grid.title === title)) return { is: 'taken', memo };
      const rows = asTicked(lines, ticks()).map((line) => [line.label, boardValue(line), line.key]);
      const grid = gridOf({ title: grids[at]?.title ?? title, headers: [head?.label ?? title, '', boardMark], rows });
      if (at < 0) grids.push(grid);
      else grids[at] = grid;
      return { is: 'shown', memo };
    },
  };
}
