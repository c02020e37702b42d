import type { Cell, CellKind, FieldKey, RecordId } from '../../../../core/cell.ts';
import { type Binding, bindColumns } from '../../../../core/columns.ts';
import type { Table } from '../../../../core/model.ts';
import type { Found } from '../../../../core/store.ts';
import type { RowChange, Standing } from '../../binding/decide-writes.ts';
import type { Wanted } from '../../binding/wanted.ts';
import { findHeader, type Header, knownHeaders } from '../header.ts';
import { boundFields, type RecordsRead, readRecords } from '../records.ts';
import type { OpenSheet } from '../xlsx.ts';
import { type CellPlace, usualStyles, type Wardrobe, wardrobe } from './cell-style.ts';
import { type Guards, readGuards } from './guards.ts';
import { listColumns } from './list-columns.ts';
import { writableXml } from './open-writable.ts';
import type { CellEdit } from './patch-rows.ts';
import { roomBelow } from './room.ts';
import { type CellSpot, indexRows, type RowIndex } from './row-index.ts';
import type { StyleBook } from './style-book.ts';

/** A table of a workbook opened for writing. */
export interface SheetTarget {
  readonly sheet: OpenSheet;
  readonly table: Table;
  readonly header: Header;
  readonly binding: Binding;
  readonly rows: RowIndex;
  readonly guards: Guards;
  /** Its first and its last column. */
  readonly span: readonly [left: number, right: number];
  /** The last row that belongs to the table. */
  readonly last: number;
  readonly standing: Standing;
  /** The record that was found in a row. */
  recordAt(row: number): Found | null;
  /** The cells of a row that must be written. */
  edits(change: RowChange): readonly CellEdit[];
}

interface Wish extends CellPlace {
  readonly cell: Cell;
  readonly spot: CellSpot | null;
}

/** Opens a table's sheet for writing `wanted` records; `null` when it has no header. Throws `book.unwritable`. */
export function openTarget(
  sheet: OpenSheet,
  table: Table,
  wanted: Wanted,
  unmoved: boolean,
  book: StyleBook,
): SheetTarget | null {
  const header = findHeader(sheet.tab, knownHeaders(table));
  if (!header) return null;
  const { bytes } = writableXml(sheet.xml, `The sheet ${sheet.entry.title}`);
  const binding = bindColumns(table, header.headers);
  const span = listColumns(header, binding);
  const columns = new Map(
    boundFields(table, binding).map((field) => [
      field.key,
      { column: binding.at.get(field.key)! + 1, kind: field.type.cell },
    ]),
  );
  const { records, last } = readTwice((also) => readRecords(sheet.tab, header, table, binding, also), wanted);
  const byRow = new Map(records.map((found) => [Number(found.place), found]));
  const rows = indexRows(bytes, sheet.parts.from, sheet.parts.to);
  const guards = readGuards(sheet);
  const usual = usualStyles(rows, header.row + 1, last);
  const dresser = wardrobe(book, usual, guards.defaultStyle, sheet.kit.codec);
  const wishesOf = wishReader(rows, columns, binding.id + 1);

  return {
    sheet,
    table,
    header,
    binding,
    rows,
    guards,
    span,
    last,
    recordAt: (row) => byRow.get(row) ?? null,
    standing: {
      hasIds: binding.id >= 0,
      hasColumn: (field) => columns.has(field),
      rowsOf: rowsById(records),
      recordAt: (row) => byRow.get(row) ?? null,
      unmoved,
      obstacle(change) {
        for (const wish of wishesOf(change)) {
          const why = obstacle(change.row, wish, rows, guards, book, dresser);
          if (why !== null) return why;
        }
        return null;
      },
      ...roomBelow(sheet, rows, header, span, last),
    },
    edits(change) {
      const wishes = wishesOf(change);
      const written = wishes.flatMap((wish): CellEdit[] => {
        const dressed = dresser.dress(wish.cell, wish);
        return dressed ? [{ column: wish.column, ...dressed }] : [];
      });
      if (!change.isNew || guards.isProtected) return written;
      return [...written, ...emptyCells(new Set(wishes.map(({ column }) => column)), change.row)];
    },
  };

  /** The cells of a new row that stay empty look like those above them. */
  function emptyCells(taken: ReadonlySet<number>, number: number): readonly CellEdit[] {
    const row = rows.row(number);
    const there = new Set(row ? rows.cells(row).map(({ column }) => column) : []);
    const [left, right] = span;
    const edits: CellEdit[] = [];
    for (let column = left; column <= right; column++) {
      const style = taken.has(column) || there.has(column) ? null : usual.of(column, () => true);
      if (style) edits.push({ column, style, content: { is: 'empty' } });
    }
    return edits;
  }
}

/** Where a wanted row turns out to carry an id nobody asked for, other rows with that id are read too: it may be a copy. */
function readTwice(read: (wanted: Wanted) => RecordsRead, wanted: Wanted): RecordsRead {
  const first = read(wanted);
  const others = first.records.flatMap(({ id }) => (id === null || wanted.ids.has(id) ? [] : [id]));
  return others.length === 0 ? first : read({ ...wanted, ids: new Set([...wanted.ids, ...others]) });
}

/** Reads what a change wants of each cell; what is empty and stays so is no wish. */
function wishReader(
  rows: RowIndex,
  columns: ReadonlyMap<FieldKey, { readonly column: number; readonly kind: CellKind }>,
  idColumn: number,
): (change: RowChange) => readonly Wish[] {
  return ({ row: number, id, set }) => {
    const row = rows.row(number);
    const spots = row ? rows.cells(row) : [];
    const wish = (column: number, kind: CellKind, cell: Cell): Wish[] => {
      const spot = spots.find((one) => one.column === column) ?? null;
      return cell === null && spot === null ? [] : [{ column, kind, cell, spot, style: spot?.style ?? null }];
    };
    const cells = Object.keys(set).flatMap((field) => {
      const at = columns.get(field);
      return at ? wish(at.column, at.kind, set[field]!) : [];
    });
    return id === null ? cells : [...cells, ...wish(idColumn, 'text', id)];
  };
}

function obstacle(
  row: number,
  wish: Wish,
  rows: RowIndex,
  guards: Guards,
  book: StyleBook,
  dresser: Wardrobe,
): string | null {
  const { column, spot } = wish;
  const mark = spot && rows.mark(spot);
  if (mark !== null) return `cell.${mark}`;
  if (guards.isSpilled(row, column)) return 'cell.computed';
  if (guards.isMerged(row, column)) return 'cell.merged';
  if (guards.isProtected && book.isLocked(spot?.style ?? guards.defaultStyle(column) ?? 0)) return 'cell.locked';
  return dresser.canHold(wish.cell, wish) ? null : 'cell.unwritable';
}

function rowsById(records: readonly Found[]): (id: RecordId) => readonly number[] {
  const rows = new Map<RecordId, number[]>();
  for (const { id, place } of records) {
    if (id === null) continue;
    const known = rows.get(id);
    if (known) known.push(Number(place));
    else rows.set(id, [Number(place)]);
  }
  return (id) => rows.get(id) ?? [];
}
