import { nothingSettled } from './nothing-settled.ts';
import type { Lease, State } from './state.ts';
import type { Memo } from './store.ts';

/** One thing that Rowcall remembers of a workspace as a whole, beside what the store remembers of its tables. */
export interface Remembered<T> {
  /** By what the state remembers; `null`: nothing. */
  in(memo: Memo | null): T | null;
  /** What is to be settled so that it is remembered, or forgotten (`null`). */
  memo(value: T | null): Memo;
  keep(state: State, lease: Lease, value: T | null): Promise<void>;
}

/** Something remembered under that name, as text that is read again; JSON if nothing else is said. */
export function remembered<T>(
  name: string,
  text: (value: T) => string = JSON.stringify,
  read: (text: string) => T = JSON.parse,
): Remembered<T> {
  // No table is called so: keys of tables have no dot.
  const key = `rowcall.${name}`;
  const memo = (value: T | null): Memo => ({ [key]: value === null ? '' : text(value) });
  return {
    in(known) {
      const said = known?.[key] ?? '';
      return said === '' ? null : read(said);
    },
    memo,
    keep: (state, lease, value) => state.settle(lease, { ...nothingSettled, memo: memo(value) }),
  };
}
