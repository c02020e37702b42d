import type { RecordId, TableKey } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Table } from '../../../core/model.ts';
import type { Place } from '../../../core/record.ts';
import type { Found, Hint } from '../../../core/store.ts';

/** Which records of a table are asked for. */
export interface Wanted {
  readonly ids: ReadonlySet<RecordId>;
  readonly places: ReadonlySet<Place>;
}

/** All hints of each table as one; `null` where a hint asks for the whole. Throws `table.not-found`. */
export function wantedByTable(
  asked: readonly Hint[],
  tables: ReadonlyMap<TableKey, Table>,
): ReadonlyMap<TableKey, Wanted | null> {
  const byTable = new Map<TableKey, Wanted | null>();
  for (const { table, ids, places } of asked) {
    if (!tables.has(table)) throw new RowcallError('table.not-found', `There is no table ${table}.`, { table });
    const known = byTable.get(table);
    if ((!ids && !places) || known === null) byTable.set(table, null);
    else
      byTable.set(table, {
        ids: new Set([...(known?.ids ?? []), ...(ids ?? [])]),
        places: new Set([...(known?.places ?? []), ...(places ?? [])]),
      });
  }
  return byTable;
}

export function isWanted({ id, place }: Pick<Found, 'id' | 'place'>, wanted: Wanted): boolean {
  return wanted.places.has(place) || (id !== null && wanted.ids.has(id));
}

/**
 * What must be read besides where records were asked for by place: every row that carries one of their ids, since a
 * copied row shows only beside the row it was copied from. `null`: nothing.
 */
export function withCopies(wanted: Wanted, found: readonly Pick<Found, 'id'>[]): Wanted | null {
  const more = found.flatMap(({ id }) => (id === null || wanted.ids.has(id) ? [] : [id]));
  return more.length === 0 ? null : { ...wanted, ids: new Set([...wanted.ids, ...more]) };
}
