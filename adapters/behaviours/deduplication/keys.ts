import { mixed, mixedEitherWay } from './byte-hash.ts';
import type { Dictionary } from './dictionary.ts';
import { takenOf } from './key-parts.ts';
import type { Part, Schema } from './schema.ts';

/** A way to make a key, with its rule. */
export interface KeyWay {
  readonly rule: number;
  readonly first: Part;
  readonly second: Part | null;
  readonly eitherWay: boolean;
}

/** Every way to make a key, those of one rule beside one another. */
export function keyWays({ rules }: Schema): readonly KeyWay[] {
  return rules.flatMap(({ keys, eitherWay }, rule) =>
    keys.map(([first, second = null]) => ({ rule, first, second, eitherWay })),
  );
}

/** The key of a way, from what is taken for its parts; 0 where one of them is missing. */
export function keyOf({ second, eitherWay }: KeyWay, one: number, other: number): number {
  if (second === null || one === 0) return one;
  if (other === 0) return 0;
  return eitherWay ? mixedEitherWay(one, other) : mixed(one, other);
}

/** Every key of a record whose values are known by slot, in the order of `keyWays`; 0 where it has none. */
export function writeKeys(
  ways: readonly KeyWay[],
  dictionaries: readonly Dictionary[],
  valueAt: (slot: number) => number,
  into: Int32Array,
  at: number,
): void {
  const taken = ({ slot, take }: Part) => takenOf(dictionaries[slot]!, valueAt(slot), take);
  for (let i = 0; i < ways.length; i++) {
    const { first, second } = ways[i]!;
    into[at + i] = keyOf(ways[i]!, taken(first), second === null ? 0 : taken(second));
  }
}
