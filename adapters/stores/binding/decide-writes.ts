import type { Cell, Cells, FieldKey, RecordId } from '../../../core/cell.ts';
import { dict, sameCell } from '../../../core/cell.ts';
import type { NewRecord, Patch } from '../../../core/patch.ts';
import { recordKey } from '../../../core/record.ts';
import type { Found, Outcome } from '../../../core/store.ts';
import type { TableWrites } from './table-writes.ts';

/** A table at the moment it is to be written. Its rows are named by number, its ids are ours. */
export interface Standing {
  readonly hasIds: boolean;
  hasColumn(field: FieldKey): boolean;
  /** The rows that carry an id, the upper first. */
  rowsOf(id: RecordId): readonly number[];
  recordAt(row: number): Pick<Found, 'id' | 'cells'> | null;
  /** Whether every row stands where it stood when it was read: only then does a row number name a record. */
  readonly unmoved: boolean;
  /** Why a row cannot take what is to be written, as a code; `null` when it can. */
  obstacle(change: RowChange): string | null;
  /** The row for a new record when that many were placed already, or a code that says why there is none. */
  rowForNew(placed: number): number | string;
}

/** What is to be written into one row. */
export interface RowChange {
  readonly row: number;
  /** The id to be written; `null` when the row carries it already. */
  readonly id: RecordId | null;
  /** Only cells that do not hold this yet. */
  readonly set: Cells;
  readonly isNew: boolean;
}

export interface Decided {
  /** By record key for patches, by create key for creates. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly changes: readonly RowChange[];
}

interface Verdict {
  readonly patch: Patch;
  readonly outcome: Outcome;
  readonly change: RowChange | null;
}

const missing: Outcome = { is: 'missing' };
const noColumn: Outcome = { is: 'refused', why: 'column.missing' };

/**
 * Says what becomes of each patch and each new record, before anything is written. A patch holds only if the record
 * still holds what is expected, whole or not at all; a record is added once, because its id comes from its key.
 */
export function decideWrites(standing: Standing, { patches, creates }: TableWrites): Decided {
  const outcomes = new Map<string, Outcome>();
  const changes: RowChange[] = [];
  const settle = (key: string, outcome: Outcome, change: RowChange | null) => {
    outcomes.set(key, outcome);
    if (change && outcome.is === 'applied') changes.push(change);
  };
  for (const { patch, outcome, change } of wholeSwaps(patches.map((patch) => judgePatch(standing, patch))))
    settle(recordKey(patch.table, patch.id), outcome, change);
  let placed = 0;
  for (const record of creates) {
    const { outcome, change } = judgeCreate(standing, record, placed);
    settle(record.key, outcome, change);
    if (change?.isNew) placed++;
  }
  return { outcomes, changes };
}

function judgePatch(standing: Standing, patch: Patch): Verdict {
  const verdict = (outcome: Outcome, change: RowChange | null = null): Verdict => ({ patch, outcome, change });
  if (lacksColumn(standing, patch.set)) return verdict(noColumn);
  const row = rowOf(standing, patch);
  const record = row === null ? null : standing.recordAt(row);
  if (row === null || record === null) return verdict(missing);
  const holds = Object.keys(patch.expect).every((field) => sameCell(record.cells[field] ?? null, patch.expect[field]!));
  if (!holds) return verdict({ is: 'conflict', now: record.cells });
  const change = {
    row,
    id: record.id === patch.id ? null : patch.id,
    set: differing(record.cells, patch.set),
    isNew: false,
  };
  const why = standing.obstacle(change);
  return why === null ? verdict({ is: 'applied', id: patch.id, place: row }, change) : verdict({ is: 'refused', why });
}

/**
 * The row a patch means: the one that carries its id. A patch that brings the id goes by its place, and only to a row
 * that carries what was seen there, or, where nothing was said of that, to one without an id or a copy.
 */
function rowOf({ rowsOf, recordAt, unmoved }: Standing, { id, place, carries }: Patch): number | null {
  const record = typeof place === 'number' ? recordAt(place) : null;
  const [own] = rowsOf(id);
  if (carries === undefined && own !== undefined) return own;
  if (typeof place !== 'number' || record === null) return null;
  if (record.id === id) return place;
  if (!unmoved) return null;
  if (carries !== undefined) return record.id === carries ? place : null;
  return record.id === null || rowsOf(record.id)[0] !== place ? place : null;
}

/** An empty value needs no column. */
function lacksColumn({ hasIds, hasColumn }: Standing, set: Cells): boolean {
  return !hasIds || Object.keys(set).some((field) => set[field] !== null && !hasColumn(field));
}

function differing(cells: Cells, set: Cells): Cells {
  const left = dict<Cell>();
  for (const field in set) if (!sameCell(cells[field] ?? null, set[field]!)) left[field] = set[field]!;
  return left;
}

/**
 * Ids that change places do so all or none: half a swap would leave one record twice and another nowhere.
 * A swap that one row of it cannot take is looked at anew.
 */
function wholeSwaps(verdicts: readonly Verdict[]): readonly Verdict[] {
  let left = verdicts;
  for (;;) {
    const failed = left.filter(({ patch, outcome }) => typeof patch.carries === 'string' && outcome.is !== 'applied');
    const staying = new Set(failed.map(({ patch }) => patch.carries));
    const unplaced = new Set<RecordId | null | undefined>(failed.map(({ patch }) => patch.id));
    const isHalf = ({ patch, outcome, change }: Verdict) =>
      outcome.is === 'applied' && change?.id != null && (staying.has(patch.id) || unplaced.has(patch.carries));
    if (!left.some(isHalf)) return left;
    left = left.map((one) => (isHalf(one) ? { patch: one.patch, outcome: missing, change: null } : one));
  }
}

/** Whether nothing is left in a row but its id: whoever emptied it meant to remove the record. */
function isCleared(record: Pick<Found, 'cells'> | null): boolean {
  return record !== null && Object.values(record.cells).every((cell) => cell === null);
}

function judgeCreate(standing: Standing, { id, set }: NewRecord, placed: number): Omit<Verdict, 'patch'> {
  if (lacksColumn(standing, set)) return { outcome: noColumn, change: null };
  const [known] = standing.rowsOf(id);
  const isThere = known !== undefined && !isCleared(standing.recordAt(known));
  if (isThere) return { outcome: { is: 'applied', id, place: known }, change: null };
  const row = known ?? standing.rowForNew(placed);
  if (typeof row === 'string') return { outcome: { is: 'refused', why: row }, change: null };
  const isNew = known === undefined;
  const change = { row, id: isNew ? id : null, set: differing(dict(), set), isNew };
  const why = standing.obstacle(change);
  if (why !== null) return { outcome: { is: 'refused', why }, change: null };
  return { outcome: { is: 'applied', id, place: row }, change };
}
