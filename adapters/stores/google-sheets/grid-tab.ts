import type { Cell } from '../../../core/cell.ts';
import type { Kind } from '../workbook/codec.ts';
import type { Line, Pick, Tab } from '../workbook/tab.ts';
import type { CellData, SheetCodec } from './codec.ts';
import type { Grid } from './grid.ts';

/** Choices that drop-downs demand, by column from 1. */
type Choices = ReadonlyMap<number, readonly string[]>;

/** A tab of Google Sheets in the form in which the tables of any spreadsheet are read. */
export function gridTab(grid: Grid, codec: SheetCodec, choices: Choices = new Map()): Tab {
  return {
    title: grid.title,
    typed: true,
    decimal: '.',
    regions: grid.regions,
    merged: grid.merged,
    inParts: true,
    isHidden: (column) => grid.columns[column - 1]?.isHidden === true,
    choices: async (column) => choices.get(column) ?? null,
    scan(pick, visit) {
      for (const [row, cells] of grid.rows) {
        const line = lineOf(row, cells, codec, pick);
        if (line.count > 0 && !visit(line)) return;
      }
    },
  };
}

/** Everything is at hand, so nothing is left unread. */
function lineOf(row: number, cells: readonly (CellData | undefined)[], codec: SheetCodec, pick: Pick | null): Line {
  const at: number[] = [];
  const read: Cell[] = [];
  const kinds: Kind[] = [];
  const marks: Line['marks'][number][] = [];
  let isEmptyBox = true;
  cells.forEach((data, i) => {
    const slot = pick === null ? i + 1 : (pick.slots[i + 1] ?? -1);
    const found = data === undefined || slot < 0 ? null : codec.read(data, pick?.kinds[slot] ?? null);
    if (found === null) return;
    at.push(slot);
    read.push(found.cell);
    kinds.push(found.kind);
    marks.push(found.mark);
    isEmptyBox &&=
      found.cell === false || found.mark === 'computed' || found.mark === 'error' || !isOfRecord(pick, slot);
  });
  const line = { row, count: at.length, at, cells: read, kinds, marks, readWhole() {} };
  return isEmptyBox ? withoutBoxes(line) : line;
}

/** The id alone makes no record: its column is the one that is read whatever it holds. */
function isOfRecord(pick: Pick | null, slot: number): boolean {
  return pick === null || pick.kinds[slot] !== null;
}

/** Boxes that nobody ticked stand ready in every row of a tab: a row that holds nothing else holds nothing. */
function withoutBoxes({ row, at, cells, kinds, marks, readWhole }: Line): Line {
  const kept = at.flatMap((_, i) => (cells[i] === false && marks[i] === null ? [] : [i]));
  return {
    row,
    count: kept.length,
    at: kept.map((i) => at[i]!),
    cells: kept.map((i) => cells[i]!),
    kinds: kept.map((i) => kinds[i]!),
    marks: kept.map((i) => marks[i]!),
    readWhole,
  };
}
