import { type Area, readArea } from './area.ts';
import { tooLarge } from './faults.ts';
import { attributeOf } from './xml.ts';

/** Follows the ranges that array formulas and data tables fill: their cells hold values but no formula of their own. */
export interface SpillTracker {
  startRow(row: number): void;
  /** Whether a cell of the current row lies in such a range. */
  covers(column: number): boolean;
  /** Looks at the attributes of a formula tag between two offsets. */
  add(bytes: Uint8Array, from: number, to: number): void;
}

/** More ranges than this over one row are no workbook that people made. */
const maxOpen = 1000;

export function spillTracker(): SpillTracker {
  let open: Area[] = [];
  return {
    startRow(row) {
      if (open.length > 0) open = open.filter((area) => area.bottom >= row);
    },
    covers: (column) => open.length > 0 && open.some((area) => column >= area.left && column <= area.right),
    add(bytes, from, to) {
      if (!fillsRange(bytes, from, to)) return;
      const area = readArea(attributeOf(bytes, from, to, 'ref') ?? '');
      if (!area || (area.top === area.bottom && area.left === area.right)) return;
      if (open.length >= maxOpen) throw tooLarge('The workbook has too many array formulas over one another.');
      open.push(area);
    },
  };
}

/** Whether the tag says `t="array"` or `t="dataTable"`. */
function fillsRange(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at + 3 < to; at++) {
    if (bytes[at] !== 0x74 || bytes[at + 1] !== 0x3d) continue;
    const first = bytes[at + 3];
    return first === 0x61 || first === 0x64;
  }
  return false;
}
