import type { BulkState } from './bulk.ts';
import { hashText } from './byte-hash.ts';
import { comparatorsFor } from './comparators.ts';
import { keyWays, writeKeys } from './keys.ts';
import { writeLine } from './lines.ts';
import { liveBlocks, writeAllKeys } from './live-blocks.ts';
import { liveEdges } from './live-edges.ts';
import { liveGroups } from './live-groups.ts';
import { likely, weightOf } from './model.ts';
import { nameFillers } from './name-halves.ts';
import { leastWeight } from './pairs.ts';
import type { Texts } from './roles.ts';
import { type Scorer, scorerFor } from './score.ts';
import { isFull, sweepDictionary } from './sweep-dictionary.ts';
import { internCell, type World } from './world.ts';

/**
 * The duplicates of a table kept up to date: after any edits the groups are those that a fresh run would find with the same
 * model. Records are named by numbers: the rows of the run it began with, and what `add` answers.
 */
export interface LiveIndex {
  /** Takes in a new record; answers its number. */
  add(id: string, texts: Texts): number;
  /** What stands in cells of a record now; those of other columns stay as they are. */
  change(record: number, texts: Texts): void;
  remove(record: number): void;
  /** The records that are one with this one, itself included, in the order of their numbers. */
  groupOf(record: number): readonly number[];
  /** The records that it may be one with, and the log2 odds of each. */
  likelyOnes(record: number): readonly { readonly record: number; readonly weight: number }[];
  /** Bytes in use. */
  bytes(): number;
}

/** Room to spare: at a million records more would be too much of it. */
const growth = 1.03;
const encoder = new TextEncoder();
/** Of longer cells only so much is read, as much as any normal form keeps and more. */
const longestCell = 1000;
const cell = new Uint8Array(longestCell * 3);

/** Begins with what a run over one table has laid out, and uses it up. */
export function liveIndex(state: BulkState, threshold = likely): LiveIndex {
  const { schema, lexicon, compared, ready, pairs } = state;
  const { layout, dictionaries, words } = compared;
  const { width } = layout;
  const distinct = [...new Set(dictionaries)];
  const ways = keyWays(schema);
  const fillers = nameFillers(schema);
  const least = weightOf(threshold);
  const world: World = { schema, layout, lexicon, dictionaries };
  const ruleOf = Int32Array.from(ways, ({ rule }) => rule);
  let count = state.order.length;
  let room = Math.ceil(count * growth) + 64;
  let lines = new Int32Array(room * width);
  lines.set(compared.lines);
  let scorer = newScorer();
  const keyed = { rows: count, lines, layout, dictionaries, ways };
  writeAllKeys(keyed);
  const blocks = liveBlocks(keyed, schema.rules, () => lines);
  const edges = liveEdges(room, pairs.a.length + 64);
  for (let i = 0; i < pairs.a.length; i++) edges.set(pairs.a[i]!, pairs.b[i]!, pairs.weights[i]!);
  let recordAt = roomy(state.order);
  let turns = roomy(turnsOf(state));
  let placeOf = roomy(inverse(state.order));
  const filled = new Set(state.filled.map((row) => placeOf[row]!));
  const groups = liveGroups(
    room,
    edges,
    least,
    (a, b) => scorer.weight(a * width, b * width),
    (place) => turns[place]!,
  );
  groups.repair(pairs.a);

  const values = new Int32Array(schema.slots.length);
  const newKeys = new Int32Array(ways.length);
  const members: number[] = [];

  function newScorer(): Scorer {
    return scorerFor(comparatorsFor(schema, { lines, layout, dictionaries, lexicon, words }), ready);
  }

  function roomy(array: Int32Array): Int32Array {
    const grown = new Int32Array(room);
    grown.set(array);
    return grown;
  }

  function makeRoom(): void {
    if (count < room) return;
    room = Math.ceil(room * growth) + 64;
    const grown = new Int32Array(room * width);
    grown.set(lines);
    lines = grown;
    [recordAt, turns, placeOf] = [roomy(recordAt), roomy(turns), roomy(placeOf)];
    groups.grow(room);
    edges.grow(room);
    scorer = newScorer();
  }

  /** Makes room for the values of a record more; numbers that nobody has are given away again. */
  function makeWordRoom(): void {
    for (const dictionary of distinct) {
      if (!isFull(dictionary)) continue;
      const used = new Uint8Array(dictionary.count);
      dictionaries.forEach((one, slot) => {
        if (one === dictionary) for (let at = slot; at < count * width; at += width) used[lines[at]!] = 1;
      });
      sweepDictionary(dictionary, used);
      // What was remembered of a number may be another value's now.
      scorer = newScorer();
    }
  }

  function weigh(a: number, b: number): number {
    return scorer.atLeast(a * width, b * width, leastWeight);
  }

  /** Whether two records share a key that not too many have. */
  function areCandidates(a: number, b: number): boolean {
    for (let i = 0; i < ways.length; i++) {
      const key = lines[a * width + layout.keys + i]!;
      if (key !== 0 && hasKey(b, ruleOf[i]!, key) && isActive(ruleOf[i]!, key)) return true;
    }
    return false;
  }

  function hasKey(place: number, rule: number, key: number): boolean {
    const from = place * width + layout.keys;
    for (let i = 0; i < ways.length; i++) if (ruleOf[i] === rule && lines[from + i] === key) return true;
    return false;
  }

  function isActive(rule: number, key: number): boolean {
    return blocks.members(rule, key, []) <= schema.rules[rule]!.cap;
  }

  /** Looks again at every pair of a block that was or will be too large. */
  function reconsider(rule: number, key: number, touched: Set<number>): void {
    const all: number[] = [];
    const { cap } = schema.rules[rule]!;
    if (blocks.members(rule, key, all) > cap + 1) return;
    for (let i = 0; i < all.length; i++) for (let j = i + 1; j < all.length; j++) look(all[i]!, all[j]!, touched);
  }

  function look(a: number, b: number, touched: Set<number>): void {
    const before = edges.get(a, b);
    const weight = areCandidates(a, b) ? (before ?? weigh(a, b)) : Number.NEGATIVE_INFINITY;
    if (weight >= leastWeight === (before !== undefined)) return;
    if (before !== undefined) edges.remove(a, b);
    else edges.set(a, b, weight);
    touched.add(a).add(b);
  }

  /** Writes the keys of a record; blocks that cross their cap are looked at again. */
  function moveKeys(place: number, touched: Set<number>): void {
    const from = place * width + layout.keys;
    const old = lines.slice(from, from + ways.length);
    for (let i = 0; i < ways.length; i++)
      for (let before = i - 1; before >= 0 && ruleOf[before] === ruleOf[i]; before--)
        if (newKeys[before] === newKeys[i]) newKeys[i] = 0;
    const left: number[] = [];
    const entered: number[] = [];
    for (let i = 0; i < ways.length; i++) {
      if (old[i] !== 0 && !isIn(newKeys, ruleOf[i]!, old[i]!)) left.push(i);
      if (newKeys[i] !== 0 && !isIn(old, ruleOf[i]!, newKeys[i]!)) entered.push(i);
    }
    // What a crossing changes is told by the state after all moves: sizes are noted before, pairs looked at behind.
    lines.set(newKeys, from);
    for (const i of left) blocks.leave(ruleOf[i]!, old[i]!, place);
    for (const i of entered) blocks.enter(ruleOf[i]!, newKeys[i]!, place);
    for (const i of left) {
      const { cap } = schema.rules[ruleOf[i]!]!;
      if (sizeOf(ruleOf[i]!, old[i]!) === cap) reconsider(ruleOf[i]!, old[i]!, touched);
    }
    for (const i of entered) {
      const { cap } = schema.rules[ruleOf[i]!]!;
      if (sizeOf(ruleOf[i]!, newKeys[i]!) === cap + 1) reconsider(ruleOf[i]!, newKeys[i]!, touched);
    }
  }

  function isIn(keys: Int32Array, rule: number, key: number): boolean {
    for (let i = 0; i < keys.length; i++) if (ruleOf[i] === rule && keys[i] === key) return true;
    return false;
  }

  function sizeOf(rule: number, key: number): number {
    return blocks.members(rule, key, []);
  }

  /** Scores a record anew against all that share a key with it. */
  function connect(place: number, touched: Set<number>): void {
    edges.each(place, (other) => touched.add(other));
    for (const other of [...touched]) edges.remove(place, other);
    touched.add(place);
    const seen = new Set<number>([place]);
    for (let i = 0; i < ways.length; i++) {
      const key = lines[place * width + layout.keys + i]!;
      if (key === 0) continue;
      members.length = 0;
      if (blocks.members(ruleOf[i]!, key, members) > schema.rules[ruleOf[i]!]!.cap) continue;
      for (const other of members) {
        if (seen.has(other)) continue;
        seen.add(other);
        const weight = weigh(place, other);
        if (weight < leastWeight) continue;
        edges.set(place, other, weight);
        touched.add(other);
      }
    }
  }

  /** Leaves in `values` what a record holds now: what stands in the cells that are given, else what it held. */
  function read(place: number, texts: Texts | null): void {
    const line = place * width;
    schema.slots.forEach(({ column }, slot) => {
      const text = texts === null ? '' : texts[column];
      if (text === undefined) {
        values[slot] = lines[line + slot]!;
        return;
      }
      const { written } = encoder.encodeInto(text.slice(0, longestCell), cell);
      values[slot] = written === 0 ? 0 : internCell(world, slot, cell, 0, written);
    });
    if (fillers.length === 0) return;
    // A name that was filled from the whole name is as if it were not there.
    if (filled.has(place))
      for (const [to] of fillers) if (texts?.[schema.slots[to]!.column] === undefined) values[to] = 0;
    filled.delete(place);
    if (fillers.some(([to]) => values[to] !== 0)) return;
    for (const [to, from] of fillers) values[to] = values[from]!;
    filled.add(place);
  }

  function write(place: number, texts: Texts | null): void {
    makeWordRoom();
    read(place, texts);
    writeLine(lines, place * width, layout, dictionaries, ready.values, values);
    writeKeys(ways, dictionaries, (slot) => values[slot]!, newKeys, 0);
    const touched = new Set<number>();
    moveKeys(place, touched);
    const own = new Set<number>();
    connect(place, own);
    for (const other of own) touched.add(other);
    groups.repair(touched);
    blocks.tidy();
  }

  return {
    add(id, texts) {
      makeRoom();
      const place = count++;
      recordAt[place] = place;
      placeOf[place] = place;
      turns[place] = hashText(id);
      lines.fill(0, place * width, (place + 1) * width);
      write(place, texts);
      return place;
    },
    change: (record, texts) => write(placeOf[record]!, texts),
    remove: (record) => write(placeOf[record]!, null),
    groupOf: (record) =>
      groups
        .of(placeOf[record]!)
        .map((place) => recordAt[place]!)
        .sort((a, b) => a - b),
    likelyOnes(record) {
      const found: { record: number; weight: number }[] = [];
      edges.each(placeOf[record]!, (other, weight) => {
        if (weight >= least) found.push({ record: recordAt[other]!, weight });
      });
      return found.sort((a, b) => b.weight - a.weight || a.record - b.record);
    },
    bytes() {
      const words = distinct.reduce(
        (sum, { arena, records, slots }) => sum + arena.byteLength + records.byteLength + slots.byteLength,
        0,
      );
      const arrays = [lines, recordAt, turns, placeOf].reduce((sum, { byteLength }) => sum + byteLength, 0);
      return words + arrays + blocks.bytes() + edges.bytes() + groups.bytes();
    },
  };
}

/** Out of the reach of what lives on: whatever a closure here names would be kept with it, and so the whole run. */
function turnsOf({ order, idHashes }: BulkState): Int32Array {
  return order.map((row) => idHashes[row]!);
}

function inverse(order: Int32Array): Int32Array {
  const places = new Int32Array(order.length);
  for (let place = 0; place < order.length; place++) places[order[place]!] = place;
  return places;
}
