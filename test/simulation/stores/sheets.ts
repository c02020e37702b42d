import type { RowChange } from '../../../adapters/stores/binding/decide-writes.ts';
import { decideWrites } from '../../../adapters/stores/binding/decide-writes.ts';
import type { TableWrites } from '../../../adapters/stores/binding/table-writes.ts';
import { refuseAll, writesByTable } from '../../../adapters/stores/binding/table-writes.ts';
import { wantedByTable } from '../../../adapters/stores/binding/wanted.ts';
import type { BoundGrid, Grid } from '../../../adapters/stores/memory/grid.ts';
import { cellsOf, firstPlace, idOf } from '../../../adapters/stores/memory/grid.ts';
import type { Guard } from '../../../core/capabilities.ts';
import type { Cell, Cells, FieldKey, TableKey } from '../../../core/cell.ts';
import { dict, sameCell } from '../../../core/cell.ts';
import { idHeader } from '../../../core/columns.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Memo, Outcome, Overwritten, Store, TableSnapshot } from '../../../core/store.ts';
import { LostAnswer, lateness, NotNow } from '../machine.ts';
import type { Sheet, SheetLine } from '../sheet.ts';
import { blindly, unknownAll } from './outcomes.ts';
import { ownColumns } from './own-columns.ts';
import type { Aim, Door } from './sheet-side.ts';
import { boundTo, notNow, photograph, put, snapshotOf } from './sheet-side.ts';
import { addLine } from './workbook.ts';

/** How old a look may be before it is taken anew to write by it, in milliseconds. */
const freshFor = 5000;

/** A look at the whole spreadsheet, kept for the write that follows it. */
interface Look {
  readonly at: number;
  readonly grids: readonly Grid[];
}

/** One cell to be written: over a text that must stand there, or by position alone. */
interface CellWrite {
  readonly tab: number;
  /** `null`: a new line below the last. */
  readonly row: number | null;
  readonly column: number;
  readonly find: string | null;
  readonly set: Cell;
  readonly note: Aim;
}

/** What the writer means to do to one row, and by which patch or new record. */
interface RowWrite {
  readonly key: string;
  readonly id: string;
  readonly bound: BoundGrid;
  readonly change: RowChange;
  readonly cells: readonly CellWrite[];
}

/** How a row stood right after the write, which is part of the same moment. */
interface After {
  readonly headers: readonly string[];
  readonly id: string | null;
  readonly cells: readonly Cell[];
  /** For each cell write, whether it found its text. */
  readonly found: readonly boolean[];
}

function guardOf(owner: 'people' | 'shared' | 'rowcall', from: Cell): Guard {
  if (owner !== 'people') return 'checked';
  return isText(from) ? 'proven' : 'none';
}

/** Only a text can be found, and only if something stands there. */
function isText(cell: Cell): cell is string {
  return typeof cell === 'string' && cell !== '';
}

/**
 * A Google-Sheets-like store: rows and columns are addressed by where they stand when the server carries the call out,
 * and nothing can be compared but the text of one cell. A write is one moment; what it hit is seen from its answer.
 */
export function sheetsStore(door: Door): Store {
  const { sheet, model, machine, process, schedule } = door;
  let last: Look | null = null;

  async function ask<T>(what: string, kind: 'read' | 'write', act: () => T): Promise<T> {
    try {
      return await machine.call(process, what, kind, act);
    } catch (error) {
      if (error instanceof NotNow || (kind === 'read' && error instanceof LostAnswer)) throw notNow();
      throw error;
    }
  }

  async function look(what: string): Promise<Look> {
    last = await ask(what, 'read', () => ({ at: schedule.now(), grids: photograph(sheet) }));
    return last;
  }

  /** Carried out on the server: by position, whatever stands there by now; all of it, or nothing once it is revoked. */
  function carryOut(name: string, writes: readonly RowWrite[]): readonly After[] | null {
    const names = namesOn(sheet);
    if (names.has(name)) return null;
    names.set(name, 'written');
    const tabs = [...sheet.tabs.values()];
    return writes.map(({ cells, id, bound, change }): After => {
      const first = cells[0];
      const tab = tabs[first?.tab ?? 0]!;
      if (cells.some(({ row }) => row === null)) {
        const line = addLine(door, tab);
        line.cells[sheet.at(tab, '_id')] = id;
        door.added(tab, line);
        for (const one of cells) put(door, tab, line, one.column, one.set, one.note);
        return { headers: [...tab.headers], id, cells: [...line.cells], found: cells.map(() => true) };
      }
      const line: SheetLine | undefined = tab.lines[(first?.row ?? 0) - firstPlace];
      const meant = bound.grid.lines[change.row - firstPlace]?.cells ?? [];
      const label = sheet.at(tab, bound.table.label);
      const was = meant[bound.binding.at.get(bound.table.label) ?? -1] ?? null;
      // From now on ids stand beside other rows than they were meant for, and nobody can tell for certain which moved.
      const strayed = sheet.at(tab, '_id') !== bound.binding.id || !sameCell(line?.cells[label] ?? null, was);
      if (change.id !== null && line !== undefined && strayed)
        for (const { who } of tab.lines) who.family.excuses.add('an id written by place came to stand elsewhere');
      const found = cells.map(({ column, find, set, note }) => {
        if (line === undefined || (find !== null && line.cells[column] !== find)) return false;
        put(door, tab, line, column, set, note);
        return true;
      });
      const own = line?.cells[sheet.at(tab, '_id')];
      return {
        headers: [...tab.headers],
        id: typeof own === 'string' ? own : null,
        cells: [...(line?.cells ?? [])],
        found,
      };
    });
  }

  return {
    ...ownColumns(door, idHeader),
    capabilities: {
      ids: 'ours',
      guard: { rowcall: 'checked', shared: 'checked', people: 'none' },
      guardOf,
      batch: 10_000,
      late: lateness,
    },
    async read(asked, memo) {
      const wanted = wantedByTable(asked, model.tables);
      const { grids } = await look('read');
      const tables = new Map<TableKey, TableSnapshot>();
      const overwritten: Overwritten[] = [];
      const next = dict<string>();
      for (const [key, rows] of wanted) {
        tables.set(key, snapshotOf(boundTo(grids, model, key), rows));
        for (const one of victimsIn(memo, key)) overwritten.push(one);
        next[key] = '[]';
      }
      return { tables, overwritten, memo: next };
    },
    async write(part, memo, name = '') {
      const before = last;
      const isFresh = before !== null && schedule.now() - before.at <= freshFor;
      const now = isFresh ? before : await look('verify');
      const all = now.grids;
      const tabNumber = (bound: BoundGrid) => all.indexOf(bound.grid);
      const outcomes = new Map<string, Outcome>();
      const rows: RowWrite[] = [];
      for (const given of writesByTable(part)) {
        const bound = boundTo(all, model, given.table);
        if (bound === null) {
          for (const [key, outcome] of refuseAll(given, 'table.missing')) outcomes.set(key, outcome);
          continue;
        }
        const standing = standingIn(bound);
        const writes = door.blind
          ? blindly(given, (patch) => standing.recordAt(standing.rowsOf(patch.id)[0] ?? 0))
          : given;
        const was = before === null ? null : boundTo(before.grids, model, given.table);
        const decided = decideWrites(
          { ...standing, unmoved: door.blind || (was !== null && sameIds(was, bound)) },
          writes,
        );
        for (const [key, outcome] of decided.outcomes) outcomes.set(key, outcome);
        for (const change of decided.changes) rows.push(rowWrite(bound, tabNumber(bound), writes, change, door.blind));
      }
      if (rows.length === 0) return { outcomes, memo };
      let after: readonly After[] | null;
      try {
        after = await ask('write', 'write', () => carryOut(name, rows));
      } catch (error) {
        if (!(error instanceof LostAnswer)) throw error;
        for (const { key } of rows) outcomes.set(key, { is: 'unknown' });
        return { outcomes: onlyKnown(outcomes, part), memo };
      } finally {
        last = null;
      }
      if (after === null) throw new RowcallError('state.fenced', 'This write was revoked.');
      const hits = after;
      const victims = new Map<TableKey, Overwritten[]>();
      rows.forEach((row, i) => {
        const hit = judge(row, hits[i]!, door.blind);
        if (hit.outcome.is !== 'applied') outcomes.set(row.key, hit.outcome);
        for (const one of hit.victims) victims.set(one.table, [...(victims.get(one.table) ?? []), one]);
      });
      const next = dict<string>();
      for (const [key, list] of victims) next[key] = JSON.stringify([...victimsIn(memo, key), ...list]);
      return { outcomes, memo: { ...memo, ...next } };
    },
    async revoke(name) {
      return await ask('revoke', 'read', () => {
        const names = namesOn(sheet);
        if (!names.has(name)) names.set(name, 'revoked');
        return names.get(name) === 'written' ? 'written' : 'never';
      });
    },
  };
}

/** Names that can be taken once, as ids of developer metadata can: a call that brings one with it is carried out once or never. */
const taken = new WeakMap<Sheet, Map<string, 'written' | 'revoked'>>();

function namesOn(sheet: Sheet): Map<string, 'written' | 'revoked'> {
  const names = taken.get(sheet) ?? new Map<string, 'written' | 'revoked'>();
  taken.set(sheet, names);
  return names;
}

/** Outcomes in the order of what was asked, none forgotten. */
function onlyKnown(outcomes: Map<string, Outcome>, part: Parameters<typeof unknownAll>[0]): Map<string, Outcome> {
  return new Map([...unknownAll(part)].map(([key, unknown]) => [key, outcomes.get(key) ?? unknown]));
}

function standingIn(bound: BoundGrid) {
  const { grid, binding } = bound;
  const lineAt = (row: number) => grid.lines[row - firstPlace];
  return {
    hasIds: binding.id >= 0,
    hasColumn: (field: FieldKey) => binding.at.has(field),
    rowsOf: (id: string) => grid.lines.flatMap((line, i) => (idOf(bound, line) === id ? [i + firstPlace] : [])),
    recordAt(row: number) {
      const line = lineAt(row);
      return line === undefined ? null : { id: idOf(bound, line), cells: cellsOf(bound, line) };
    },
    obstacle: () => null,
    rowForNew: (placed: number) => grid.lines.length + firstPlace + placed,
  };
}

function sameIds(a: BoundGrid, b: BoundGrid): boolean {
  return (
    a.grid.lines.length === b.grid.lines.length &&
    a.grid.lines.every((line, i) => idOf(a, line) === idOf(b, b.grid.lines[i]!) || idOf(a, line) === null)
  );
}

function rowWrite(bound: BoundGrid, tab: number, writes: TableWrites, change: RowChange, blind: boolean): RowWrite {
  const { binding, table, grid } = bound;
  const { row, set, isNew } = change;
  const line = grid.lines[row - firstPlace];
  const id = change.id ?? (line === undefined ? '' : (idOf(bound, line) ?? ''));
  const cells: CellWrite[] = [];
  const where = { tab, row: isNew ? null : row };
  if (change.id !== null)
    cells.push({
      ...where,
      column: binding.id,
      find: null,
      set: change.id,
      note: { expected: undefined, guard: 'checked', meant: id, aimed: '_id' },
    });
  const patch = writes.patches.find((one) => one.id === id);
  for (const field in set) {
    const from = isNew ? null : (line?.cells[binding.at.get(field)!] ?? null);
    const declared = isNew ? 'atomic' : guardOf(table.byKey.get(field)!.owner, from);
    // What a person asked for is written all the same, as carefully as it can be.
    const guard = declared === 'none' ? 'checked' : declared;
    cells.push({
      ...where,
      column: binding.at.get(field)!,
      // Of Rowcall's own columns the place says enough: what was hit by mistake is put right from what Rowcall knows.
      find: isText(from) && table.byKey.get(field)!.owner !== 'rowcall' && !isNew && !blind ? from : null,
      set: set[field] ?? null,
      note: { expected: isNew ? null : patch?.expect[field], guard, meant: id, aimed: field },
    });
  }
  const created = writes.creates.find((one) => one.id === id);
  return { key: created?.key ?? `${table.key}/${id}`, id, bound, change, cells };
}

/** What became of one row, from how it stood right after: another row or column in its place was hit by mistake. */
function judge(
  { bound, change, cells, id }: RowWrite,
  after: After,
  blind: boolean,
): { readonly outcome: Outcome; readonly victims: readonly Overwritten[] } {
  const { binding, grid, table } = bound;
  if (change.isNew || blind) return { outcome: { is: 'applied', id }, victims: [] };
  const before = grid.lines[change.row - firstPlace]!;
  const moved = cells.filter(({ column }) => after.headers[column] !== grid.headers[column]);
  const place = new Map(
    table.fields.map((field) => [
      field.key,
      after.headers.indexOf(grid.headers[binding.at.get(field.key) ?? -1] ?? ''),
    ]),
  );
  // Where one of these very cells went over the id, the row is known by the rest of it.
  const isOverId = cells.some(({ column }) => after.headers[column] === '_id');
  const sits =
    change.id === null && !isOverId
      ? after.id === id
      : table.fields.every(({ key }) => {
          if (key in change.set || !binding.at.has(key)) return true;
          return sameCell(after.cells[place.get(key)!] ?? null, before.cells[binding.at.get(key)!] ?? null);
        });
  // Its header stands nowhere and no other column of ours came to stand there: it has another name, and is the one meant.
  const isRenamed = (column: number) =>
    !after.headers.includes(grid.headers[column]!) && !grid.headers.includes(after.headers[column]!);
  const isHit = ({ column, find, note }: CellWrite, i: number) => {
    // A text that was found is the cell that was meant, whatever its header says by now.
    if (find !== null) return after.found[i]!;
    return note.aimed !== '_id' && (!moved.some((one) => one.column === column) || isRenamed(column));
  };
  const wrote = Object.fromEntries(cells.filter(isHit).map(({ note, set }) => [note.aimed!, set]));
  const now: Record<FieldKey, Cell> = dict();
  for (const [key, at] of place) now[key] = after.cells[at] ?? null;
  // The row that carries the id is the record from now on, whatever it holds.
  if (!sits && change.id !== null && after.id === change.id)
    return { outcome: { is: 'conflict', now: now as Cells, wrote }, victims: [] };
  if (!sits) {
    const told = cells.filter(({ find }, i) => find !== null && after.found[i]);
    const certain = Object.fromEntries(told.map(({ note, set }) => [note.aimed!, set]));
    const isNobodys = after.id === null;
    return {
      outcome: isNobodys ? { is: 'missing', wrote: certain } : { is: 'missing' },
      victims: wrongRows(bound, cells, after),
    };
  }
  const was: Record<FieldKey, Cell> = dict();
  for (const { column, find } of moved) {
    const hit = table.fields.find(({ key }) => place.get(key) === column);
    if (find === null && hit !== undefined && hit.owner !== 'rowcall')
      was[hit.key] = before.cells[binding.at.get(hit.key)!] ?? null;
  }
  const victims = Object.keys(was).length > 0 ? [{ table: table.key, id, was }] : [];
  if (moved.length === 0 && after.found.every(Boolean)) return { outcome: { is: 'applied', id }, victims };
  return { outcome: { is: 'conflict', now: now as Cells, wrote }, victims };
}

/** What another row held that came to stand there and held the same text: it was replaced by mistake, and it is known what it was. */
function wrongRows({ binding, table }: BoundGrid, cells: readonly CellWrite[], after: After): readonly Overwritten[] {
  const was: Record<FieldKey, Cell> = dict();
  for (const [i, { column, find }] of cells.entries()) {
    const hit = table.fields.find(({ key }) => binding.at.get(key) === column);
    if (find !== null && after.found[i] && hit !== undefined) was[hit.key] = find;
  }
  return after.id === null || Object.keys(was).length === 0 ? [] : [{ table: table.key, id: after.id, was }];
}

function victimsIn(memo: Memo | null, table: TableKey): readonly Overwritten[] {
  return JSON.parse(memo?.[table] ?? '[]');
}
