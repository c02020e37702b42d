import type { Blocks, Keyed } from './blocks.ts';
import { apartness, componentBounds, componentsOf, groupLists } from './bulk-clusters.ts';
import { placesIn } from './canonical-order.ts';
import type { Column } from './column.ts';
import type { Compared } from './comparator.ts';
import { comparatorsFor } from './comparators.ts';
import { alone, type Crew, type Part } from './crew.ts';
import { fitTo } from './fit.ts';
import { keyWays } from './keys.ts';
import type { Lexicon } from './lexicon.ts';
import { layoutOf } from './lines.ts';
import { linksOf } from './links.ts';
import { fractions, numbers } from './memory.ts';
import { likely, type Model, type ReadyModel, readyModel, weightOf } from './model.ts';
import { leastWeight, type Pairs } from './pairs.ts';
import { readTables } from './read-tables.ts';
import type { RoleColumn } from './roles.ts';
import { type Schema, schemaFor } from './schema.ts';

/** A table of records: an id for each row, and the cells of the columns that take part, in their order. */
export interface BulkTable {
  readonly ids: Column;
  readonly columns: readonly Column[];
}

export interface BulkOptions {
  /** Judge by this instead of fitting a model. */
  readonly model?: Model;
  /** Pairs of rows that people said are one, and that are not. Rows of a second table go on behind the first's. */
  readonly same?: readonly (readonly [number, number])[];
  readonly apart?: readonly (readonly [number, number])[];
  /** From this probability on two records are one. */
  readonly threshold?: number;
  /** Told when a step is done. */
  readonly step?: (step: Step) => void;
  /** Told now and then how much of the step is done that is under way. */
  readonly part?: Part;
}
export type Step = 'read' | 'block' | 'fit' | 'score' | 'group';

/** What was found. Rows are those of the tables as given. */
export interface Found {
  /** Groups of rows that are one; with two tables, pairs of rows, each row in one at most. */
  readonly groups: readonly (readonly number[])[];
  /** Pairs of rows with their log2 odds, the likely and the doubtful. */
  readonly pairs: Pairs;
  readonly model: Model;
  /** For what goes on from here. */
  readonly state: BulkState;
}

/** All that a run has laid out, by place in the canonical order. */
export interface BulkState {
  readonly schema: Schema;
  readonly lexicon: Lexicon;
  readonly compared: Compared;
  readonly keyed: Keyed;
  readonly blocks: readonly Blocks[];
  readonly ready: ReadyModel;
  /** By place, the row that stands there. */
  readonly order: Int32Array;
  /** By row. */
  readonly idHashes: Int32Array;
  /** Rows in which a whole name stands in for its halves. */
  readonly filled: readonly number[];
  readonly pairs: Pairs;
}

/** Slices of lines and of pairs that threads take in turn. */
const slicesAHand = 16;
/** How much of the reading it is to learn what the cells hold; the rest is to write the lines. */
const internShare = 0.8;
let runs = 0;

/**
 * Finds the records of a table that are one, or with two tables the records of the one and the other that are. The same for
 * any order of rows and any number of threads.
 */
export async function findDuplicates(
  columns: readonly RoleColumn[],
  tables: readonly [BulkTable] | readonly [BulkTable, BulkTable],
  lexicon: Lexicon,
  options: BulkOptions = {},
  crew: Crew = alone,
): Promise<Found> {
  const { step = () => {}, part = () => {}, threshold = likely } = options;
  const schema = schemaFor(columns);
  const rows = tables.reduce((sum, { ids }) => sum + (ids.bounds.length >> 1), 0);
  const shared = crew.hands > 1;

  const read = await readTables(schema, tables, rows, lexicon, options.model ?? null, crew, (share) =>
    part(share * internShare),
  );
  const { order, idHashes, values, dictionaries } = read;
  const rareness = options.model ?? { values: read.values_, words: read.words };
  const blank = blankModel(schema, rareness);
  const layout = layoutOf(schema);
  const lines = numbers(rows * layout.width, shared);
  const { words } = readyModel(schema, options.model ?? blank);
  const compared: Compared = { lines, layout, dictionaries, lexicon, words };
  const placed = schema.slots.map(() => numbers(rows, shared));
  await crew.run<'lines'>(
    ranges(rows, shared ? crew.hands * slicesAHand : 1).map(([from, to]) => ({
      is: 'lines',
      compared,
      values,
      placed,
      weights: read.weights,
      order,
      from,
      to,
    })),
    (share) => part(internShare + share * (1 - internShare)),
  );
  step('read');

  const ways = keyWays(schema);
  const keyed: Keyed = { rows, lines, layout, dictionaries, ways };
  const blocks: readonly Blocks[] = await crew.run<'block'>(
    schema.rules.map((rule, at) => ({ is: 'block', keyed, placed, rule, at, isShared: shared })),
    part,
  );
  step('block');

  const placeOf = placesIn(order);
  const sides = sidesOf(tables, order);
  const inPlaces = (pairs: readonly (readonly [number, number])[] = []) =>
    pairs.map(([a, b]) => [placeOf[a]!, placeOf[b]!] as const);
  const [same, apart] = [inPlaces(options.same), inPlaces(options.apart)];
  const comparators = comparatorsFor(schema, compared);
  const model =
    options.model ??
    ({
      ...blank,
      ...fitTo(schema, { rows, comparators, keyed, blocks, sides, same, apart }),
    } satisfies Model);
  step('fit');

  const ready = readyModel(schema, model);
  const slices = crew.hands * slicesAHand;
  const run = ++runs;
  const found = await crew.run<'score'>(
    Array.from({ length: slices }, (_, slice) => ({
      is: 'score',
      run,
      schema,
      compared,
      model: ready,
      keyed: { ways, lines, layout },
      blocks,
      sides,
      low: slice / slices,
      high: (slice + 1) / slices,
      least: leastWeight,
    })),
    part,
  );
  const pairs = joined(found, shared);
  step('score');

  const least = weightOf(threshold);
  const turn = (place: number) => idHashes[order[place]!]!;
  const groups = sides === null ? await grouped() : linksOf(sides, pairs, apart, turn);
  step('group');
  return {
    groups: groups.map((group) => group.map((place) => order[place]!)),
    pairs: { ...pairs, a: pairs.a.map((place) => order[place]!), b: pairs.b.map((place) => order[place]!) },
    model,
    state: { schema, lexicon, compared, keyed, blocks, ready, order, idHashes, filled: read.filled, pairs },
  };

  async function grouped(): Promise<readonly (readonly number[])[]> {
    const { twos, ...components } = componentsOf(rows, pairs, least, apartness(apart), shared);
    const bounds = componentBounds(components, pairs, shared ? crew.hands * slicesAHand : 1);
    const found = await crew.run<'group'>(
      bounds.slice(1).map((to, part) => ({
        is: 'group',
        run,
        schema,
        compared,
        model: ready,
        pairs,
        components,
        order,
        idHashes,
        apart,
        range: [bounds[part]!, to],
      })),
    );
    return [...twos, ...found.flatMap(groupLists)];
  }
}

/** A model of which only how rare values are is known. */
function blankModel(schema: Schema, { values, words }: Pick<Model, 'values' | 'words'>): Model {
  const levels = schema.comparisons.map((comparison) =>
    Array.from({ length: 5 }, () => new Array<number>(comparison.levels).fill(1 / comparison.levels)),
  );
  return { version: 1, classes: new Array<number>(5).fill(0.2), levels, values, words };
}

function ranges(rows: number, parts: number): readonly (readonly [number, number])[] {
  return Array.from({ length: parts }, (_, i) => [
    Math.floor((rows * i) / parts),
    Math.floor((rows * (i + 1)) / parts),
  ]);
}

function sidesOf(tables: readonly BulkTable[], order: Int32Array): Uint8Array | null {
  if (tables.length === 1) return null;
  const first = tables[0]!.ids.bounds.length >> 1;
  return Uint8Array.from(order, (row) => (row < first ? 0 : 1));
}

function joined(parts: readonly Pairs[], shared: boolean): Pairs {
  const count = parts.reduce((sum, { a }) => sum + a.length, 0);
  const [a, b, weights] = [numbers(count, shared), numbers(count, shared), fractions(count, shared)];
  let at = 0;
  let compared = 0;
  for (const part of parts) {
    a.set(part.a, at);
    b.set(part.b, at);
    weights.set(part.weights, at);
    at += part.a.length;
    compared += part.compared;
  }
  return { a, b, weights, compared };
}
