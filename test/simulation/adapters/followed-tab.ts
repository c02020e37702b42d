import type { Cell, FieldKey } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';
import { idHeader } from '../../../core/columns.ts';
import { letters } from '../../emulators/google/a1.ts';
import { calculated } from '../../emulators/google/calculate.ts';
import type { Human } from '../../emulators/google/human.ts';
import { conventionOf } from '../../emulators/google/locale.ts';
import { shown } from '../../emulators/google/showing.ts';
import type { Doc, Sheet as EmulatedTab } from '../../emulators/google/world.ts';
import type { SheetLine, Tab, Who } from '../sheet.ts';
import { theirs } from '../sheet.ts';

/** What of a tab the emulator was told last, so that the difference is what people have done since. */
export interface FollowedTab {
  title: string;
  headers: string[];
  columns: (FieldKey | null)[];
  lines: SheetLine[];
  /** What each line was to people. */
  whos: Who[];
  cells: Cell[][];
}

export function followedTab({ title, headers, columns, lines }: Tab): FollowedTab {
  return {
    title,
    headers: [...headers],
    columns: [...columns],
    lines: [...lines],
    whos: lines.map(({ who }) => who),
    cells: lines.map((line) => [...line.cells]),
  };
}

/** The row of a line: the header stands in row 1. */
export const rowOf = (at: number) => at + 2;

/** What a cell of the emulator holds; of a formula, which nobody means to type here, what it shows. */
export function heldIn(doc: Doc, tab: EmulatedTab, row: number, column: number): Cell {
  const value = tab.rows[row - 1]?.cells[column]?.value;
  if (value === undefined) return null;
  if ('stringValue' in value) return value.stringValue;
  if ('numberValue' in value) return value.numberValue;
  if ('boolValue' in value) return value.boolValue;
  return shown(calculated(doc).at(tab, row - 1, column), undefined, conventionOf(doc.locale));
}

/**
 * Has a person do in the emulator what people have done in a tab since it was followed last. What they typed may be taken
 * there for something else, as a phone for a number: then that is what they typed.
 */
export function follow(tab: Tab, was: FollowedTab, person: Human, holds: (row: number, column: number) => Cell): void {
  if (was.title !== tab.title) person.renameTab(was.title, tab.title);
  was.title = tab.title;
  followColumns(tab, was, person);
  const before = new Set(was.lines);
  followPartialSort(tab, was, person);
  followRows(tab, was, person);
  was.whos = tab.lines.map(({ who }) => who);
  for (const [at, line] of tab.lines.entries()) {
    if (!before.has(line)) copyInto(tab, was, at, person);
    const known = was.cells[at]!;
    for (const [column, cell] of line.cells.entries()) {
      if (sameCell(known[column] ?? null, cell)) continue;
      const place = `${letters(column)}${rowOf(at)}`;
      const field = tab.columns[column] ?? null;
      if (cell === null) person.clear(tab.title, place);
      // Ids and answers come along with a copied row: nobody types them.
      else if (field === idHeader) person.write(tab.title, place, String(cell), {});
      else person.type(tab.title, place, String(cell));
      known[column] = cell;
      const held = holds(rowOf(at), column);
      if (sameCell(held, cell)) continue;
      line.cells[column] = held;
      known[column] = held;
      if (field !== null && sameCell(line.who.typed.get(field) ?? null, cell)) line.who.typed.set(field, held);
    }
  }
}

function followColumns(tab: Tab, was: FollowedTab, person: Human): void {
  for (const [to, column] of tab.columns.entries()) {
    const from = was.columns.indexOf(column, to);
    if (from === to) continue;
    person.moveColumn(tab.title, letters(from), letters(to));
    for (const list of [was.columns, was.headers, ...was.cells] as unknown[][])
      list.splice(to, 0, ...list.splice(from, 1));
  }
  for (const [at, header] of tab.headers.entries())
    if (was.headers[at] !== header) {
      person.type(tab.title, `${letters(at)}1`, header);
      was.headers[at] = header;
    }
}

/** Where ids stay and what people wrote beside them went elsewhere, only people's columns were sorted. */
function followPartialSort(tab: Tab, was: FollowedTab, person: Human): void {
  const isSame = tab.lines.length === was.lines.length && tab.lines.every((line, at) => line === was.lines[at]);
  const order = tab.lines.map(({ who }) => was.whos.indexOf(who));
  if (!isSame || order.includes(-1) || order.every((from, to) => from === to)) return;
  const columns = theirs(tab.table).map((field) => tab.columns.indexOf(field));
  person.rearrange(tab.title, rowOf(0), order, columns.map(letters));
  const before = was.cells.map((cells) => [...cells]);
  for (const [at, from] of order.entries())
    for (const column of columns) was.cells[at]![column] = before[from]![column] ?? null;
}

function followRows(tab: Tab, was: FollowedTab, person: Human): void {
  const now = new Set(tab.lines);
  const before = new Set(was.lines);
  // A row that was pasted over stays where it is.
  if (was.lines.length === tab.lines.length)
    for (const [at, line] of tab.lines.entries())
      if (!now.has(was.lines[at]!) && !before.has(line)) was.lines[at] = line;
  for (let at = was.lines.length - 1; at >= 0; at--) {
    if (now.has(was.lines[at]!)) continue;
    person.deleteRows(tab.title, rowOf(at));
    was.lines.splice(at, 1);
    was.cells.splice(at, 1);
  }
  const known = new Set(was.lines);
  const order = tab.lines.flatMap((line) => (known.has(line) ? [was.lines.indexOf(line)] : []));
  if (order.some((from, to) => from !== to)) {
    person.rearrange(tab.title, rowOf(0), order);
    was.lines = order.map((from) => was.lines[from]!);
    was.cells = order.map((from) => was.cells[from]!);
  }
  for (const [at, line] of tab.lines.entries()) {
    if (was.lines[at] === line) continue;
    if (at < was.lines.length) person.insertRows(tab.title, rowOf(at));
    was.lines.splice(at, 0, line);
    was.cells.splice(
      at,
      0,
      line.cells.map(() => null),
    );
  }
}

/** A row that is the same as another, id and all, was copied: formats come along. */
function copyInto({ title, lines, columns }: Tab, { cells }: FollowedTab, at: number, person: Human): void {
  const line = lines[at]!;
  if (line.cells[columns.indexOf(idHeader)] === null) return;
  const isSame = (other: readonly Cell[]) => other.every((cell, column) => sameCell(cell, line.cells[column] ?? null));
  const from = cells.findIndex((other, i) => i !== at && isSame(other));
  if (from < 0) return;
  const last = letters(columns.length - 1);
  person.copy(title, `A${rowOf(from)}:${last}${rowOf(from)}`, `A${rowOf(at)}`);
  cells[at] = [...line.cells];
}
