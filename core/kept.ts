import type { RecordId, TableKey } from './cell.ts';
import type { Context } from './ports.ts';
import { partsOfKey, recordKey } from './record.ts';
import type { Kept, State } from './state.ts';
import type { Found } from './store.ts';

/** Answers records of one table by id, or all of it; those that are gone among them. */
export type Recall = (table: TableKey, ids: readonly RecordId[] | 'all') => Promise<Map<RecordId, Kept>>;

/** Recalls what the state keeps, and asks no record by its id twice: for a while in which nobody else may change it. */
export function recalling(state: State): Recall {
  const known = new Map<string, Kept | null>();
  return async (table, ids) => {
    const unknown = ids === 'all' ? ids : ids.filter((id) => !known.has(recordKey(table, id)));
    const kept = unknown === 'all' || unknown.length > 0 ? await state.records(table, unknown) : [];
    if (ids === 'all') return new Map(kept.map((one) => [one.id, one]));
    for (const id of unknown) known.set(recordKey(table, id), null);
    for (const one of kept) known.set(recordKey(table, one.id), one);
    return new Map(
      ids.flatMap((id) => {
        const one = known.get(recordKey(table, id));
        return one ? [[id, one] as const] : [];
      }),
    );
  };
}

/** The ids that rows have to show. */
export function idsIn(rows: readonly Found[]): readonly RecordId[] {
  return rows.flatMap(({ id }) => id ?? []);
}

/** Records by their keys. */
export function byKey(kept: readonly Kept[]): ReadonlyMap<string, Kept> {
  return new Map(kept.map((one) => [recordKey(one.table, one.id), one]));
}

/** Records that are there, by their record keys; those of tables that the settings no longer know are left out. */
export async function keptOf({ ports: { state }, model }: Context, keys: readonly string[]): Promise<Kept[]> {
  const wanted = new Set(keys);
  const kept: Kept[] = [];
  for (const [table, records] of Map.groupBy(keys, (key) => partsOfKey(key).table)) {
    if (!model.tables.has(table)) continue;
    const ids = records.map((key) => key.slice(table.length + 1));
    for (const one of await state.records(table, ids))
      if (!one.gone && wanted.has(recordKey(table, one.id))) kept.push(one);
  }
  return kept;
}
