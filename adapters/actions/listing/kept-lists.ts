import type { ListRows, Lists } from '../../../core/list-source.ts';
import { nothingSettled } from '../../../core/nothing-settled.ts';
import type { Lease, State } from '../../../core/state.ts';
import type { Memo } from '../../../core/store.ts';

/** No table is called so: keys of tables have no dot. */
const name = 'rowcall.lists';

/** The lists that count, as they were taken in last; one that was never filled is empty. */
export function keptLists(memo: Memo | null): Lists {
  const said = memo?.[name];
  return said === undefined ? new Map() : listsOf(said);
}

/** From now on these lists count. */
export async function keepLists(state: State, lease: Lease, lists: Lists): Promise<void> {
  await state.settle(lease, { ...nothingSettled, memo: { [name]: textOf(lists) } });
}

/** Lists as text, the same for the same lists. */
export function textOf(lists: Lists): string {
  return JSON.stringify([...lists].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The lists of a text. */
export function listsOf(text: string): Lists {
  return new Map(JSON.parse(text) as [string, ListRows][]);
}
