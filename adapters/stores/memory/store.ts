import { type Cells, cellText, fold, type TableKey } from '../../../core/cell.ts';
import { idHeader } from '../../../core/columns.ts';
import { type ListSource, type Lists, tidyRows } from '../../../core/list-source.ts';
import type { Table } from '../../../core/model.ts';
import type { Memo, Outcome, Store, TableSnapshot } from '../../../core/store.ts';
import { bindTitles } from '../binding/bind-titles.ts';
import { refuseAll, writesByTable } from '../binding/table-writes.ts';
import { isWanted, type Wanted, wantedByTable, withCopies } from '../binding/wanted.ts';
import { isBoard, memoryBoard } from './board.ts';
import { describeGrid, findingsOf } from './describe.ts';
import { type BoundGrid, bindGrid, foundIn, type GivenTab, type Grid, gridOf, tabOf } from './grid.ts';
import { type Person, person } from './person.ts';
import { writeGrid } from './write.ts';

export interface MemoryGiven {
  readonly tables: ReadonlyMap<TableKey, Table>;
  /** Records by table and field, an id under `_id`; each table gets a tab with all its columns. */
  readonly rows?: Readonly<Record<TableKey, readonly Cells[]>>;
  /** Tabs as people might have made them; then `rows` is not looked at. */
  readonly tabs?: readonly GivenTab[];
  /** Lists to be read along with whole tables. */
  readonly lists?: readonly ListSource[];
}

export interface MemoryStore extends Store {
  /** Somebody who edits the same spreadsheet. */
  readonly person: Person;
  /** What stands there now, as it may be given to another. */
  tabs(): readonly GivenTab[];
}

/**
 * A spreadsheet in memory with everything a store must do: columns found by header, ids of ours in a column of their
 * own, writes that hold only if nothing changed. Records are written one by one, each whole or not at all.
 */
export function memoryStore({ tables, rows = {}, tabs, lists = [] }: MemoryGiven): MemoryStore {
  const grids: Grid[] = (tabs ?? [...tables.values()].map((table) => tabOf(table, rows[table.key] ?? []))).map(gridOf);
  const boundGrid = (key: TableKey): BoundGrid | null => {
    const grid = bindTitles(grids, tables).get(key);
    const table = tables.get(key);
    return grid && table ? bindGrid(grid, table) : null;
  };
  let edits = 0;
  const version = () => String(edits);

  return {
    capabilities: { ids: 'ours', guard: { rowcall: 'atomic', shared: 'atomic', people: 'atomic' }, batch: 10_000 },

    async describe(sample = 0) {
      const owners = new Map([...bindTitles(grids, tables)].map(([key, grid]) => [grid, key]));
      const found = grids
        .filter((grid) => !isBoard(grid))
        .map((grid) => describeGrid(grid, boundGrid(owners.get(grid) ?? ''), sample));
      return {
        tables: found,
        findings: [...tables.values()].flatMap((table) => findingsOf(table, boundGrid(table.key))),
      };
    },

    titles: async () => grids.filter((grid) => !isBoard(grid)).map(({ title }) => title),

    async setUp(changes) {
      for (const { table, columns } of changes) {
        const bound = boundGrid(table);
        if (!bound) continue;
        const { binding, grid } = bound;
        for (const { field, header } of columns) if (!binding.at.has(field)) grid.headers.push(header);
        if (binding.id < 0) grid.headers.push(idHeader);
      }
    },

    async read(asked) {
      const found = new Map<TableKey, TableSnapshot>();
      const wantedOf = wantedByTable(asked, tables);
      for (const [key, wanted] of wantedOf) found.set(key, readGrid(boundGrid(key), wanted));
      const isWhole = lists.length > 0 && (wantedOf.size === 0 || [...wantedOf.values()].includes(null));
      return {
        tables: found,
        ...(isWhole && { lists: listsIn(grids, lists) }),
        memo: memoOf(found.keys(), version()),
      };
    },

    async write(part, memo) {
      const outcomes = new Map<string, Outcome>();
      for (const writes of writesByTable(part)) {
        const bound = boundGrid(writes.table);
        const written = bound
          ? writeGrid(bound, memo[writes.table] === version(), writes)
          : refuseAll(writes, 'table.missing');
        for (const [record, outcome] of written) outcomes.set(record, outcome);
      }
      // Our own writes move no row; what people moved since the look is seen by the next look only.
      return { outcomes, memo };
    },

    async takeOut(columns) {
      for (const { table, fields } of columns) {
        const bound = boundGrid(table);
        const { grid, binding } = bound ?? {};
        const gone = [...fields.flatMap((field) => binding?.at.get(field) ?? []), binding?.id ?? -1];
        for (const at of gone.filter((one) => one >= 0).sort((a, b) => b - a)) {
          grid?.headers.splice(at, 1);
          for (const line of grid?.lines ?? []) {
            line.cells.splice(at, 1);
            line.marks.splice(at, 1);
          }
        }
      }
      const at = grids.findIndex(isBoard);
      if (at >= 0) grids.splice(at, 1);
      return [];
    },

    board: memoryBoard(grids),

    async close() {},

    tabs: () =>
      grids.map(({ title, headers, lines }) => ({
        title,
        headers: [...headers],
        rows: lines.map(({ cells }) => [...cells]),
      })),

    person: person(
      (key) => {
        edits++;
        const bound = boundGrid(key);
        if (!bound) throw new RangeError(`There is no tab for ${key}.`);
        return bound;
      },
      () => {
        edits++;
        return grids.find(isBoard);
      },
    ),
  };
}

/** Only whether somebody was at the keyboard since is worth remembering: the spreadsheet itself is at hand. */
const memoOf = (keys: Iterable<TableKey>, version: string): Memo =>
  Object.fromEntries([...keys].map((key) => [key, version]));

function listsIn(grids: readonly Grid[], lists: readonly ListSource[]): Lists {
  return new Map(
    lists.map(({ name, tab, top, left, bottom, right }) => {
      const grid = grids.find(({ title }) => fold(title) === fold(tab));
      const rows = grid && [grid.headers, ...grid.lines.map(({ cells }) => cells.map((cell) => cellText(cell)))];
      return [name, rows ? tidyRows(rows.slice(top - 1, bottom).map((row) => row.slice(left - 1, right))) : null];
    }),
  );
}

function readGrid(bound: BoundGrid | null, wanted: Wanted | null): TableSnapshot {
  if (!bound) return { records: [], complete: false, fields: new Set() };
  const all = foundIn(bound);
  const pick = (some: Wanted) => all.filter((found) => isWanted(found, some));
  const first = wanted === null ? all : pick(wanted);
  const more = wanted && withCopies(wanted, first);
  return {
    records: more ? pick(more) : first,
    // Where no column was found nothing can be said of any record.
    complete: wanted === null && bound.binding.at.size > 0,
    fields: new Set(bound.binding.at.keys()),
    ...(bound.binding.id < 0 && { ids: false }),
  };
}
