import type { Reason } from '../../../core/finding.ts';
import { comparatorsFor } from './comparators.ts';
import { keyWays, writeKeys } from './keys.ts';
import type { Lexicon } from './lexicon.ts';
import { writeLine } from './lines.ts';
import { type Model, probabilityOf, type ReadyModel, readyModel } from './model.ts';
import { nameFillers } from './name-halves.ts';
import { type CellReader, reasonTeller } from './reasons.ts';
import type { RoleColumn, Texts } from './roles.ts';
import { type Entity, schemaFor } from './schema.ts';
import { levelsOf, type Scorer, scorerFor } from './score.ts';
import { isStrong, ownComparisons } from './strong.ts';
import { internCell, newWorld, type World } from './world.ts';

/** How likely two records are one. */
export interface Likeness {
  /** Log2 odds. */
  readonly weight: number;
  readonly probability: number;
  /** Both have a key in common that is hardly anybody else's: see `isStrong`. */
  readonly strong: boolean;
}

/** Compares records one by one, as the bulk run does with all of them. */
export interface Matcher {
  readonly entity: Entity;
  /** Raised when keys or levels change their meaning. */
  readonly version: number;
  /** Records that share a key of a rule are to be compared, unless more than `cap` have it, both included. */
  readonly rules: readonly { readonly name: string; readonly cap: number }[];
  /** Keys by which a record is looked up. They do not depend on the model. */
  blockingKeys(values: Texts): readonly { readonly rule: number; readonly key: string }[];
  /** The same for either order. */
  comparePair(a: Texts, b: Texts, model: Model): Likeness;
  /** As `comparePair`, with the reasons in the order of their weight. */
  explainPair(a: Texts, b: Texts, model: Model): Likeness & { readonly reasons: readonly Reason[] };
}

const version = 2;
/** From so many values on the memory of what was read is emptied. */
const mostRemembered = 50_000;
const encoder = new TextEncoder();

interface Bench {
  readonly world: World;
  readonly lines: Int32Array;
  readonly scorers: WeakMap<Model, Judge>;
}

interface Judge {
  readonly ready: ReadyModel;
  readonly scorer: Scorer;
  readonly levels: (a: number, b: number, into: Int8Array) => void;
}

/** Binds what columns mean. Making it costs little; what it has read it remembers for a while. */
export function matcherFor(columns: readonly RoleColumn[], lexicon: Lexicon): Matcher {
  const schema = schemaFor(columns);
  const ways = keyWays(schema);
  const fillers = nameFillers(schema);
  let bench = newBench();

  function newBench(): Bench {
    const world = newWorld(schema, lexicon);
    return { world, lines: new Int32Array(2 * world.layout.width), scorers: new WeakMap() };
  }

  function freshBench(): Bench {
    if (bench.world.dictionaries.some(({ count }) => count > mostRemembered)) bench = newBench();
    return bench;
  }

  function valuesOf({ world }: Bench, texts: Texts): Int32Array {
    const values = new Int32Array(schema.slots.length);
    schema.slots.forEach(({ column }, slot) => {
      const text = texts[column] ?? '';
      if (text === '') return;
      const bytes = encoder.encode(text);
      values[slot] = internCell(world, slot, bytes, 0, bytes.length);
    });
    if (fillers.every(([to]) => values[to] === 0)) for (const [to, from] of fillers) values[to] = values[from]!;
    return values;
  }

  function judgeOf({ world, lines, scorers }: Bench, model: Model): Judge {
    const known = scorers.get(model);
    if (known !== undefined) return known;
    const ready = readyModel(schema, model);
    const { dictionaries, layout } = world;
    const comparators = comparatorsFor(schema, { lines, layout, dictionaries, lexicon, words: ready.words });
    const judge: Judge = {
      ready,
      scorer: scorerFor(comparators, ready),
      levels: (a, b, into) => levelsOf(comparators, a, b, into),
    };
    scorers.set(model, judge);
    return judge;
  }

  function lay(a: Texts, b: Texts, model: Model) {
    const current = freshBench();
    const { world, lines } = current;
    const judge = judgeOf(current, model);
    const { layout, dictionaries } = world;
    [a, b].forEach((texts, i) => {
      writeLine(lines, i * layout.width, layout, dictionaries, judge.ready.values, valuesOf(current, texts));
    });
    const { width } = layout;
    return { current, judge, width };
  }

  function likeness(a: Texts, b: Texts, model: Model) {
    const { current, judge, width } = lay(a, b, model);
    const weight = judge.scorer.weight(0, width);
    const levels = new Int8Array(schema.comparisons.length);
    judge.levels(0, width, levels);
    const strong = isStrong(schema, ownComparisons(schema, model), levels);
    return { judged: { weight, probability: probabilityOf(weight), strong }, levels, current };
  }

  return {
    entity: schema.entity,
    version,
    rules: schema.rules.map(({ name, cap }) => ({ name, cap })),
    blockingKeys(texts) {
      const current = freshBench();
      const values = valuesOf(current, texts);
      const keys = new Int32Array(ways.length);
      writeKeys(ways, current.world.dictionaries, (slot) => values[slot]!, keys, 0);
      const found = ways.flatMap(({ rule }, way) =>
        keys[way] === 0 ? [] : [{ rule, key: (keys[way]! >>> 0).toString(16) }],
      );
      return found.filter((one, at) => found.findIndex(({ rule, key }) => rule === one.rule && key === one.key) === at);
    },
    comparePair: (a, b, model) => likeness(a, b, model).judged,
    explainPair(a, b, model) {
      const { judged, levels } = likeness(a, b, model);
      const reader =
        (texts: Texts): CellReader =>
        (column) =>
          texts[column]?.trim() ?? '';
      return { ...judged, reasons: reasonTeller(schema, model)(levels, reader(a), reader(b)) };
    },
  };
}
