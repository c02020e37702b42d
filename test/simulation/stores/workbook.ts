import { decideWrites } from '../../../adapters/stores/binding/decide-writes.ts';
import { refuseAll, writesByTable } from '../../../adapters/stores/binding/table-writes.ts';
import { wantedByTable } from '../../../adapters/stores/binding/wanted.ts';
import { cellsOf, firstPlace, idOf } from '../../../adapters/stores/memory/grid.ts';
import type { TableKey } from '../../../core/cell.ts';
import { dict } from '../../../core/cell.ts';
import { idHeader } from '../../../core/columns.ts';
import type { Memo, Outcome, Store, TableSnapshot } from '../../../core/store.ts';
import { LostAnswer, NotNow } from '../machine.ts';
import type { SheetLine, Tab } from '../sheet.ts';
import { blindly, unknownAll } from './outcomes.ts';
import { ownColumns } from './own-columns.ts';
import type { Door } from './sheet-side.ts';
import { boundTo, notNow, photograph, put, snapshotOf } from './sheet-side.ts';

/**
 * A workbook: the rules of the memory store (whole records, only if they still hold what was seen) over a grid in which
 * people do what they like. Looking and writing are one moment, so nothing comes between.
 */
export function workbookStore(door: Door): Store {
  const { sheet, model, machine, process } = door;
  const version = () => String(sheet.version);
  const memoOf = (keys: Iterable<TableKey>, at: string): Memo => Object.fromEntries([...keys].map((key) => [key, at]));
  return {
    ...ownColumns(door, idHeader),
    capabilities: { ids: 'ours', guard: { rowcall: 'atomic', shared: 'atomic', people: 'atomic' }, batch: 10_000 },
    async read(asked) {
      const wanted = wantedByTable(asked, model.tables);
      try {
        const [grids, at] = await machine.call(process, 'read', 'read', () => [photograph(sheet), version()] as const);
        const found = new Map<TableKey, TableSnapshot>();
        for (const [key, rows] of wanted) found.set(key, snapshotOf(boundTo(grids, model, key), rows));
        return { tables: found, memo: memoOf(found.keys(), at) };
      } catch (error) {
        if (error instanceof LostAnswer || error instanceof NotNow) throw notNow();
        throw error;
      }
    },
    async write(part, memo) {
      const parts = writesByTable(part);
      try {
        return await machine.call(
          process,
          'write',
          'write',
          () => {
            const outcomes = new Map<string, Outcome>();
            const before = version();
            for (const writes of parts) {
              const all = [...sheet.tabs.values()];
              const bound = boundTo(all, model, writes.table);
              const real = all.find((tab) => tab === bound?.grid);
              const now = bound && real ? writeBound(door, bound, real, memo[writes.table] === before, writes) : null;
              for (const [record, outcome] of now ?? refuseAll(writes, 'table.missing')) outcomes.set(record, outcome);
            }
            const keys = parts.map(({ table }) => table);
            return { outcomes, memo: memoOf(keys, version()) };
          },
          false,
        );
      } catch (error) {
        if (error instanceof NotNow) throw notNow();
        if (error instanceof LostAnswer) return { outcomes: unknownAll(part), memo: {} };
        throw error;
      }
    },
  };
}

function writeBound(
  door: Door,
  bound: NonNullable<ReturnType<typeof boundTo>>,
  tab: Tab,
  unmoved: boolean,
  writes: ReturnType<typeof writesByTable>[number],
): ReadonlyMap<string, Outcome> {
  const { binding } = bound;
  const lineAt = (row: number): SheetLine | undefined => tab.lines[row - firstPlace];
  const rowsOf = (id: string) => tab.lines.flatMap((line, i) => (idOf(bound, line) === id ? [i + firstPlace] : []));
  const recordAt = (row: number) => {
    const line = lineAt(row);
    return line === undefined ? null : { id: idOf(bound, line), cells: cellsOf(bound, line) };
  };
  const asked = door.blind ? blindly(writes, (patch) => recordAt(rowsOf(patch.id)[0] ?? Number(patch.place))) : writes;
  const { outcomes, changes } = decideWrites(
    {
      hasIds: binding.id >= 0,
      hasColumn: (field) => binding.at.has(field),
      rowsOf,
      recordAt,
      unmoved: unmoved || door.blind,
      obstacle: () => null,
      rowForNew: (placed) => tab.lines.length + firstPlace + placed,
    },
    asked,
  );
  for (const { row, id, set, isNew } of changes) {
    if (isNew) door.added(tab, addLine(door, tab));
    const line = lineAt(row)!;
    const meant = id ?? idOf(bound, line) ?? '';
    if (id !== null) put(door, tab, line, binding.id, id, { expected: undefined, guard: 'atomic', meant });
    for (const field in set) {
      const at = binding.at.get(field);
      const patch = writes.patches.find((one) => one.id === meant);
      const expected = patch?.expect[field];
      if (at !== undefined) put(door, tab, line, at, set[field] ?? null, { expected, guard: 'atomic', meant });
    }
  }
  return outcomes;
}

export function addLine({ sheet }: Door, tab: Tab): SheetLine {
  const line = sheet.fresh(tab.table.key, dict(), true);
  tab.lines.push(line);
  return line;
}
