import type { Language } from '../../../core/language.ts';
import type { BulkTable, Found } from '../../behaviours/deduplication/bulk.ts';
import { encodeColumn, handedColumn } from '../../behaviours/deduplication/column.ts';
import type { Crew } from '../../behaviours/deduplication/crew.ts';
import { newJsonBytes, putBytes, putCell } from '../../behaviours/deduplication/json-bytes.ts';
import { handed } from '../../behaviours/deduplication/memory.ts';
import { reasonCode, reasonColumns } from '../../behaviours/deduplication/reasons.ts';
import type { RoleColumn } from '../../behaviours/deduplication/roles.ts';
import type { Schema } from '../../behaviours/deduplication/schema.ts';
import { ownComparisons } from '../../behaviours/deduplication/strong.ts';
import { putOf, type Sentence, type Told } from '../../behaviours/deduplication/tell-pairs.ts';

/** Pairs that are told before any of them is handed on; a slice is what one thread takes at once. */
const atOnce = 1 << 16;
const slice = 1 << 11;
const encoder = new TextEncoder();
const comma = encoder.encode('","');
const next = encoder.encode(',\n');
const opening = encoder.encode('["');
const closing = encoder.encode('"]');
let runs = 0;

/** Groups of rows as arrays of their ids, each on a line, with commas between. In UTF-8. */
export function clusterLines(groups: readonly (readonly number[])[], tables: readonly BulkTable[]): Uint8Array {
  const ids = tables.map((table) => table.ids);
  const into = newJsonBytes(groups.length * 32);
  groups.forEach((rows, at) => {
    if (at > 0) putBytes(into, next);
    rows.forEach((row, place) => {
      putBytes(into, place === 0 ? opening : comma);
      putOf(into, ids, row);
    });
    putBytes(into, closing);
  });
  return into.bytes.subarray(0, into.end);
}

/** Pairs that were chosen, in turn, as objects on a line each, with commas between, some thousand at a time. In UTF-8. */
export async function* pairLines(
  found: Found,
  tables: readonly BulkTable[],
  columns: readonly RoleColumn[],
  chosen: Int32Array,
  say: Language['say'],
  crew: Crew,
): AsyncIterable<Uint8Array> {
  const { schema, compared, order, pairs } = found.state;
  const shared = crew.hands > 1;
  const run = ++runs;
  const told: Told = {
    schema,
    compared,
    model: { classes: found.model.classes, levels: found.model.levels },
    own: ownComparisons(schema, found.model),
    sentences: sentencesOf(schema, say),
    ids: tables.map(({ ids }) => handedColumn(ids, shared)),
    cells: new Map(
      columns.map(({ key }, at) => [key, tables.map((table) => handedColumn(table.columns[at]!, shared))]),
    ),
    order,
    pairs,
    chosen: handed(chosen, shared),
  };
  for (let from = 0; from < chosen.length; from += atOnce) {
    const end = Math.min(from + atOnce, chosen.length);
    const jobs = Array.from({ length: Math.ceil((end - from) / slice) }, (_, i) => ({
      is: 'tell' as const,
      run,
      told,
      from: from + i * slice,
      to: Math.min(from + (i + 1) * slice, end),
      shared,
    }));
    for (const [at, lines] of (await crew.run<'tell'>(jobs)).entries()) {
      if (from + at > 0) yield next;
      yield lines;
    }
  }
}

/** What each level of each comparison says, with gaps for what stands in the cells. */
function sentencesOf(schema: Schema, say: Language['say']): readonly (readonly Sentence[])[] {
  const columns = reasonColumns(schema);
  return schema.comparisons.map((comparison, at) =>
    Array.from({ length: comparison.levels }, (_, level) => {
      const [column = ''] = columns[at]!;
      return sentenceOf(
        say({ code: reasonCode(comparison, level), args: { column: column.replace(gap, ''), ...gaps } }),
      );
    }),
  );
}

/** Signs for private use: no sentence has them, and of a header they are left out. */
const gaps = { one: '\ue000', other: '\ue001' } as const;
const gap = /([\ue000\ue001])/gu;

function sentenceOf(text: string): Sentence {
  return text
    .split(gap)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece === gaps.one) return 'one';
      return piece === gaps.other ? 'other' : insideText(piece);
    });
}

/** As the inside of a JSON text. */
function insideText(piece: string): Uint8Array {
  const into = newJsonBytes(piece.length * 4);
  putCell(into, encodeColumn([piece.replaceAll('"', '""')]), 0);
  return into.bytes.slice(0, into.end);
}
