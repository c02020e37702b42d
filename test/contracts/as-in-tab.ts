import type { Hint, Outcome, Snapshot, Store, Written } from '../../core/store.ts';

/**
 * A store whose records go by the short ids that a tab of the contract gives them, where the vendor gives its own:
 * `known` tells the short one of each of those.
 */
export function asInTab(store: Store, known: ReadonlyMap<string, string>): Store {
  const own = new Map([...known].map(([id, name]) => [name, id]));
  const short = <T extends string | number | null>(id: T): T => (known.get(String(id)) ?? id) as T;
  const long = <T extends string | number>(id: T): T => (own.get(String(id)) ?? id) as T;
  const longHint = (hint: Hint): Hint => ({
    ...hint,
    ...(hint.ids && { ids: hint.ids.map(long) }),
    ...(hint.places && { places: hint.places.map(long) }),
  });
  const shortSnapshot = ({ tables, ...rest }: Snapshot): Snapshot => ({
    ...rest,
    tables: new Map(
      [...tables].map(([key, table]) => [
        key,
        { ...table, records: table.records.map((one) => ({ ...one, id: short(one.id), place: short(one.place) })) },
      ]),
    ),
  });
  const shortOutcome = (outcome: Outcome): Outcome =>
    outcome.is === 'applied' ? { ...outcome, id: short(outcome.id) } : outcome;
  const shortKey = (key: string) => key.replace(/[^/]+$/, (id) => short(id));
  return {
    ...store,
    read: async (asked, memo) => shortSnapshot(await store.read(asked.map(longHint), memo)),
    async write({ patches, creates }, memo): Promise<Written> {
      const given = patches.map((patch) => ({ ...patch, id: long(patch.id) }));
      const { outcomes, memo: next } = await store.write({ patches: given, creates }, memo);
      return { outcomes: new Map([...outcomes].map(([key, one]) => [shortKey(key), shortOutcome(one)])), memo: next };
    },
  };
}
