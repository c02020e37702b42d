import type { Cells, RecordId, TableKey } from '../../../core/cell.ts';
import type { State } from '../../../core/state.ts';

/** What was last seen of records, by id, in whose rows no id was written: only what they hold tells which rows they are. */
export type BareRecords = (table: TableKey) => Promise<ReadonlyMap<RecordId, Cells>>;

/** Tells them of a spreadsheet that is remembered; where only looking is allowed, all records are such. */
export function bareRecords(state: State): BareRecords {
  return async (table) => {
    const kept = await state.records(table, 'all');
    return new Map(kept.flatMap(({ id, seen, bare, gone }) => (bare && !gone ? [[id, seen] as const] : [])));
  };
}
