import type { BulkTable } from './bulk.ts';
import { canonicalOrder } from './canonical-order.ts';
import { type Column, handedColumn } from './column.ts';
import type { Crew, Part } from './crew.ts';
import type { Dictionary } from './dictionary.ts';
import type { Outcomes } from './jobs.ts';
import type { Lexicon } from './lexicon.ts';
import { handed, numbers } from './memory.ts';
import type { Model, Rareness } from './model.ts';
import type { Schema } from './schema.ts';

/** What stands in tables, as numbers of values. */
interface Read {
  readonly values: readonly Int32Array[];
  readonly dictionaries: readonly Dictionary[];
  readonly order: Int32Array;
  readonly idHashes: Int32Array;
  readonly filled: readonly number[];
  readonly values_: readonly Rareness[];
  readonly words: readonly (Rareness | null)[];
  readonly weights: readonly Uint8Array[];
}

/** Reads all columns into dictionaries, kind by kind. */
export async function readTables(
  schema: Schema,
  tables: readonly BulkTable[],
  rows: number,
  lexicon: Lexicon,
  model: Model | null,
  crew: Crew,
  part: Part,
): Promise<Read> {
  const shared = crew.hands > 1;
  const columnAt = columnIndexes(schema);
  const values = schema.slots.map(() => numbers(rows, shared));
  const idHashes = numbers(rows, shared);
  const ids = tables.map((table) => handedColumn(table.ids, shared));
  const kinds = [...new Set(schema.slots.map(({ kind }) => kind))];
  const jobs = kinds.map((kind) => {
    const slots = schema.slots.flatMap((slot, at) => (slot.kind === kind ? [at] : []));
    const columns = slots.map((slot) => tables.map((table) => handedColumn(table.columns[columnAt[slot]!]!, shared)));
    const bytes = columns.flat().reduce((sum, column) => sum + filledBytes(column), 0);
    return { slots, columns, bytes };
  });
  // What takes longest first, so that no thread has much left when the others are done.
  jobs.sort((a, b) => b.bytes - a.bytes);
  const interning = crew.run<'intern'>(
    jobs.map(({ slots, columns }) => ({
      is: 'intern',
      schema,
      lexicon,
      slots,
      columns,
      values: slots.map((slot) => values[slot]!),
      known: slots.map((slot) => model?.values[slot] ?? null),
      shared,
    })),
    part,
  );
  // Whoever has no more columns to read does this while the others finish theirs.
  await crew.run<'hash'>([{ is: 'hash', columns: ids, hashes: idHashes }]);
  const interned = await interning;
  const of = <T>(pick: (outcome: Outcomes['intern'], place: number) => T): readonly T[] =>
    schema.slots.map((_, slot) => {
      const at = jobs.findIndex(({ slots }) => slots.includes(slot));
      return pick(interned[at]!, jobs[at]!.slots.indexOf(slot));
    });
  const dictionaries = of(({ dictionary }) => dictionary);
  const names = schema.slots.flatMap(({ kind }, slot) =>
    kind === 'name' ? [{ dictionary: dictionaries[slot]!, values: values[slot]! }] : [],
  );
  return {
    values,
    dictionaries,
    idHashes,
    filled: interned.flatMap((outcome) => outcome.filled),
    order: handed(canonicalOrder(rows, ids, idHashes, names), shared),
    values_: of((outcome, place) => outcome.values[place]!),
    words: of((outcome, place) => outcome.words[place] ?? null),
    weights: of((outcome, place) => outcome.weights[place]!),
  };
}

/** About how many bytes stand in the cells of a column, by every hundredth. */
function filledBytes({ bounds }: Column): number {
  let bytes = 0;
  for (let i = 0; i < bounds.length; i += 200) bytes += bounds[i + 1]! - bounds[i]!;
  return bytes;
}

/** By slot, which of the given columns it reads. */
function columnIndexes({ slots }: Schema): readonly number[] {
  let column = -1;
  return slots.map(({ half }) => (half === 'family' ? column : ++column));
}
