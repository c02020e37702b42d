import type { RecordId, TableKey } from './cell.ts';
import type { Context } from './ports.ts';
import { recordKey } from './record.ts';
import type { Kept, State } from './state.ts';

/** Records of one table by id, or all of it; those that are gone among them. */
export async function keptById(
  state: State,
  table: TableKey,
  ids: readonly RecordId[] | 'all',
): Promise<Map<RecordId, Kept>> {
  const kept = ids === 'all' || ids.length > 0 ? await state.records(table, ids) : [];
  return new Map(kept.map((one) => [one.id, one]));
}

/** Records by their keys. */
export function byKey(kept: readonly Kept[]): ReadonlyMap<string, Kept> {
  return new Map(kept.map((one) => [recordKey(one.table, one.id), one]));
}

/** Records that are there, by their record keys; those of tables that the settings no longer know are left out. */
export async function keptOf({ ports: { state }, model }: Context, keys: readonly string[]): Promise<Kept[]> {
  const wanted = new Set(keys);
  const kept: Kept[] = [];
  for (const [table, records] of Map.groupBy(keys, (key) => key.slice(0, key.indexOf('/')))) {
    if (!model.tables.has(table)) continue;
    const ids = records.map((key) => key.slice(table.length + 1));
    for (const one of await state.records(table, ids))
      if (!one.gone && wanted.has(recordKey(table, one.id))) kept.push(one);
  }
  return kept;
}
