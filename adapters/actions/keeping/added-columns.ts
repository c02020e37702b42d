import type { FieldKey, TableKey } from '../../../core/cell.ts';
import { nothingSettled } from '../../../core/nothing-settled.ts';
import type { Lease, State } from '../../../core/state.ts';
import type { Memo, SetUp } from '../../../core/store.ts';

/** No table is called so: keys of tables have no dot. */
const name = 'rowcall.columns';

type Added = Readonly<Record<TableKey, readonly FieldKey[]>>;

/** The columns that Rowcall has added, by table; those that people had made before are not among them. */
export function addedIn(memo: Memo | null): Added {
  const said = memo?.[name];
  return said === undefined ? {} : (JSON.parse(said) as Added);
}

/** Remembers which columns were added, so that they can go one day without any that was there before. */
export async function noteAdded(state: State, lease: Lease, columns: readonly SetUp[]): Promise<void> {
  const all: Record<TableKey, readonly FieldKey[]> = { ...addedIn(await state.memo()) };
  for (const { table, columns: added } of columns)
    all[table] = [...new Set([...(all[table] ?? []), ...added.map(({ field }) => field)])];
  await state.settle(lease, { ...nothingSettled, memo: { [name]: JSON.stringify(all) } });
}

/** Forgets them: they are gone. */
export async function forgetAdded(state: State, lease: Lease): Promise<void> {
  await state.settle(lease, { ...nothingSettled, memo: { [name]: '{}' } });
}
