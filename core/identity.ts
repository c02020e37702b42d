import type { Cells, FieldKey, RecordId } from './cell.ts';
import { sameCell } from './cell.ts';
import type { Ids } from './id.ts';
import type { Found } from './store.ts';

/** A record with its id settled, whatever its row said. */
export interface Identified extends Found {
  readonly id: RecordId;
  /** What the row's id column holds where that is not `id`: it must be written. */
  readonly carries?: RecordId | null;
}

export interface Identities {
  readonly records: readonly Identified[];
  /** Copies by the record they were copied from. A copy inherits nothing. */
  readonly copies: ReadonlyMap<RecordId, RecordId>;
  /** Records that were found again although their id was gone. */
  readonly healed: readonly RecordId[];
  /** Records whose ids were left behind when part of the columns was sorted, and that were followed by their content. */
  readonly followed: readonly RecordId[];
}

/** Where the workspace itself gives the ids, each row is the record that it says. */
export function given(found: readonly Found[]): Identities {
  const records = found.filter((row): row is Identified => row.id !== null);
  return { records, copies: new Map(), healed: [], followed: [] };
}

/**
 * Says which record each row is. A row keeps the id it carries, with three exceptions:
 * rows whose contents are those of one another's records were sorted without their ids, and each is the record it
 * holds; of several rows with one id, the one most like the record as last seen keeps it (the upper of equals) and the
 * others are copies with ids of their own; a row without an id, with one that nobody knows, or with that of a record it
 * does not hold, that holds exactly what a missing record held is that record again: an id of ours landed beside it.
 * Of records whose ids may never have been written (`unwritten`), a row without an id that is like one is that one: people
 * went on typing before we had written it. Sorting, copies and healing are told on a whole table only; part of one proves none of them.
 * Where such an id stands beside another row, the row that holds exactly what was seen of the record is it all the same.
 * Columns of `ours` say nothing of what a row holds: we write them, and whoever sorts may leave them behind.
 */
export function identify(
  found: readonly Found[],
  seen: ReadonlyMap<RecordId, Cells>,
  complete: boolean,
  ids: Ids,
  ours: ReadonlySet<FieldKey> = new Set(),
  unwritten: ReadonlySet<RecordId> = new Set(),
): Identities {
  const content = contentBut(ours);
  const keeper = keepers(found, seen, content);
  const sorted = complete ? leftBehind([...keeper.values()], seen, content) : new Map<Found, RecordId>();
  const beside = complete ? landedBeside(found, keeper, sorted, seen, unwritten, content) : new Map<Found, RecordId>();
  for (const id of beside.values()) {
    const holder = keeper.get(id);
    if (holder !== undefined && !beside.has(holder)) keeper.delete(id);
  }
  if (complete) letGo(keeper, new Map([...sorted, ...beside]), seen, unwritten, content);
  const present = new Set([...keeper.keys(), ...beside.values()]);
  const missing = complete ? lost(present, seen, content) : new Map<string, RecordId[]>();
  const copies = new Map<RecordId, RecordId>();
  const healed: RecordId[] = [];

  // What a row holds exactly comes before what it is only like: a twin must not take the record of an unchanged row.
  const again = new Map<Found, RecordId>();
  for (const row of missing.size === 0 ? [] : found) {
    if (sorted.has(row) || beside.has(row)) continue;
    const was = row.id === null ? undefined : seen.get(row.id);
    const kept = row.id !== null && keeper.get(row.id) === row;
    const isOther = was === undefined || (kept && !content.isSame(row.cells, was));
    const alike = missing.get(content.print(row.cells));
    const same = isOther ? alike?.shift() : isStray(row, keeper) ? firstOf(alike, unwritten) : undefined;
    if (same !== undefined) again.set(row, same);
  }
  const likeliest = likeness([...missing.values()].flat(), unwritten, seen, content);

  const records = found.map((row): Identified => {
    const kept = row.id !== null && keeper.get(row.id) === row;
    const moved = sorted.get(row) ?? beside.get(row);
    const back = again.get(row) ?? (row.id === null || isStray(row, keeper) ? likeliest(row) : undefined);
    if (back !== undefined) healed.push(back);
    if (kept && moved === undefined && back === undefined) return row as Identified;
    const id = moved ?? back ?? ids.fresh();
    if (row.id !== null && !kept) copies.set(id, row.id);
    return { ...row, id, carries: row.id };
  });
  return { records, copies, healed, followed: [...sorted.values()] };
}

/** Whether the id that a row carries is not its own: while nothing is written it goes on carrying it. */
function isStray(row: Found, keeper: ReadonlyMap<RecordId, Found>): boolean {
  return row.id !== null && keeper.get(row.id) !== row;
}

/** Takes the first of these that is among the others. */
function firstOf(ids: RecordId[] | undefined, among: ReadonlySet<RecordId>): RecordId | undefined {
  const at = ids?.findIndex((id) => among.has(id)) ?? -1;
  return at < 0 ? undefined : ids?.splice(at, 1)[0];
}

/**
 * Answers the missing record without a written id that a row is most like, each once. A row that people have added may share
 * a stage and a city with it, but hardly most of what it held, nor what no other record holds.
 */
function likeness(
  missing: readonly RecordId[],
  unwritten: ReadonlySet<RecordId>,
  seen: ReadonlyMap<RecordId, Cells>,
  { likeness: like, marksOf }: Content,
): (row: Found) => RecordId | undefined {
  const left = new Set(missing.filter((id) => unwritten.has(id)));
  if (left.size === 0) return () => undefined;
  const owner = new Map<string, RecordId | null>();
  for (const [id, cells] of seen) for (const mark of marksOf(cells)) owner.set(mark, owner.has(mark) ? null : id);
  return ({ cells }) => {
    let most = 0;
    let best: RecordId | undefined;
    for (const id of new Set(marksOf(cells).flatMap((mark) => owner.get(mark) ?? []))) {
      if (!left.has(id)) continue;
      const was = seen.get(id)!;
      const shared = like(cells, was);
      if (shared * 2 > like(was, was) && shared > most) [most, best] = [shared, id];
    }
    if (best !== undefined) left.delete(best);
    return best;
  };
}

/**
 * Rows that were sorted without their id column, with the record each of them holds. They must form a clean
 * permutation: every one holds exactly what was seen of another of them.
 */
function leftBehind(
  rows: readonly Found[],
  seen: ReadonlyMap<RecordId, Cells>,
  { print, isSame }: Content,
): ReadonlyMap<Found, RecordId> {
  const changed = rows.filter((row) => {
    const was = seen.get(row.id!);
    return was !== undefined && !isSame(row.cells, was);
  });
  const owners = holding(
    changed.map((row) => row.id!),
    seen,
    print,
  );
  const target = new Map<Found, RecordId>();
  for (const row of changed) {
    const id = owners.get(print(row.cells))?.shift();
    if (id !== undefined && id !== row.id) target.set(row, id);
  }
  for (let before = -1; before !== target.size; ) {
    before = target.size;
    const carried = new Set([...target.keys()].map((row) => row.id));
    const held = new Map<RecordId, number>();
    for (const id of target.values()) held.set(id, (held.get(id) ?? 0) + 1);
    for (const [row, id] of target)
      if (!carried.has(id) || held.get(id) !== 1 || !held.has(row.id!)) target.delete(row);
  }
  return target;
}

/**
 * Takes ids that may never have been written from rows that hold nothing of what was seen of their records: such an id landed
 * beside another row, and to take that row for the record would be to rewrite whatever leads to it.
 */
function letGo(
  keeper: Map<RecordId, Found>,
  told: ReadonlyMap<Found, RecordId>,
  seen: ReadonlyMap<RecordId, Cells>,
  unwritten: ReadonlySet<RecordId>,
  { likeness, isBlank }: Content,
): void {
  for (const id of unwritten) {
    const holder = keeper.get(id);
    const was = seen.get(id);
    if (holder === undefined || was === undefined || told.has(holder) || isBlank(was)) continue;
    if (likeness(holder.cells, was) === 0) keeper.delete(id);
  }
}

/**
 * Rows that hold exactly what was seen of a record whose id may never have been written, where that id stands beside
 * another row: rows moved in the very second in which ids were first written by place.
 */
function landedBeside(
  found: readonly Found[],
  keeper: ReadonlyMap<RecordId, Found>,
  sorted: ReadonlyMap<Found, RecordId>,
  seen: ReadonlyMap<RecordId, Cells>,
  unwritten: ReadonlySet<RecordId>,
  { print, isSame, isBlank }: Content,
): ReadonlyMap<Found, RecordId> {
  const settled = new Set(sorted.values());
  const strayed = [...unwritten].filter((id) => {
    const was = seen.get(id);
    const holder = keeper.get(id);
    if (was === undefined || holder === undefined || settled.has(id)) return false;
    return !isBlank(was) && !isSame(holder.cells, was);
  });
  const owners = holding(strayed, seen, print);
  const target = new Map<Found, RecordId>();
  if (owners.size === 0) return target;
  for (const row of found) {
    const was = row.id === null ? undefined : seen.get(row.id);
    const isSettled = row.id !== null && was !== undefined && !unwritten.has(row.id);
    if (isSettled || sorted.has(row) || (was !== undefined && isSame(row.cells, was))) continue;
    const id = owners.get(print(row.cells))?.shift();
    if (id !== undefined) target.set(row, id);
  }
  return target;
}

/** For each id, the row that keeps it. */
function keepers(
  found: readonly Found[],
  seen: ReadonlyMap<RecordId, Cells>,
  { likeness }: Content,
): Map<RecordId, Found> {
  const keeper = new Map<RecordId, Found>();
  for (const row of found) {
    if (row.id === null) continue;
    const rival = keeper.get(row.id);
    const was = seen.get(row.id);
    if (rival === undefined || (was && likeness(row.cells, was) > likeness(rival.cells, was))) keeper.set(row.id, row);
  }
  return keeper;
}

/** Records that no row is, by what they held. */
function lost(
  present: ReadonlySet<RecordId>,
  seen: ReadonlyMap<RecordId, Cells>,
  { print, isBlank }: Content,
): Map<string, RecordId[]> {
  const missing = [...seen].flatMap(([id, cells]) => (present.has(id) || isBlank(cells) ? [] : [id]));
  return holding(missing, seen, print);
}

/** Records by what was seen of them. Those that hold the same are told apart by nothing: any of them will do. */
function holding(
  ids: readonly RecordId[],
  seen: ReadonlyMap<RecordId, Cells>,
  print: Content['print'],
): Map<string, RecordId[]> {
  return Map.groupBy(ids, (id) => print(seen.get(id)!));
}

/** How contents of rows are compared. */
interface Content {
  isSame(cells: Cells, was: Cells): boolean;
  /** How many filled cells are alike. */
  likeness(cells: Cells, was: Cells): number;
  isBlank(cells: Cells): boolean;
  /** Each filled cell with its column as one text. */
  marksOf(cells: Cells): readonly string[];
  /** The content of a record as one text: equal content, equal text. Empty cells do not count. */
  print(cells: Cells): string;
}

/** The content of rows without some columns. */
function contentBut(ours: ReadonlySet<FieldKey>): Content {
  const told = (cells: Cells) => Object.keys(cells).filter((key) => cells[key] !== null && !ours.has(key));
  return {
    isSame(cells, was) {
      for (const key in was) if (!ours.has(key) && !sameCell(cells[key] ?? null, was[key]!)) return false;
      for (const key in cells) if (!ours.has(key) && !(key in was) && cells[key] !== null) return false;
      return true;
    },
    likeness(cells, was) {
      let same = 0;
      for (const key in was) if (!ours.has(key) && was[key] !== null && sameCell(cells[key] ?? null, was[key]!)) same++;
      return same;
    },
    isBlank: (cells) => told(cells).length === 0,
    marksOf: (cells) => told(cells).map((key) => JSON.stringify([key, cells[key]])),
    print: (cells) =>
      JSON.stringify(
        told(cells)
          .sort()
          .map((key) => [key, cells[key]]),
      ),
  };
}
