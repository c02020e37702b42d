import { openState } from '../../adapters/state/index.ts';
import type { MemoryStore } from '../../adapters/stores/memory/store.ts';
import { memoryStore } from '../../adapters/stores/memory/store.ts';
import type { Cells } from '../../core/cell.ts';
import type { Model } from '../../core/model.ts';
import type { Job, Ports, Report } from '../../core/ports.ts';
import { reconcile } from '../../core/reconcile.ts';
import type { State } from '../../core/state.ts';

type Rows = NonNullable<Parameters<typeof memoryStore>[0]['rows']>;

/** A spreadsheet in memory with everything the loop needs; time passes a millisecond at each look at the clock. */
export interface LoopDesk {
  readonly store: MemoryStore;
  readonly state: State;
  readonly ports: Ports;
  /** Lets time pass. */
  wait(milliseconds: number): void;
  /** A person types into a row of a tab, numbered as people number them. */
  type(table: string, row: number, cells: Cells): void;
  /** Brings it to rest; every tab is looked at unless the job says where. */
  run(job?: Job, model?: Model): Promise<Report>;
  /** The cells of a tab by id. */
  sheet(table: string): Promise<Record<string, Cells>>;
}

export async function layLoopDesk(model: Model, rows: Rows): Promise<LoopDesk> {
  let passed = 0;
  let drawn = 0;
  const wait = (milliseconds: number) => {
    passed += milliseconds;
  };
  const clock = {
    now: () => {
      wait(1);
      return new Date(Date.UTC(2026, 10, 22, 9) + passed).toISOString();
    },
    sleep: async (milliseconds: number) => wait(milliseconds),
  };
  const ids = { fresh: () => `new${String(drawn++).padStart(9, '0')}` };
  const store = memoryStore({ tables: model.tables, rows });
  const state = await openState({ path: ':memory:', workspace: 'test', clock });
  const ports: Ports = { store, state, clock, ids };
  return {
    store,
    state,
    ports,
    wait,
    type(table, row, cells) {
      for (const [field, cell] of Object.entries(cells)) store.person.type(table, row, field, cell);
    },
    run: (job = {}, other = model) =>
      reconcile(ports, other, { hints: [...other.tables.keys()].map((table) => ({ table })), ...job }),
    async sheet(table) {
      const { tables } = await store.read([{ table }], null);
      return Object.fromEntries(
        tables.get(table)!.records.map(({ id, place, cells }) => [id ?? `place ${place}`, { ...cells }]),
      );
    },
  };
}
