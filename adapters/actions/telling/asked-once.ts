import type { Store } from '../../../core/store.ts';

/** The same store, which is asked once whether anybody touched it: within one call it answers the same, and a call costs. */
export function askedOnce(store: Store): Store {
  const { touched } = store;
  if (touched === undefined) return store;
  let answer: Promise<boolean> | undefined;
  return {
    ...store,
    touched(memo) {
      answer ??= touched.call(store, memo);
      return answer;
    },
  };
}
