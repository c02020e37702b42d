import { fold, type TableKey } from '../../../core/cell.ts';
import type { Memo } from '../../../core/store.ts';
import type { TabPart } from './tab-parts.ts';

/** What is remembered of whole tables, as the store remembers it of their parts. */
export function splitMemo<M extends Memo | null>(memo: M, parts: readonly TabPart[]): M {
  if (memo === null) return memo;
  const split: Record<string, string> = { ...memo };
  for (const [key, some] of Map.groupBy(parts, ({ of }) => of.key)) {
    const known = new Map(remembered(memo, key).map(([tab, one]) => [fold(tab), one]));
    delete split[key];
    for (const part of some) {
      const said = known.get(fold(part.tab));
      if (said !== undefined && said !== null) split[part.key] = said;
    }
  }
  return split as M;
}

/** The other way round; parts that are not in it stay as they were before. Tabs that nothing is known of are named too. */
export function joinMemo(memo: Memo, parts: readonly TabPart[], before: Memo | null): Memo {
  const joined: Record<string, string> = { ...memo };
  const was = splitMemo(before, parts);
  for (const [key, some] of Map.groupBy(parts, ({ of }) => of.key)) {
    const known = some.map((part) => {
      const said = memo[part.key] ?? was?.[part.key] ?? null;
      delete joined[part.key];
      return [part.tab, said] as const;
    });
    joined[key] = JSON.stringify(Object.fromEntries(known));
  }
  return joined;
}

/** The tabs in which a table stood when it was last looked at. */
export function tabsRemembered(memo: Memo | null, table: TableKey): readonly string[] {
  return memo === null ? [] : remembered(memo, table).map(([tab]) => tab);
}

/** By the names of the tabs; `null`: nothing is known of it. */
function remembered(memo: Memo, table: TableKey): readonly (readonly [tab: string, said: string | null])[] {
  const said = memo[table];
  return said === undefined ? [] : Object.entries(JSON.parse(said) as Record<string, string | null>);
}
