import type { Cell, Cells, FieldKey, RecordId } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';
import type { Field } from '../../../core/field.ts';
import { joinedField, joinedInto } from '../../../core/joined.ts';
import type { Table } from '../../../core/model.ts';
import type { Row } from '../../../core/record.ts';
import { recordKey, toRow } from '../../../core/record.ts';
import type { Kept } from '../../../core/state.ts';
import type { JoinRules } from '../../behaviours/deduplication/join-plan.ts';
import { planJoin } from '../../behaviours/deduplication/join-plan.ts';
import type { Ref } from '../../fields/reference.ts';
import type { WrittenCell } from '../undoing/written-cells.ts';

/** More rows are taken in the order in which history names them. */
const mostPermuted = 5;

/**
 * Of what was written when several rows were joined in one go, that which parting one of them takes back: its own place, the
 * links that came by it, and in the kept row what is there by it alone, as if it had not been among those that were joined.
 * `then` is what joined rows held when they were joined, where that was changed since. `after` of a cell in the kept row is what stands there by the rows that are still joined.
 */
export function withoutRow(
  table: Table,
  rules: JoinRules,
  then: ReadonlyMap<RecordId, Cells>,
  cells: readonly WrittenCell[],
  records: ReadonlyMap<string, Kept>,
  id: RecordId,
): readonly WrittenCell[] {
  const known = (one: RecordId) => records.get(recordKey(table.key, one));
  const into = joinedInto(known(id)?.accepted ?? {});
  const joined = cells.filter((cell) => cell.table === table && cell.field.key === joinedField);
  const together = joined.flatMap((cell) => {
    const one = known(cell.id);
    return one !== undefined && joinedInto(one.accepted) === into ? [rowWith(table, one, then.get(one.id) ?? {})] : [];
  });
  const kept = into === null ? undefined : known(into);
  const isLast = together.length < 2;
  const own = cells.filter((cell) => cell.table === table && cell.id === into && cell.field.key !== joinedField);
  const inKept = kept === undefined ? own : keptCells(table, rules, own, kept, together, id);
  return cells.flatMap((cell) => {
    if (own.includes(cell)) return inKept.filter(({ field }) => field === cell.field);
    if (cell.field.key === joinedField) return cell.id === id ? [cell] : [];
    return isLast || isLinkBy(id, cell, records) ? [cell] : [];
  });
}

function keptCells(
  table: Table,
  rules: JoinRules,
  cells: readonly WrittenCell[],
  kept: Kept,
  together: readonly Row[],
  id: RecordId,
): readonly WrittenCell[] {
  const first = rowWith(table, kept, Object.fromEntries(cells.map(({ field, before }) => [field.key, before])));
  const becomes = (rows: readonly Row[]) => {
    const { fields, undecided } = planJoin(table, [first, ...rows], rules);
    const chosen = new Map(fields.map(({ field, cell }) => [field.key, cell]));
    return (field: FieldKey): Cell | undefined => (undecided.includes(field) ? undefined : (chosen.get(field) ?? null));
  };
  const orders = permuted(together).map((rows) => ({
    all: becomes(rows),
    others: becomes(rows.filter((row) => row.id !== id)),
  }));
  return cells.flatMap((cell) => {
    const { field, after } = cell;
    const now = kept.seen[field.key] ?? null;
    const isThis = (what: Cell | undefined) => what !== undefined && isSame(field, what, now);
    const isOfNobodyElse = [first, ...together].every(
      (row) => isThis(row.cells[field.key] ?? null) === (row.id === id),
    );
    if (together.length < 2 && isThis(after)) return [cell];
    const order = orders.find(({ all }) => isThis(all(field.key)));
    // Whose value is right was said by a person: only what nobody else has goes with the row.
    const found = order ?? (isThis(after) && isOfNobodyElse ? orders[0] : undefined);
    if (found === undefined) return isThis(after) ? [] : [cell];
    const before = found.others(field.key);
    return before === undefined || isThis(before) ? [] : [{ ...cell, before, after: now }];
  });
}

function rowWith(table: Table, { id, seen, marks }: Kept, then: Cells): Row {
  return toRow(table, { id, cells: { ...seen, ...then }, marks });
}

/** Two ways of writing the same are the same: what was taken from another row may have been given its one form since. */
function isSame(field: Field, a: Cell, b: Cell): boolean {
  const normal = (cell: Cell) => {
    const parsed = field.parse(cell);
    return parsed.is === 'value' ? parsed.cell : cell;
  };
  return sameCell(a, b) || sameCell(normal(a), normal(b));
}

/** Whether a cell is a link that led to a record before it led where that was joined into, and to no other. */
function isLinkBy(
  id: RecordId,
  { table, id: record, field }: WrittenCell,
  records: ReadonlyMap<string, Kept>,
): boolean {
  const refs = records.get(recordKey(table.key, record))?.accepted[field.key];
  const froms = Array.isArray(refs) ? (refs as readonly Partial<Ref>[]).flatMap(({ from }) => from ?? []) : [];
  return froms.length > 0 && froms.every((from) => from === id);
}

/** In which order rows were joined nobody has written down; texts that were put together tell. */
function permuted(rows: readonly Row[]): readonly (readonly Row[])[] {
  if (rows.length < 2 || rows.length > mostPermuted) return [rows];
  return rows.flatMap((row, at) => permuted(rows.toSpliced(at, 1)).map((others) => [row, ...others]));
}
