import type { Cell, Cells, RecordId } from '../../../core/cell.ts';
import { dict, sameCell } from '../../../core/cell.ts';
import type { Field } from '../../../core/field.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { Mark, Place, Row } from '../../../core/record.ts';
import { recordKey, toRow } from '../../../core/record.ts';
import type { JournalLine } from '../../../core/state.ts';
import type { Standing, StandingTable } from './standing.ts';
import { isFormula } from './standing.ts';
import type { Target } from './targets.ts';
import type { Trace } from './traces.ts';

/** One cell that would hold again what it held. */
export interface CellBack {
  readonly field: Field;
  readonly from: Cell;
  readonly to: Cell;
  /** The line of history that changed it last; `null` where history does not know. */
  readonly by: JournalLine | null;
}

/** One record that would be as it was. */
export interface RecordBack {
  readonly table: Table;
  readonly id: RecordId;
  /** Where it stands; `null` for a row that would come back. */
  readonly place: Place | null;
  /** As it stands now, or as it was where it is gone: what names it to people. */
  readonly row: Row;
  /** Filled cells only where the row comes back. */
  readonly cells: readonly CellBack[];
  /** Who removed a row that would come back, as far as history knows. */
  readonly by: JournalLine | null;
  /** All cells of a row that comes back, empty ones too; `null` where it stands. */
  readonly make: Cells | null;
}

/**
 * Why something stays as it is. `formula`: calculated then or now · `column`: the spreadsheet has no such column now ·
 * `settings`: the settings do not know it any more · `changed`: changed since by somebody else · `id`: had no id yet ·
 * `unseen`: nobody had looked at that column then.
 */
export type LeftWhy = 'formula' | 'column' | 'settings' | 'changed' | 'id' | 'table' | 'unseen';

/** Something that stays as it is. */
export interface Left {
  /** The name of the tab. */
  readonly table: string;
  /** `null`: a whole column or tab. */
  readonly row: Row | null;
  /** What stands above the column; empty: the whole row or tab. */
  readonly column: string;
  readonly why: LeftWhy;
}

/** A record that was made since, and stays. */
export interface MadeSince {
  readonly table: Table;
  readonly place: Place | null;
  readonly row: Row;
}

/** What a restore would do. */
export interface Comparison {
  readonly records: readonly RecordBack[];
  readonly made: readonly MadeSince[];
  readonly left: readonly Left[];
}

type Tables = ReadonlyMap<string, StandingTable>;

/** Compares what is meant with what stands there. Columns of Rowcall's own hold answers, which follow by themselves. */
export function compare(
  model: Model,
  standing: Tables,
  targets: readonly Target[],
  traces: ReadonlyMap<string, Trace>,
): Comparison {
  const records: RecordBack[] = [];
  const made: MadeSince[] = [];
  const left: Left[] = [];
  for (const [key, list] of Map.groupBy(targets, ({ table }) => table)) {
    const there = standing.get(key);
    if (there === undefined) {
      const table = model.tables.get(key);
      const why = table === undefined ? 'settings' : 'table';
      left.push({ table: table?.title ?? key, row: null, column: '', why });
      continue;
    }
    left.push(...wholeColumns(there, list));
    for (const target of list) {
      const now = there.records.get(target.id);
      const trace = traces.get(recordKey(key, target.id));
      if (target.was !== null) {
        const back = now ? cellsBack(there, now, target, trace, left) : rowBack(there, target, trace, left);
        if (back !== null) records.push(back);
      } else if (now !== undefined) made.push(madeNow(there.table, now));
    }
  }
  return { records: inOrder(model, records), made, left };
}

/** As people read a spreadsheet: by table and row, those that come back below. */
function inOrder({ tables }: Model, records: readonly RecordBack[]): readonly RecordBack[] {
  const order = new Map([...tables.keys()].map((key, at) => [key, at]));
  const row = ({ place }: RecordBack) => (typeof place === 'number' ? place : Number.MAX_SAFE_INTEGER);
  return records.toSorted((a, b) => order.get(a.table.key)! - order.get(b.table.key)! || row(a) - row(b));
}

/** Columns that the settings do not know any more, and those that nobody had looked at then; each is told once. */
function wholeColumns({ table }: StandingTable, targets: readonly Target[]): readonly Left[] {
  const columns = new Map<string, LeftWhy>();
  for (const { was, unseen } of targets) {
    for (const key in was) if (!table.byKey.has(key) && was[key] !== null) columns.set(key, 'settings');
    if (was !== null) for (const key of unseen ?? []) if (table.byKey.has(key)) columns.set(key, 'unseen');
  }
  return [...columns].flatMap(([key, why]) => {
    const field = table.byKey.get(key);
    const isOurs = field?.owner === 'rowcall';
    return isOurs ? [] : [{ table: table.title, row: null, column: field?.label ?? key, why }];
  });
}

function cellsBack(
  there: StandingTable,
  now: Standing,
  { was, only, marks }: Target,
  trace: Trace | undefined,
  left: Left[],
): RecordBack | null {
  const { table } = there;
  const cells: CellBack[] = [];
  const row = rowNow(table, now);
  for (const field of theirs(table)) {
    const { key, label } = field;
    if (!(key in was!)) continue;
    const from = now.cells[key] ?? null;
    const to = was![key] ?? null;
    if (sameCell(from, to)) continue;
    const why = obstacle(there, key, now.marks?.[key], marks?.[key]);
    const isChanged = only !== undefined && !sameCell(from, only[key] ?? null);
    if (why === null && !isChanged) cells.push({ field, from, to, by: trace?.by[key] ?? null });
    else left.push({ table: table.title, row, column: label, why: why ?? 'changed' });
  }
  return cells.length === 0 ? null : { table, id: now.id, place: now.place, row, cells, by: null, make: null };
}

function rowBack(
  there: StandingTable,
  { id, was, marks }: Target,
  trace: Trace | undefined,
  left: Left[],
): RecordBack | null {
  const { table } = there;
  const row = toRow(table, { id, cells: was!, ...(marks && { marks }) });
  const make = dict<Cell>();
  const cells: CellBack[] = [];
  for (const field of theirs(table)) {
    const { key, label } = field;
    const to = was![key] ?? null;
    const why = obstacle(there, key, marks?.[key]);
    // An empty cell is said too: else a rule would fill it as in a new row.
    if (why === null) make[key] = to;
    if (to === null) continue;
    if (why === null) cells.push({ field, from: null, to, by: null });
    else left.push({ table: table.title, row, column: label, why });
  }
  return cells.length === 0 ? null : { table, id, place: null, row, cells, by: trace?.last ?? null, make };
}

/** Fields that are not Rowcall's own, in the order of the settings. */
function theirs({ fields }: Table): readonly Field[] {
  return fields.filter(({ owner }) => owner !== 'rowcall');
}

function obstacle(
  { fields, calculated }: StandingTable,
  key: string,
  ...marks: readonly (Mark | undefined)[]
): LeftWhy | null {
  if (calculated.has(key) || marks.some(isFormula)) return 'formula';
  return fields.has(key) ? null : 'column';
}

/** Records that a backup does not hold: they were made since, and stay. */
export function madeSince(standing: Tables, then: ReadonlySet<string>): readonly MadeSince[] {
  return [...standing.values()].flatMap(({ table, records }) =>
    [...records.values()].flatMap((one) => (then.has(recordKey(table.key, one.id)) ? [] : [madeNow(table, one)])),
  );
}

function madeNow(table: Table, now: Standing): MadeSince {
  return { table, place: now.place, row: rowNow(table, now) };
}

function rowNow(table: Table, { id, cells, marks }: Standing): Row {
  return toRow(table, { id, cells, ...(marks && { marks }) });
}
