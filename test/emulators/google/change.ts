import { mapReferences } from './references.ts';
import type { Shift } from './shift.ts';
import { filteredAt, insertion, lookAt, move, protectedAt, removal, shiftedArea, withArea } from './shift.ts';
import type { Area, Cell, Column, Doc, Row, Sheet } from './world.ts';
import { newColumns, newRow } from './world.ts';

/** Steps that belong together: all of them stay, or all are taken back. */
export interface Change {
  readonly doc: Doc;
  /** Whose change it is. */
  readonly by: string;
  cell(sheet: Sheet, row: Row, column: number, cell: Cell | undefined): void;
  /** Replaces the cells of whole rows between two columns in one step. */
  cells(sheet: Sheet, rows: readonly Row[], left: number, blocks: readonly (readonly (Cell | undefined)[])[]): void;
  insertRows(sheet: Sheet, at: number, rows: readonly Row[]): void;
  deleteRows(sheet: Sheet, at: number, count: number): void;
  moveRows(sheet: Sheet, from: number, count: number, to: number): void;
  insertColumns(sheet: Sheet, at: number, count: number): void;
  deleteColumns(sheet: Sheet, at: number, count: number): void;
  moveColumns(sheet: Sheet, from: number, count: number, to: number): void;
  addSheet(sheet: Sheet, at: number): void;
  removeSheet(sheet: Sheet): void;
  moveSheet(sheet: Sheet, to: number): void;
  set<T extends object, K extends keyof T>(target: T, key: K, value: T[K]): void;
}

/** Carries out the steps; what they throw takes all of them back. Returns what takes them back later, whatever moved since. */
export function change(doc: Doc, by: string, act: (steps: Change) => void): () => void {
  const back: (() => void)[] = [];
  const undo = () => {
    for (const step of back.toReversed()) step();
    doc.steps += 1;
  };
  try {
    act(recorder(doc, by, back));
  } catch (error) {
    undo();
    throw error;
  }
  return undo;
}

function recorder(doc: Doc, by: string, back: (() => void)[]): Change {
  function did(undo: () => void): void {
    doc.steps += 1;
    back.push(undo);
  }

  function set<T extends object, K extends keyof T>(target: T, key: K, value: T[K]): void {
    const before = target[key];
    target[key] = value;
    did(() => {
      target[key] = before;
    });
  }

  function cell(sheet: Sheet, row: Row, column: number, value: Cell | undefined): void {
    const before = row.cells[column];
    const there = sheet.columns[column]!;
    row.cells[column] = value;
    did(() => {
      const now = sheet.columns.indexOf(there);
      if (now >= 0) row.cells[now] = before;
    });
  }

  function cells(
    sheet: Sheet,
    rows: readonly Row[],
    left: number,
    blocks: readonly (readonly (Cell | undefined)[])[],
  ): void {
    const width = blocks[0]?.length ?? 0;
    const before = rows.map((row) => Array.from({ length: width }, (_, i) => row.cells[left + i]));
    const there = sheet.columns[left]!;
    const put = (at: number, all: readonly (readonly (Cell | undefined)[])[]) => {
      for (const [i, row] of rows.entries())
        for (let column = 0; column < width; column++) row.cells[at + column] = all[i]![column];
    };
    put(left, blocks);
    did(() => {
      const now = sheet.columns.indexOf(there);
      if (now >= 0) put(now, before);
    });
  }

  /** Everything that is bound to positions goes along: formulas, merged cells, protections, tables, the filter. */
  function follow(sheet: Sheet, rows: Shift | null, columns: Shift | null, undo: Shift): void {
    const [rowsBack, columnsBack] = rows === null ? [null, undo] : [undo, null];
    const there = (area: Area) => shiftedArea(area, rows, columns);
    const andBack = (area: Area) => shiftedArea(area, rowsBack, columnsBack);
    followed(
      sheet,
      'merges',
      (area) => there(area),
      (area) => andBack(area),
    );
    followed(
      sheet,
      'protections',
      (one) => protectedAt(one, there),
      (one) => protectedAt(one, andBack),
    );
    followed(
      sheet,
      'bandings',
      (one) => withArea(one, there(one.area)),
      (one) => withArea(one, andBack(one.area)),
    );
    followed(
      sheet,
      'looks',
      (one) => lookAt(one, there),
      (one) => lookAt(one, andBack),
    );
    followed(
      sheet,
      'tables',
      (one) => withArea(one, there(one.area)),
      (one) => withArea(one, andBack(one.area)),
    );
    if (sheet.filter !== null) set(sheet, 'filter', filteredAt(sheet.filter, there, columns));
    for (const other of doc.sheets)
      for (const row of other.rows)
        row.cells.forEach((one, i) => {
          if (one?.value === undefined || !('formulaValue' in one.value)) return;
          const formulaValue = mapReferences(one.value.formulaValue, other, doc, (target, reference) =>
            target === sheet ? shiftedArea(reference, rows, columns) : reference,
          );
          if (formulaValue !== one.value.formulaValue) cell(other, row, i, { ...one, value: { formulaValue } });
        });
  }

  /** What others added or changed meanwhile stays when the step is taken back. */
  function followed<K extends 'merges' | 'protections' | 'bandings' | 'looks' | 'tables', T extends Sheet[K][number]>(
    sheet: Sheet,
    key: K,
    there: (one: T) => T | null,
    andBack: (one: T) => T | null,
  ): void {
    const before = sheet[key] as readonly Sheet[K][number][] as readonly T[];
    if (before.length === 0) return;
    const after = before.map(there);
    sheet[key] = after.filter((one) => one !== null) as readonly unknown[] as Sheet[K];
    did(() => {
      const now = sheet[key] as readonly Sheet[K][number][] as readonly T[];
      const gone = before.filter((_, i) => after[i] === null);
      const kept = now.flatMap((one) => before[after.indexOf(one)] ?? andBack(one) ?? []);
      sheet[key] = [...kept, ...gone] as readonly unknown[] as Sheet[K];
    });
  }

  function insertRows(sheet: Sheet, at: number, rows: readonly Row[]): void {
    sheet.rows.splice(at, 0, ...rows);
    did(() => {
      const added = new Set(rows);
      sheet.rows = sheet.rows.filter((row) => !added.has(row));
    });
    if (at < sheet.rows.length - rows.length) follow(sheet, insertion(at, rows.length), null, removal(at, rows.length));
  }

  function deleteRows(sheet: Sheet, at: number, count: number): void {
    const gone = takeOut(() => sheet.rows, at, count);
    did(() => sheet.rows.splice(gone.place(), 0, ...gone.taken));
    follow(sheet, removal(at, count), null, insertion(at, count));
  }

  function moveRows(sheet: Sheet, from: number, count: number, to: number): void {
    const before = [...sheet.rows];
    const taken = sheet.rows.splice(from, count);
    sheet.rows.splice(to > from ? to - count : to, 0, ...taken);
    did(() => {
      sheet.rows = rearranged(sheet.rows, before);
    });
    follow(sheet, move(before, sheet.rows, from, count, to), null, move(sheet.rows, before, from, count, to));
  }

  function insertColumns(sheet: Sheet, at: number, count: number): void {
    const added = newColumns(count);
    sheet.columns.splice(at, 0, ...added);
    for (const { cells: line } of sheet.rows) if (line.length > at) line.splice(at, 0, ...blanks(count));
    did(() => {
      for (const column of added) removeColumn(sheet, sheet.columns.indexOf(column));
    });
    if (at < sheet.columns.length - count) follow(sheet, null, insertion(at, count), removal(at, count));
  }

  function deleteColumns(sheet: Sheet, at: number, count: number): void {
    const held = sheet.rows.map((row) => [row, row.cells.slice(at, at + count)] as const);
    for (const { cells: line } of sheet.rows) line.splice(at, count);
    const gone = takeOut(() => sheet.columns, at, count);
    did(() => {
      const place = gone.place();
      sheet.columns.splice(place, 0, ...gone.taken);
      for (const { cells: line } of sheet.rows) if (line.length > place) line.splice(place, 0, ...blanks(count));
      for (const [row, taken] of held) for (const [i, one] of taken.entries()) row.cells[place + i] = one;
    });
    follow(sheet, null, removal(at, count), insertion(at, count));
  }

  function moveColumns(sheet: Sheet, from: number, count: number, to: number): void {
    const before = [...sheet.columns];
    const wanted = [...before];
    wanted.splice(to > from ? to - count : to, 0, ...wanted.splice(from, count));
    arrange(sheet, wanted);
    did(() => arrange(sheet, rearranged(sheet.columns, before)));
    follow(sheet, null, move(before, sheet.columns, from, count, to), move(sheet.columns, before, from, count, to));
  }

  const without = (sheet: Sheet) => doc.sheets.filter((one) => one !== sheet);

  function addSheet(sheet: Sheet, at: number): void {
    doc.sheets = doc.sheets.toSpliced(at, 0, sheet);
    did(() => {
      doc.sheets = without(sheet);
    });
  }

  function removeSheet(sheet: Sheet): void {
    const at = doc.sheets.indexOf(sheet);
    doc.sheets = without(sheet);
    did(() => {
      doc.sheets = doc.sheets.toSpliced(at, 0, sheet);
    });
  }

  function moveSheet(sheet: Sheet, to: number): void {
    const from = doc.sheets.indexOf(sheet);
    doc.sheets = without(sheet).toSpliced(to, 0, sheet);
    did(() => {
      if (doc.sheets.includes(sheet)) doc.sheets = without(sheet).toSpliced(from, 0, sheet);
    });
  }

  return {
    doc,
    by,
    cell,
    cells,
    insertRows,
    deleteRows,
    moveRows,
    insertColumns,
    deleteColumns,
    moveColumns,
    addSheet,
    removeSheet,
    moveSheet,
    set,
  };
}

/** Rows or columns taken out, and where they go back to: behind what stood before them. */
function takeOut<T>(list: () => T[], at: number, count: number) {
  const neighbour = list()[at - 1];
  const taken = list().splice(at, count);
  const place = () => (neighbour === undefined ? 0 : Math.min(list().length, list().indexOf(neighbour) + 1 || at));
  return { taken, place };
}

/** Those that are still there in their former order; what came since stays where it is. */
function rearranged<T>(now: readonly T[], before: readonly T[]): T[] {
  const known = new Set(before);
  const still = new Set(now);
  const order = before.filter((one) => still.has(one));
  return now.map((one) => (known.has(one) ? order.shift()! : one));
}

function arrange(sheet: Sheet, columns: Column[]): void {
  const from = columns.map((column) => sheet.columns.indexOf(column));
  for (const row of sheet.rows) if (row.cells.length > 0) row.cells = from.map((i) => row.cells[i]);
  sheet.columns = columns;
}

function removeColumn(sheet: Sheet, at: number): void {
  if (at < 0) return;
  sheet.columns.splice(at, 1);
  for (const { cells } of sheet.rows) cells.splice(at, 1);
}

const blanks = (count: number): undefined[] => Array.from({ length: count }, () => undefined);

/** A row whose cells look like those of another and hold nothing. */
export function rowLike(row: Row | undefined): Row {
  const fresh = newRow();
  fresh.cells = (row?.cells ?? []).map((cell) => {
    if (cell?.format === undefined && cell?.validation === undefined) return undefined;
    const { value, note, ...dress } = cell;
    return dress;
  });
  return fresh;
}
