import type { ListRows, Lists } from '../../../core/list-source.ts';
import { remembered } from '../../../core/remembered.ts';
import type { Lease, State } from '../../../core/state.ts';
import type { Memo } from '../../../core/store.ts';

const kept = remembered('lists', textOf, listsOf);

/** The lists that count, as they were taken in last; one that was never filled is empty. */
export function keptLists(memo: Memo | null): Lists {
  return kept.in(memo) ?? new Map();
}

/** From now on these lists count. */
export async function keepLists(state: State, lease: Lease, lists: Lists): Promise<void> {
  await kept.keep(state, lease, lists);
}

/** Lists as text, the same for the same lists. */
export function textOf(lists: Lists): string {
  return JSON.stringify([...lists].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The lists of a text. */
export function listsOf(text: string): Lists {
  return new Map(JSON.parse(text) as [string, ListRows][]);
}
