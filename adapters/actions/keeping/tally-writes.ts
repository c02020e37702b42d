import type { TableKey } from '../../../core/cell.ts';
import type { Model } from '../../../core/model.ts';
import type { Ports } from '../../../core/ports.ts';
import type { State } from '../../../core/state.ts';
import type { Store } from '../../../core/store.ts';
import { sortLines } from './written-lines.ts';

/** What was read and written through some ports. */
export interface Writes {
  /** Rows by table. */
  readonly read: ReadonlyMap<TableKey, number>;
  /** Cells by table, in columns of Rowcall's own. */
  readonly answers: ReadonlyMap<TableKey, number>;
  /** Cells by table, in everybody's columns. */
  readonly others: ReadonlyMap<TableKey, number>;
  /** Causes under which cells of everybody's columns were written. */
  readonly causes: ReadonlySet<string>;
  /** Wakes that had come and were heeded. */
  readonly woken: ReadonlySet<string>;
}

/** The same ports, counting what goes through them. */
export function tallyWrites(model: Model, ports: Ports): { readonly ports: Ports; readonly writes: Writes } {
  const read = new Map<TableKey, number>();
  const answers = new Map<TableKey, number>();
  const others = new Map<TableKey, number>();
  const causes = new Set<string>();
  const woken = new Set<string>();

  const store: Store = {
    ...ports.store,
    async read(...given) {
      const snapshot = await ports.store.read(...given);
      for (const [table, { records }] of snapshot.tables)
        read.set(table, Math.max(read.get(table) ?? 0, records.length));
      return snapshot;
    },
  };
  const state: State = {
    ...ports.state,
    async settle(lease, settlement) {
      await ports.state.settle(lease, settlement);
      for (const { record, wake } of settlement.woken) woken.add(JSON.stringify([record, wake.rule, wake.at]));
      for (const { line, written } of sortLines(settlement.journal.toReversed()))
        for (const field of written) {
          const isOurs = model.tables.get(line.table)?.byKey.get(field)?.owner === 'rowcall';
          const counts = isOurs ? answers : others;
          counts.set(line.table, (counts.get(line.table) ?? 0) + 1);
          if (!isOurs) causes.add(line.cause);
        }
    },
  };
  return { ports: { ...ports, store, state }, writes: { read, answers, others, causes, woken } };
}
