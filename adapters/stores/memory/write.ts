import type { Cell, Cells, RecordId } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';
import type { NewRecord, Patch } from '../../../core/patch.ts';
import type { Outcome } from '../../../core/store.ts';
import { type BoundGrid, cellsOf, firstPlace, idOf, type Line } from './grid.ts';

/**
 * Writes one patch whole or not at all: only if the record still holds what is expected, never over a formula.
 * A patch with a place gives its id to the row there when that row has none or is the copy of an earlier one.
 */
export function writePatch(bound: BoundGrid, places: Places, patch: Patch): Outcome {
  const refused = cannotHold(bound, patch.set);
  if (refused) return refused;
  const place = placeOf(bound, places, patch);
  const line = bound.grid.lines[place - firstPlace];
  if (!line) return { is: 'missing' };
  const now = cellsOf(bound, line);
  const holds = Object.entries(patch.expect).every(([field, cell]) => sameCell(now[field] ?? null, cell));
  if (!holds) return { is: 'conflict', now };
  if (isCalculated(bound, line, patch.set)) return { is: 'refused', why: 'cell.computed' };
  line.cells[bound.binding.id] = patch.id;
  places.set(patch.id, place);
  setCells(bound, line, patch.set);
  return { is: 'applied', id: patch.id, place };
}

/** Adds a record below the last one, once: the id made from its key tells whether it is there. */
export function writeNew(bound: BoundGrid, places: Places, record: NewRecord): Outcome {
  const refused = cannotHold(bound, record.set);
  if (refused) return refused;
  const { headers, lines } = bound.grid;
  let place = places.get(record.id);
  if (place === undefined) {
    const line: Line = { cells: headers.map(() => null), marks: headers.map(() => null) };
    line.cells[bound.binding.id] = record.id;
    setCells(bound, line, record.set);
    place = lines.push(line) - 1 + firstPlace;
    places.set(record.id, place);
  }
  return { is: 'applied', id: record.id, place };
}

/** Where each record stands; of several rows with one id the upper. */
export type Places = Map<RecordId, number>;

export function placesIn(bound: BoundGrid): Places {
  const places: Places = new Map();
  bound.grid.lines.forEach((line, i) => {
    const id = idOf(bound, line);
    if (id !== null && !places.has(id)) places.set(id, i + firstPlace);
  });
  return places;
}

function cannotHold({ binding }: BoundGrid, set: Cells): Outcome | null {
  const missing = binding.id < 0 || Object.keys(set).some((field) => !binding.at.has(field));
  return missing ? { is: 'refused', why: 'column.missing' } : null;
}

/** The row of a patch, or −1. */
function placeOf(bound: BoundGrid, places: Places, { id, place }: Patch): number {
  const own = places.get(id);
  if (own !== undefined) return own;
  if (typeof place !== 'number') return -1;
  const line = bound.grid.lines[place - firstPlace];
  const there = line ? idOf(bound, line) : null;
  const isCopy = there !== null && places.get(there) !== place;
  return there === null || isCopy ? place : -1;
}

function isCalculated({ binding }: BoundGrid, line: Line, set: Cells): boolean {
  return Object.keys(set).some((field) => {
    const mark = line.marks[binding.at.get(field)!];
    return mark === 'computed' || mark === 'error';
  });
}

function setCells({ binding }: BoundGrid, line: Line, set: Cells): void {
  for (const [field, cell] of Object.entries(set)) {
    const at = binding.at.get(field)!;
    line.cells[at] = copied(cell);
    line.marks[at] = null;
  }
}

/** A list belongs to whoever gave it; the grid keeps its own. */
const copied = (cell: Cell): Cell => (typeof cell === 'object' && cell !== null ? [...cell] : cell);
