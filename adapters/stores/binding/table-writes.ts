import type { TableKey } from '../../../core/cell.ts';
import type { NewRecord, Patch, Patches } from '../../../core/patch.ts';
import { recordKey } from '../../../core/record.ts';
import type { Outcome } from '../../../core/store.ts';
import type { Wanted } from './wanted.ts';

/** What a write wants of one table. */
export interface TableWrites {
  readonly table: TableKey;
  readonly patches: readonly Patch[];
  readonly creates: readonly NewRecord[];
}

/** A write table by table, in the order in which tables are first named. */
export function writesByTable({ patches, creates }: Patches): readonly TableWrites[] {
  const patchesOf = Map.groupBy(patches, ({ table }) => table);
  const createsOf = Map.groupBy(creates, ({ table }) => table);
  return [...new Set([...patchesOf.keys(), ...createsOf.keys()])].map((table) => ({
    table,
    patches: patchesOf.get(table) ?? [],
    creates: createsOf.get(table) ?? [],
  }));
}

/** The records that a write must see first. */
export function wantedBy({ patches, creates }: TableWrites): Wanted {
  return {
    ids: new Set([...patches, ...creates].map(({ id }) => id)),
    places: new Set(patches.flatMap(({ place }) => (typeof place === 'number' ? [place] : []))),
  };
}

/** Nothing of this can be written, and why. */
export function refuseAll({ patches, creates }: Omit<TableWrites, 'table'>, why: string): ReadonlyMap<string, Outcome> {
  const keys = [...patches.map(({ table, id }) => recordKey(table, id)), ...creates.map(({ key }) => key)];
  return new Map(keys.map((key) => [key, { is: 'refused', why }]));
}
