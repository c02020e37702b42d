import type { Cell, CellKind, FieldKey } from '../../../core/cell.ts';
import { cellText, dict } from '../../../core/cell.ts';
import type { Binding } from '../../../core/columns.ts';
import type { Field } from '../../../core/field.ts';
import type { Table } from '../../../core/model.ts';
import type { Mark, Marks } from '../../../core/record.ts';
import type { Found } from '../../../core/store.ts';
import { listOf } from '../binding/lists.ts';
import { isWanted, type Wanted } from '../binding/wanted.ts';
import { cellOfText } from './csv-cell.ts';
import type { Header } from './header.ts';
import { rowJudge } from './rows.ts';
import type { Line, Pick, Tab } from './tab.ts';

/** The bound columns of a table as slots: its fields first, the id column last. */
interface Slots {
  readonly pick: Pick;
  readonly keys: readonly FieldKey[];
}

/** The fields of a table that have a column of their own; of two fields that name the same column the first has it. */
export function boundFields(table: Table, binding: Binding): readonly Field[] {
  const taken = new Set<number>();
  return table.fields.filter((field) => {
    const at = binding.at.get(field.key);
    if (at === undefined || taken.has(at)) return false;
    taken.add(at);
    return true;
  });
}

/** What was read below a header. */
export interface RecordsRead {
  readonly records: readonly Found[];
  /** The last row that belongs to the table: of a record, or of one that was cleared and left its id behind. */
  readonly last: number;
}

/**
 * The records below a header: every row with a filled bound cell, or those that are wanted (`null`: all).
 * Rows that hold only formulas are records only where the whole table is calculated; totals and headings between rows
 * are none.
 */
export function readRecords(
  tab: Tab,
  header: Header,
  table: Table,
  binding: Binding,
  wanted: Wanted | null,
): RecordsRead {
  const slots = bindSlots(table, binding);
  const build = foundBuilder(slots, tab);
  const toFound = (line: Line, id: string | null): Found | 'aside' => {
    const found = build(line, id);
    return id === null && table.isAside?.(found) ? 'aside' : found;
  };
  const ids = slots.keys.length;
  if (wanted === null) return survey(tab, header, binding, slots.pick, ids, toFound);

  // Of most rows it only matters that they are records, and which.
  return survey(tab, header, binding, { ...slots.pick, unread: ids }, ids, (line, id) => {
    const isAsked = isWanted({ id, place: line.row }, wanted);
    // A row that has no id yet may be no record: then the table ends above it.
    if (!isAsked && (id !== null || table.isAside === undefined)) return null;
    line.readWhole();
    const found = toFound(line, id);
    return isAsked || found === 'aside' ? found : null;
  });
}

/**
 * Goes through the rows of a table and keeps what `take` makes of each record: `aside` is no record, `null` one that nobody
 * asked for. The ids stand in the slot `ids`.
 */
function survey<T>(
  tab: Tab,
  header: Header,
  binding: Binding,
  pick: Pick,
  ids: number,
  take: (line: Line, id: string | null) => T | 'aside' | null,
) {
  const columns = [...binding.at.values()].map((at) => at + 1);
  const judge = rowJudge(tab, header, columns, (slot) => slot < ids);
  const typed = { records: [] as T[], last: header.row };
  const calculated = { records: [] as T[], last: header.row };
  let anyTyped = false;

  tab.scan(pick, (line) => {
    const kind = judge(line);
    if (kind === 'beyond') return false;
    if (kind === 'typed') anyTyped = true;
    const id = line.row > header.row ? idOf(line, ids) : null;
    if (id !== null) typed.last = line.row;
    if (kind === 'blank' || (kind === 'calculated' && anyTyped)) return true;
    calculated.last = line.row;
    const taken = take(line, id);
    if (kind === 'typed' && taken !== 'aside') typed.last = line.row;
    if (taken !== null && taken !== 'aside') (kind === 'typed' ? typed : calculated).records.push(taken);
    return true;
  });
  return anyTyped ? typed : { ...calculated, last: Math.max(typed.last, calculated.last) };
}

function idOf(line: Line, slot: number): string | null {
  for (let i = 0; i < line.count; i++) if (line.at[i] === slot) return cellText(line.cells[i]!);
  return null;
}

function bindSlots(table: Table, binding: Binding): Slots {
  const fields = boundFields(table, binding);
  const slots = new Int32Array(2 + Math.max(binding.id, ...binding.at.values())).fill(-1);
  fields.forEach((field, slot) => {
    slots[binding.at.get(field.key)! + 1] = slot;
  });
  if (binding.id >= 0) slots[binding.id + 1] = fields.length;
  const kinds: (CellKind | null)[] = [...fields.map((field) => field.type.cell), null];
  return { pick: { slots, kinds }, keys: fields.map((field) => field.key) };
}

/** Makes records of lines. Every record has the same keys in the same order, `null` where the cell is empty. */
function foundBuilder({ pick, keys }: Slots, { typed, decimal }: Tab): (line: Line, id: string | null) => Found {
  const marksOf = marksBuilder(keys);
  const wantsText = pick.kinds.map((kind) => typed && (kind === 'number' || kind === 'date' || kind === 'instant'));
  const marks: (Mark | null)[] = keys.map(() => null);

  const meant = (text: string, kind: CellKind | null): Cell => {
    if (typed) return kind === 'list' ? listOf(text) : text;
    return cellOfText(text, kind, decimal);
  };

  return (line, id) => {
    const cells = dict<Cell>();
    for (const key of keys) cells[key] = null;
    let marked = false;
    for (let i = 0; i < line.count; i++) {
      const slot = line.at[i]!;
      const cell = line.cells[i]!;
      if (slot === keys.length) continue;
      cells[keys[slot]!] = typeof cell === 'string' ? meant(cell, pick.kinds[slot] ?? null) : cell;
      const mark = line.marks[i] ?? (line.kinds[i] === 'text' && wantsText[slot] ? 'text' : null);
      if (mark === null) continue;
      marks[slot] = mark;
      marked = true;
    }
    const found = { id, place: line.row, cells };
    return marked ? { ...found, marks: marksOf(marks) } : found;
  };
}

/** Rows of one table mostly carry the same marks: equal ones in a row share one object. `marks` is emptied for the next. */
function marksBuilder(keys: readonly FieldKey[]): (marks: (Mark | null)[]) => Marks {
  let last: Marks = dict<Mark>();
  return (marks) => {
    if (!keys.every((key, slot) => (last[key] ?? null) === marks[slot])) {
      const next = dict<Mark>();
      keys.forEach((key, slot) => {
        const mark = marks[slot];
        if (mark) next[key] = mark;
      });
      last = next;
    }
    marks.fill(null);
    return last;
  };
}
