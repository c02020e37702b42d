import type { Cell, FieldKey, RecordId } from '../../../core/cell.ts';
import { idHeader } from '../../../core/columns.ts';
import type { Owner } from '../../../core/field.ts';
import { recordKey } from '../../../core/record.ts';
import type { RowChange } from '../binding/decide-writes.ts';
import type { TableWrites } from '../binding/table-writes.ts';
import { type Bound, dataAt, idAt } from './bound.ts';
import type { Entered } from './codec.ts';
import { formatOf } from './codec.ts';

/** One cell to be written. */
export interface CellWrite {
  readonly field: FieldKey;
  readonly owner: Owner;
  /** From 0. */
  readonly column: number;
  readonly set: Cell;
  readonly entered: Entered;
  /** The number format that the cell must be given; `null`: the one it has will do. */
  readonly format: Entered['format'];
  /** The text that must stand there; `null`: it is written by position. */
  readonly find: string | null;
}

/** What is to become of one row. */
export interface RowWrite {
  /** By which the outcome is known: of the record, or of the new record's making. */
  readonly key: string;
  readonly id: RecordId;
  readonly bound: Bound;
  readonly change: RowChange;
  readonly cells: readonly CellWrite[];
  /** The row at which a new one is put in between; `null`: it goes below all that stands there. */
  readonly between: number | null;
}

/** The cells that a change of a row comes to. */
export function rowWrite(
  bound: Bound,
  { creates, table }: TableWrites,
  change: RowChange,
  between: number | null,
): RowWrite {
  const id = change.id ?? idAt(bound, change.row) ?? '';
  const create = creates.find((one) => one.id === id);
  const cells = Object.entries(change.set).flatMap(([field, set]) => cellWrite(bound, change, field, set) ?? []);
  if (change.id !== null) cells.unshift(idWrite(bound, change.id));
  return { key: create?.key ?? recordKey(table, id), id, bound, change, cells, between: change.isNew ? between : null };
}

function idWrite({ binding }: Bound, id: RecordId): CellWrite {
  const entered = { value: { stringValue: id }, format: null };
  return { field: idHeader, owner: 'rowcall', column: binding.id, set: id, entered, format: null, find: null };
}

function cellWrite(bound: Bound, { row, isNew }: RowChange, key: FieldKey, set: Cell): CellWrite | null {
  const column = bound.binding.at.get(key);
  const { owner, type } = bound.table.byKey.get(key)!;
  const entered = bound.codec.enter(set, type.cell);
  // An empty value needs no column.
  if (column === undefined || entered === null) return null;
  const data = isNew ? {} : dataAt(bound, row, column);
  const text = data.userEnteredValue?.stringValue ?? '';
  const becomesText = entered.value === null || typeof entered.value.stringValue === 'string';
  // Of Rowcall's own columns the place says enough: what was hit by mistake is put right from what Rowcall knows.
  const find = text !== '' && becomesText && owner !== 'rowcall' ? text : null;
  return { field: key, owner, column, set, entered, format: neededFormat(entered, formatOf(data)), find };
}

const ofDays = ['DATE', 'DATE_TIME'];

/** People keep the formats that they chose wherever the value can be told by them. */
export function neededFormat({ format }: Entered, has: string | null): Entered['format'] {
  switch (format) {
    case null:
      return null;
    case 'plain':
      return has !== null && [...ofDays, 'TIME'].includes(has) ? 'plain' : null;
    case 'DATE':
    case 'DATE_TIME':
      return has !== null && ofDays.includes(has) ? null : format;
    case 'TEXT':
      return has === 'TEXT' ? null : 'TEXT';
    default:
      return format satisfies never;
  }
}
