import type { Memo } from '../../../core/store.ts';
import type { TabPart } from './tab-parts.ts';

/** What is remembered of whole tables, as the store remembers it of their parts. */
export function splitMemo<M extends Memo | null>(memo: M, parts: readonly TabPart[]): M {
  if (memo === null) return memo;
  const split: Record<string, string> = { ...memo };
  for (const key of new Set(parts.map(({ of }) => of.key))) {
    const said = memo[key];
    delete split[key];
    if (said !== undefined) Object.assign(split, JSON.parse(said));
  }
  return split as M;
}

/** The other way round; parts that are not in it stay as they were before. */
export function joinMemo(memo: Memo, parts: readonly TabPart[], before: Memo | null): Memo {
  const joined: Record<string, string> = { ...memo };
  const was = splitMemo(before, parts);
  for (const [key, some] of Map.groupBy(parts, ({ of }) => of.key)) {
    const known = some.flatMap((part) => {
      const said = memo[part.key] ?? was?.[part.key];
      delete joined[part.key];
      return said === undefined ? [] : [[part.key, said] as const];
    });
    if (known.length > 0) joined[key] = JSON.stringify(Object.fromEntries(known));
  }
  return joined;
}
