import type { RecordId } from '../../../core/cell.ts';
import type { Row } from '../../../core/record.ts';
import type { View } from '../../../core/rule.ts';
import type { Edge } from './cluster.ts';
import { clusters } from './cluster.ts';
import { verdictAccount, verdictLedger } from './ledgers.ts';
import type { TableMatcher } from './table-matcher.ts';

/** Who is like a record, who is like those, and so on: of more than these nobody could say which are the same. */
const mostLooked = 60;

/** The records that are probably the same as one, the likeliest first, it being among none of them. */
export interface Group {
  readonly others: readonly { readonly row: Row; readonly weight: number }[];
}

/** What a person said of two records. */
export const differentVerdict = 'different';

/**
 * The group that a record belongs to, from what the view knows: its candidates, theirs in turn, and what people said of any
 * two of them. The same as a run over the whole table with the same model would say.
 */
export function groupOf(table: TableMatcher, row: Row, view: View): Group {
  const { least } = table;
  const rows = new Map<RecordId, Row>([[row.id, row]]);
  const edges = new Map<string, Edge>();
  const weigh = (a: Row, b: Row) => table.weigh(a.values, b.values);

  let border: readonly Row[] = [row];
  while (border.length > 0 && rows.size < mostLooked) {
    const next: Row[] = [];
    const candidates = candidatesOf(table, border, view);
    for (const [at, one] of border.entries())
      for (const other of candidates[at]!) {
        const pair = pairKey(one.id, other.id);
        if (edges.has(pair)) continue;
        const weight = weigh(one, other);
        if (weight < least) continue;
        edges.set(pair, { a: one.id, b: other.id, weight });
        if (rows.has(other.id)) continue;
        rows.set(other.id, other);
        next.push(other);
      }
    border = next;
  }
  if (rows.size === 1) return { others: [] };

  const ids = [...rows.keys()].sort();
  const apart = toldApart(table, ids, view);
  const groups = clusters(
    // Whoever was told to be different is no reason to be the same as a third.
    [...edges.values()].filter(({ a, b }) => !apart.some(([x, y]) => pairKey(x, y) === pairKey(a, b))),
    apart,
    (a, b) => weigh(rows.get(a)!, rows.get(b)!),
    table.section.likely,
  );
  const own = groups.find((group) => group.includes(row.id)) ?? [];
  const others = own
    .filter((id) => id !== row.id)
    .map((id) => ({ row: rows.get(id)!, weight: edges.get(pairKey(row.id, id))?.weight ?? weigh(row, rows.get(id)!) }));
  return { others: others.sort((a, b) => b.weight - a.weight || (a.row.id < b.row.id ? -1 : 1)) };
}

/** Of each of some records those that share a telling key with it. */
function candidatesOf(table: TableMatcher, rows: readonly Row[], view: View): readonly (readonly Row[])[] {
  const asked = rows.map(({ values }) => table.keysOf(values));
  const answers = view.together(
    asked.flat().map(
      ({ key, cap }) =>
        () =>
          view.by(table.index, key, cap),
    ),
  );
  let next = 0;
  return rows.map((row, at) => {
    const found = new Map<RecordId, Row>();
    for (const _ of asked[at]!) {
      const same = answers[next++]!;
      if (same !== 'crowd') for (const one of same) if (one.id !== row.id) found.set(one.id, one);
    }
    return [...found.values()];
  });
}

/**
 * The pairs of some records of which people said that they are not the same. Said of a record that was joined into another,
 * it holds for that one: nobody is asked again.
 */
function toldApart(
  table: TableMatcher,
  ids: readonly RecordId[],
  view: View,
): readonly (readonly [RecordId, RecordId])[] {
  const pairs = ids.flatMap((a, at) => ids.slice(at + 1).map((b) => [a, b] as const));
  const asked = pairs.map(
    ([a, b]) =>
      () =>
        isApart(table, a, b, view),
  );
  // All that is asked of most records is asked in one round.
  view.together<unknown>([() => partsOf(table, ids, view), ...asked]);
  const parts = partsOf(table, ids, view);
  const said = view.together(
    pairs.map(
      ([a, b]) =>
        () =>
          view.together(
            parts.get(a)!.flatMap((one) => parts.get(b)!.map((other) => () => isApart(table, one, other, view))),
          ),
    ),
  );
  return pairs.filter((_, at) => said[at]!.includes(true));
}

function isApart({ table }: TableMatcher, a: RecordId, b: RecordId, view: View): boolean {
  return view.last(verdictLedger, verdictAccount(table.key, a, b))?.data?.['verdict'] === differentVerdict;
}

/** Each record with those that were joined into it, and into those in their turn. */
function partsOf(
  { joined }: TableMatcher,
  ids: readonly RecordId[],
  view: View,
): ReadonlyMap<RecordId, readonly RecordId[]> {
  const parts = new Map(ids.map((id) => [id, [id]]));
  let border: readonly (readonly [of: RecordId, id: RecordId])[] = ids.map((id) => [id, id]);
  while (border.length > 0) {
    const found = view.together(
      border.map(
        ([, id]) =>
          () =>
            view.by(joined, id, mostLooked),
      ),
    );
    border = border.flatMap(([of], at) => {
      const rows = found[at] === 'crowd' ? [] : found[at]!;
      const fresh = rows.map(({ id }) => id).filter((id) => !parts.get(of)!.includes(id));
      parts.get(of)!.push(...fresh);
      return fresh.map((id) => [of, id] as const);
    });
  }
  return parts;
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
