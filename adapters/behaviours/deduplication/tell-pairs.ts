import type { Column } from './column.ts';
import type { Compared } from './comparator.ts';
import { comparatorsFor } from './comparators.ts';
import { type JsonBytes, newJsonBytes, putBytes, putCell, putShare } from './json-bytes.ts';
import { type Model, probabilityOf } from './model.ts';
import type { Pairs } from './pairs.ts';
import { reasonChooser, reasonColumns, reasonJoint } from './reasons.ts';
import type { Schema } from './schema.ts';
import { levelsOf } from './score.ts';
import { isStrong } from './strong.ts';

/** A sentence in bytes of JSON, and where in it stands what is in the cells of the one record and of the other. */
export type Sentence = readonly (Uint8Array | 'one' | 'other')[];

/** All that pairs are told from: plain data, arrays in shared memory. */
export interface Told {
  readonly schema: Schema;
  readonly compared: Compared;
  readonly model: Pick<Model, 'classes' | 'levels'>;
  /** The `ownComparisons`. */
  readonly own: readonly boolean[];
  /** By comparison and level. */
  readonly sentences: readonly (readonly Sentence[])[];
  /** Of each table, one behind the other. */
  readonly ids: readonly Column[];
  /** By the key of a column: of each table. */
  readonly cells: ReadonlyMap<string, readonly Column[]>;
  /** By place, the row that stands there. */
  readonly order: Int32Array;
  readonly pairs: Pairs;
  /** Which of the pairs are told, in turn. */
  readonly chosen: Int32Array;
}

/** Tells the chosen pairs `from … to - 1`, each an object of JSON on a line of its own, with commas between. */
export type PairTeller = (from: number, to: number) => Uint8Array;

const encoder = new TextEncoder();
const opening = encoder.encode('{"a":"');
const afterOne = encoder.encode('","b":"');
const afterOther = encoder.encode('","probability":');
const strongly = encoder.encode(',"strong":true,"reasons":[');
const weakly = encoder.encode(',"strong":false,"reasons":[');
const quoted = encoder.encode('"');
const comma = encoder.encode(',');
const closing = encoder.encode(']}');
const between = encoder.encode(',\n');
const usualLine = 256;

/** Makes a teller; it is quicker the longer it is used. */
export function pairTeller(told: Told): PairTeller {
  const { schema, compared, model, order, chosen } = told;
  const { a, b, weights } = told.pairs;
  const { width } = compared.layout;
  const comparators = comparatorsFor(schema, compared);
  const choose = reasonChooser(schema, model);
  const levels = new Int8Array(schema.comparisons.length);
  const reasons = new Int8Array(schema.comparisons.length);
  const columns = reasonColumns(schema).map((keys) => keys.map((key) => told.cells.get(key)!));
  const joints = schema.comparisons.map(({ kind }) => encoder.encode(reasonJoint(kind)));

  function put(into: JsonBytes, pair: number): void {
    const inOrder = order[a[pair]!]! < order[b[pair]!]!;
    const first = inOrder ? a[pair]! : b[pair]!;
    const then = inOrder ? b[pair]! : a[pair]!;
    const one = order[first]!;
    const other = order[then]!;
    levelsOf(comparators, first * width, then * width, levels);
    putBytes(into, opening);
    putOf(into, told.ids, one);
    putBytes(into, afterOne);
    putOf(into, told.ids, other);
    putBytes(into, afterOther);
    putShare(into, probabilityOf(weights[pair]!));
    putBytes(into, isStrong(schema, told.own, levels) ? strongly : weakly);
    const count = choose(levels, reasons);
    for (let i = 0; i < count; i++) {
      if (i > 0) putBytes(into, comma);
      putBytes(into, quoted);
      putReason(into, reasons[i]!, one, other);
      putBytes(into, quoted);
    }
    putBytes(into, closing);
  }

  function putReason(into: JsonBytes, comparison: number, one: number, other: number): void {
    for (const piece of told.sentences[comparison]![levels[comparison]!]!)
      if (piece instanceof Uint8Array) putBytes(into, piece);
      else putCells(into, columns[comparison]!, joints[comparison]!, piece === 'one' ? one : other);
  }

  return (from, to) => {
    const into = newJsonBytes((to - from) * usualLine);
    for (let at = from; at < to; at++) {
      if (at > from) putBytes(into, between);
      put(into, chosen[at]!);
    }
    return into.bytes.subarray(0, into.end);
  };
}

function putCells(into: JsonBytes, columns: readonly (readonly Column[])[], joint: Uint8Array, row: number): void {
  const before = into.end;
  for (const tables of columns) {
    const start = into.end;
    if (start > before) putBytes(into, joint);
    const behindJoint = into.end;
    putOf(into, tables, row);
    // Of an empty cell nothing is told, not even what would divide it from the one before.
    if (into.end === behindJoint) into.end = start;
  }
}

/** What stands in a row of tables that stand one behind the other. */
export function putOf(into: JsonBytes, tables: readonly Column[], row: number): void {
  const first = tables[0]!.bounds.length >> 1;
  if (row < first) putCell(into, tables[0]!, row);
  else putCell(into, tables[1]!, row - first);
}
