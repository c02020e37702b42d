import { type Dictionary, intern, newDictionary } from './dictionary.ts';
import type { Lexicon } from './lexicon.ts';
import { type Layout, layoutOf } from './lines.ts';
import { type Kind, normalisers } from './normalise.ts';
import type { Schema } from './schema.ts';
import { splitName } from './split-name.ts';

/** What records of one schema are read into: their values, each once. */
export interface World {
  readonly schema: Schema;
  readonly layout: Layout;
  readonly lexicon: Lexicon;
  /** By slot; slots of one kind have one in common. */
  readonly dictionaries: readonly Dictionary[];
}

/** A world that knows no value yet. */
export function newWorld(schema: Schema, lexicon: Lexicon): World {
  const byKind = new Map<Kind, Dictionary>();
  for (const { kind } of schema.slots) if (!byKind.has(kind)) byKind.set(kind, newDictionary(kind));
  return {
    schema,
    layout: layoutOf(schema),
    lexicon,
    dictionaries: schema.slots.map(({ kind }) => byKind.get(kind)!),
  };
}

/** The number of the value in a cell, whose text stands in `bytes` as UTF-8; 0 for nothing. */
export function internCell(
  { schema, dictionaries, lexicon }: World,
  slot: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  const { kind, half } = schema.slots[slot]!;
  if (half !== undefined) {
    const [from, length] = splitName(bytes, start, end, lexicon)[half];
    return length === 0 ? 0 : intern(dictionaries[slot]!, from, length, lexicon);
  }
  const length = normalisers[kind](bytes, start, end, lexicon);
  return length === 0 ? 0 : intern(dictionaries[slot]!, 0, length, lexicon);
}
