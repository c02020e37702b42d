import { hashBytes } from './byte-hash.ts';
import type { Lexicon } from './lexicon.ts';
import { inMemory } from './memory.ts';
import type { Kind } from './normalise.ts';
import { localPart, ownDomain } from './normalise-email.ts';
import { normal } from './normalise-text.ts';
import { signatureOf } from './similarity.ts';
import { soundOf } from './sound.ts';

/** Numbers that a dictionary keeps of each value, by their place in its record. */
export const width = 6;
export const offset = 0;
export const size = 1;
/** One bit for each letter. */
export const signature = 2;
export const hash = 3;
/** names and cities: the hash of the sound · e-mail: of the local part, 0 if shared · phone: of the last seven digits */
export const second = 4;
/** names: the number in `Lexicon.groupsOf` · e-mail: the hash of a domain of one's own */
export const third = 5;

/**
 * Every distinct value of one kind, once. A value's number is its place in `records`; 0 is the empty value.
 * The bytes of normal forms stand behind one another in `arena`; `slots` is an open-addressing table of numbers.
 */
export interface Dictionary {
  readonly kind: Kind;
  arena: Uint8Array;
  arenaEnd: number;
  records: Int32Array;
  /** Numbers given so far, the empty value's included. */
  count: number;
  slots: Int32Array;
  /** Numbers that no value has any more, each leading to the next in place of its offset; 0 if there is none. */
  free: number;
  /** How many those are. */
  spare: number;
}

const lastDigits = 7;

/** An empty dictionary with room for about so many values. */
export function newDictionary(kind: Kind, room = 32): Dictionary {
  let slots = 64;
  while (slots < room * 2) slots *= 2;
  return {
    kind,
    arena: new Uint8Array(Math.max(256, room * 12)),
    arenaEnd: 0,
    records: new Int32Array((room + 1) * width),
    count: 1,
    slots: new Int32Array(slots),
    free: 0,
    spare: 0,
  };
}

/** The number of the value in `normal[from .. from + length)`, given to it now if it is new. */
export function intern(dictionary: Dictionary, from: number, length: number, lexicon: Lexicon): number {
  const wanted = hashBytes(normal, from, length);
  const found = find(dictionary, normal, from, length, wanted);
  return found >= 0 ? found : add(dictionary, -found - 1, normal, from, length, wanted, lexicon);
}

/**
 * The number of a value, or `-1 - slot` of the free slot where it belongs. `wanted` is its hash.
 */
export function find(
  { records, arena, slots }: Dictionary,
  bytes: Uint8Array,
  from: number,
  length: number,
  wanted: number,
): number {
  const mask = slots.length - 1;
  for (let slot = wanted & mask; ; slot = (slot + 1) & mask) {
    const number = slots[slot]!;
    if (number === 0) return -1 - slot;
    const record = number * width;
    if (records[record + hash] !== wanted || records[record + size] !== length) continue;
    const start = records[record]!;
    let same = 0;
    while (same < length && arena[start + same] === bytes[from + same]) same++;
    if (same === length) return number;
  }
}

/** Gives a number to a new value, whose free slot `find` has found. */
export function add(
  dictionary: Dictionary,
  slot: number,
  bytes: Uint8Array,
  from: number,
  length: number,
  valueHash: number,
  lexicon: Lexicon,
): number {
  const number = newNumber(dictionary);
  if ((number + 1) * width > dictionary.records.length) dictionary.records = grown(dictionary.records, Int32Array);
  if (dictionary.arenaEnd + length > dictionary.arena.length) dictionary.arena = grown(dictionary.arena, Uint8Array);
  const { arena, records, arenaEnd } = dictionary;
  for (let i = 0; i < length; i++) arena[arenaEnd + i] = bytes[from + i]!;
  dictionary.arenaEnd += length;
  const record = number * width;
  records[record + offset] = arenaEnd;
  records[record + size] = length;
  records[record + signature] = signatureOf(arena, arenaEnd, length);
  records[record + hash] = valueHash;
  records[record + second] = 0;
  records[record + third] = 0;
  describe(dictionary, record, lexicon);
  dictionary.slots[slot] = number;
  if (dictionary.count * 2 > dictionary.slots.length) rehash(dictionary);
  return number;
}

function newNumber(dictionary: Dictionary): number {
  const { free } = dictionary;
  if (free === 0) return dictionary.count++;
  dictionary.free = dictionary.records[free * width + offset]!;
  dictionary.spare--;
  return free;
}

function describe({ kind, arena, records }: Dictionary, record: number, lexicon: Lexicon): void {
  const from = records[record + offset]!;
  const length = records[record + size]!;
  if (kind === 'name' || kind === 'city') {
    records[record + second] = soundOf(arena, from, length);
    records[record + third] = lexicon.nicknames.get(records[record + hash]!) ?? 0;
  } else if (kind === 'email') {
    records[record + second] = localPart(arena, from, length, lexicon);
    records[record + third] = ownDomain(arena, from, length);
  } else if (kind === 'phone' && length >= lastDigits)
    records[record + second] = hashBytes(arena, from + length - lastDigits, lastDigits);
}

function grown<A extends Uint8Array | Int32Array>(array: A, make: new (length: number) => A): A {
  // Large ones by a quarter: at a million values twice the room would be too much of it.
  const larger = new make(Math.max(256, Math.ceil(array.length * (array.length > 1 << 20 ? 1.25 : 2))));
  larger.set(array);
  return larger;
}

function rehash(dictionary: Dictionary): void {
  const { records, count } = dictionary;
  const slots = new Int32Array(dictionary.slots.length * (dictionary.slots.length > 1 << 20 ? 2 : 4));
  const mask = slots.length - 1;
  for (let number = 1; number < count; number++) {
    let slot = records[number * width + hash]! & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number;
  }
  dictionary.slots = slots;
}

/** The same dictionary without room to spare, in memory that threads share if so said. */
export function trimmed(dictionary: Dictionary, shared: boolean): Dictionary {
  const { kind, arena, arenaEnd, records, count, slots } = dictionary;
  return {
    kind,
    arena: inMemory(arena.subarray(0, arenaEnd), shared),
    arenaEnd,
    records: inMemory(records.subarray(0, count * width), shared),
    count,
    slots: inMemory(slots, shared),
    free: 0,
    spare: 0,
  };
}
