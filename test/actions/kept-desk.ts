import type { Desk } from '../../adapters/actions/calling/desk.ts';
import { openState } from '../../adapters/state/index.ts';
import type { GivenTab } from '../../adapters/stores/memory/grid.ts';
import type { MemoryStore } from '../../adapters/stores/memory/store.ts';
import { memoryStore } from '../../adapters/stores/memory/store.ts';
import type { Cell } from '../../core/cell.ts';
import type { Clock } from '../../core/clock.ts';
import type { State } from '../../core/state.ts';
import { modelOf } from '../settings.ts';
import { deskOf, settingsIn } from './desk.ts';
import type { MemoryFiles } from './memory-files.ts';
import { memoryFiles } from './memory-files.ts';

/** A desk over one spreadsheet that stays, and what is remembered of it; time goes on by a second a look, or as told. */
export interface KeptDesk {
  readonly desk: Desk;
  readonly asked: { readonly book: string; readonly settings: string };
  readonly store: MemoryStore;
  readonly state: State;
  readonly files: MemoryFiles;
  /** How often the state was opened. */
  opened(): number;
  /** The filled cells of one column from the top, by its header. */
  column(tab: string, header: string): Promise<readonly Cell[]>;
}

export async function keptDesk(tables: string, tabs: readonly GivenTab[], given?: Clock): Promise<KeptDesk> {
  let seconds = 0;
  let opened = 0;
  const atSecond = (second: number) => new Date(Date.UTC(2026, 10, 22, 9, 0, second)).toISOString();
  const clock: Clock = given ?? { now: () => atSecond(seconds++), sleep: async () => {} };
  const store = memoryStore({ tables: modelOf(tables).tables, tabs });
  const state = await openState({ path: ':memory:', workspace: 'test', clock });
  const staying = { close: async () => {} };
  const files = memoryFiles(given ?? { now: () => atSecond(seconds) });
  const desk: Desk = {
    ...deskOf({}),
    clock,
    openBook: async () => ({ ...store, ...staying }),
    openState: async () => {
      opened++;
      return { ...state, ...staying };
    },
    openScratch: async () => await openState({ path: ':memory:', workspace: 'scratch', clock }),
    files,
    remembers: async () => true,
  };
  return {
    desk,
    asked: { book: 'b.xlsx', settings: settingsIn('en', tables) },
    store,
    state,
    files,
    opened: () => opened,
    async column(tab, header) {
      const { tables: described } = await store.describe(100);
      return described.find(({ title }) => title === tab)?.columns.find((one) => one.header === header)?.sample ?? [];
    },
  };
}
