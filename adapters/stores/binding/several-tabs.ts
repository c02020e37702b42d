import { fold, type TableKey } from '../../../core/cell.ts';
import { headerKey, idHeader } from '../../../core/columns.ts';
import { firstTab } from '../../../core/model.ts';
import type { NewRecord, Patch } from '../../../core/patch.ts';
import { recordKey } from '../../../core/record.ts';
import type { FoundTable, Hint, Outcome, SetUp, Store, TableSnapshot } from '../../../core/store.ts';
import { joinMemo, splitMemo } from './part-memo.ts';
import { partAt, placeIn, type TabPart } from './tab-parts.ts';

/**
 * A store in which tables may stand in several tabs: the rows of all of them are one table. A row that was cut from one tab
 * into another stays the record that its id says. Rows of ours go where the settings say, else into the last tab.
 */
export function severalTabs(store: Store, parts: readonly TabPart[]): Store {
  const byTable = Map.groupBy(parts, ({ of }) => of.key);
  const partOf = new Map(parts.map((part) => [part.key, part]));
  const wholeKey = (key: TableKey) => partOf.get(key)?.of.key ?? key;

  function hintsOf(hint: Hint): readonly Hint[] {
    const some = byTable.get(hint.table);
    if (some === undefined) return [hint];
    const { ids = [], places } = hint;
    if (hint.ids === undefined && places === undefined) return some.map(({ key }) => ({ table: key }));
    const at = (places ?? []).map((place) => partAt(some, place));
    // A place that says no tab may be in any.
    if (at.includes(null)) return some.map(({ key }) => ({ table: key }));
    return some.flatMap((part): Hint[] => {
      const here = at.flatMap((one) => (one?.part === part ? [one.place] : []));
      return ids.length + here.length === 0 ? [] : [{ table: part.key, ids, places: here }];
    });
  }

  function joined(read: ReadonlyMap<TableKey, TableSnapshot>, asked: ReadonlySet<TableKey>) {
    const tables = new Map<TableKey, TableSnapshot>();
    for (const key of asked) {
      const some = byTable.get(key);
      const own = read.get(key);
      if (some === undefined && own !== undefined) tables.set(key, own);
      if (some === undefined) continue;
      const found = some.flatMap((part) => {
        const snapshot = read.get(part.key);
        return snapshot === undefined ? [] : [{ part, snapshot }];
      });
      tables.set(key, {
        records: found.flatMap(({ part, snapshot }) =>
          snapshot.records.map((record) => ({ ...record, place: placeIn(part, record.place) })),
        ),
        complete: found.length === some.length && found.every(({ snapshot }) => snapshot.complete),
        fields: new Set(found.flatMap(({ snapshot }) => [...snapshot.fields])),
        ...(found.some(({ snapshot }) => snapshot.gone) && {
          gone: found.flatMap(({ snapshot }) => snapshot.gone ?? []),
        }),
        ...(found.some(({ snapshot }) => snapshot.ids === false) && { ids: false as const }),
      });
    }
    return tables;
  }

  /** The tab in which each record stands by its id, where its patch does not say. */
  async function whereabouts(patches: readonly Patch[], memo: Parameters<Store['write']>[1]) {
    const asked = [...Map.groupBy(patches, ({ table }) => table)].flatMap(([table, some]) =>
      (byTable.get(table) ?? []).map(({ key }): Hint => ({ table: key, ids: some.map(({ id }) => id) })),
    );
    const where = new Map<string, TabPart>();
    if (asked.length === 0) return where;
    const { tables } = await store.read(asked, memo);
    for (const [key, { records }] of tables)
      for (const { id } of records) if (id !== null) where.set(recordKey(wholeKey(key), id), partOf.get(key)!);
    return where;
  }

  function inPart(patch: Patch, where: ReadonlyMap<string, TabPart>): Patch | null {
    const some = byTable.get(patch.table);
    if (some === undefined) return patch;
    const at = patch.place === undefined ? null : partAt(some, patch.place);
    if (at !== null) return { ...patch, table: at.part.key, place: at.place };
    const part = where.get(recordKey(patch.table, patch.id));
    const { place: _, ...rest } = patch;
    return part === undefined ? null : { ...rest, table: part.key };
  }

  function madeIn(record: NewRecord): NewRecord {
    const some = byTable.get(record.table);
    const [first] = some ?? [];
    if (some === undefined || first === undefined) return record;
    const { into } = first.of;
    const named = into === undefined ? undefined : some.find(({ tab }) => fold(tab) === fold(into));
    const usual = into === firstTab ? first : some.at(-1)!;
    return { ...record, table: (named ?? usual).key };
  }

  async function partsDescribed(sample: number) {
    const described = await store.describe(sample);
    const lacking = ({ columns, table }: FoundTable) =>
      (partOf.get(table ?? '')?.of.fields.length ?? 0) -
      columns.filter(({ field, header }) => field !== null || headerKey(header) === idHeader).length;
    return { described, inNeed: described.tables.toSorted((a, b) => lacking(b) - lacking(a)) };
  }

  return {
    ...store,

    async describe(sample = 0) {
      const { described, inNeed } = await partsDescribed(sample);
      return {
        ...described,
        tables: inNeed.map((one) => (one.table === null ? one : { ...one, table: wholeKey(one.table) })),
        findings: described.findings.map((finding) => ({ ...finding, table: wholeKey(finding.table) })),
      };
    },

    async setUp(changes) {
      const { described } = await partsDescribed(0);
      const there = new Map(described.tables.map((one) => [one.table, new Set(one.columns.map(({ field }) => field))]));
      await store.setUp(
        changes.flatMap((change): SetUp[] =>
          (byTable.get(change.table) ?? [null]).flatMap((part) => {
            if (part === null) return [change];
            const known = there.get(part.key);
            const columns = change.columns.filter(({ field }) => !known?.has(field));
            return known === undefined ? [] : [{ table: part.key, columns }];
          }),
        ),
      );
    },

    async read(asked, memo) {
      const inner = splitMemo(memo, parts);
      const snapshot = await store.read(asked.flatMap(hintsOf), inner);
      const { overwritten, tables } = snapshot;
      return {
        ...snapshot,
        tables: joined(tables, new Set(asked.map(({ table }) => table))),
        ...(overwritten && { overwritten: overwritten.map((one) => ({ ...one, table: wholeKey(one.table) })) }),
        memo: joinMemo(snapshot.memo, parts, memo),
      };
    },

    async write({ patches, creates }, memo, name) {
      const inner = splitMemo(memo, parts);
      const isLost = ({ table, place }: Patch) =>
        byTable.has(table) && (place === undefined || partAt(byTable.get(table)!, place) === null);
      const where = await whereabouts(patches.filter(isLost), inner);
      const outcomes = new Map<string, Outcome>();
      const wholeOf = new Map<string, { readonly key: string; readonly part: TabPart | undefined }>();
      const wanted = patches.flatMap((patch) => {
        const key = recordKey(patch.table, patch.id);
        const placed = inPart(patch, where);
        if (placed === null) outcomes.set(key, { is: 'missing' });
        else wholeOf.set(recordKey(placed.table, placed.id), { key, part: partOf.get(placed.table) });
        return placed ?? [];
      });
      const made = creates.map(madeIn);
      for (const { key, table } of made) wholeOf.set(key, { key, part: partOf.get(table) });
      const written = await store.write({ patches: wanted, creates: made }, inner, name);
      for (const [found, outcome] of written.outcomes) {
        const { key, part } = wholeOf.get(found) ?? { key: found, part: undefined };
        outcomes.set(key, part === undefined ? outcome : placedIn(part, outcome));
      }
      return { outcomes, memo: joinMemo(written.memo, parts, memo) };
    },

    ...(store.takeOut && {
      takeOut: async (columns, memo = null) => {
        const left = await store.takeOut!(
          columns.flatMap((one) =>
            (byTable.get(one.table) ?? [{ key: one.table }]).map(({ key }) => ({ ...one, table: key })),
          ),
          splitMemo(memo, parts),
        );
        return left.map((one) => ({ ...one, table: wholeKey(one.table) }));
      },
    }),
    ...(store.touched && { touched: async (memo) => await store.touched!(splitMemo(memo, parts)) }),
    ...(store.keepAlive && { keepAlive: async (memo) => await store.keepAlive!(splitMemo(memo, parts)) }),
  };
}

function placedIn(part: TabPart, outcome: Outcome): Outcome {
  return outcome.is === 'applied' && outcome.place !== undefined
    ? { ...outcome, place: placeIn(part, outcome.place) }
    : outcome;
}
