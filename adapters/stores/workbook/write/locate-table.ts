import type { CellKind, FieldKey, RecordId } from '../../../../core/cell.ts';
import { type Binding, bindColumns } from '../../../../core/columns.ts';
import type { Table } from '../../../../core/model.ts';
import type { Found } from '../../../../core/store.ts';
import type { Wanted } from '../../binding/wanted.ts';
import { findHeader, type Header, knownHeaders } from '../header.ts';
import { boundFields, type RecordsRead, readRecords } from '../records.ts';
import type { Tab } from '../tab.ts';
import { listColumns } from './list-columns.ts';

/** A column that a field is written to. */
export interface FieldColumn {
  readonly column: number;
  readonly kind: CellKind;
}

/** Where a table stands in its tab, and the records that somebody wants to write. */
export interface Located {
  readonly table: Table;
  readonly header: Header;
  readonly binding: Binding;
  readonly columns: ReadonlyMap<FieldKey, FieldColumn>;
  /** Its first and its last column. */
  readonly span: readonly [left: number, right: number];
  /** The last row that belongs to it. */
  readonly last: number;
  readonly records: readonly Found[];
  recordAt(row: number): Found | null;
  /** The rows of the records that carry an id, the upper first. */
  rowsOf(id: RecordId): readonly number[];
}

/** Finds a table in its tab; `null` when it has no header. */
export function locateTable(tab: Tab, table: Table, wanted: Wanted): Located | null {
  const header = findHeader(tab, knownHeaders(table));
  if (!header) return null;
  const binding = bindColumns(table, header.headers);
  const columns = new Map(
    boundFields(table, binding).map((field) => [
      field.key,
      { column: binding.at.get(field.key)! + 1, kind: field.type.cell },
    ]),
  );
  const { records, last } = readTwice((also) => readRecords(tab, header, table, binding, also), wanted);
  const byRow = new Map(records.map((found) => [found.place, found]));
  const byId = rowsById(records);
  return {
    table,
    header,
    binding,
    columns,
    span: listColumns(header, binding),
    last,
    records,
    recordAt: (row) => byRow.get(row) ?? null,
    rowsOf: (id) => byId.get(id) ?? [],
  };
}

/** Where a wanted row turns out to carry an id nobody asked for, other rows with that id are read too: it may be a copy. */
function readTwice(read: (wanted: Wanted) => RecordsRead, wanted: Wanted): RecordsRead {
  const first = read(wanted);
  const others = first.records.flatMap(({ id }) => (id === null || wanted.ids.has(id) ? [] : [id]));
  return others.length === 0 ? first : read({ ...wanted, ids: new Set([...wanted.ids, ...others]) });
}

function rowsById(records: readonly Found[]): ReadonlyMap<RecordId, readonly number[]> {
  const rows = new Map<RecordId, number[]>();
  for (const { id, place } of records) {
    if (id === null) continue;
    const known = rows.get(id);
    if (known) known.push(Number(place));
    else rows.set(id, [Number(place)]);
  }
  return rows;
}
