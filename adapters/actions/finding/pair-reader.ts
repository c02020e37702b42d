import type { Reason } from '../../../core/finding.ts';
import type { BulkTable, Found } from '../../behaviours/deduplication/bulk.ts';
import { placesIn } from '../../behaviours/deduplication/canonical-order.ts';
import { cellText } from '../../behaviours/deduplication/column.ts';
import { comparatorsFor } from '../../behaviours/deduplication/comparators.ts';
import { probabilityOf, weightOf } from '../../behaviours/deduplication/model.ts';
import { radixSort } from '../../behaviours/deduplication/radix.ts';
import { type CellReader, reasonTeller } from '../../behaviours/deduplication/reasons.ts';
import type { RoleColumn } from '../../behaviours/deduplication/roles.ts';
import { levelsOf } from '../../behaviours/deduplication/score.ts';
import { isStrong, ownComparisons } from '../../behaviours/deduplication/strong.ts';

/** Two rows that are probably one, with the reasons, the weightiest first. */
export interface FoundPair {
  readonly a: string;
  readonly b: string;
  readonly probability: number;
  /** They have a key in common that is hardly anybody else's: see `isStrong`. */
  readonly strong: boolean;
  readonly reasons: readonly Reason[];
}

/** Pairs that were found; reasons are worked out when a pair is asked for, since there may be hundreds of thousands. */
export interface PairReader {
  readonly count: number;
  /** By index, where the pair stands among those that were found. */
  readonly chosen: Int32Array;
  at(index: number): FoundPair;
  /** Where the pairs among the rows with these ids are. */
  among(ids: readonly string[]): readonly number[];
}

/** Makes pairs readable: of one table those from the threshold on, of two those that were linked. */
export function readPairs(
  found: Found,
  tables: readonly BulkTable[],
  columns: readonly RoleColumn[],
  idOf: (row: number) => string,
  threshold: number,
  linked: boolean,
): PairReader {
  const { a, b, weights } = found.pairs;
  const { schema, compared, order } = found.state;
  const { width } = compared.layout;
  const comparators = comparatorsFor(schema, compared);
  const levels = new Int8Array(schema.comparisons.length);
  const reasons = reasonTeller(schema, found.model);
  const own = ownComparisons(schema, found.model);
  const cells = cellReader(tables, columns);
  const places = placesIn(order);
  const chosen = linked ? linkedPairs(found) : likelyPairs(found, threshold);
  let byId: ReadonlyMap<string, readonly number[]> | undefined;

  return {
    count: chosen.length,
    chosen,
    at(index) {
      const pair = chosen[index]!;
      const [one, other] = a[pair]! < b[pair]! ? [a[pair]!, b[pair]!] : [b[pair]!, a[pair]!];
      levelsOf(comparators, places[one]! * width, places[other]! * width, levels);
      return {
        a: idOf(one),
        b: idOf(other),
        probability: probabilityOf(weights[pair]!),
        strong: isStrong(schema, own, levels),
        reasons: reasons(levels, cells(one), cells(other)),
      };
    },
    among(ids) {
      byId ??= pairsById(chosen, a, b, idOf);
      const both = new Set(ids);
      const near = new Set(ids.flatMap((id) => byId!.get(id) ?? []));
      const inside = [...near].filter((at) => both.has(idOf(a[chosen[at]!]!)) && both.has(idOf(b[chosen[at]!]!)));
      return inside.sort((x, y) => x - y);
    },
  };
}

function pairsById(
  chosen: Int32Array,
  a: Int32Array,
  b: Int32Array,
  idOf: (row: number) => string,
): ReadonlyMap<string, readonly number[]> {
  const byId = new Map<string, number[]>();
  chosen.forEach((pair, at) => {
    for (const row of [a[pair]!, b[pair]!]) {
      const id = idOf(row);
      const known = byId.get(id);
      if (known === undefined) byId.set(id, [at]);
      else known.push(at);
    }
  });
  return byId;
}

function likelyPairs({ pairs }: Found, threshold: number): Int32Array {
  const least = weightOf(threshold);
  const likely = Int32Array.from(pairs.weights.keys()).filter((pair) => pairs.weights[pair]! >= least);
  return heaviestFirst(likely, pairs);
}

function linkedPairs({ pairs, groups }: Found): Int32Array {
  const partner = new Map(groups.flatMap(([one, other]) => [[one!, other!] as const, [other!, one!] as const]));
  const linked = Int32Array.from(pairs.weights.keys()).filter((pair) => partner.get(pairs.a[pair]!) === pairs.b[pair]);
  return heaviestFirst(linked, pairs);
}

/** The heaviest first; of those of one weight in the order of their rows. */
function heaviestFirst(chosen: Int32Array, { a, b, weights }: Found['pairs']): Int32Array {
  const bits = new Int32Array(Float32Array.from(weights).buffer);
  const byKey = (pairs: Int32Array, keyOf: (pair: number) => number) => radixSort(pairs.map(keyOf), pairs).rows;
  const byRows = byKey(
    byKey(chosen, (pair) => b[pair]!),
    (pair) => a[pair]!,
  );
  // Floating point numbers are in the order of their bits, negative ones the other way round.
  return byKey(byRows, (pair) => (bits[pair]! < 0 ? bits[pair]! : ~bits[pair]! & 0x7fffffff));
}

/** Reads the cells of a row of tables that stand one behind the other. */
function cellReader(tables: readonly BulkTable[], columns: readonly RoleColumn[]): (row: number) => CellReader {
  const first = tables[0]!.ids.bounds.length >> 1;
  const places = new Map(columns.map(({ key }, place) => [key, place]));
  return (row) => {
    const [table, at] = row < first ? [tables[0]!, row] : [tables[1]!, row - first];
    return (key) => {
      const place = places.get(key);
      if (place === undefined) return '';
      const text = cellText(table.columns[place]!, at);
      return text.includes('""') ? text.replaceAll('""', '"') : text;
    };
  };
}
