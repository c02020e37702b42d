import type { Cell, CellKind, FieldKey } from '../../../../core/cell.ts';
import type { Table } from '../../../../core/model.ts';
import type { RowChange, Standing } from '../../binding/decide-writes.ts';
import type { Wanted } from '../../binding/wanted.ts';
import type { OpenSheet } from '../xlsx.ts';
import { type CellPlace, usualStyles, type Wardrobe, wardrobe } from './cell-style.ts';
import { type Guards, readGuards } from './guards.ts';
import { type FieldColumn, type Located, locateTable } from './locate-table.ts';
import { writableXml } from './open-writable.ts';
import type { CellEdit } from './patch-rows.ts';
import { roomBelow } from './room.ts';
import { type CellSpot, indexRows, type RowIndex } from './row-index.ts';
import type { StyleBook } from './style-book.ts';

/** A table of a workbook opened for writing. */
export interface SheetTarget extends Located {
  readonly sheet: OpenSheet;
  readonly rows: RowIndex;
  readonly guards: Guards;
  readonly standing: Standing;
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
  const located = locateTable(sheet.tab, table, wanted);
  if (!located) return null;
  const { header, binding, columns, span, last } = located;
  const { bytes } = writableXml(sheet.xml, `The sheet ${sheet.entry.title}`);
  const rows = indexRows(bytes, sheet.parts.from, sheet.parts.to);
  const guards = readGuards(sheet);
  const usual = usualStyles(rows, header.row + 1, last);
  const dresser = wardrobe(book, usual, guards.defaultStyle, sheet.kit.codec);
  const wishesOf = wishReader(rows, columns, binding.id + 1);

  return {
    ...located,
    sheet,
    rows,
    guards,
    standing: {
      hasIds: binding.id >= 0,
      hasColumn: (field) => columns.has(field),
      rowsOf: located.rowsOf,
      recordAt: located.recordAt,
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

/** Reads what a change wants of each cell; what is empty and stays so is no wish. */
function wishReader(
  rows: RowIndex,
  columns: ReadonlyMap<FieldKey, FieldColumn>,
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
  if (mark === 'special') return 'cell.unwritable';
  if (mark === 'computed') return 'cell.computed';
  if (guards.isSpilled(row, column)) return 'cell.computed';
  if (guards.isMerged(row, column)) return 'cell.merged';
  if (guards.isProtected && book.isLocked(spot?.style ?? guards.defaultStyle(column) ?? 0)) return 'cell.locked';
  return dresser.canHold(wish.cell, wish) ? null : 'cell.unwritable';
}
