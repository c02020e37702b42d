import { bindTitles } from '../../../adapters/stores/binding/bind-titles.ts';
import { describeGrid, findingsOf } from '../../../adapters/stores/memory/describe.ts';
import { bindGrid } from '../../../adapters/stores/memory/grid.ts';
import { boardValue } from '../../../core/board.ts';
import type { idHeader } from '../../../core/columns.ts';
import type { Store } from '../../../core/store.ts';
import { LostAnswer, NotNow } from '../machine.ts';
import type { keyHeader, Sheet, Tab } from '../sheet.ts';
import type { Door } from './sheet-side.ts';
import { notNow } from './sheet-side.ts';

/** Columns of Rowcall's own and its tab, added and taken out in one call each; a lost answer may mean that it was done. */
export function ownColumns(
  { sheet, model, machine, process }: Door,
  hidden: typeof idHeader | typeof keyHeader,
): Pick<Store, 'describe' | 'setUp' | 'takeOut' | 'board' | 'close'> {
  async function call<T>(what: string, kind: 'read' | 'write', act: () => T): Promise<T> {
    try {
      return await machine.call(process, what, kind, act, false);
    } catch (error) {
      // Of a call that writes nobody can say that it was not carried out.
      if (error instanceof NotNow || (error instanceof LostAnswer && kind === 'read')) throw notNow();
      throw error;
    }
  }
  const bound = () => bindTitles([...sheet.tabs.values()], model.tables);

  return {
    describe: () =>
      call('describe', 'read', () => {
        const tabs = bound();
        const tables = [...tabs].map(([key, tab]) => ({
          ...describeGrid(tab, bindGrid(tab, model.tables.get(key)!), 0),
          ...(!tab.headers.includes(hidden) && { unready: true as const }),
        }));
        const missing = [...model.tables.values()].filter(({ key }) => !tabs.has(key));
        return { tables, findings: missing.flatMap((table) => findingsOf(table, null)) };
      }),
    setUp: (changes) =>
      call('setUp', 'write', () => {
        const tabs = bound();
        for (const { table, columns } of changes) {
          const tab = tabs.get(table) as Tab | undefined;
          if (tab === undefined) continue;
          for (const { field, header } of columns) if (!tab.columns.includes(field)) add(sheet, tab, field, header);
          if (!tab.headers.includes(hidden)) add(sheet, tab, hidden, hidden);
        }
      }),
    takeOut: (columns) =>
      call('takeOut', 'write', () => {
        const tabs = bound();
        for (const { table, fields } of columns) {
          const tab = tabs.get(table) as Tab | undefined;
          for (const column of tab === undefined ? [] : [...fields, hidden]) drop(sheet, tab!, column);
        }
        sheet.board = null;
        return [];
      }),
    board: {
      pace: 600,
      read: () => call('board', 'read', () => (sheet.board === null ? null : new Map(sheet.board))),
      write: (board, memo) =>
        call('board', 'read', () => {
          const boxes = board.lines.filter(({ is }) => is === 'box');
          sheet.board = new Map(boxes.map((line) => [line.key, boardValue(line) === true]));
          return { is: 'shown' as const, memo };
        }),
    },
    close: async () => {},
  };
}

function add(sheet: Sheet, tab: Tab, column: string, header: string): void {
  tab.headers.push(header);
  tab.columns.push(column);
  for (const line of tab.lines) {
    line.cells.push(null);
    line.marks.push(null);
  }
  sheet.version++;
}

function drop(sheet: Sheet, tab: Tab, column: string): void {
  const at = tab.columns.indexOf(column);
  if (at < 0) return;
  tab.headers.splice(at, 1);
  tab.columns.splice(at, 1);
  for (const line of tab.lines) {
    line.cells.splice(at, 1);
    line.marks.splice(at, 1);
  }
  sheet.version++;
}
