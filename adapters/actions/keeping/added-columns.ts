import type { FieldKey, TableKey } from '../../../core/cell.ts';
import { remembered } from '../../../core/remembered.ts';
import type { Lease, State } from '../../../core/state.ts';
import type { Memo, SetUp } from '../../../core/store.ts';

type Added = Readonly<Record<TableKey, readonly FieldKey[]>>;

const kept = remembered<Added>('columns');

/** The columns that Rowcall has added, by table; those that people had made before are not among them. */
export function addedIn(memo: Memo | null): Added {
  return kept.in(memo) ?? {};
}

/** Remembers which columns were added, so that they can go one day without any that was there before. */
export async function noteAdded(state: State, lease: Lease, columns: readonly SetUp[]): Promise<void> {
  const all: Record<TableKey, readonly FieldKey[]> = { ...addedIn(await state.memo()) };
  for (const { table, columns: added } of columns)
    all[table] = [...new Set([...(all[table] ?? []), ...added.map(({ field }) => field)])];
  await kept.keep(state, lease, all);
}

/** Remembers that these columns were added and no others. */
export async function keepAdded(state: State, lease: Lease, added: Added): Promise<void> {
  await kept.keep(state, lease, added);
}
